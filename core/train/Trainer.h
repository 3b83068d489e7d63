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
    /// False: only adapters will be trained, and the float32 weights of the layers are not kept where these
    /// train on a bfloat16 copy. They are most of a base model's memory.
    bool fullRuns = true;
};

/// Where and how often the state of a training is kept, so that it can go on after the process has died.
struct CheckpointOptions
{
    std::filesystem::path file{}; ///< empty: nowhere
    /// Seconds between two checkpoints; 0: after every step. Longer where writing takes more than a twentieth
    /// of the time.
    double everySeconds = 60;
};

/// What a running training tells, from the training thread.
struct TrainEvent
{
    enum class Kind {
        Step,
        Evaluation,
        Measuring, ///< the last step is done; `measured` of what the runs leave is measured
        Resumed,   ///< `step` steps were done by an earlier process
        Note,      ///< `text`: something a person should know, once
    };
    Kind kind = Kind::Step;
    int member = 0; ///< run of the bank; events of a step come once, with member 0
    int step = 0;
    int steps = 0;
    double loss = 0;             ///< of this step, mean over the members that still train
    study::HistoryPoint point{}; ///< of an evaluation
    double samplesPerSecond = 0; ///< over all members
    double measured = 0;         ///< 0 .. 1
    std::string text{};
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
    /// adapter. A loss that is not finite ends that run alone; its record says why in provenance "failure".
    ///
    /// Where memory runs out, the micro-batch is halved and its gradients are added up, so that the batch
    /// stays what it is; provenance "micro_batch" and "micro_batch_reason" record it.
    ///
    /// With a checkpoint file, the state is kept there and training goes on from it: on the CPU to the same
    /// bits. It is written when training is stopped, too. A file that is damaged or of other runs is not
    /// used, and a Note says so; removing it is left to the caller.
    ///
    /// Errors: settings out of range (field named), tasks of different size in one bank, too little memory
    /// even for a micro-batch of one sample, a checkpoint that cannot be written, stopped.
    base::Result<std::vector<study::RunRecord>> run(const std::vector<study::RunSpec>& specs,
                                                    const std::vector<task::Task>& tasks,
                                                    const EncodedData& data, const TrainSink& sink,
                                                    base::StopToken stop,
                                                    const CheckpointOptions& checkpoint = {});

    const model::ModelConfig& config() const;
    std::string device() const; ///< "cpu", "cuda:0"
    std::string modelSha256() const;
    std::vector<std::string> notes() const; ///< what was odd about the checkpoint

private:
    struct Private;
    explicit Trainer(std::unique_ptr<Private> data);
    std::unique_ptr<Private> m;
};

} // namespace deltarank::train
