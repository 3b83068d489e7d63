#include "base/Files.h"
#include "data/DebianSections.h"
#include "data/Snapshot.h"

#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <map>

using namespace deltarank;
using namespace deltarank::data;

namespace {

std::string fixture(const char* name)
{
    return base::readFile(std::string(DELTARANK_TEST_DATA "/data/apt/") + name).value();
}

TextDataset::Content joined(const DebianSectionsRules& rules)
{
    std::size_t broken = 0;
    const auto packages = parseAptPackages(fixture("dumpavail.txt"), broken);
    const auto descriptions = parseAptDescriptions(fixture("Translation-en.txt"), broken);
    return joinDebianSections(packages, descriptions, rules);
}

} // namespace

class DebianSectionsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void packages()
    {
        std::size_t broken = 0;
        const auto packages = parseAptPackages(fixture("dumpavail.txt"), broken);
        QCOMPARE(broken, std::size_t(0));
        QCOMPARE(packages.size(), std::size_t(13));
        QCOMPARE(packages[0].name, std::string("alpha-tools"));
        QCOMPARE(packages[0].source, std::string("alpha"));  // "alpha (1.2-3)"
        QCOMPARE(packages[2].source, std::string("beta"));   // its own name
        QCOMPARE(packages[3].section, std::string("utils")); // "contrib/utils"
    }
    void markup()
    {
        const auto clean = cleanAptDescription(
            "some  tool\n First line of\n running text.\n .\n Items:\n  * one\n  * two\t words\n"
            "    more of two\n After.\n.\n\n Last \xFF"
            "byte.");
        QCOMPARE(clean.synopsis, std::string("some tool"));
        QCOMPARE(clean.text,
                 std::string("First line of running text.\nItems:\n* one\n* two words\nmore of two\nAfter.\n"
                             "Last \xEF\xBF\xBD"
                             "byte."));
        QVERIFY(cleanAptDescription("").synopsis.empty());
        QVERIFY(cleanAptDescription("only this").text.empty());
    }
    void brokenStanzas()
    {
        std::size_t broken = 0;
        const auto packages = parseAptPackages(fixture("BrokenStanzas.txt"), broken);
        QCOMPARE(packages.size(), std::size_t(1));
        QCOMPARE(packages[0].source, std::string("spaced"));
        QCOMPARE(packages[0].section, std::string("net"));
        QCOMPARE(broken, std::size_t(4));
        broken = 0;
        const auto descriptions = parseAptDescriptions(fixture("BrokenStanzas.txt"), broken);
        QCOMPARE(descriptions.size(), std::size_t(1));
        QCOMPARE(descriptions.begin()->second.text, std::string("text without an end"));
        QCOMPARE(broken, std::size_t(4));
    }
    void everyPrefixOfAListIsRead()
    {
        for (const char* name : {"dumpavail.txt", "Translation-en.txt", "BrokenStanzas.txt"}) {
            const std::string text = fixture(name);
            for (std::size_t size = 0; size <= text.size(); ++size) {
                std::size_t broken = 0;
                const std::string part =
                    text.substr(0, size); // a copy, so that reading beyond its end is seen
                const auto packages = parseAptPackages(part, broken);
                const auto descriptions = parseAptDescriptions(part, broken);
                QVERIFY(packages.size() <= 13 && descriptions.size() <= 13);
            }
        }
    }
    void joinFollowsTheRules()
    {
        const auto content = joined({.smallestSection = 2, .fewestWords = 12});
        QCOMPARE(content.classNames, (std::vector<std::string>{"games", "utils"}));
        std::map<std::string, std::size_t> index;
        for (std::size_t i = 0; i < content.samples.size(); ++i)
            index[content.samples[i].id] = i;
        QStringList ids;
        for (const auto& [id, i] : index)
            ids << QString::fromStdString(id);
        // Without beta (short), eta (doc), iota (its section is small) and the training copies of texts that
        // are also on the other side: delta's text is in Test, zeta's in Validation.
        QCOMPARE(ids, QStringList({"alpha/utils", "bash/games", "chi/games", "gamma/utils", "theta/games"}));
        // Parts, with the checksums of an independent implementation.
        QCOMPARE(content.samples[index["alpha/utils"]].part, Part::Test);
        QCOMPARE(content.samples[index["bash/games"]].part, Part::Test);
        QCOMPARE(content.samples[index["chi/games"]].part, Part::Validation);
        QCOMPARE(content.samples[index["gamma/utils"]].part, Part::Train);
        // The longest text of the section speaks for the source; of equally long ones the first by name.
        QVERIFY(
            content.texts[index["alpha/utils"]].starts_with("window for alphabets\nAlpha with a window,"));
        QVERIFY(content.texts[index["gamma/utils"]].ends_with("come in."));
        QCOMPARE(content.notes.size(), std::size_t(4));
    }
    void resultDoesNotDependOnOrder()
    {
        std::size_t broken = 0;
        auto packages = parseAptPackages(fixture("dumpavail.txt"), broken);
        const auto descriptions = parseAptDescriptions(fixture("Translation-en.txt"), broken);
        const DebianSectionsRules rules{.smallestSection = 1, .fewestWords = 3};
        const TextDataset first(joinDebianSections(packages, descriptions, rules));
        std::reverse(packages.begin(), packages.end());
        const TextDataset second(joinDebianSections(packages, descriptions, rules));
        QVERIFY(first.size() > 5);
        QCOMPARE(second.fingerprint(), first.fingerprint());
    }
    void sourcesNeverStraddle()
    {
        const auto content = joined({.smallestSection = 1, .fewestWords = 1});
        std::map<int, Part> parts;
        std::map<std::string, int> groups;
        for (const Sample& sample : content.samples) {
            QCOMPARE(parts.try_emplace(sample.group, sample.part).first->second, sample.part);
            const std::string source = sample.id.substr(0, sample.id.find('/'));
            QCOMPARE(groups.try_emplace(source, sample.group).first->second, sample.group);
        }
        QCOMPARE(groups.size(), parts.size());
    }
    void opensASnapshotInstead()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath("sections.jsonl.gz").toStdString();
        const TextDataset dataset(joined({.smallestSection = 2, .fewestWords = 12}));
        QVERIFY(writeSnapshot(dataset, path));
        const auto opened = openDebianSections({.path = path});
        QVERIFY(opened);
        QCOMPARE((*opened)->fingerprint(), dataset.fingerprint());
        QCOMPARE((*opened)->source(), std::string("debian-sections"));
        QCOMPARE(openDebianSections({.path = path + "x"}).error().code, base::ErrorCode::NotFound);
    }
    void opensFromTheCacheAndSaysWhatIsMissing()
    {
        QTemporaryDir folder;
        qputenv("DELTARANK_CACHE", folder.path().toUtf8());
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nonexistent"); // a machine without apt
        const auto missing = openDebianSections({});
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, base::ErrorCode::NotFound);
        QVERIFY(missing.error().hint.find("snapshot") != std::string::npos);
        const TextDataset dataset(joined({.smallestSection = 2, .fewestWords = 12}));
        QVERIFY(writeSnapshot(dataset, folder.filePath("debian-sections/joined-1.jsonl").toStdString()));
        const auto opened = openDebianSections({});
        qputenv("PATH", path);
        qunsetenv("DELTARANK_CACHE");
        QVERIFY(opened);
        QCOMPARE((*opened)->fingerprint(), dataset.fingerprint());
    }
    void fetchesOnlyWhereItMay()
    {
        QTemporaryDir folder;
        const QString called = folder.filePath("called");
        QFile apt(folder.filePath("apt-get")); // a machine without lists of packages
        QVERIFY(apt.open(QFile::WriteOnly));
        apt.write("#!/bin/sh\necho \"$@\" >>'" + called.toUtf8() + "'\n");
        apt.close();
        QVERIFY(apt.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        qputenv("DELTARANK_CACHE", folder.path().toUtf8());
        const QByteArray path = qgetenv("PATH");
        const auto restored = qScopeGuard([&path] {
            qputenv("PATH", path);
            qunsetenv("DELTARANK_CACHE");
        });
        qputenv("PATH", folder.path().toUtf8() + ":" + path);
        const auto updates = [&] {
            QFile file(called);
            return file.open(QFile::ReadOnly) ? file.readAll().count(" update\n") : -1;
        };
        for (const bool refresh : {false, true})
            QCOMPARE(openDebianSections({.refresh = refresh, .fetch = false}).error().code,
                     base::ErrorCode::NotFound);
        QCOMPARE(updates(), 0);
        QVERIFY(!openDebianSections({}));
        QCOMPARE(updates(), 1);
    }
};

QTEST_GUILESS_MAIN(DebianSectionsTest)
#include "test_debian_sections.moc"
