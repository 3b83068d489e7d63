#include "SyntheticDataset.h"
#include "study/Plan.h"
#include "study/Presets.h"
#include "study/RunSpecJson.h"
#include "study/SpecEdit.h"
#include "study/StudySpecJson.h"
#include "task/MakeTask.h"

#include <QProcess>
#include <QTest>
#include <algorithm>
#include <numeric>
#include <set>

using namespace deltarank;
using nlohmann::json;

namespace {

json smallSpec()
{
    return json::parse(
        R"({"schema":1,"name":"small","repeats":2,"model":{"path":"m"},"dataset":{"source":"synthetic"},
        "sweeps":[{"name":"n","classes":[2,4]},
                  {"name":"p","methods":["lora"],"class_count":3,"corruption":[0,0.5,1],"train":{"until_loss":0.1}}]})");
}

base::Result<study::Plan> planOf(const json& spec, const SyntheticDataset& dataset, int bank = 1)
{
    const auto parsed = study::studySpecFromJson(spec);
    if (!parsed)
        return base::fail(parsed.error());
    const auto partition = task::makePartition(dataset, parsed->seed, parsed->task.validationShare);
    if (!partition)
        return base::fail(partition.error());
    study::PlanInputs inputs;
    inputs.dataset = &dataset;
    inputs.partition = &*partition;
    inputs.modelSha256 = "model";
    inputs.compute = {study::Precision::Float32, 2, bank};
    return study::makePlan(*parsed, inputs);
}

std::vector<std::string> idsOf(const study::Plan& plan)
{
    std::vector<std::string> ids;
    for (const auto& run : plan.runs)
        ids.push_back(run.spec.id);
    return ids;
}

std::string check(const base::Result<study::Plan>& plan)
{
    return plan ? std::string() : plan.error().text();
}

} // namespace

/// Plans: what a study expands to, in which order, with which ids, sizes and groups.
class PlanTest : public QObject
{
    Q_OBJECT
    SyntheticDataset m_data{{100, 120, 90, 200, 80, 60}};

private Q_SLOTS:
    void expandsInOrder()
    {
        const auto plan = planOf(smallSpec(), m_data);
        QVERIFY2(plan, check(plan).c_str());
        // Two repeats of (2 values x 2 methods + 3 values x 1 method).
        QCOMPARE(plan->runs.size(), std::size_t{14});
        QStringList order;
        for (const auto& run : plan->runs)
            order << QString("%1%2%3/%4")
                         .arg(QString::fromStdString(run.spec.sweep),
                              run.spec.method == study::Method::Full ? "F" : "L")
                         .arg(run.spec.repeat)
                         .arg(run.spec.value);
        QCOMPARE(order.mid(0, 8),
                 (QStringList{"nF0/2", "nL0/2", "nF0/4", "nL0/4", "pL0/0", "pL0/0.5", "pL0/1", "nF1/2"}));
        QCOMPARE(plan->groups.size(), plan->runs.size());
    }

    void idsAreStable()
    {
        const auto plan = planOf(smallSpec(), m_data);
        QVERIFY2(plan, check(plan).c_str());
        const auto ids = idsOf(*plan);
        QCOMPARE(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
        for (const auto& id : ids)
            QVERIFY(id.size() == 16 && id.find_first_not_of("0123456789abcdef") == std::string::npos);
        // Another process of this program, which planned the same study, printed the same ids.
        if (!qEnvironmentVariableIsSet("DELTARANK_PRINT_IDS")) {
            QProcess other;
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert("DELTARANK_PRINT_IDS", "1");
            other.setProcessEnvironment(environment);
            other.start(QCoreApplication::applicationFilePath(), {"idsAreStable"});
            QVERIFY(other.waitForFinished(60000));
            const QString output = QString::fromUtf8(other.readAllStandardOutput());
            for (const auto& id : ids)
                QVERIFY2(output.contains("id " + QString::fromStdString(id)), qPrintable(output));
        } else {
            for (const auto& id : ids)
                std::printf("id %s\n", id.c_str());
        }
    }

    void idsIgnoreOrderAndNames()
    {
        const auto plan = planOf(smallSpec(), m_data);
        json turned = smallSpec();
        std::swap(turned["sweeps"][0], turned["sweeps"][1]);
        turned["sweeps"][1]["classes"] = json::array({4, 2});
        turned["description"] = "the same runs in another order";
        const auto other = planOf(turned, m_data, 4);
        QVERIFY2(plan && other, (check(plan) + check(other)).c_str());
        auto a = idsOf(*plan);
        auto b = idsOf(*other);
        QVERIFY(a != b);
        std::sort(a.begin(), a.end());
        std::sort(b.begin(), b.end());
        QVERIFY(a == b);
    }

    void onlyWhatChangedGetsNewIds()
    {
        const auto plan = planOf(smallSpec(), m_data);
        json changed = smallSpec();
        changed["lora"]["alpha"] = 16;
        const auto other = planOf(changed, m_data);
        QVERIFY2(plan && other, (check(plan) + check(other)).c_str());
        for (std::size_t i = 0; i < plan->runs.size(); ++i)
            QCOMPARE(plan->runs[i].spec.id == other->runs[i].spec.id,
                     plan->runs[i].spec.method == study::Method::Full);
    }

    void everySettingChangesTheId_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        for (const auto& [pointer, value] :
             std::vector<std::pair<const char*, const char*>>{{"/task/seed", "9"},
                                                              {"/task/repeat", "1"},
                                                              {"/task/corruption", "0.25"},
                                                              {"/task/train_size", "7"},
                                                              {"/lora/rank", "4"},
                                                              {"/lora/train_head", "false"},
                                                              {"/train/learning_rate", "0.5"},
                                                              {"/train/clip_norm", "0"},
                                                              {"/input/max_tokens", "16"},
                                                              {"/compute/precision", "\"bfloat16\""},
                                                              {"/model_sha256", "\"other\""},
                                                              {"/dataset_fingerprint", "\"other\""},
                                                              {"/null_control", "\"shuffled\""},
                                                              {"/method", "\"full\""}})
            QTest::newRow(pointer) << QString(pointer) << QString(value);
    }
    void everySettingChangesTheId()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        const study::RunSpec run;
        json changed = study::toJson(run);
        changed[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
        const auto other = study::runSpecFromJson(changed);
        QVERIFY2(other, other ? "" : other.error().text().c_str());
        QVERIFY(study::runId(*other) != study::runId(run));
        QVERIFY(study::toJson(*other) == changed);
    }

    void pairedRunsShareTheirTask()
    {
        const auto plan = planOf(smallSpec(), m_data);
        QVERIFY2(plan, check(plan).c_str());
        const auto& full = plan->runs[0].spec;
        const auto& lora = plan->runs[1].spec;
        const auto a = task::makeTask(m_data, full.task);
        const auto b = task::makeTask(m_data, lora.task);
        QVERIFY(a && b);
        QVERIFY(a->trainSamples == b->trainSamples && a->classes == b->classes &&
                a->trainLabels == b->trainLabels);

        json spec = smallSpec();
        spec["task"]["subsets"] = "independent";
        const auto independent = planOf(spec, m_data);
        QVERIFY2(independent, check(independent).c_str());
        QVERIFY(independent->runs[0].spec.task.draw != independent->runs[1].spec.task.draw);
    }

    void strictSizeFitsEverySubset()
    {
        const auto plan = planOf(smallSpec(), m_data);
        QVERIFY2(plan, check(plan).c_str());
        // 15% of 60 and 80 go to the validation part: the two smallest classes keep 51 + 68 training samples.
        QCOMPARE(plan->sizes[0].train, 51 + 68);
        QCOMPARE(plan->sizes[0].validation, 9 + 12);
        for (const auto& run : plan->runs) {
            const auto made = task::makeTask(m_data, run.spec.task);
            QVERIFY2(made, made ? "" : made.error().text().c_str());
            QCOMPARE(static_cast<int>(made->trainSamples.size()), run.trainSamples);
            QCOMPARE(static_cast<int>(made->validationSamples.size()), run.validationSamples);
        }
        QVERIFY(plan->runs[0].trainSamples == plan->runs[2].trainSamples);
    }

    void strictSizeThatNothingFillsIsRefused()
    {
        json spec = smallSpec();
        spec["task"]["train_size"] = 500;
        const auto plan = planOf(spec, m_data);
        QVERIFY(!plan);
        const QString message = QString::fromStdString(plan.error().text());
        // Class, pool and need: the largest two classes hold 170 + 102.
        QVERIFY2(message.contains("sweep n") && message.contains("500") && message.contains("272") &&
                     message.contains("class1"),
                 qPrintable(message));
    }

    void tooManyClassesAreRefused()
    {
        json spec = smallSpec();
        spec["sweeps"][0]["classes"] = json::array({2, 7});
        const auto plan = planOf(spec, m_data);
        QVERIFY(!plan);
        QVERIFY2(QString::fromStdString(plan.error().text()).contains("7"), plan.error().text().c_str());
    }

    void publishedSize()
    {
        json spec = smallSpec();
        spec["task"] = {{"size", "published"}, {"min_classes", 2}, {"subsets", "independent"}};
        const auto plan = planOf(spec, m_data);
        QVERIFY2(plan, check(plan).c_str());
        QCOMPARE(plan->sizes[0].train, 51 + 68);
        for (const auto& run : plan->runs) {
            const auto made = task::makeTask(m_data, run.spec.task);
            QVERIFY2(made, made ? "" : made.error().text().c_str());
            QCOMPARE(static_cast<int>(made->trainSamples.size()), run.trainSamples);
            QCOMPARE(static_cast<int>(made->validationSamples.size()), run.validationSamples);
        }
    }

    void fixedSubsetsTakeTheLargestClasses()
    {
        json spec = smallSpec();
        spec["task"]["subsets"] = "fixed";
        const auto plan = planOf(spec, m_data);
        QVERIFY2(plan, check(plan).c_str());
        const auto made = task::makeTask(m_data, plan->runs[0].spec.task);
        QVERIFY(made);
        QCOMPARE(made->classNames, (std::vector<std::string>{"class3", "class1"}));
    }

    void nullControls()
    {
        json spec = smallSpec();
        spec["null_controls"] = {{"random", 1}, {"shuffled", 2}};
        const auto plan = planOf(spec, m_data);
        QVERIFY2(plan, check(plan).c_str());
        int random = 0;
        int shuffled = 0;
        for (const auto& run : plan->runs) {
            random += run.spec.nullControl == study::NullControl::Random;
            if (run.spec.nullControl == study::NullControl::Shuffled) {
                ++shuffled;
                QCOMPARE(run.spec.task.corruption, 1.0);
                QCOMPARE(run.spec.sweep, std::string("n"));
            }
        }
        QCOMPARE(random, 5);   // one for each LoRA value
        QCOMPARE(shuffled, 4); // two values of the class sweep, two each
        QVERIFY(plan->runs.back().spec.nullControl == study::NullControl::Random);
    }

    void sweepsChangeTheirSetting_data()
    {
        QTest::addColumn<QString>("over");
        QTest::addColumn<QString>("values");
        QTest::addColumn<QString>("pointer");
        QTest::newRow("rank") << "rank"
                              << "[4,8]"
                              << "/lora/rank";
        QTest::newRow("alpha") << "alpha"
                               << "[4,8]"
                               << "/lora/alpha";
        QTest::newRow("learning rate") << "learning_rate"
                                       << "[0.125,0.25]"
                                       << "/train/learning_rate";
        QTest::newRow("steps") << "train_steps"
                               << "[5,9]"
                               << "/train/steps";
        QTest::newRow("size") << "train_size"
                              << "[20,40]"
                              << "/task/train_size";
    }
    void sweepsChangeTheirSetting()
    {
        QFETCH(QString, over);
        QFETCH(QString, values);
        QFETCH(QString, pointer);
        json spec = smallSpec();
        spec["repeats"] = 1;
        const json list = json::parse(values.toStdString());
        spec["sweeps"] = json::array(
            {{{"name", "s"}, {"methods", {"lora"}}, {"class_count", 3}, {over.toStdString(), list}}});
        const auto plan = planOf(spec, m_data);
        QVERIFY2(plan, check(plan).c_str());
        QCOMPARE(plan->runs.size(), std::size_t{2});
        const json a = study::toJson(plan->runs[0].spec);
        const json b = study::toJson(plan->runs[1].spec);
        QVERIFY(a[json::json_pointer(pointer.toStdString())] == list[0]);
        QVERIFY(b[json::json_pointer(pointer.toStdString())] == list[1]);
        std::set<std::string> changed;
        for (const auto& step : json::diff(a, b))
            changed.insert(step["path"].get<std::string>());
        QVERIFY((changed == std::set<std::string>{"/id", "/value", pointer.toStdString()}));
        if (over == "train_steps")
            QCOMPARE(plan->runs[1].steps, 9);
    }

    void bankGroupsHoldEqualShapes()
    {
        const auto plan = planOf(smallSpec(), m_data, 4);
        QVERIFY2(plan, check(plan).c_str());
        std::vector<int> seen(plan->runs.size());
        std::size_t largest = 0;
        for (const auto& group : plan->groups) {
            QVERIFY(group.size() <= 4);
            largest = std::max(largest, group.size());
            for (int run : group) {
                ++seen[static_cast<std::size_t>(run)];
                const auto& first = plan->runs[static_cast<std::size_t>(group.front())].spec;
                const auto& spec = plan->runs[static_cast<std::size_t>(run)].spec;
                QVERIFY(group.size() == 1 || spec.method == study::Method::Lora);
                QCOMPARE(spec.task.classCount, first.task.classCount);
                QCOMPARE(spec.train.untilLoss, first.train.untilLoss);
            }
        }
        QCOMPARE(largest, std::size_t{4}); // the corruption sweep has six runs of one shape
        QVERIFY(std::all_of(seen.begin(), seen.end(), [](int count) { return count == 1; }));
    }

    /// Draws of published sizes differ in size where a class has few samples: only equal ones train together.
    void publishedSizesShareABankWhereTheyAreEqual()
    {
        json spec = smallSpec();
        spec["repeats"] = 6;
        spec["task"] = {{"size", "published"}, {"train_size", 160}};
        spec["sweeps"] = json::parse(R"([{"name":"n","methods":["lora"],"classes":[2]}])");
        const auto plan = planOf(spec, m_data, 8);
        QVERIFY2(plan, check(plan).c_str());
        std::set<int> sizes;
        std::size_t largest = 0;
        for (const auto& group : plan->groups) {
            largest = std::max(largest, group.size());
            for (int run : group)
                QCOMPARE(plan->runs[static_cast<std::size_t>(run)].trainSamples,
                         plan->runs[static_cast<std::size_t>(group.front())].trainSamples);
            sizes.insert(plan->runs[static_cast<std::size_t>(group.front())].trainSamples);
        }
        QVERIFY(sizes.size() > 1); // the draws do differ, and every size is one group
        QCOMPARE(plan->groups.size(), sizes.size());
        QVERIFY(largest > 1);
    }

    void shardsShareEverythingEvenly()
    {
        const auto plan = planOf(smallSpec(), m_data, 2);
        QVERIFY2(plan, check(plan).c_str());
        std::vector<int> seen(plan->groups.size());
        std::vector<double> load;
        for (int shard = 0; shard < 3; ++shard) {
            load.push_back(0);
            for (int group : study::shareOf(*plan, shard, 3)) {
                ++seen[static_cast<std::size_t>(group)];
                load.back() += plan->cost(plan->groups[static_cast<std::size_t>(group)]);
            }
        }
        QVERIFY(std::all_of(seen.begin(), seen.end(), [](int count) { return count == 1; }));
        const double most = *std::max_element(load.begin(), load.end());
        const double least = *std::min_element(load.begin(), load.end());
        QVERIFY2(least > 0.6 * most, qPrintable(QString("%1 of %2").arg(least).arg(most)));
    }

    void writesWhatItReads()
    {
        const auto plan = planOf(smallSpec(), m_data, 2);
        QVERIFY2(plan, check(plan).c_str());
        const json written = study::toJson(*plan);
        const auto again = study::planFromJson(written);
        QVERIFY2(again, check(again).c_str());
        QVERIFY(study::toJson(*again) == written);
    }

    void damagedPlansAreRefused()
    {
        const auto plan = planOf(smallSpec(), m_data, 2);
        QVERIFY2(plan, check(plan).c_str());
        const json good = study::toJson(*plan);
        for (const char* pointer :
             {"/runs", "/groups", "/compute", "/sizes", "/runs/0/spec", "/runs/0/cost"}) {
            json bad = good;
            bad[json::json_pointer(pointer)] = "damaged";
            const auto read = study::planFromJson(bad);
            QVERIFY2(!read && read.error().code == base::ErrorCode::Format, pointer);
        }
        json bad = good;
        bad["runs"][0]["spec"]["train"]["learning_rate"] = 0.7;
        QVERIFY(check(study::planFromJson(bad)).find("does not belong to its settings") != std::string::npos);
        bad = good;
        bad["groups"][0] = json::array({99});
        QVERIFY(!study::planFromJson(bad));
        bad = good;
        bad["groups"].erase(0);
        QVERIFY(!study::planFromJson(bad));
    }

    void presetsLoadAndPlan_data()
    {
        QTest::addColumn<QString>("name");
        const auto presets = study::listPresets();
        QVERIFY2(presets, presets ? "" : presets.error().text().c_str());
        QVERIFY(presets->size() >= 8);
        for (const auto& preset : *presets) {
            QVERIFY(preset.description.size() > 100);
            QTest::newRow(preset.name.c_str()) << QString::fromStdString(preset.name);
        }
    }
    void presetsLoadAndPlan()
    {
        QFETCH(QString, name);
        auto spec = study::loadPreset(name.toStdString());
        QVERIFY2(spec, spec ? "" : spec.error().text().c_str());
        QCOMPARE((*spec)["name"].get<std::string>(), name.toStdString());
        std::vector<int> counts(140);
        for (std::size_t i = 0; i < counts.size(); ++i)
            counts[i] = 400 + static_cast<int>(i);
        const SyntheticDataset data(counts);
        (*spec)["repeats"] = 2;
        const auto plan = planOf(*spec, data, 4);
        QVERIFY2(plan, check(plan).c_str());
        QVERIFY(plan->runs.size() >= 16);
        for (const auto& run : plan->runs)
            QVERIFY(run.spec.nullControl == study::NullControl::Random || (run.steps > 0 && run.cost > 0));
    }

    void paperPresetsFollowTheAuthors()
    {
        const auto spec = study::studySpecFromJson(*study::loadPreset("paper-dogs"));
        QVERIFY2(spec, spec ? "" : spec.error().text().c_str());
        QCOMPARE(spec->lora.rank, 500);
        QVERIFY(spec->lora.rankStabilised && !spec->lora.trainHead && !spec->input.normaliseImages);
        QVERIFY(spec->task.size == task::SizeRule::Published &&
                spec->task.subsets == study::Subsets::Independent);
        QCOMPARE(spec->train.of(study::Method::Lora).learningRate, 5e-5);
        QCOMPARE(spec->train.of(study::Method::Full).steps, 500);
        QCOMPARE(spec->train.common.weightDecay, 0.0);
        QCOMPARE(spec->train.common.warmup, 0.0);
        QCOMPARE(spec->repeats, 10);
        QCOMPARE(spec->repeatsOf(spec->sweeps.back()), 1);
    }
};

QTEST_GUILESS_MAIN(PlanTest)
#include "test_plan.moc"
