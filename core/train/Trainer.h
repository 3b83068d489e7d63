#pragma once

#include "base/Result.h"
#include "base/StopToken.h"
#include "study/RunRecord.h"
#include "study/RunSpec.h"
#include "task/Task.h"
#include "train/EncodedData.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace deltarank::train {

struct TrainerOptions
{
    std::filesystem::path model; ///< checkpoint folder
    std::string device = "auto"; ///< auto, cpu, cuda:N
    study::Precision precision = study::Precision::Float32;
    int threads = 0; ///< 0: all
};

/// What a running training tells, from the training thread.
struct TrainEvent
{
    enum class Kind { Step, Evaluation };
    Kind kind = Kind::Step;
    int member = 0; ///< run of the bank; events of a step come once, with member 0
    int step = 0;
    int steps = 0;
    double loss = 0;             ///< of this step, mean over the members that still train
    study::HistoryPoint point{}; ///< of an evaluation
    double samplesPerSecond = 0; ///< over all members
};
using TrainSink = std::function<void(const TrainEvent&)>;

/// Fine-tunes one base model, which is loaded once.
class Trainer
{
public:
    static base::Result<std::unique_ptr<Trainer>> create(const TrainerOptions& options);
    ~Trainer();

    /// Trains one run, or a bank of K LoRA runs that differ in task, seed and learning rate alone, and
    /// measures what a run leaves: history, spectra, metrics, adapter and head, accuracy of the truncated
    /// adapter. Errors: settings out of range (field named), tasks of different size in one bank, a loss that
    /// is not finite, too little memory even for a micro-batch of one sample, stopped.
    base::Result<std::vector<study::RunRecord>> run(const std::vector<study::RunSpec>& specs,
                                                    const std::vector<task::Task>& tasks,
                                                    const EncodedData& data, const TrainSink& sink,
                                                    base::StopToken stop);

    const model::ModelConfig& config() const;
    std::string device() const; ///< "cpu", "cuda:0"
    std::string modelSha256() const;
    std::vector<std::string> notes() const; ///< what was odd about the checkpoint
    /// Samples that one run passes through the model, forward and backward counted as three forward passes;
    /// for estimates of time.
    static double cost(const study::RunSpec& spec, std::size_t trainSamples, std::size_t validationSamples);

private:
    struct Private;
    explicit Trainer(std::unique_ptr<Private> data);
    std::unique_ptr<Private> m;
};

} // namespace deltarank::train
