#include "data/OpenDataset.h"

#include "DataFixture.h"
#include "data/Snapshot.h"

#include <QTest>
#include <algorithm>
#include <nlohmann/json.hpp>

using namespace deltarank;
using namespace deltarank::data;

namespace {

SourceInfo infoOf(const std::string& name)
{
    for (const auto& info : listSources())
        if (info.name == name)
            return info;
    throw std::runtime_error("no source " + name);
}

} // namespace

/// All sources by name: what each needs, whether it is there, and what happens when it is not.
class OpenDatasetTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { qunsetenv("DELTARANK_DATA"); }

    void everySourceSaysWhatItNeeds()
    {
        const auto sources = listSources();
        std::vector<std::string> names;
        for (const auto& source : sources) {
            names.push_back(source.name);
            QVERIFY2(!source.title.empty() && source.needs.back() == '.' && source.obtain.back() == '.',
                     source.name.c_str());
            for (const auto& option : source.options)
                QVERIFY(!option.name.empty() && option.meaning.back() == '.');
        }
        QCOMPARE(names,
                 (std::vector<std::string>{"debian-sections", "glyphs", "arxiv", "stanford-dogs",
                                           "oxford-pet", "image-folder", "csv", "tsv", "jsonl", "snapshot"}));
    }
    void sourcesAreFoundInDataFolders()
    {
        DataFixture fixture;
        const auto first = fixture.path("first");
        std::filesystem::create_directories(first);
        qputenv("DELTARANK_DATA", (first.string() + "::" + fixture.path().string()).c_str());
        QCOMPARE(dataFolders().size(), std::size_t{2});
        QVERIFY(!infoOf("oxford-pet").found);
        QVERIFY(infoOf("oxford-pet").where.find(first.string()) != std::string::npos);
        const auto missing = openDataset({.source = "oxford-pet"});
        QVERIFY(missing.error().code == base::ErrorCode::NotFound);
        QVERIFY(missing.error().hint.find("images.tar.gz") != std::string::npos);
        for (int i = 0; i < 2; ++i) {
            fixture.write(numbered("oxford-pet/images/Bengal_", i) + ".jpg",
                          jpegBytes(6, 6, static_cast<unsigned>(i)));
            fixture.write(numbered("oxford-pet/images/pug_", i) + ".jpg",
                          jpegBytes(6, 6, static_cast<unsigned>(7 + i)));
        }
        QVERIFY(infoOf("oxford-pet").found);
        QCOMPARE(infoOf("oxford-pet").where, fixture.path("oxford-pet").string());
        QCOMPARE(openDataset({.source = "oxford-pet"}).value()->size(), std::size_t{4});
        // A relative path is a name that each machine resolves.
        QCOMPARE(openDataset({.source = "image-folder", .path = "oxford-pet"}).error().code,
                 base::ErrorCode::Format);
        QCOMPARE(openDataset({.source = "oxford-pet", .path = "oxford-pet/images"}).value()->size(),
                 std::size_t{4});
    }
    void tablesAndSnapshots()
    {
        DataFixture fixture;
        const auto path = fixture.write("t.csv", "words,kind\na b,x\nc d,y\n");
        const DatasetSpec spec{
            .source = "csv", .path = path.string(), .options = {{"text", "words"}, {"label", "kind"}}};
        const auto dataset = openDataset(spec).value();
        QCOMPARE(dataset->size(), std::size_t{2});
        const auto copy = fixture.path("copy.jsonl");
        QVERIFY(writeSnapshot(*dataset, copy));
        const auto snapshot = openDataset({.source = "snapshot", .path = copy.string()}).value();
        QCOMPARE(snapshot->fingerprint(), dataset->fingerprint());
        QCOMPARE(snapshot->text(1).value(), std::string("c d"));
    }
    void refusals()
    {
        DataFixture fixture;
        auto error = openDataset({.source = "imagenet"}).error();
        QVERIFY(error.hint.find("image-folder") != std::string::npos);
        error = openDataset({.source = "csv"}).error();
        QCOMPARE(error.where, std::string("dataset.path"));
        error = openDataset({.source = "csv", .path = fixture.path("nothing.csv").string()}).error();
        QVERIFY(error.code == base::ErrorCode::NotFound);
        const auto path = fixture.write("t.csv", "text,label\na,x\nb,y\n");
        error = openDataset({.source = "csv", .path = path.string(), .options = {{"labels", "x"}}}).error();
        QCOMPARE(error.where, std::string("dataset.options.labels"));
        QVERIFY(error.hint.find("label,") != std::string::npos);
        QVERIFY(!openDataset({.source = "glyphs", .options = {{"set", "runes"}}}));
        QVERIFY(!openDataset({.source = "snapshot", .path = path.string()}));
    }
    void optionsFromJsonValues()
    {
        const auto options =
            optionsFromJson({{"text", "words"}, {"min_per_class", 12}, {"header", false}, {"group", nullptr}})
                .value();
        QCOMPARE(options, (DatasetOptions{{"text", "words"}, {"min_per_class", "12"}, {"header", "no"}}));
        QVERIFY(!optionsFromJson({{"text", {1, 2}}}));
        QVERIFY(!optionsFromJson(nlohmann::json::array()));
        QVERIFY(optionsFromJson(nullptr).value().empty());
    }
};

QTEST_GUILESS_MAIN(OpenDatasetTest)
#include "test_open_dataset.moc"
