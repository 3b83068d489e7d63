#include "analysis/MethodsText.h"

#include "analysis/Table.h"
#include "analysis/Wording.h"
#include "spectrum/Measures.h"
#include "study/StudySpecJson.h"

#include <algorithm>
#include <filesystem>

namespace deltarank::analysis {

namespace {

using study::StudySpec;

/// Sentences with citations, written twice.
class Paragraph
{
public:
    void add(const std::string& text)
    {
        m_text.markdown += text;
        m_text.latex += latexEscaped(text);
    }
    void cite(std::string_view key)
    {
        const Reference& one = reference(key);
        if (!one.cited.empty())
            m_text.markdown += " (" + one.cited + ")";
        m_text.latex += "~\\citep{" + one.key + "}";
        const bool known = std::any_of(m_text.references.begin(), m_text.references.end(),
                                       [&](const Reference& earlier) { return earlier.key == one.key; });
        if (!known)
            m_text.references.push_back(one);
    }
    MethodsText finish()
    {
        m_text.markdown += "\n";
        m_text.latex += "\n";
        return std::move(m_text);
    }

private:
    MethodsText m_text;
};

std::string numberList(const std::vector<double>& values)
{
    std::vector<std::string> texts;
    for (double value : values)
        texts.push_back(shortNumber(value));
    return listOf(texts);
}

std::string baseName(const std::string& path)
{
    const auto name = std::filesystem::path(path).filename().string();
    return name.empty() ? path : name;
}

/// Data and model; the only part that needs no readable settings.
void addSubject(Paragraph& text, const StudyResults& study)
{
    text.add("We fine-tuned " + (study.baseModel.empty() ? "a base model" : baseName(study.baseModel)));
    if (!study.dataset.empty()) {
        text.add(" on the data set " + study.dataset);
        if (study.dataset == "arxiv")
            text.cite("clement2019arxiv");
        else if (study.dataset == "stanford-dogs")
            text.cite("khosla2011dogs");
        else if (study.dataset == "oxford-pet")
            text.cite("parkhi2012pets");
    }
    text.add(" with DeltaRank " DELTARANK_VERSION);
    text.cite("deltarank");
    text.add(", following and extending the experiment of “Exploring the Correlation between LoRA and "
             "Task Complexity”");
    text.cite("lorataskcomplexity");
    text.add(". ");
}

void addSweeps(Paragraph& text, const StudySpec& spec)
{
    for (const study::Sweep& sweep : spec.sweeps) {
        std::vector<std::string> methods;
        for (study::Method method : sweep.methods)
            methods.push_back(methodName(method));
        text.add("The " + settingName(sweep.over) + " took the values " + numberList(sweep.values));
        if (sweep.over != "classes")
            text.add(sweep.classCount > 0 ? " on " + std::to_string(sweep.classCount) + " classes"
                                          : " on all classes");
        text.add(", with " + listOf(methods) + ", " + counted(spec.repeatsOf(sweep), "repeat") + " each. ");
    }
    switch (spec.task.subsets) {
    case study::Subsets::Paired:
        text.add("The runs of a repeat shared classes, samples and seed. ");
        break;
    case study::Subsets::Independent:
        text.add("Each run drew its own classes. ");
        break;
    case study::Subsets::Fixed:
        text.add("The classes were fixed. ");
        break;
    case study::Subsets::Nearest:
        text.add(
            "The classes were those closest to each other by class means in the base model's embedding. ");
        break;
    case study::Subsets::Farthest:
        text.add(
            "The classes were those farthest from each other by class means in the base model's embedding. ");
        break;
    }
    text.add(spec.task.size == task::SizeRule::Strict
                 ? "All runs of a sweep trained on the same number of samples. "
                 : "The number of training samples followed the published rule and differs between runs. ");
}

void addLora(Paragraph& text, const study::LoraSettings& lora)
{
    std::vector<std::string> targets;
    for (const std::string& target : lora.targets)
        targets.push_back(kindName(target));
    text.add("LoRA");
    text.cite("hu2022lora");
    text.add(" adapted the " + listOf(targets) + " matrices with rank " + std::to_string(lora.rank) +
             ", alpha " + shortNumber(lora.alpha) + " (scaling " +
             (lora.rankStabilised ? "alpha/√r" : "alpha/r"));
    if (lora.rankStabilised)
        text.cite("kalajdzievski2023rslora");
    text.add(") and dropout " + shortNumber(lora.dropout) + "; A was drawn " +
             (lora.init == study::LoraInit::Gaussian ? "from a normal distribution of variance 1/r"
                                                     : "uniformly between −1/√in and 1/√in") +
             " and B was zero; the classification head was " +
             (lora.trainHead ? "trained. " : "left as it was drawn. "));
}

std::string lengthOf(const study::TrainSettings& train)
{
    std::string text = train.steps > 0 ? "at most " + std::to_string(train.steps) + " steps"
                                       : shortNumber(train.epochs) + " epochs";
    if (train.untilLoss > 0)
        text += " or until the training loss was below " + shortNumber(train.untilLoss);
    if (train.patience > 0)
        text += " or until the validation loss had not improved for " + counted(train.patience, "evaluation");
    return text;
}

void addTraining(Paragraph& text, const StudySpec& spec)
{
    const study::TrainSettings full = spec.train.of(study::Method::Full);
    const study::TrainSettings lora = spec.train.of(study::Method::Lora);
    const char* schedules[] = {"constant", "linearly decaying", "cosine"};
    text.add("Training used AdamW");
    text.cite("loshchilov2019adamw");
    text.add(" with weight decay " + shortNumber(lora.weightDecay) + ", batches of " +
             std::to_string(lora.batchSize) + ", a " + schedules[static_cast<int>(lora.schedule)] +
             " learning rate after a warm-up over " + shortNumber(lora.warmup * 100) + "% of the steps" +
             (lora.clipNorm > 0 ? ", and gradients clipped to norm " + shortNumber(lora.clipNorm) : "") +
             ": full fine-tuning at " + shortNumber(full.learningRate) + " for " + lengthOf(full) +
             ", LoRA at " + shortNumber(lora.learningRate) +
             (lora.headLearningRate > 0 ? " (head " + shortNumber(lora.headLearningRate) + ")" : "") +
             " for " + lengthOf(lora) + ". The weights of the " +
             (lora.keep == study::WeightsKept::Best ? "evaluation with the highest validation accuracy"
                                                    : "last step") +
             " were measured. ");
    for (const study::Sweep& sweep : spec.sweeps)
        if (!sweep.train.empty() || !sweep.lora.empty() || !sweep.task.empty())
            text.add("The sweep “" + sweep.name +
                     "” differed in some of these settings (see the study's study.json). ");
}

void addMeasure(Paragraph& text, const AnalysisSettings& settings)
{
    using spectrum::Measure;
    text.add("From the singular values σ of each learned change ΔW we took the ");
    switch (settings.measure) {
    case Measure::EnergyCutoff:
        text.add("intrinsic rank, the smallest j whose first j singular values hold more than " +
                 shortNumber(settings.threshold * 100) + "% of Σσ²");
        break;
    case Measure::StableRank:
        text.add("stable rank Σσ²/σ₁²");
        text.cite("rudelson2007sampling");
        break;
    case Measure::EffectiveRank:
        text.add("effective rank, the exponential of the entropy of σ/Σσ");
        text.cite("roy2007effective");
        break;
    case Measure::Gini:
        text.add("Gini index of σ");
        text.cite("hurley2009sparsity");
        break;
    case Measure::Elbow:
        text.add("elbow, the index farthest from the chord");
        text.cite("satopaa2011kneedle");
        break;
    default:
        text.add(spectrum::label(settings.measure, settings.threshold));
    }
    text.add(". Values are means over repeats and layers with 95% intervals ");
    text.add(
        settings.interval == IntervalKind::Run
            ? "from Student's t over the means of the runs, since layers of one run are not independent. "
            : "of 1.96·s/√N over all repeats × layers, as published. ");
    text.add("Lines are least squares on the means of the configurations. ");
}

} // namespace

MethodsText methodsText(const StudyResults& study, const AnalysisSettings& settings)
{
    Paragraph text;
    addSubject(text, study);
    if (const auto spec = study::studySpecFromJson(study.settings); spec && !study.settings.empty()) {
        addSweeps(text, *spec);
        addLora(text, spec->lora);
        addTraining(text, *spec);
    }
    addMeasure(text, settings);
    if (study.plannedRuns > 0)
        text.add("The results are of " + std::to_string(study.runs.size()) + " of " +
                 counted(study.plannedRuns, "planned run") + ".");
    else
        text.add("The results are of " + counted(static_cast<long>(study.runs.size()), "run") + ".");
    return text.finish();
}

} // namespace deltarank::analysis
