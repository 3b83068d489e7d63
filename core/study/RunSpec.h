#pragma once

#include "task/TaskSpec.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace deltarank::study {

enum class Method { Full, Lora };
enum class LoraInit {
    Gaussian, ///< A ~ N(0, 1/r), B = 0 (the paper)
    Kaiming,  ///< A ~ U(−1/√in, 1/√in), B = 0 (PEFT's default)
};
enum class Schedule { Constant, Linear, Cosine };
enum class Precision { Float32, BFloat16 };
enum class WeightsKept { Last, Best };
/// What a run is there for: the measurement itself, or what the numbers would be without learning.
enum class NullControl {
    None,
    Random,   ///< not trained: A and B random with the Frobenius norms of the trained adapter of its twin
    Shuffled, ///< trained on fully shuffled labels
};

struct LoraSettings
{
    int rank = 32;
    double alpha = 32;
    double dropout = 0;
    std::vector<std::string> targets{"query", "key", "value"}; ///< adapter::kind names
    LoraInit init = LoraInit::Gaussian;
    bool rankStabilised = false; ///< scaling α/√r instead of α/r
    bool trainHead = true;
    std::map<std::string, int> rankPattern{}; ///< matched as PEFT does
    std::map<std::string, double> alphaPattern{};
};

/// One training, all numbers effective.
struct TrainSettings
{
    double learningRate = 1e-3;
    double headLearningRate = 0; ///< 0: the same
    double epochs = 6;
    int steps = 0; ///< 0: as many as `epochs` needs; otherwise at most this many of them
    int batchSize = 32;
    int microBatch = 0; ///< 0: the batch in one piece
    double weightDecay = 0.01;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
    Schedule schedule = Schedule::Linear;
    double warmup = 0.06;  ///< share of all steps
    double clipNorm = 1.0; ///< 0: no clipping
    int evaluateEvery = 0; ///< steps; 0: once an epoch
    double untilLoss = 0;  ///< stops when the mean training loss since the last evaluation is below; 0: off
    int patience = 0;      ///< stops after this many evaluations without a lower validation loss; 0: off
    WeightsKept keep = WeightsKept::Last;
    bool modelDropout = true; ///< false: all dropout of the base model off
};

/// How samples become tensors.
struct InputSettings
{
    int maxTokens = 64;
    bool normaliseImages = true; ///< false: the paper's way, values in 0 .. 1
    bool augment = false;        ///< mild augmentation of glyphs at load time
};

struct ComputeSettings
{
    Precision precision = Precision::Float32;
    int threads = 0; ///< fixed by the plan
    int bank = 1;    ///< LoRA runs trained together, fixed by the plan
};

/// Everything that one run depends on. Its id is a hash of what can change its result (see RunSpecJson.h: not
/// the sweep's setting and value, threads or bank).
struct RunSpec
{
    std::string id;
    std::string sweep; ///< name of the sweep in the study
    std::string over;  ///< the setting swept: "classes", "corruption", "rank", ...
    double value = 0;  ///< its value
    int repeat = 0;
    Method method = Method::Lora;
    task::TaskSpec task;
    LoraSettings lora;
    TrainSettings train;
    InputSettings input;
    ComputeSettings compute;
    NullControl nullControl = NullControl::None;
    std::string modelSha256; ///< of the base model's weights
    std::string datasetFingerprint;
};

} // namespace deltarank::study
