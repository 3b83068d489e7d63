#include "study/Presets.h"
#include "study/RateSearch.h"
#include "study/StudySpecJson.h"

#include <QTest>

using namespace deltarank;
using nlohmann::json;

/// Learning rates chosen on validation data before a study.
class RateSearchTest : public QObject
{
    Q_OBJECT

    static study::StudySpec spec(const char* search)
    {
        json source = json::parse(
            R"({"schema":1,"name":"s","model":{"path":"m"},"dataset":{"source":"csv"},
                "train":{"full":{"learning_rate":1},"lora":{"learning_rate":2}},
                "sweeps":[{"name":"n","classes":[2,4,8]},
                          {"name":"p","methods":["lora"],"class_count":4,"corruption":[0,1]}]})");
        source["rate_search"] = json::parse(search);
        auto read = study::studySpecFromJson(source);
        if (!read)
            qFatal("%s", read.error().text().c_str());
        return *read;
    }

private Q_SLOTS:
    void theSearchIsAStudy()
    {
        const auto search = study::rateSearchOf(
            spec(R"({"full_rates":[0.1,0.2],"lora_rates":[0.3,0.4,0.5],"rate_repeats":2})"));
        QVERIFY(search);
        QCOMPARE(search->sweeps.size(), std::size_t{2});
        QCOMPARE(search->sweeps[0].over, std::string("learning_rate"));
        QCOMPARE(search->sweeps[0].classCount, 4);
        QVERIFY(search->sweeps[0].methods == std::vector<study::Method>{study::Method::Full});
        QCOMPARE(search->sweeps[1].values.size(), std::size_t{3});
        QCOMPARE(search->repeatsOf(search->sweeps[1]), 2);
        QVERIFY(search->rateSearch.empty());
        QVERIFY(study::problemsOf(study::toJson(*search)).empty());
        QVERIFY(!study::rateSearchOf(spec(R"({"rate_repeats":2})")));
        QCOMPARE(study::rateSearchOf(spec(R"({"lora_rates":[0.3],"rate_classes":3})"))->sweeps[0].classCount,
                 3);
    }

    void theLowestMeanLossWins()
    {
        const auto source = spec(R"({"full_rates":[0.1,0.2],"lora_rates":[0.3,0.4,0.5]})");
        std::vector<study::RateTrial> trials;
        const auto add = [&](study::Method method, double rate, double loss, bool failed = false) {
            trials.push_back({method, rate, static_cast<int>(trials.size()), loss, failed});
        };
        add(study::Method::Full, 0.1, 0.5);
        add(study::Method::Full, 0.2, 0.6);
        add(study::Method::Lora, 0.3, 0.9);
        add(study::Method::Lora, 0.3, 0.1);
        add(study::Method::Lora, 0.4, 0.4);
        add(study::Method::Lora, 0.4, 0.4);
        add(study::Method::Lora, 0.5, 0.01);
        add(study::Method::Lora, 0.5, 0, true); // one of two broke: the rate is not to be had
        std::vector<std::string> notes;
        auto chosen = study::withChosenRates(source, trials, notes);
        QVERIFY(chosen);
        QCOMPARE(chosen->train.full.learningRate, 0.1);
        QCOMPARE(chosen->train.lora.learningRate, 0.4);
        QCOMPARE(notes.size(), std::size_t{2});
        QVERIFY(notes[0].find("smallest") != std::string::npos);
        QVERIFY2(notes[1].find("0.3 (0.5000), 0.4 (0.4000)") != std::string::npos, notes[1].c_str());
        QVERIFY(notes[1].find("smallest") == std::string::npos);
        for (auto& trial : trials)
            trial.failed = true;
        QVERIFY(!study::withChosenRates(source, trials, notes));
    }

    void faultsNameTheField()
    {
        json source = study::toJson(spec(R"({"full_rates":[0.1]})"));
        QVERIFY(source.contains("rate_search"));
        source["rate_search"]["full_rates"] = {0};
        auto problems = study::problemsOf(source);
        QVERIFY(problems.size() == 1 && problems[0].field == "rate_search.full_rates[0]");
        source["rate_search"] = {{"rates", {1}}};
        problems = study::problemsOf(source);
        QVERIFY(problems.size() == 1 && problems[0].field == "rate_search.rates");
        source["rate_search"] = {{"full_rates", {0.1}}, {"rate_classes", 1}};
        problems = study::problemsOf(source);
        QVERIFY(problems.size() == 1 && problems[0].field == "rate_search.rate_classes");
    }

    void theSoundPresetsSearch()
    {
        for (const char* name : {"sound-arxiv", "sound-dogs", "sound-pets"}) {
            auto source = study::loadPreset(name);
            QVERIFY(source);
            auto read = study::studySpecFromJson(*source);
            QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
            QVERIFY(!read->rateSearch.full.empty() && !read->rateSearch.lora.empty());
            QVERIFY(read->train.common.patience > 0);
            QVERIFY(read->train.common.keep == study::WeightsKept::Best);
            QVERIFY(read->nullControls.random > 0 && read->nullControls.shuffled > 0);
            QVERIFY(study::rateSearchOf(*read));
        }
    }
};

QTEST_GUILESS_MAIN(RateSearchTest)
#include "test_rate_search.moc"
