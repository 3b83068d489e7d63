#include "data/ArxivSnapshot.h"

#include "DataFixture.h"

#include <QTest>
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

using namespace deltarank;
using namespace deltarank::data;

namespace {

/// A line as the snapshot has it.
std::string line(const std::string& id, const std::string& categories, const std::string& abstract)
{
    return nlohmann::json{{"id", id},
                          {"submitter", "A. Person"},
                          {"authors", "A. Person, B. Person"},
                          {"title", "On \"abstract\":\n things"},
                          {"comments", nullptr},
                          {"journal-ref", nullptr},
                          {"doi", "10.1/x"},
                          {"report-no", nullptr},
                          {"categories", categories},
                          {"license", nullptr},
                          {"abstract", abstract},
                          {"versions", {{{"version", "v1"}, {"created", "Mon, 2 Apr 2007 19:18:42 GMT"}}}},
                          {"update_date", "2008-11-26"},
                          {"authors_parsed", {{"Person", "A.", ""}, {"Person", "B.", ""}}}}
               .dump() +
           "\n";
}

std::string plainLines(int count)
{
    std::string bytes;
    for (int i = 0; i < count; ++i)
        bytes += line(numbered("0704.", 1000 + i), i % 2 ? "cs.DS cs.MS" : "math.CO",
                      numbered("  We study\n  problem ", i) + " and $\\alpha \\neq \\beta$.\n");
    return bytes;
}

const DatasetOptions all{{"min_per_class", "1"}};

bool noted(const Dataset& dataset, const std::string& part)
{
    return std::any_of(dataset.notes().begin(), dataset.notes().end(),
                       [&](const std::string& note) { return note.find(part) != std::string::npos; });
}

} // namespace

/// The arXiv snapshot: right samples from right lines, counted skips for wrong ones, an index that is used
/// again exactly as long as it holds.
class ArxivSnapshotTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void primaryCategories()
    {
        QCOMPARE(primaryCategory("cs.DS cs.MS"), std::string("cs.DS"));
        QCOMPARE(primaryCategory("['stat.ML', 'cs.LG']"), std::string("stat.ML"));
        QCOMPARE(primaryCategory(" hep-th,math-ph"), std::string("hep-th"));
        QCOMPARE(primaryCategory("[]"), std::string());
    }
    void readsAbstractsAndPrimaryCategories()
    {
        DataFixture fixture;
        const auto path = fixture.write("arxiv-metadata-oai-snapshot.json", plainLines(40));
        for (const auto& given : {path, fixture.path()}) {
            const auto dataset = openArxiv(given, all).value();
            QCOMPARE(dataset->classNames(), (std::vector<std::string>{"cs.DS", "math.CO"}));
            QCOMPARE(dataset->size(), std::size_t{40});
            QCOMPARE(dataset->samples()[7].id, std::string("0704.1007"));
            QCOMPARE(dataset->samples()[7].label, 0);
            QCOMPARE(dataset->text(7).value(), std::string("We study problem 7 and $\\alpha \\neq \\beta$."));
            QCOMPARE(dataset->source(), std::string("arxiv"));
            QVERIFY(dataset->notes().empty());
        }
    }
    void wrongLinesAreCountedAndLeftOut()
    {
        DataFixture fixture;
        std::string bytes = plainLines(10);
        const std::string good = line("hep-th/9901001", "cs.DS", "Good.");
        bytes += good.substr(0, good.size() / 2) + "\n";                          // line 11: truncated
        bytes += "{\"id\":\"a\",\"categories\":\"cs.DS\",\"abstract\":null}\n";   // line 12: no abstract
        bytes += "{\"id\":\"b\",\"categories\":\"  \",\"abstract\":\"Text.\"}\n"; // line 13: no category
        bytes +=
            "{\"id\":\"c\",\"categories\":\"cs.DS\",\"abstract\":\" \\n \"}\n"; // line 14: empty abstract
        bytes += line("0704.1000", "cs.DS", "The same id again.");              // line 15
        bytes += "{\"id\":\"d\",\"categories\":\"cs.DS\",\"abstract\":\"bad \xFF byte\"}\n"; // line 16: kept
        bytes += "\n  \n";
        bytes += "[1, 2]\n"; // line 19
        bytes += good;
        bytes += good.substr(0, good.size() - 9); // the file ends within a line
        const auto path = fixture.write("arxiv.json", bytes);
        const auto dataset = openArxiv(path, all).value();
        QCOMPARE(dataset->size(), std::size_t{12});
        QCOMPARE(dataset->samples()[10].id, std::string("d"));
        QCOMPARE(dataset->text(10).value(), std::string("bad \xEF\xBF\xBD byte"));
        QCOMPARE(dataset->text(11).value(), std::string("Good."));
        QVERIFY(
            noted(*dataset, "3 lines are no complete JSON object and were left out. The first is line 11."));
        QVERIFY(noted(*dataset, "1 lines have no text in"));
        QVERIFY(noted(*dataset, "1 lines have an empty `id` or `categories`"));
        QVERIFY(noted(*dataset, "1 lines have an empty abstract"));
        QVERIFY(noted(*dataset, "1 lines repeat the id"));
        QVERIFY(noted(*dataset, "1 lines hold bytes that are not UTF-8"));
        QCOMPARE(dataset->problems().size(), std::size_t{8});
        QCOMPARE(dataset->problems()[0].where, std::string("line 11"));
        QVERIFY(dataset->problems()[0].leftOut);
    }
    void smallClassesAreLeftOut()
    {
        DataFixture fixture;
        std::string bytes = plainLines(30);
        for (int i = 0; i < 5; ++i)
            bytes += line(numbered("small/", i), "econ.TH", "Few.");
        const auto path = fixture.write("arxiv.json", bytes);
        QCOMPARE(openArxiv(path, all).value()->classNames().size(), std::size_t{3});
        const auto larger = openArxiv(path, {{"min_per_class", "6"}}).value();
        QCOMPARE(larger->classNames().size(), std::size_t{2});
        QCOMPARE(larger->size(), std::size_t{30});
        QVERIFY(noted(*larger, "1 classes with 5 samples were left out"));
        QCOMPARE(openArxiv(path, {{"min_per_class", "1"}, {"max_classes", "2"}}).value()->classNames(),
                 (std::vector<std::string>{"cs.DS", "math.CO"}));
        const auto none = openArxiv(path);
        QVERIFY(!none);
        QVERIFY(none.error().message.find("at least 100") != std::string::npos);
    }
    void theIndexIsUsedAgain()
    {
        DataFixture fixture;
        const auto path = fixture.write("arxiv.json", plainLines(40));
        int passes = 0;
        const base::ProgressSink count = [&](const base::Progress& progress) {
            passes += progress.done == progress.total;
        };
        const auto first = openArxiv(path, all, count).value();
        QVERIFY(passes > 0);
        passes = 0;
        const auto second = openArxiv(path, all, count).value();
        QCOMPARE(passes, 0);
        QCOMPARE(second->fingerprint(), first->fingerprint());
        for (std::size_t i = 0; i < first->size(); ++i) {
            QCOMPARE(second->samples()[i].id, first->samples()[i].id);
            QCOMPARE(second->text(i).value(), first->text(i).value());
        }
        // A broken index is made again, whatever byte is wrong.
        std::filesystem::path index;
        for (const auto& entry : std::filesystem::directory_iterator(fixture.cache() / "indexes"))
            index = entry.path();
        const auto bytes = base::readFile(index).value();
        for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 23) {
            auto broken = bytes;
            broken[at] = static_cast<char>(broken[at] ^ 0x55);
            QVERIFY(base::writeFileAtomically(index, broken));
            const auto again = openArxiv(path, all);
            QVERIFY(again.has_value());
            QCOMPARE((*again)->text(39).value(), first->text(39).value());
        }
        for (std::size_t size : {std::size_t{0}, std::size_t{7}, bytes.size() / 2, bytes.size() - 1}) {
            QVERIFY(base::writeFileAtomically(index, bytes.substr(0, size)));
            QCOMPARE(openArxiv(path, all).value()->size(), std::size_t{40});
        }
        // Another size or time of the file: indexed anew.
        fixture.write("arxiv.json", plainLines(42));
        passes = 0;
        const auto changed = openArxiv(path, all, count).value();
        QVERIFY(passes > 0);
        QCOMPARE(changed->size(), std::size_t{42});
        QVERIFY(changed->fingerprint() != first->fingerprint());
    }
    void theFingerprintIsThatOfTheContents()
    {
        DataFixture fixture;
        const auto here = fixture.write("a/arxiv.json", plainLines(20));
        const auto there = fixture.write("b/other.json", plainLines(20));
        QCOMPARE(openArxiv(here, all).value()->fingerprint(), openArxiv(there, all).value()->fingerprint());
        QCOMPARE(openArxiv(here, all).value()->fingerprint().size(), std::size_t{64});
    }
    void csv()
    {
        DataFixture fixture;
        std::string bytes = "titles,abstract,categories\n";
        for (int i = 0; i < 6; ++i)
            bytes += numbered("t", i) + ",\"An abstract,\nwith \"\"quotes\"\".\"," +
                     (i % 2 ? "cs.DS cs.MS" : "\"['stat.ML', 'cs.LG']\"") + "\n";
        const auto dataset = openArxiv(fixture.write("arxiv.csv", bytes), all).value();
        QCOMPARE(dataset->source(), std::string("arxiv"));
        QCOMPARE(dataset->classNames(), (std::vector<std::string>{"cs.DS", "stat.ML"}));
        QCOMPARE(dataset->text(0).value(), std::string("An abstract, with \"quotes\"."));
    }
    void stopAndErrors()
    {
        DataFixture fixture;
        const auto path = fixture.write("arxiv.json", plainLines(40));
        auto stop = base::StopToken::create();
        stop.request(base::StopToken::Request::Now);
        QVERIFY(openArxiv(path, all, {}, stop).error().code == base::ErrorCode::Stopped);
        QVERIFY(openArxiv(fixture.path("missing.json"), all).error().code == base::ErrorCode::NotFound);
        QVERIFY(openArxiv(fixture.path(), all).error().code == base::ErrorCode::NotFound);
        QVERIFY(!openArxiv(fixture.write("empty.json", ""), all));
        QVERIFY(!openArxiv(fixture.write("noise.json", std::string(1000, '\xFE')), all));
        QCOMPARE(openArxiv(path, {{"min_per_class", "many"}}).error().where,
                 std::string("dataset.options.min_per_class"));
        QCOMPARE(openArxiv(path, {{"minimum", "1"}}).error().where, std::string("dataset.options.minimum"));
    }
    void aFileCutShortLaterIsAnError()
    {
        DataFixture fixture;
        const auto path = fixture.write("arxiv.json", plainLines(40));
        const auto dataset = openArxiv(path, all).value();
        std::filesystem::resize_file(path, 100);
        QVERIFY(dataset->text(39).error().code == base::ErrorCode::Io);
    }
};

QTEST_GUILESS_MAIN(ArxivSnapshotTest)
#include "test_arxiv_snapshot.moc"
