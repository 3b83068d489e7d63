#include "analysis/MethodsText.h"
#include "study/Presets.h"

#include <QTest>
#include <algorithm>

using namespace deltarank;
using namespace deltarank::analysis;

namespace {

StudyResults ofPreset(const char* name, const char* dataset)
{
    StudyResults study;
    study.name = name;
    study.dataset = dataset;
    const auto json = study::loadPreset(name);
    if (!json)
        qFatal("%s", json.error().text().c_str());
    study.settings = *json;
    study.baseModel = (*json)["model"]["path"];
    study.plannedRuns = 40;
    return study;
}

bool has(const std::string& text, const char* part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class MethodsTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatThePresetSays()
    {
        const auto text = methodsText(ofPreset("paper-dogs", "stanford-dogs"), {});
        for (const char* part :
             {"google/vit-base-patch16-224", "(Khosla et al., 2011)", "values 20, 40, 60, 80, 100 and 120",
              "10 repeats", "query, key and value matrices with rank 500, alpha 500", "alpha/√r",
              "(Kalajdzievski, 2023)", "left as it was drawn", "at most 500 steps",
              "Each run drew its own classes", "published rule", "more than 95% of Σσ²",
              "0 of 40 planned runs"})
            QVERIFY2(has(text.markdown, part) || (std::string(part).starts_with("google") &&
                                                  has(text.markdown, "vit-base-patch16-224")),
                     part);
    }
    void soundStudySaysOtherwise()
    {
        const auto text = methodsText(ofPreset("sound-arxiv", "arxiv"), {});
        for (const char* part : {"shared classes, samples and seed", "same number of samples", "alpha/r)",
                                 "had not improved for 5 evaluations", "highest validation accuracy",
                                 "head 0.001", "(Clement et al., 2019)"})
            QVERIFY2(has(text.markdown, part), part);
        QVERIFY(!has(text.markdown, "Kalajdzievski"));
    }
    void everyCitationHasItsEntry()
    {
        AnalysisSettings settings;
        settings.measure = spectrum::Measure::EffectiveRank;
        const auto text = methodsText(ofPreset("paper-pets", "oxford-pet"), settings);
        const std::string bibtex = toBibtex(text.references);
        std::size_t cited = 0;
        for (std::size_t at = text.latex.find("\\citep{"); at != std::string::npos;
             at = text.latex.find("\\citep{", at + 1)) {
            const std::string key = text.latex.substr(at + 7, text.latex.find('}', at) - at - 7);
            QVERIFY2(has(bibtex, ("{" + key + ",").c_str()), key.c_str());
            ++cited;
        }
        QVERIFY(cited >= text.references.size());
        QVERIFY(has(bibtex, "@inproceedings{roy2007effective"));
        QCOMPARE(std::count(bibtex.begin(), bibtex.end(), '{'),
                 std::count(bibtex.begin(), bibtex.end(), '}'));
    }
    void latexIsEscaped()
    {
        StudyResults study;
        study.dataset = "my_set & 100%";
        const auto text = methodsText(study, {});
        QVERIFY(has(text.latex, "my\\_set \\& 100\\%"));
        QVERIFY(has(text.markdown, "my_set & 100%"));
    }
    void withoutSettingsOnlyWhatIsKnown()
    {
        StudyResults study;
        study.settings = {{"lora", {{"rank", -4}}}};
        const auto text = methodsText(study, {});
        QVERIFY(!has(text.markdown, "rank -4"));
        QVERIFY(has(text.markdown, "a base model"));
    }
};

QTEST_GUILESS_MAIN(MethodsTextTest)
#include "test_methods_text.moc"
