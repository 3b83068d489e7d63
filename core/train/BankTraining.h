#pragma once

#include "train/AdamW.h"
#include "train/Evaluation.h"
#include "train/Trainer.h"

#include <chrono>
#include <memory>

namespace deltarank::train {

/// One training: a full run, or K LoRA runs side by side. Every run has its own batches, learning rate,
/// clipping, dropout and end; a run that ends early stays as a slot that is no longer updated.
class BankTraining
{
public:
    struct Context
    {
        const model::ModelConfig& config;
        const model::ModelWeights& initial; ///< float32, CPU
        const model::ModelWeights& frozen;  ///< compute type, on the device
        at::Device device;
        at::ScalarType compute;
        int threads;
        int microBatch; ///< rows of one member that pass at once
    };

    BankTraining(const Context& context, const std::vector<study::RunSpec>& specs,
                 const std::vector<task::Task>& tasks, const EncodedData& data, const TrainSink& sink,
                 const base::StopToken& stop);

    base::Result<std::vector<study::RunRecord>> run();

private:
    struct Member
    {
        bool active = true;
        double bestAccuracy = -1;
        int bestStep = 0;
        double lowestLoss = 0;
        int sinceLowest = 0;
        int endStep = 0;
        std::string failure;          ///< why the run ended without a result
        std::vector<at::Tensor> best; ///< trained tensors at the best evaluation, where they are needed
        double lossSum = 0;           ///< since the last evaluation
        int lossCount = 0;
        double lastInterval = 0;
        double cleanHits = 0, cleanCount = 0, corruptedHits = 0, corruptedCount = 0;
        double gradientNorm = 0;
        std::vector<std::uint32_t> order;
    };

    base::Status prepare();
    base::Status step(int step);
    base::Status evaluateAll(int step);
    base::Result<std::vector<study::RunRecord>> finish();
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
    std::vector<Member> m_members;
    std::vector<study::RunRecord> m_records;
    int m_stepsPerEpoch = 1;
    int m_steps = 0;
    int m_evaluateEvery = 1;
    std::chrono::steady_clock::time_point m_start;
    double m_trainSeconds = 0;
};

} // namespace deltarank::train
