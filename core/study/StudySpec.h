#pragma once

#include "study/RunSpec.h"

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace deltarank::study {

/// How the class subsets of a study's runs relate (see SubsetRule for how one is drawn).
enum class Subsets {
    Paired,      ///< the full and the LoRA run of a repeat share subset, task and seed
    Independent, ///< each run draws its own, as in the paper
    Fixed,       ///< the given classes, or the ones with most training samples
    Nearest,     ///< the n classes closest to each other
    Farthest,    ///< the n classes farthest from each other
};

/// Labels replaced by coarser ones on the same samples, by a rule for the names.
enum class MergeBy {
    None,
    Archive, ///< arXiv: "cs.DS" becomes "cs"
    Species, ///< pets: a capital first letter is a cat, a small one a dog
};

enum class PrecisionChoice { Auto, Float32, BFloat16 };
enum class KeepWeights { All, FirstRepeat, None };

struct ModelChoice
{
    std::string path;   ///< a folder, or a name looked up by findModel()
    std::string sha256; ///< of its weights; empty: not fixed yet
};

struct DatasetChoice
{
    std::string source; ///< "debian-sections", "csv", ...
    std::string path;
    nlohmann::json options = nlohmann::json::object(); ///< of the source's reader
    std::string fingerprint;                           ///< empty: not fixed yet
};

struct TaskChoice
{
    task::SizeRule size = task::SizeRule::Strict;
    int trainSize = 0; ///< N of `strict`; 0: the largest that every subset of the sweep can fill
    int validationSize =
        0; ///< 0: the largest that every subset can fill (strict), 10% of the total (published)
    double validationShare = 0.15;
    Subsets subsets = Subsets::Paired;
    std::vector<std::string> classNames{}; ///< of `fixed`
    int minimumPerClass = 0;
    int minClasses = 0; ///< `published`: total = sum of this many smallest class counts
    MergeBy mergeBy = MergeBy::None;
    std::map<std::string, std::string> merge{}; ///< coarser class by class; the rest stay as they are
};

/// Training settings with what differs between the methods.
struct TrainChoice
{
    TrainSettings common; ///< without learning rates and epochs
    TrainSettings full;   ///< learning rates and epochs only
    TrainSettings lora;   ///< learning rates and epochs only

    TrainSettings of(Method method) const;
};

struct ComputeChoice
{
    PrecisionChoice precision = PrecisionChoice::Auto;
    int threads = 0; ///< 0: all cores
    int bank = 0;    ///< 0: measured when the plan is fixed
};

struct NullControls
{
    int random = 0; ///< untrained adapters for each LoRA value of a sweep
    int shuffled =
        0; ///< LoRA runs on fully shuffled labels for each value of a sweep over anything but corruption
};

/// Learning rates to choose among, method by method, before the runs of the study: the one whose runs reach
/// the lowest validation loss is the method's.
struct RateSearch
{
    std::vector<double> full; ///< empty: the method keeps its learning rate
    std::vector<double> lora;
    int repeats = 1; ///< runs of each rate; their validation losses are averaged
    int classes = 0; ///< of their tasks; 0: the middle value of the method's first sweep

    bool empty() const { return full.empty() && lora.empty(); }
    const std::vector<double>& of(Method method) const { return method == Method::Full ? full : lora; }
};

/// Runs over the values of one setting.
struct Sweep
{
    std::string name;
    std::string over; ///< one of sweepSettings()
    std::vector<double> values;
    std::vector<Method> methods{Method::Full, Method::Lora};
    int classCount = 0; ///< 0: all classes; not used by a sweep over "classes"
    task::CorruptionMode mode = task::CorruptionMode::Shuffle;
    double corruption = 0;                           ///< of every run; not used by a sweep over "corruption"
    int repeats = 0;                                 ///< 0: the study's
    nlohmann::json task = nlohmann::json::object();  ///< fields of the study's `task` that differ here
    nlohmann::json lora = nlohmann::json::object();  ///< the same for `lora`
    nlohmann::json train = nlohmann::json::object(); ///< the same for `train`
};

/// A base model, a data set and a list of sweeps. Expands to a fixed list of runs (see Plan.h).
struct StudySpec
{
    std::string name;
    std::string description; ///< what the study is for and how it differs from its relatives
    std::uint64_t seed = 1;
    int repeats = 3;
    KeepWeights keepWeights = KeepWeights::All;
    ModelChoice model;
    DatasetChoice dataset;
    TaskChoice task;
    InputSettings input;
    LoraSettings lora;
    TrainChoice train;
    ComputeChoice compute;
    NullControls nullControls;
    RateSearch rateSearch;
    std::vector<Sweep> sweeps;

    int repeatsOf(const Sweep& sweep) const { return sweep.repeats > 0 ? sweep.repeats : repeats; }
    /// Whether a run's A and B are stored.
    bool keepsWeights(const RunSpec& run) const
    {
        return keepWeights == KeepWeights::All ||
               (keepWeights == KeepWeights::FirstRepeat && run.repeat == 0);
    }
    /// The study's settings with the sweep's changes. @pre the specification was read without problems.
    TaskChoice taskOf(const Sweep& sweep) const;
    LoraSettings loraOf(const Sweep& sweep) const;
    TrainChoice trainOf(const Sweep& sweep) const;
};

/// Settings a sweep can go over, as spelled in JSON: "classes", "corruption", "rank", "alpha",
/// "learning_rate", "train_steps", "train_size".
const std::vector<std::string>& sweepSettings();

} // namespace deltarank::study
