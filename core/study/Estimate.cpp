#include "study/Estimate.h"

#include "adapter/Adapter.h"

#include <algorithm>

namespace deltarank::study {

namespace {

constexpr double numberBytes = 4;

/// Numbers in A and B of one run.
double adapterNumbers(const RunSpec& run, const ModelShape& shape)
{
    double numbers = 0;
    for (const std::string& target : run.lora.targets) {
        const bool feedForward =
            target == adapter::kind::feedForwardIn || target == adapter::kind::feedForwardOut;
        numbers += static_cast<double>(run.lora.rank) * shape.layers *
                   (shape.hidden + (feedForward ? shape.intermediate : shape.hidden));
    }
    return numbers;
}

double trainedNumbers(const RunSpec& run, const ModelShape& shape)
{
    return run.method == Method::Full ? parameterCount(shape) : adapterNumbers(run, shape);
}

double layerNumbers(const ModelShape& shape)
{
    const double h = shape.hidden;
    return shape.layers * (4 * h * (h + 1) + 2.0 * h * shape.intermediate + shape.intermediate + h + 4 * h);
}

} // namespace

double parameterCount(const ModelShape& shape)
{
    const double h = shape.hidden;
    const double ends = shape.imageTokens > 0 ? h * (shape.patchNumbers + shape.imageTokens + 4)
                                              : h * (shape.vocabulary + shape.positions + 4) + h * (h + 1);
    return layerNumbers(shape) + ends;
}

double memoryOf(const RunSpec& run, const ModelShape& shape, std::size_t members)
{
    const bool full = run.method == Method::Full;
    const bool half = run.compute.precision == Precision::BFloat16;
    const double all = numberBytes * parameterCount(shape);
    const double layers = layerNumbers(shape);
    // Adapters leave the layers in bfloat16 alone; both are there while the base model is read.
    const double reading = all + (half ? 2 * layers : 0);
    double bytes = half && !full ? reading - numberBytes * layers : reading;
    const double trained = trainedNumbers(run, shape) * static_cast<double>(members);
    bytes += numberBytes * trained * (run.train.keep == WeightsKept::Best ? 5 : 4);

    const double tokens = shape.imageTokens > 0 ? shape.imageTokens : run.input.maxTokens;
    const int batch =
        run.train.microBatch > 0 ? std::min(run.train.microBatch, run.train.batchSize) : run.train.batchSize;
    const double rows = static_cast<double>(batch) * static_cast<double>(members) * tokens;
    const double width = half ? 0.7 : 1.0; // products are kept in 2 bytes, norms and sums in 4
    // Kept for the way back, by token and layer: inputs of norms, products and activations, attention.
    const double kept = (full ? 13.0 : 10.0) * shape.hidden + (full ? 2.0 : 1.0) * shape.intermediate +
                        shape.heads * tokens * (run.train.modelDropout && shape.imageTokens == 0 ? 3 : 2);
    bytes += numberBytes * width * rows * (shape.layers * kept + 2.0 * shape.intermediate);
    constexpr double program = 300e6; // libraries and what they keep, tokenizer, samples
    return std::max(reading, bytes) + program;
}

double secondsPerCost(const ModelShape& shape, int maxTokens, double speed)
{
    const double tokens = shape.imageTokens > 0 ? shape.imageTokens : maxTokens;
    const double h = shape.hidden;
    const double products = 2 * tokens * shape.layers * (4 * h * h + 2 * h * shape.intermediate);
    const double attention = 4 * tokens * tokens * h * shape.layers;
    // Measured: 0.5 for models of 192 and 256 numbers a token, 0.8 for those of 768.
    constexpr double reached = 0.5;
    return (products + attention) / (reached * speed * 1e9);
}

double diskBytesOf(const RunSpec& run, const ModelShape& shape, bool weights)
{
    constexpr double rest = 50'000; // task, history, spectra
    return rest +
           (run.method == Method::Lora && weights ? 0.92 * numberBytes * adapterNumbers(run, shape) : 0);
}

double checkpointBytesOf(const RunSpec& run, const ModelShape& shape, std::size_t members)
{
    const double parts = run.train.keep == WeightsKept::Best ? 4 : 3;
    return 2 * parts * numberBytes * trainedNumbers(run, shape) * static_cast<double>(members);
}

} // namespace deltarank::study
