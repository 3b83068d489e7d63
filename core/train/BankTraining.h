#pragma once

#include "train/AdamW.h"
#include "train/BankCheckpoint.h"
#include "train/Evaluation.h"
#include "train/Trainer.h"

#include <chrono>
#include <memory>
#include <optional>

namespace deltarank::train {

/// One training: a full run, or K LoRA runs side by side. Every run has its own batches, learning rate,
/// clipping, dropout and end; a run that ends early stays as a slot that is no longer updated.
class BankTraining
{
public:
    struct Context
    {
        const model::ModelConfig& config;
        const model::ModelWeights& initial; ///< float32, CPU; of full runs alone
        const model::ModelWeights& frozen;  ///< compute type, on the device
        at::Device device;
        at::ScalarType compute;
        int threads;
        int microBatch;                      ///< rows of one member that pass at once
        bool microBatchHalved;               ///< because memory ran out
        std::string microBatchReason;        ///< what was said then
        CheckpointOptions checkpoint;        ///< where to keep the state; empty file: nowhere
        std::optional<BankCheckpoint>& from; ///< state to go on from, released once in place
    };

    BankTraining(const Context& context, const std::vector<study::RunSpec>& specs,
                 const std::vector<task::Task>& tasks, const EncodedData& data, const TrainSink& sink,
                 const base::StopToken& stop);

    base::Result<std::vector<study::RunRecord>> run();

private:
    base::Status prepare();
    /// Puts the state of a checkpoint in place. Mismatch where it is another training's.
    base::Status restore(const BankCheckpoint& checkpoint);
    /// Writes the state between two steps.
    base::Status save();
    bool isSavingDue() const;
    double seconds() const;
    /// The order of the samples in this epoch.
    void shuffle(int epoch);
    base::Status step(int step);
    base::Status evaluateAll(int step);
    /// Trains to the end.
    base::Status train();
    /// Measures what a run leaves. The weights are those of the last step again where it fails.
    base::Result<std::vector<study::RunRecord>> finish();
    base::Result<std::vector<study::RunRecord>> measured();
    /// Tells how far the measuring is: `samples` more of one member were judged.
    void judged(std::size_t samples);
    void swapInBest();
    void swapInLast();
    /// A step after which validation is judged.
    bool isEvaluated(int step) const { return step % m_evaluateEvery == 0 || step == m_steps; }
    base::Result<std::vector<std::vector<std::vector<float>>>> spectraNow();
    void makeHeads();
    bool isLora() const { return m_specs.front().method == study::Method::Lora; }
    bool needsBest() const;
    /// The trained tensors of one member, as views that copies can be made of and written back to.
    std::vector<at::Tensor> trainedViews(std::size_t member) const;
    std::vector<EvaluationSet> validationSets() const;
    int evaluationChunk() const;

    const Context& m_context;
    const std::vector<study::RunSpec>& m_specs;
    const std::vector<task::Task>& m_tasks;
    const EncodedData& m_data;
    const TrainSink& m_sink;
    base::StopToken m_stop;
    BatchBuilder m_batches;
    TrainState m_state;
    std::vector<at::Tensor> m_trained;
    std::unique_ptr<AdamW> m_optimizer;
    std::vector<MemberState> m_members;
    std::vector<study::RunRecord> m_records;
    std::vector<std::vector<at::Tensor>>
        m_last; ///< weights of the last step while the best ones are in place
    int m_stepsPerEpoch = 1;
    int m_steps = 0;
    int m_done = 0;
    int m_first = 0; ///< step that this call began with
    int m_evaluateEvery = 1;
    std::chrono::steady_clock::time_point m_start, m_saved;
    double m_saveSeconds = 0;    ///< what the last checkpoint took
    double m_earlierSeconds = 0; ///< work of processes before this one
    double m_trainSeconds = 0;
    double m_judged = 0, m_toJudge = 1; ///< samples of one member, after the last step
};

} // namespace deltarank::train
