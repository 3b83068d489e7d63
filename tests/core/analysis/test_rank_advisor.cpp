#include "SyntheticStudy.h"
#include "analysis/RankAdvisor.h"
#include "analysis/VerificationStudy.h"
#include "study/StudySpecJson.h"

#include <QTest>
#include <cmath>

using namespace deltarank;
using namespace deltarank::analysis;

namespace {

RunSummary pilot(int classes, int repeat, int sufficient, int rank = 32)
{
    RunSummary run;
    run.id = std::to_string(classes) + "-" + std::to_string(repeat);
    run.sweep = run.over = "classes";
    run.value = run.classCount = classes;
    run.repeat = repeat;
    run.rank = rank;
    run.metrics = {{"best_accuracy", 0.9}, {"last_accuracy", 0.9}};
    run.spectra.push_back({"m", 0, "query", rank, synthetic::steps(6, rank), {}});
    run.spectra.push_back({"m", 1, "value", rank, synthetic::steps(11, rank), {}});
    for (int k = 0; k <= rank; ++k)
        run.truncation.push_back({k, k >= sufficient ? 0.9 : 0.5});
    return run;
}

bool says(const RankAdvice& advice, const std::string& part)
{
    for (const std::string& caveat : advice.caveats)
        if (caveat.find(part) != std::string::npos)
            return true;
    return false;
}

} // namespace

class RankAdvisorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onePilotRun()
    {
        StudyResults results;
        results.runs.push_back(pilot(8, 0, 5));
        const auto advice = adviseRank(ResultsTable(std::move(results)), {});
        QVERIFY(advice.has_value());
        QCOMPARE(advice->needed, 5.0);
        QCOMPARE(advice->rank, 8);
        QVERIFY(advice->basis == AdviceBasis::SufficientRank);
        QVERIFY(!advice->leaveOneOutError);
        QVERIFY(says(*advice, "One run alone"));
        QVERIFY(says(*advice, "trained small"));
        QCOMPARE(advice->evidence[0].cutoffs.size(), std::size_t{2});
    }
    void withoutTruncationTheLargestCutoff()
    {
        StudyResults results;
        results.runs.push_back(pilot(8, 0, 5));
        results.runs[0].truncation.clear();
        const auto advice = adviseRank(ResultsTable(std::move(results)), {});
        QCOMPARE(advice->needed, 11.0);
        QCOMPARE(advice->rank, 16);
        QVERIFY(says(*advice, "says nothing about accuracy"));
    }
    void aLineIsFoundAndItsErrorStated()
    {
        StudyResults results;
        for (int n : {2, 4, 8, 16})
            for (int repeat = 0; repeat < 2; ++repeat)
                results.runs.push_back(pilot(n, repeat, n / 2 + 2 + repeat)); // mean n/2 + 2.5
        const ResultsTable table(std::move(results));
        const auto hardest = adviseRank(table, {});
        QCOMPARE(hardest->needed, 11.0);
        QCOMPARE(hardest->rank, 16);
        QVERIFY(*hardest->leaveOneOutError < 1e-9);
        QVERIFY(*hardest->leaveOneOutErrorOfMean > 1);
        const auto known = adviseRank(table, {}, 4);
        QCOMPARE(known->needed, 5.0);
        QVERIFY(known->measured);
        const auto between = adviseRank(table, {}, 12);
        QVERIFY(!between->measured);
        QVERIFY(std::abs(between->needed - 8.5) < 1e-9);
        QVERIFY(says(*between, "between others"));
        QVERIFY(says(*adviseRank(table, {}, 40), "outside the study"));
        // In words, as a table and as JSON
        QVERIFY(sentenceOf(*hardest).find("rank 16 at 16 classes: both runs") != std::string::npos);
        QVERIFY(sentenceOf(*between).find("8.5") != std::string::npos);
        const Table words = adviceTable(*hardest);
        QCOMPARE(words.rows.size(), std::size_t{4});
        QCOMPARE(words.rows[0].size(), words.columns.size());
        for (const std::string& caveat : hardest->caveats)
            QVERIFY(std::find(words.notes.begin(), words.notes.end(), caveat) != words.notes.end());
        const auto json = toJson(*hardest);
        QCOMPARE(json["rank"].get<int>(), 16);
        QCOMPARE(json["evidence"][3]["needed"]["mean"].get<double>(), 10.5);
        QCOMPARE(json["not_covered"].size(), hardest->caveats.size());
    }
    /// The study that verifies keeps tasks, sizes and scaling, and changes the rank alone.
    void verification()
    {
        study::StudySpec spec;
        spec.name = "first";
        spec.model.path = "tiny";
        spec.dataset.source = "debian-sections";
        spec.lora.rank = 32;
        spec.lora.alpha = 64;
        study::Sweep sweep;
        sweep.name = "classes";
        sweep.over = "classes";
        sweep.values = {2, 4, 8};
        sweep.repeats = 5;
        sweep.lora = {{"rank", 16}};
        spec.sweeps = {sweep};
        spec.nullControls.random = 2;
        study::Plan plan;
        plan.sizes = {{"classes", 400, 120}};
        RankAdvice advice;
        advice.rank = 8;
        advice.classes = 4;
        advice.sweep = "classes";
        const auto verify = verificationStudy(spec, plan, advice);
        QVERIFY(verify.has_value());
        QCOMPARE(verify->lora.rank, 8);
        QCOMPARE(verify->lora.alpha, 32.0); // α/r of the sweep: 64/16
        QCOMPARE(verify->seed, spec.seed);
        QCOMPARE(verify->sweeps.size(), std::size_t{1});
        QCOMPARE(verify->sweeps[0].name, std::string("classes"));
        QCOMPARE(verify->sweeps[0].values, std::vector<double>{4});
        QVERIFY(verify->sweeps[0].methods == std::vector<study::Method>{study::Method::Lora});
        QCOMPARE(verify->loraOf(verify->sweeps[0]).rank, 8);
        QCOMPARE(verify->taskOf(verify->sweeps[0]).trainSize, 400);
        QCOMPARE(verify->taskOf(verify->sweeps[0]).validationSize, 120);
        QCOMPARE(verify->nullControls.random, 0);
        const auto problems = study::problemsOf(study::toJson(*verify));
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems[0].field.c_str());
        advice.sweep = "other";
        QVERIFY(!verificationStudy(spec, plan, advice).has_value());
    }
    void whereClassesSayNothingItIsSaid()
    {
        StudyResults results;
        const int needs[] = {4, 9, 3, 8, 4};
        for (int i = 0; i < 5; ++i)
            results.runs.push_back(pilot(2 + 2 * i, 0, needs[i]));
        QVERIFY(says(*adviseRank(ResultsTable(std::move(results)), {}), "no better than the mean"));
    }
    void theTrainedRankIsTheEdge()
    {
        StudyResults results;
        results.runs.push_back(pilot(8, 0, 32));
        const auto advice = adviseRank(ResultsTable(std::move(results)), {});
        QVERIFY(advice->atTheEdge);
        QVERIFY(says(*advice, "larger rank"));
    }
    void nothingToSay()
    {
        QVERIFY(!adviseRank(ResultsTable{StudyResults{}}, {}).has_value());
        StudyResults zero;
        zero.runs.push_back(pilot(8, 0, 4));
        zero.runs[0].truncation.clear();
        for (auto& s : zero.runs[0].spectra)
            s.final.assign(32, 0.0f);
        QVERIFY(!adviseRank(ResultsTable(std::move(zero)), {}).has_value());
    }
};

QTEST_GUILESS_MAIN(RankAdvisorTest)
#include "test_rank_advisor.moc"
