#include "DataFixture.h"
#include "base/RandomStream.h"
#include "data/CsvScanner.h"
#include "data/JsonFields.h"
#include "data/LineScanner.h"
#include "data/TextField.h"

#include <QTest>
#include <nlohmann/json.hpp>

using namespace deltarank;
using namespace deltarank::data;

namespace {

base::RandomStream testStream(std::uint32_t step)
{
    return base::RandomStream({8, base::Purpose::Other, 0, step, 0});
}

/// Text with everything that gives parsers trouble.
std::string awkwardText(base::RandomStream& stream)
{
    static const std::vector<std::string> pieces = {
        "word", " ", "\"", "\\", "\n", "\r\n", ",", "\t",
        "{",    "}", "[",  "]",  ":",  "\\\"", "é", "\xF0\x9F\x98\x80",
        "'"};
    std::string text;
    for (auto count = stream.below(30); count > 0; --count)
        text += pieces[stream.below(pieces.size())];
    return text;
}

} // namespace

/// The scanners against full parsers and writers, on random awkward texts.
class TextScanTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void jsonFieldsAsAFullParserFindsThem()
    {
        for (std::uint32_t trial = 0; trial < 500; ++trial) {
            auto stream = testStream(trial);
            const nlohmann::json object = {
                {"id", awkwardText(stream)},
                {"abstract", awkwardText(stream)},
                {"nested", {{{"abstract", awkwardText(stream)}, {"x", {1, "}", "]"}}}}},
                {"number", -1.5e3},
                {"none", nullptr},
                {"yes", true}};
            const std::string line = object.dump(-1, ' ', trial % 2 == 0);
            const std::array<std::string_view, 6> names = {"abstract", "id",  "number",
                                                           "none",     "yes", "missing"};
            std::array<JsonField, 6> fields;
            QVERIFY(findJsonFields(line, names, fields));
            std::string text;
            QVERIFY(fields[0].kind == JsonField::Kind::String);
            QVERIFY(decodeField(fields[0].raw, FieldCoding::JsonString, text));
            QCOMPARE(text, object["abstract"].get<std::string>());
            decodeField(fields[1].raw, FieldCoding::JsonString, text);
            QCOMPARE(text, object["id"].get<std::string>());
            QVERIFY(fields[2].kind == JsonField::Kind::Number);
            QVERIFY(fields[3].kind == JsonField::Kind::Null);
            QVERIFY(fields[4].kind == JsonField::Kind::Bool);
            QVERIFY(fields[5].kind == JsonField::Kind::Missing);
            // Every shorter line is refused: no value is taken from a truncated line.
            for (std::size_t cut = 0; cut < line.size(); ++cut)
                QVERIFY(!findJsonFields(std::string_view(line).substr(0, cut), names, fields));
        }
    }
    void brokenJson_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char* line : {"", "[]", "null", "{\"a\" 1}", "{\"a\":}", "{\"a\":1,}", "{\"a\":tru}",
                                 "{\"a\":1} x", "{'a':1}", "{\"a\":[1}", "{\"a\":\"x\\\"}", "{,}"})
            QTest::newRow(*line ? line : "empty") << QByteArray(line);
    }
    void brokenJson()
    {
        QFETCH(QByteArray, line);
        const std::array<std::string_view, 1> names = {"a"};
        std::array<JsonField, 1> fields;
        // {"a":[1} closes a bracket with a brace: skipped by counting, but the object does not end.
        QVERIFY(!findJsonFields(line.toStdString(), names, fields));
    }
    void escapes()
    {
        std::string text;
        QVERIFY(decodeField(R"(a\u00e9\ud83d\ude00\n\/)", FieldCoding::JsonString, text));
        QCOMPARE(text, std::string("a\u00e9\U0001F600\n/"));
        for (const char* bad :
             {R"(\ud83d)", R"(\ude00)", R"(\ud83dx)", R"(\u12)", R"(\x)", "\\", "\xFF", "\xC0\x80"}) {
            QVERIFY2(!decodeField(bad, FieldCoding::JsonString, text), bad);
            QVERIFY(isUtf8(text));
        }
        // U+FFFD itself is nothing broken.
        QVERIFY(decodeField("\xEF\xBF\xBD", FieldCoding::Plain, text));
        std::string spaced = "  a\n\n b\tc \r\n";
        foldWhiteSpace(spaced);
        QCOMPARE(spaced, std::string("a b c"));
    }
    void csvRoundTrip()
    {
        DataFixture fixture;
        for (std::uint32_t trial = 0; trial < 60; ++trial) {
            auto stream = testStream(1000 + trial);
            const char separator = trial % 3 == 0 ? '\t' : ',';
            std::vector<std::vector<std::string>> table(1 + stream.below(20));
            std::string bytes = trial % 4 == 0 ? "\xEF\xBB\xBF" : "";
            for (auto& row : table) {
                row.resize(3);
                for (std::size_t i = 0; i < row.size(); ++i) {
                    row[i] = i == 0 && row[i].empty() ? "x" + awkwardText(stream) : awkwardText(stream);
                    bool plain = row[i].find_first_of("\"\r\n\t,") == std::string::npos;
                    if (plain && stream.below(2) == 0) {
                        bytes += row[i];
                    } else {
                        bytes += '"';
                        for (const char c : row[i])
                            bytes += c == '"' ? "\"\"" : std::string(1, c);
                        bytes += '"';
                    }
                    if (i + 1 < row.size())
                        bytes += separator;
                }
                bytes += trial % 2 ? "\n" : "\r\n";
            }
            if (trial % 5 == 0)
                bytes.resize(bytes.size() - (trial % 2 ? 1 : 2)); // no line end at the end of the file
            const auto file = base::ReadableFile::open(fixture.write("table", bytes)).value();
            CsvScanner scanner(file, separator, true);
            std::vector<CsvField> fields;
            for (const auto& row : table) {
                QVERIFY(scanner.next(fields).value());
                QVERIFY(!scanner.malformed());
                QCOMPARE(fields.size(), row.size());
                for (std::size_t i = 0; i < row.size(); ++i) {
                    std::string text;
                    decodeField(fields[i].raw, fields[i].coding, text);
                    QCOMPARE(text, row[i]);
                    QCOMPARE(bytes.substr(fields[i].offset, fields[i].raw.size()),
                             std::string(fields[i].raw));
                }
            }
            QVERIFY(!scanner.next(fields).value());
        }
    }
    void recordsLongerThanABlock()
    {
        DataFixture fixture;
        const std::string large(9'000'000, 'x');
        const std::string bytes = "a,\"" + large + "\"\"\"\nb," + large + "\nc,d";
        const auto file = base::ReadableFile::open(fixture.write("large", bytes)).value();
        CsvScanner scanner(file, ',', true);
        std::vector<CsvField> fields;
        QVERIFY(scanner.next(fields).value());
        QCOMPARE(fields[1].raw.size(), large.size() + 2);
        QVERIFY(scanner.next(fields).value());
        QCOMPARE(fields[1].raw.size(), large.size());
        QVERIFY(scanner.next(fields).value());
        QCOMPARE(scanner.line(), std::uint64_t{3});
        QVERIFY(!scanner.next(fields).value());

        BlockScanner blocks(file);
        Line line;
        std::vector<std::size_t> sizes;
        while (nextLine(blocks, line).value())
            sizes.push_back(line.text.size());
        QCOMPARE(sizes, (std::vector<std::size_t>{large.size() + 6, large.size() + 2, 3}));
    }
    void endlessLineIsRefused()
    {
        DataFixture fixture;
        const auto path = fixture.write("endless", "x");
        std::filesystem::resize_file(path, std::size_t{100} << 20);
        const auto file = base::ReadableFile::open(path).value();
        BlockScanner blocks(file);
        Line line;
        const auto result = nextLine(blocks, line);
        QVERIFY(!result);
        QVERIFY(result.error().code == base::ErrorCode::Format);
    }
    void openQuoteNamesItsLine()
    {
        DataFixture fixture;
        const auto file = base::ReadableFile::open(fixture.write("open", "a,b\n1,2\n3,\"4\n5,6\n")).value();
        CsvScanner scanner(file, ',', true);
        std::vector<CsvField> fields;
        QVERIFY(scanner.next(fields).value());
        QVERIFY(scanner.next(fields).value());
        const auto last = scanner.next(fields);
        QVERIFY(!last);
        QVERIFY(QString::fromStdString(last.error().where).endsWith("line 3"));
    }
};

QTEST_GUILESS_MAIN(TextScanTest)
#include "test_text_scan.moc"
