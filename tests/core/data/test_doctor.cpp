#include "data/Doctor.h"

#include "DataFixture.h"
#include "data/ImageFolder.h"
#include "data/TextDataset.h"

#include <QTest>
#include <nlohmann/json.hpp>

using namespace deltarank;
using namespace deltarank::data;

namespace {

struct Row
{
    std::string text;
    int label = 0;
    Part part = Part::Unspecified;
    int group = -1;
};

TextDataset makeTexts(const std::vector<Row>& rows)
{
    TextDataset::Content content;
    content.source = "test";
    content.classNames = {"a", "b", "c"};
    for (const Row& row : rows) {
        content.samples.push_back(
            {numbered("s", static_cast<int>(content.samples.size())), row.label, row.part, row.group});
        content.texts.push_back(row.text);
    }
    return TextDataset(std::move(content));
}

/// Says that some samples cannot be read.
class Unreadable : public Dataset
{
public:
    Unreadable() : Dataset("unreadable", Modality::Text)
    {
        m_classNames = {"a", "b"};
        for (int i = 0; i < 600; ++i)
            m_samples.push_back({numbered("s", i), i % 2, Part::Unspecified, -1});
    }
    base::Result<std::string> text(std::size_t index) const override
    {
        if (index % 100 == 7)
            return base::fail(base::ErrorCode::Io, "The disk is gone.");
        return numbered("text ", static_cast<int>(index));
    }
};

} // namespace

/// The doctor finds what was hidden, and counts it right.
class DoctorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsAndSizes()
    {
        std::vector<Row> rows;
        for (int i = 0; i < 170; ++i)
            rows.push_back({numbered("text ", i), i < 100 ? 0 : i < 140 ? 1 : 2});
        const auto report = examineDataset(makeTexts(rows)).value();
        QCOMPARE(report.samples, std::size_t{170});
        QCOMPARE(report.classes[0].total(), std::size_t{100});
        QCOMPARE(report.smallestClass, std::string("c"));
        QCOMPARE(report.largestClass, std::string("a"));
        QVERIFY(!report.ownSplit);
        QCOMPARE(report.duplicateSets, std::size_t{0});
        // 15% stay for validation: 85, 34 and 25 of 30 (4.5 rounds to 5).
        QCOMPARE(report.sizes.size(), std::size_t{2});
        QCOMPARE(report.sizes[0].everySubset, std::size_t{34 + 25});
        QCOMPARE(report.sizes[0].largestSubset, std::size_t{85 + 34});
        QCOMPARE(report.sizes[1].classes, 3);
        QCOMPARE(report.sizes[1].everySubset, std::size_t{85 + 34 + 25});
    }
    void duplicates()
    {
        const auto report = examineDataset(makeTexts({{"same", 0, Part::Train},
                                                      {"same", 0, Part::Test},
                                                      {"same", 1, Part::Train},
                                                      {"twin", 1, Part::Test},
                                                      {"twin", 1, Part::Test},
                                                      {"pair", 2, Part::Train, 5},
                                                      {"pair", 2, Part::Train, 5},
                                                      {"loose", 2, Part::Train},
                                                      {"loose", 2, Part::Train},
                                                      {"  ", 2, Part::Train},
                                                      {"", 2, Part::Test, 5}}))
                                .value();
        QCOMPARE(report.duplicateSets, std::size_t{4});
        QCOMPARE(report.duplicateSamples, std::size_t{5});
        QCOMPARE(report.straddlingSets, std::size_t{2}); // "same", and "loose" once validation is drawn
        QCOMPARE(report.contradictingSets, std::size_t{1});
        QCOMPARE(report.duplicates[0].straddles, true);
        QCOMPARE(report.duplicates[0].ids, (std::vector<std::string>{"s0", "s1", "s2"}));
        QCOMPARE(report.emptyTexts, std::size_t{2});
        QCOMPARE(report.groups, std::size_t{1});
        QCOMPARE(report.straddlingGroups, std::size_t{1});
        QVERIFY(report.ownSplit);
        const auto said = text(report);
        QVERIFY(said.find("s0 = s1 and 1 more, straddles, other label") != std::string::npos);
        QVERIFY(said.find("2 texts are empty") != std::string::npos);
        const auto manifest = nlohmann::json::parse(toJson(report));
        QCOMPARE(manifest.at("straddling_sets").get<int>(), 2);
        QCOMPARE(manifest.at("classes").at(2).at("test").get<int>(), 1);
    }
    void unreadableSamplesAreCounted()
    {
        const auto report = examineDataset(Unreadable()).value();
        QCOMPARE(report.unreadable, std::size_t{6});
        QCOMPARE(report.problems.size(), std::size_t{6});
        QCOMPARE(report.problems[0].what, std::string("The disk is gone."));
        auto stop = base::StopToken::create();
        stop.request(base::StopToken::Request::Now);
        QVERIFY(examineDataset(Unreadable(), 0.15, {}, stop).error().code == base::ErrorCode::Stopped);
    }
    void picturesAndTheManifest()
    {
        DataFixture fixture;
        fixture.write("own/a/1.png", pngBytes(5, 5, 1));
        fixture.write("own/a/2.jpg", pngBytes(5, 5, 2));
        fixture.write("own/b/1.png", pngBytes(5, 5, 1)); // the same as a/1.png, under another label
        fixture.write("own/b/2.png", "");
        const auto dataset = openImageFolder(fixture.path("own")).value();
        const auto report = examineDataset(*dataset).value();
        QCOMPARE(report.duplicateSets, std::size_t{1});
        QCOMPARE(report.contradictingSets, std::size_t{1});
        QCOMPARE(report.problems.size(), std::size_t{2});
        QVERIFY(writeManifest(report, fixture.path("study/dataset.json")));
        const auto manifest =
            nlohmann::json::parse(base::readFile(fixture.path("study/dataset.json")).value());
        QCOMPARE(manifest.at("problems").size(), std::size_t{2});
        QCOMPARE(manifest.at("fingerprint").get<std::string>(), dataset->fingerprint());
        QVERIFY(text(report).find("image-folder: 3 samples in 2 classes") != std::string::npos);
    }
    void longListsAreShortened()
    {
        TextDataset::Content content;
        content.source = "test";
        for (int i = 0; i < 500; ++i) {
            content.classNames.push_back(numbered("class ", i));
            content.samples.push_back({numbered("s", i), i, Part::Unspecified, -1});
            content.texts.push_back(numbered("t", i));
        }
        const auto said = text(examineDataset(TextDataset(std::move(content))).value());
        QVERIFY(std::count(said.begin(), said.end(), '\n') <= 60);
        QVERIFY(said.find("480 classes between") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(DoctorTest)
#include "test_doctor.moc"
