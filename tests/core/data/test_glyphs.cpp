#include "base/Hash.h"
#include "data/FontPackages.h"
#include "data/GlyphFamilies.h"
#include "data/Glyphs.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace deltarank;
using data::Glyphs;
using data::GlyphSet;
using data::GlyphsOptions;
using data::Part;

/// The data set made from at most 80 of the fonts that are installed here; skips where there are hardly any.
class TestGlyphs : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_cache;
    QTemporaryDir m_fonts; ///< links to the fonts used

    GlyphsOptions options(GlyphSet set = GlyphSet::LettersDigits)
    {
        GlyphsOptions options;
        options.set = set;
        options.folders = {m_fonts.path().toStdString()};
        options.cacheFolder = m_cache.path().toStdString();
        options.leastFamilies = 1;
        return options;
    }
    std::unique_ptr<Glyphs> open(const GlyphsOptions& options)
    {
        auto glyphs = data::openGlyphs(options);
        return glyphs ? std::move(*glyphs) : nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        // Up to 40 fonts that hold many scripts, where installed, and 40 of the others, evenly.
        QStringList known, others;
        for (const auto& folder : data::usualFontFolders()) {
            QDirIterator files(QString::fromStdString(folder.string()), {"*.ttf", "*.otf"}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                const QString path = files.next();
                static const QRegularExpression manyScripts(
                    "/(DejaVu|Liberation|Free|LinLib|Roboto|Inter)[^/]*$");
                (manyScripts.match(path).hasMatch() ? known : others) << path;
            }
        }
        for (QStringList* list : {&known, &others}) {
            list->sort();
            const qsizetype step = std::max<qsizetype>(1, (list->size() + 39) / 40);
            for (qsizetype i = 0; i < list->size(); i += step)
                QFile::link(list->at(i), m_fonts.filePath(QFileInfo(list->at(i)).fileName()));
        }
    }

    void charactersAreDifferent()
    {
        const auto& letters = data::charactersOf(GlyphSet::LettersDigits);
        const auto& others = data::charactersOf(GlyphSet::Others);
        QCOMPARE(letters.size(), std::size_t{62});
        QCOMPARE(others.size(), std::size_t{87});
        std::set<char32_t> all(letters.begin(), letters.end());
        all.insert(others.begin(), others.end());
        QCOMPARE(all.size(), std::size_t{149});
    }

    void sameAgainFromFontsAndFromCache()
    {
        const auto first = open(options());
        if (!first)
            QSKIP("No outline font with all letters and digits is installed.");
        const auto cached = open(options());
        QVERIFY(cached);
        QTemporaryDir elsewhere;
        GlyphsOptions anew = options();
        anew.cacheFolder = elsewhere.path().toStdString();
        const auto again = open(anew);
        QVERIFY(again);
        for (const auto* other : {cached.get(), again.get()}) {
            QCOMPARE(QString::fromStdString(other->fingerprint()),
                     QString::fromStdString(first->fingerprint()));
            QCOMPARE(other->size(), first->size());
            QVERIFY(other->families() == first->families());
            QVERIFY(other->classNames() == first->classNames());
            QVERIFY(other->notes() == first->notes());
            for (std::size_t i = 0; i < first->size(); i += 97) {
                QVERIFY(std::ranges::equal(other->grey(i), first->grey(i)));
                QVERIFY(other->samples()[i].id == first->samples()[i].id);
                QCOMPARE(other->samples()[i].label, first->samples()[i].label);
                QCOMPARE(other->samples()[i].group, first->samples()[i].group);
            }
        }
    }

    void damagedCacheIsMadeAnew()
    {
        const auto first = open(options());
        if (!first)
            QSKIP("No outline font with all letters and digits is installed.");
        const std::filesystem::path folder = std::filesystem::path(m_cache.path().toStdString()) / "glyphs";
        std::size_t files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            QFile file(entry.path());
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.seek(file.size() - 1));
            char last = 0;
            QVERIFY(file.getChar(&last));
            QVERIFY(file.seek(file.size() - 1));
            QVERIFY(file.putChar(static_cast<char>(last ^ 0x55)));
            ++files;
        }
        QCOMPARE(files, std::size_t{1});
        const auto again = open(options());
        QVERIFY(again);
        QCOMPARE(QString::fromStdString(again->fingerprint()), QString::fromStdString(first->fingerprint()));
    }

    void samplesAreSound_data()
    {
        QTest::addColumn<int>("set");
        QTest::newRow("letters") << static_cast<int>(GlyphSet::LettersDigits);
        QTest::newRow("others") << static_cast<int>(GlyphSet::Others);
    }
    void samplesAreSound()
    {
        QFETCH(int, set);
        const auto glyphs = open(options(static_cast<GlyphSet>(set)));
        if (!glyphs)
            QSKIP("No outline font with all characters of this set is installed.");
        const std::size_t classes = glyphs->classNames().size();
        QCOMPARE(glyphs->size() % classes, std::size_t{0});
        std::set<std::string> ids;
        std::map<int, std::set<Part>> parts;
        for (std::size_t i = 0; i < glyphs->size(); ++i) {
            const auto& sample = glyphs->samples()[i];
            QVERIFY(ids.insert(sample.id).second);
            QCOMPARE(static_cast<std::size_t>(sample.label), i % classes);
            QVERIFY(sample.group >= 0 && static_cast<std::size_t>(sample.group) < glyphs->families().size());
            parts[sample.group].insert(sample.part);
            const auto grey = glyphs->grey(i);
            int ink = 0, outside = 0;
            for (int y = 0; y < data::glyphSize; ++y)
                for (int x = 0; x < data::glyphSize; ++x) {
                    const int value = grey[static_cast<std::size_t>(y * data::glyphSize + x)];
                    ink += value;
                    const bool margin = x < data::glyphMargin || y < data::glyphMargin ||
                                        x >= data::glyphSize - data::glyphMargin ||
                                        y >= data::glyphSize - data::glyphMargin;
                    outside += margin ? value : 0;
                }
            QVERIFY2(ink >= 8 * 255, sample.id.c_str());
            // The box is filled to the rounding of the outline: only its outermost pixels may spill.
            QVERIFY2(outside <= 64 * 8, qPrintable(QString("%1: %2").arg(sample.id.c_str()).arg(outside)));
        }
        for (const auto& [group, of] : parts) {
            QCOMPARE(of.size(), std::size_t{1});
            QVERIFY(*of.begin() == data::partOfFamily(glyphs->families()[static_cast<std::size_t>(group)]));
        }
        const auto picture = glyphs->image(5);
        QVERIFY(picture);
        QCOMPARE(picture->width, 32);
        QCOMPARE(picture->rgb[3 * 500 + 2], glyphs->grey(5)[500]);
    }

    void setsAgreeOnFamilies()
    {
        const auto letters = open(options());
        const auto others = open(options(GlyphSet::Others));
        if (!letters || !others)
            QSKIP("Too few fonts are installed.");
        std::map<std::string, std::string> familyOfFace;
        const auto faceOf = [](const data::Sample& sample) {
            return sample.id.substr(0, sample.id.rfind('/'));
        };
        for (const auto& sample : letters->samples())
            familyOfFace[faceOf(sample)] = letters->families()[static_cast<std::size_t>(sample.group)];
        std::size_t common = 0;
        for (const auto& sample : others->samples())
            if (const auto found = familyOfFace.find(faceOf(sample)); found != familyOfFace.end()) {
                QCOMPARE(QString::fromStdString(others->families()[static_cast<std::size_t>(sample.group)]),
                         QString::fromStdString(found->second));
                ++common;
            }
        QVERIFY(common > 0);
    }

    void splitHasItsShares()
    {
        int test = 0, validation = 0;
        constexpr int families = 20000;
        for (int i = 0; i < families; ++i) {
            const Part part = data::partOfFamily("Family " + std::to_string(i));
            test += part == Part::Test;
            validation += part == Part::Validation;
        }
        QVERIFY2(std::abs(test - families / 5) < 300, qPrintable(QString::number(test)));
        QVERIFY2(std::abs(validation - families / 10) < 250, qPrintable(QString::number(validation)));
    }

    void copiesAreOneFamily()
    {
        // Three made families: the second is the first with a speck, the third its mirror image.
        constexpr std::size_t letters = 62;
        const auto face = [&](const std::string& family) {
            data::RenderedFace made;
            made.family = family;
            made.present.assign(letters, true);
            for (std::size_t c = 0; c < letters; ++c)
                for (int y = 0; y < data::glyphSize; ++y)
                    for (int x = 0; x < data::glyphSize; ++x)
                        made.pixels.push_back(
                            x > 4 && x < 12 && static_cast<std::size_t>(y) < 6 + c % 20 ? 255 : 0);
            return made;
        };
        std::vector<data::RenderedFace> faces{face("Zebra"), face("Antelope"), face("Mirror"),
                                              face("Zebra Narrow")};
        faces[1].pixels[500] = 255;
        for (std::size_t row = 0; row < letters * data::glyphSize; ++row)
            std::reverse(faces[2].pixels.begin() + static_cast<std::ptrdiff_t>(row * data::glyphSize),
                         faces[2].pixels.begin() + static_cast<std::ptrdiff_t>((row + 1) * data::glyphSize));
        for (auto& pixel : faces[3].pixels)
            pixel = static_cast<std::uint8_t>(255 - pixel);
        const auto groups = data::groupFaces(faces, letters, std::vector<bool>(4, true));
        QCOMPARE(groups.group[0], groups.group[1]); // coinciding pictures
        QCOMPARE(groups.group[0], groups.group[3]); // related names
        QVERIFY(groups.group[0] != groups.group[2]);
        QVERIFY(groups.names[static_cast<std::size_t>(groups.group[0])] == "Antelope");
        QVERIFY(!groups.copy[0] && groups.copy[1] && !groups.copy[2] && !groups.copy[3]);
        const auto unwanted = data::groupFaces(faces, letters, {false, true, true, true});
        QVERIFY(!unwanted.copy[1]);
    }

    void tooFewFontsNamesPackages()
    {
        QTemporaryDir empty;
        GlyphsOptions none = options();
        none.folders = {empty.path().toStdString()};
        const auto refused = data::openGlyphs(none);
        QVERIFY(!refused);
        QVERIFY(refused.error().code == base::ErrorCode::NotFound);
        QVERIFY(refused.error().hint.find("fonts-dejavu-core") != std::string::npos);
    }

    void brokenFontFilesAreLeftOut()
    {
        QTemporaryDir folder;
        for (const char* name : {"empty.ttf", "noise.otf", "short.pfb"}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            if (QString(name) != "empty.ttf")
                file.write(QByteArray("\x00\x01\x00\x00\x00\x7F\x00\x10garbage", 15).repeated(40));
        }
        GlyphsOptions broken = options();
        broken.folders = {folder.path().toStdString()};
        QVERIFY(!data::openGlyphs(broken));
    }

    void stops()
    {
        QTemporaryDir folder;
        GlyphsOptions slow = options();
        slow.cacheFolder = folder.path().toStdString();
        auto stop = base::StopToken::create();
        stop.request(base::StopToken::Request::Now);
        const auto stopped = data::openGlyphs(slow, {}, stop);
        QVERIFY(!stopped);
        QVERIFY(stopped.error().code == base::ErrorCode::Stopped);
    }

    void packageListIsTheOneInPackaging()
    {
        QFile file(DELTARANK_SOURCE_DIR "/packaging/fonts.txt");
        QVERIFY(file.open(QIODevice::ReadOnly | QIODevice::Text));
        QStringList listed;
        for (const QString& line : QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts))
            if (!line.startsWith('#'))
                listed << line;
        QStringList built;
        for (std::string_view package : data::fontPackages())
            built << QString::fromUtf8(package.data(), static_cast<int>(package.size()));
        QCOMPARE(built, listed);
    }
};

QTEST_GUILESS_MAIN(TestGlyphs)
#include "test_glyphs.moc"
