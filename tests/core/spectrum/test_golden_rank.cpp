#include "Golden.h"
#include "base/Files.h"
#include "base/Safetensors.h"
#include "spectrum/Decomposition.h"
#include "spectrum/Measures.h"
#include "spectrum/SingularValues.h"

#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>

using namespace deltarank;
using namespace deltarank::spectrum;
using nlohmann::json;

namespace {

json readJson(const std::string& path)
{
    const auto text = base::readFile(path);
    if (!text)
        qFatal("%s", text.error().text().c_str());
    return json::parse(*text);
}

RowMatrix read(const base::SafetensorsFile& file, const std::string& name)
{
    const auto* entry = file.find(name);
    if (!entry)
        qFatal("no tensor %s", name.c_str());
    const auto values = file.readFloats(*entry);
    return Eigen::Map<const RowMatrix>(values->data(), entry->shape[0], entry->shape[1]);
}

/// Values to 1e-5 of themselves; those that are only rounding in the reference to 1e-12 of the largest.
double largestError(const std::vector<double>& values, const json& expected)
{
    double error = 0;
    const double first = expected.empty() ? 0 : expected[0].get<double>();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double e = expected[i].get<double>();
        const double difference = std::abs(values[i] - e);
        error = std::max(error, e > 1e-12 * first ? difference / e : difference > 1e-12 * first ? 1.0 : 0.0);
    }
    return error;
}

void compare(const std::string& name, const LowRankProduct& product, const json& expected)
{
    for (Route route : {Route::Automatic, Route::Qr}) {
        const auto values = singularValues(product, route);
        QVERIFY2(values.has_value(), name.c_str());
        QVERIFY2(values->size() <= expected["singular_values"].size(), name.c_str());
        const double error = largestError(*values, expected["singular_values"]);
        QVERIFY2(error < 1e-5, qPrintable(QString::fromStdString(name) + ": " + QString::number(error)));
        const std::vector<float> stored = narrow(*values);
        for (const auto& [threshold, cutoff] : expected["cutoff"].items()) {
            const auto here = energyCutoff(stored, std::stod(threshold));
            QVERIFY2((here ? json(*here) : json()) == cutoff, name.c_str());
        }
    }
    const auto whole = decompose(product);
    QVERIFY2(whole.has_value(), name.c_str());
    QVERIFY2(largestError(whole->values, expected["singular_values"]) < 1e-5, name.c_str());
    if (expected.contains("frobenius")) {
        const double norm = frobeniusNorm(narrow(*singularValues(product)));
        QVERIFY(std::abs(norm / expected["frobenius"].get<double>() - 1) < 1e-6);
    }
}

} // namespace

/// Against singular values and cutoffs made with numpy in float64 (tests/golden/reference/README.md).
class GoldenRankTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void factors()
    {
        const json expected = readJson(goldenFile("rank/rank_expected.json"))["cases"];
        const auto file = base::SafetensorsFile::open(goldenFile("rank/rank_cases.safetensors"));
        QVERIFY(file.has_value());
        QVERIFY(expected.size() >= 10);
        for (const auto& [name, values] : expected.items()) {
            const RowMatrix a = read(*file, name + ".A"), b = read(*file, name + ".B");
            compare(name, {a, b, values["scaling"].get<double>()}, values);
        }
    }
    void spectraOnAThreshold()
    {
        const json cases = readJson(goldenFile("rank/spectrum_cases.json"))["cases"];
        for (const json& c : cases)
            for (const auto& [threshold, cutoff] : c["cutoff"].items()) {
                const auto here =
                    energyCutoff(c["singular_values"].get<std::vector<float>>(), std::stod(threshold));
                QVERIFY2((here ? json(*here) : json()) == cutoff, c.dump().c_str());
            }
    }
    void adapters_data()
    {
        QTest::addColumn<QString>("model");
        QTest::newRow("bert") << "bert-tiny-random";
        QTest::newRow("vit") << "vit-tiny-random";
    }
    void adapters()
    {
        QFETCH(QString, model);
        const std::string folder = model.toStdString();
        const json all = readJson(goldenFile(folder + "/adapter_expected.json"));
        int matrices = 0;
        for (const auto& [adapter, expected] : all.items()) {
            if (!expected.is_object() || !expected.contains("modules"))
                continue;
            const auto file = base::SafetensorsFile::open(
                goldenFile(folder + "/" + adapter + "/adapter_model.safetensors"));
            QVERIFY2(file.has_value(), adapter.c_str());
            for (const auto& [module, values] : expected["modules"].items()) {
                // "layer.0.query" is "….layer.0.….query.lora_A.weight"
                const std::string layer = module.substr(0, module.rfind('.') + 1);
                const std::string kind = module.substr(module.rfind('.'));
                std::string base;
                for (const auto& entry : file->entries())
                    if (entry.name.find("." + layer) != std::string::npos &&
                        entry.name.ends_with(kind + ".lora_A.weight"))
                        base = entry.name.substr(0, entry.name.size() - std::string("lora_A.weight").size());
                QVERIFY2(!base.empty(), module.c_str());
                const RowMatrix a = read(*file, base + "lora_A.weight"),
                                b = read(*file, base + "lora_B.weight");
                QCOMPARE(a.rows(), values["r"].get<Eigen::Index>());
                compare(adapter + " " + module, {a, b, values["scaling"].get<double>()}, values);
                ++matrices;
            }
        }
        QVERIFY(matrices >= 18);
    }
};

QTEST_GUILESS_MAIN(GoldenRankTest)
#include "test_golden_rank.moc"
