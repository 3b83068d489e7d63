#include "data/MatlabFile.h"

#include "DataFixture.h"

#include <QTest>

using namespace deltarank;
using namespace deltarank::data;

/// MATLAB 5 lists, written here in the layout of MathWorks' format description.
class MatlabFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsAndNumbers_data()
    {
        QTest::addColumn<bool>("swapped");
        QTest::addColumn<bool>("compressed");
        QTest::newRow("little-endian") << false << false;
        QTest::newRow("big-endian") << true << false;
        QTest::newRow("compressed") << false << true;
        QTest::newRow("compressed big-endian") << true << true;
    }
    void listsAndNumbers()
    {
        QFETCH(bool, swapped);
        QFETCH(bool, compressed);
        MatlabWriter writer(swapped);
        const auto add = [&](const std::string& variable) {
            writer.add(compressed ? writer.compressed(variable) : variable);
        };
        add(writer.cell("file_list", {"n02085620-Chihuahua/n02085620_5927.jpg", "ab", ""}));
        add(writer.numbers("labels", {1, 2, 120}));
        add(writer.text("note", "hello"));
        add(writer.array(2, 1, 1, "a struct", writer.element(5, writer.number<std::int32_t>(8))));
        const auto variables = parseMatlab(writer.bytes(), "test").value();
        QCOMPARE(variables.at("file_list").texts,
                 (std::vector<std::string>{"n02085620-Chihuahua/n02085620_5927.jpg", "ab", ""}));
        QCOMPARE(variables.at("labels").numbers, (std::vector<double>{1, 2, 120}));
        QCOMPARE(variables.at("note").texts, (std::vector<std::string>{"hello"}));
        QVERIFY(variables.at("a struct").texts.empty());
    }
    void everyTruncationAndManyChangesAreSurvived()
    {
        MatlabWriter writer;
        writer.add(writer.cell("file_list", {"a/b.jpg", "c/d.jpg"}));
        writer.add(writer.compressed(writer.cell("other", {"a/b.jpg", "c/d.jpg"})));
        const std::string good = writer.bytes();
        const std::size_t second = 128 + writer.cell("file_list", {"a/b.jpg", "c/d.jpg"}).size();
        for (std::size_t size = 0; size < good.size(); ++size)
            if (size != 128 && size != second)
                QVERIFY2(!parseMatlab(good.substr(0, size), "test"), qPrintable(QString::number(size)));
        for (std::size_t at = 128; at < good.size(); ++at)
            for (const int change : {0x01, 0x80, 0xFF}) {
                auto changed = good;
                changed[at] = static_cast<char>(changed[at] ^ change);
                const auto result = parseMatlab(changed, "test");
                QVERIFY(result || result.error().code == base::ErrorCode::Format);
            }
    }
    void otherFiles()
    {
        QVERIFY(parseMatlab("\x89HDF\r\n\x1a\n and so on", "test").error().code ==
                base::ErrorCode::Unsupported);
        QVERIFY(parseMatlab(std::string(500, ' '), "test").error().code == base::ErrorCode::Format);
        QVERIFY(readMatlab("/nowhere/list.mat").error().code == base::ErrorCode::NotFound);
    }
    void deepNestingEnds()
    {
        MatlabWriter writer;
        std::string nested = writer.text({}, "x");
        for (int i = 0; i < 100; ++i)
            nested = writer.array(1, 1, 1, {}, nested);
        writer.add(nested);
        QVERIFY(!parseMatlab(writer.bytes(), "test"));
    }
};

QTEST_GUILESS_MAIN(MatlabFileTest)
#include "test_matlab_file.moc"
