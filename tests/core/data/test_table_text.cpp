#include "data/TableText.h"

#include "DataFixture.h"

#include <QTest>
#include <algorithm>

using namespace deltarank;
using namespace deltarank::data;

namespace {

bool noted(const Dataset& dataset, const std::string& part)
{
    return std::any_of(dataset.notes().begin(), dataset.notes().end(),
                       [&](const std::string& note) { return note.find(part) != std::string::npos; });
}

} // namespace

/// Tables of the user's own: columns by name, parts and groups, and plain words for what is wrong.
class TableTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void csvWithAllColumns()
    {
        DataFixture fixture;
        const auto path = fixture.write("t.csv", "\xEF\xBB\xBFkey,body text,topic,author,split\r\n"
                                                 "k1,\"Hello, \"\"you\"\"\",b,anna,train\r\n"
                                                 "k2,\"two\r\nlines\",a,ben,Test\r\n"
                                                 "k3,plain,b,anna,dev\r\n"
                                                 "k4,caf\xC3\xA9,a,,\r\n");
        const auto dataset = openTable(path, TableFormat::Csv,
                                       {{"text", "body text"},
                                        {"label", "topic"},
                                        {"id", "key"},
                                        {"group", "author"},
                                        {"part", "split"}})
                                 .value();
        QCOMPARE(dataset->classNames(), (std::vector<std::string>{"a", "b"}));
        QCOMPARE(dataset->size(), std::size_t{4});
        QCOMPARE(dataset->text(0).value(), std::string("Hello, \"you\""));
        QCOMPARE(dataset->text(1).value(), std::string("two lines"));
        QCOMPARE(dataset->text(3).value(), std::string("caf\xC3\xA9"));
        const auto& samples = dataset->samples();
        QCOMPARE(samples[0].id, std::string("k1"));
        QCOMPARE(samples[0].label, 1);
        QCOMPARE(samples[0].group, samples[2].group);
        QVERIFY(samples[0].group != samples[1].group);
        QCOMPARE(samples[3].group, -1);
        QVERIFY(samples[0].part == Part::Train && samples[1].part == Part::Test);
        QVERIFY(samples[2].part == Part::Validation && samples[3].part == Part::Unspecified);
    }
    void columnsAreFoundByTheirUsualNames()
    {
        DataFixture fixture;
        const auto path = fixture.write("t.tsv", "label\tabstract\n10\tfirst\n9\tsecond\n9\tthird\n");
        const auto dataset = openTable(path, TableFormat::Tsv).value();
        QCOMPARE(dataset->classNames(), (std::vector<std::string>{"9", "10"})); // by value
        QCOMPARE(dataset->samples()[0].id, std::string("row 1"));
        QCOMPARE(dataset->text(2).value(), std::string("third"));
        QCOMPARE(dataset->source(), std::string("tsv"));
    }
    void jsonLines()
    {
        DataFixture fixture;
        const auto path =
            fixture.write("t.jsonl", "{\"text\":\"one\\u00e9\",\"label\":1,\"more\":{\"text\":\"no\"}}\n"
                                     "{\"label\":true,\"text\":\"two\"}\n"
                                     "\n"
                                     "{\"label\":1,\"text\":\"thr\n"
                                     "{\"label\":null,\"text\":\"four\"}\n"
                                     "{\"label\":\"1\",\"text\":\"five\"}\n");
        const auto dataset = openTable(path, TableFormat::JsonLines).value();
        QCOMPARE(dataset->classNames(), (std::vector<std::string>{"1", "true"}));
        QCOMPARE(dataset->size(), std::size_t{3});
        QCOMPARE(dataset->text(0).value(), std::string("one\u00e9"));
        QCOMPARE(dataset->text(2).value(), std::string("five"));
        QVERIFY(
            noted(*dataset, "1 rows are no complete JSON object and were left out. The first is line 4."));
        QVERIFY(noted(*dataset, "1 rows have no text or no label"));
    }
    void wrongRowsAreCounted()
    {
        DataFixture fixture;
        const auto path = fixture.write("t.csv", "text,label\na,x\nb,y\nonly one\nc,x,more\n,x\nd,\n"
                                                 "\"e\" f,x\nbad \xFF,y\n");
        const auto dataset = openTable(path, TableFormat::Csv).value();
        QCOMPARE(dataset->size(), std::size_t{3});
        QCOMPARE(dataset->text(2).value(), std::string("bad \xEF\xBF\xBD"));
        QVERIFY(noted(*dataset, "2 rows have another number of fields"));
        QVERIFY(noted(*dataset, "1 rows have an empty text"));
        QVERIFY(noted(*dataset, "1 rows have an empty label"));
        QVERIFY(noted(*dataset, "1 rows have something behind a closing quote"));
        QVERIFY(noted(*dataset, "1 rows hold bytes that are not UTF-8"));
    }
    void withoutHeaderAndQuotes()
    {
        DataFixture fixture;
        const auto path = fixture.write("t.csv", "\"quoted;a\nplain;b\n");
        const DatasetOptions options{
            {"text", "1"}, {"label", "2"}, {"header", "no"}, {"quotes", "no"}, {"separator", ";"}};
        const auto dataset = openTable(path, TableFormat::Csv, options).value();
        QCOMPARE(dataset->size(), std::size_t{2});
        QCOMPARE(dataset->text(0).value(), std::string("\"quoted"));
    }
    void missingColumnsAreNamed()
    {
        DataFixture fixture;
        const auto path = fixture.write("t.csv", "text,kind\na,x\nb,y\n");
        auto error = openTable(path, TableFormat::Csv).error();
        QVERIFY(error.message.find("label") != std::string::npos);
        QVERIFY(error.hint.find("'text', 'kind'") != std::string::npos);
        error = openTable(path, TableFormat::Csv, {{"label", "class"}}).error();
        QVERIFY(error.message.find("'class'") != std::string::npos);
        QVERIFY(error.code == base::ErrorCode::InvalidArgument);
        const auto lines = fixture.write("t.jsonl", "{\"text\":\"a\",\"kind\":1}\n");
        QVERIFY(openTable(lines, TableFormat::JsonLines).error().hint.find("'kind'") != std::string::npos);
    }
    void refusals()
    {
        DataFixture fixture;
        const auto twice = fixture.write("twice.csv", "id,text,label\n1,a,x\n2,b,y\n1,c,x\n");
        const auto repeated = openTable(twice, TableFormat::Csv, {{"id", "id"}}).error();
        QVERIFY(repeated.message.find("'1' occurs twice") != std::string::npos);
        QVERIFY(QString::fromStdString(repeated.where).endsWith("line 4"));
        QVERIFY(openTable(twice, TableFormat::Csv).has_value());
        const auto part = fixture.write("part.csv", "part,text,label\ntrain,a,x\nsome,b,y\n");
        QVERIFY(QString::fromStdString(openTable(part, TableFormat::Csv, {{"part", "part"}}).error().where)
                    .endsWith("line 3"));
        QVERIFY(!openTable(fixture.write("one.csv", "text,label\na,x\nb,x\n"), TableFormat::Csv));
        QVERIFY(!openTable(fixture.write("empty.csv", ""), TableFormat::Csv));
        QVERIFY(!openTable(fixture.write("open.csv", "text,label\n\"a,x\nb,y\n"), TableFormat::Csv));
        QVERIFY(!openTable(fixture.path(), TableFormat::Csv));
        QVERIFY(!openTable(twice, TableFormat::Csv, {{"separator", "ab"}}));
        QVERIFY(!openTable(twice, TableFormat::Csv, {{"header", "perhaps"}}));
        QVERIFY(!openTable(twice, TableFormat::Tsv, {{"separator", ","}}));
        std::string many = "text,label\n";
        for (int i = 0; i < 10'002; ++i)
            many += numbered("a,", i) + "\n";
        QVERIFY(openTable(fixture.write("many.csv", many), TableFormat::Csv).error().message.find("10,000") !=
                std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TableTextTest)
#include "test_table_text.moc"
