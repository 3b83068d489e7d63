#include "Golden.h"
#include "data/Tokenizer.h"

#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>

using deltarank::data::Tokenizer;

namespace {

QByteArray printed(const std::vector<std::int32_t>& ids)
{
    QByteArray text;
    for (const auto id : ids)
        text += QByteArray::number(id) + ' ';
    return text;
}

} // namespace

class TestGoldenTokenizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void singleTexts();
    void pairs();

private:
    void compare(const std::vector<std::int32_t>& is, const nlohmann::json& expected, const std::string& text)
    {
        const auto should = expected.get<std::vector<std::int32_t>>();
        QVERIFY2(is == should, QByteArray("text ") +
                                   QByteArray::fromStdString(nlohmann::json(text).dump(-1, ' ', true)) +
                                   "\nis        " + printed(is) + "\nshould be " + printed(should));
    }
    std::optional<Tokenizer> m_tokenizer;
    nlohmann::json m_cases;
};

void TestGoldenTokenizer::initTestCase()
{
    auto tokenizer = Tokenizer::load(goldenFile("tokenizer"));
    QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().text().c_str());
    m_tokenizer = std::move(*tokenizer);
    QCOMPARE(m_tokenizer->vocabularySize(), std::size_t(30522));
    std::ifstream file(goldenFile("tokenizer/cases.json"));
    m_cases = nlohmann::json::parse(file);
}

void TestGoldenTokenizer::singleTexts()
{
    const auto& cases = m_cases.at("single");
    QVERIFY(!cases.empty());
    for (const auto& item : cases) {
        const auto text = item.at("text").get<std::string>();
        compare(m_tokenizer->encode(text).ids, item.at("ids"), text);
        compare(m_tokenizer->encode(text, 32).ids, item.at("ids_max32"), text);
    }
}

void TestGoldenTokenizer::pairs()
{
    const auto& cases = m_cases.at("pairs");
    QVERIFY(!cases.empty());
    for (const auto& item : cases) {
        const auto text = item.at("text").get<std::string>();
        const auto pair = item.at("pair").get<std::string>();
        const auto whole = m_tokenizer->encodePair(text, pair);
        compare(whole.ids, item.at("ids"), text);
        compare(whole.typeIds, item.at("type_ids"), text);
        const auto cut = m_tokenizer->encodePair(text, pair, 32);
        compare(cut.ids, item.at("ids_max32"), text);
        compare(cut.typeIds, item.at("type_ids_max32"), text);
    }
}

QTEST_GUILESS_MAIN(TestGoldenTokenizer)
#include "test_golden_tokenizer.moc"
