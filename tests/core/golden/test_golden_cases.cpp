#include "Golden.h"
#include "base/Files.h"
#include "golden/GoldenCases.h"
#include "golden/Reference.h"

#include <ATen/Parallel.h>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <filesystem>
#include <map>

using namespace deltarank;
namespace fs = std::filesystem;

namespace {

const golden::GoldenCase& named(const std::vector<golden::GoldenCase>& cases, const std::string& name)
{
    const auto found =
        std::find_if(cases.begin(), cases.end(), [&](const auto& one) { return one.name == name; });
    if (found == cases.end())
        qFatal("no case %s", name.c_str());
    return *found;
}

} // namespace

/// Every comparison with the reference data, the same ones that `deltarank-cli doctor` makes, on the
/// processor in float32.
class GoldenCasesTest : public QObject
{
    Q_OBJECT
    std::vector<golden::GoldenCase> m_cases;

private Q_SLOTS:
    void initTestCase()
    {
        at::set_num_threads(1);
        m_cases = golden::goldenCases(goldenFolder(), "cpu");
    }

    void agrees_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < m_cases.size(); ++i)
            QTest::newRow(m_cases[i].name.c_str()) << static_cast<int>(i);
    }
    void agrees()
    {
        QFETCH(int, index);
        const auto deviations = m_cases[static_cast<std::size_t>(index)].run();
        QVERIFY2(deviations, deviations ? "" : deviations.error().text().c_str());
        QVERIFY(!deviations->empty());
        bool good = true;
        for (const golden::Deviation& one : *deviations) {
            qInfo("%-40s %.2e of %.0e %s", one.quantity.c_str(), one.error, one.tolerance, one.where.c_str());
            good = good && one.within();
        }
        QVERIFY2(good, "a deviation above is larger than its tolerance");
    }

    /// No subject is left out, and no tolerance is wider than promised.
    void subjectsAndTolerances()
    {
        const std::map<std::string, double> promised{{"logits", 1e-5},
                                                     {"logits after merging", 1e-5},
                                                     {"loss", 1e-6},
                                                     {"gradients of A and B (relative)", 1e-5},
                                                     {"losses of 20 steps", 1e-4},
                                                     {"losses of 10 steps", 1e-4},
                                                     {"final A and B (relative)", 1e-4},
                                                     {"token ids of single texts", 0},
                                                     {"token ids and types of pairs", 0},
                                                     {"normalised pixels", 1.0 / 255},
                                                     {"normalised pixels, mean", 1e-3},
                                                     {"singular values (relative)", 1e-5},
                                                     {"cutoffs", 0}};
        std::map<std::string, int> seen;
        for (const golden::GoldenCase& one : m_cases) {
            const auto deviations = one.run();
            QVERIFY(deviations);
            for (const golden::Deviation& deviation : *deviations)
                if (const auto promise = promised.find(deviation.quantity); promise != promised.end()) {
                    QVERIFY2(deviation.tolerance <= promise->second, deviation.quantity.c_str());
                    ++seen[deviation.quantity];
                }
        }
        for (const auto& [quantity, tolerance] : promised)
            QVERIFY2(seen[quantity] > 0, quantity.c_str());
        QCOMPARE(seen["logits"], 4 + 2 + 6); // forward, LoRA, adapters
        QCOMPARE(seen["losses of 20 steps"], 2);
        QCOMPARE(seen["losses of 10 steps"], 2);
        QCOMPARE(seen["normalised pixels"], 7);
    }

    /// A reference that says something else is noticed, and one that is incomplete is an error with a file.
    void differencesAreNoticed()
    {
        QTemporaryDir folder;
        const fs::path copy = fs::path(folder.path().toStdString()) / "reference";
        fs::copy(goldenFolder(), copy, fs::copy_options::recursive);
        const auto change = [&](const fs::path& file, const std::string& from, const std::string& to) {
            auto text = *base::readFile(copy / file);
            const auto at = text.find(from);
            if (at == std::string::npos)
                qFatal("%s has no %s", file.c_str(), from.c_str());
            text.replace(at, from.size(), to);
            if (!base::writeFileAtomically(copy / file, text))
                qFatal("cannot write");
        };
        change("tokenizer/cases.json", "\"ids\": [101, ", "\"ids\": [102, ");
        change("bert-tiny-random/adapter_expected.json", "3.319543270529816", "3.419543270529816");
        change("bert-tiny-random/config.json", "\"layer_norm_eps\": 1e-12", "\"layer_norm_eps\": 1e-3");
        fs::resize_file(copy / "vit-tiny-random/lora.safetensors", 5000);
        fs::remove(copy / "images/tiny_7x5.png");
        const auto cases = golden::goldenCases(copy, "cpu");
        for (const char* name : {"tokenizer", "bert-tiny-random adapter", "bert-tiny-random forward padded",
                                 "bert-tiny-random LoRA training"}) {
            const auto deviations = named(cases, name).run();
            QVERIFY2(deviations, name);
            QVERIFY2(std::any_of(deviations->begin(), deviations->end(),
                                 [](const auto& one) { return !one.within(); }),
                     name);
        }
        for (const auto& [name, file] :
             {std::pair{"vit-tiny-random LoRA gradients and merging", "lora.safetensors"},
              std::pair{"picture tiny_7x5", "tiny_7x5.png"}}) {
            const auto deviations = named(cases, name).run();
            QVERIFY2(!deviations, name);
            QVERIFY2(deviations.error().where.find(file) != std::string::npos,
                     deviations.error().text().c_str());
        }
        QVERIFY(named(cases, "vit-tiny-random forward batch").run());
    }
    void anErrorThatIsNoNumberIsNotWithin()
    {
        golden::Largest largest("x", 1);
        largest.add(0.5, "a");
        largest.add(std::nan(""), "b");
        QVERIFY(!largest.result().within());
        QVERIFY_THROWS_EXCEPTION(golden::ReferenceError, golden::Largest("y", 1).result());
    }
};

QTEST_GUILESS_MAIN(GoldenCasesTest)
#include "test_golden_cases.moc"
