#include "train/Embeddings.h"

#include "base/System.h"
#include "model/Checkpoint.h"
#include "model/TorchCompat.h"
#include "train/BatchBuilder.h"
#include "train/Device.h"
#include "train/EncodedData.h"

#include <algorithm>
#include <c10/util/Exception.h>

namespace deltarank::train {

using base::ErrorCode;

namespace {

constexpr std::size_t batchSamples = 32;

/// [samples, hidden] in float64 on the processor.
at::Tensor embed(const model::LoadedModel& model, const model::ModelInput& input)
{
    at::Tensor hidden = model::encode(model.config, model.weights, input, {});
    if (model.config.family == model::Family::Vit)
        return hidden.select(1, 0).to(at::kCPU).to(at::kDouble);
    if (!input.mask.defined())
        return hidden.mean(1).to(at::kCPU).to(at::kDouble);
    const at::Tensor mask = input.mask.to(at::kFloat).unsqueeze(2);
    return ((hidden * mask).sum(1) / mask.sum(1)).to(at::kCPU).to(at::kDouble);
}

} // namespace

base::Result<task::ClassEmbeddings> classEmbeddings(const EmbeddingOptions& options,
                                                    const data::Dataset& dataset,
                                                    const task::Partition& partition,
                                                    const base::ProgressSink& progress,
                                                    const base::StopToken& stop)
{
    at::set_num_threads(options.threads > 0 ? options.threads : base::availableCores());
    useFullFloat32();
    auto loaded = model::loadCheckpoint(options.model);
    if (!loaded)
        return base::fail(std::move(loaded).error());
    model::LoadedModel& model = *loaded;
    std::vector<std::uint32_t> samples;
    std::vector<std::size_t> labels;
    for (std::size_t label = 0; label < partition.train.size(); ++label)
        for (std::size_t i = 0; i < std::min(options.perClass, partition.train[label].size()); ++i) {
            samples.push_back(partition.train[label][i]);
            labels.push_back(label);
        }
    auto data =
        EncodedData::encode(dataset, samples, options.model, model.config, options.input, progress, stop);
    if (!data)
        return base::fail(std::move(data).error());

    const auto hidden = static_cast<std::size_t>(model.config.hidden);
    std::vector<double> sums(partition.train.size() * hidden);
    std::vector<std::size_t> counts(partition.train.size());
    try {
        at::NoGradGuard guard;
        model.weights =
            model::frozenCopy(model.config, model.weights, at::Device(options.device), at::kFloat);
        const BatchBuilder batches(*data, at::Device(options.device));
        for (std::size_t begin = 0; begin < samples.size(); begin += batchSamples) {
            if (stop.waitAndCheck())
                return base::fail(ErrorCode::Stopped, "Stopped while the classes were compared.");
            const std::size_t end = std::min(samples.size(), begin + batchSamples);
            const at::Tensor rows =
                embed(model, batches.build({samples.begin() + static_cast<std::ptrdiff_t>(begin),
                                            samples.begin() + static_cast<std::ptrdiff_t>(end)}))
                    .contiguous();
            for (std::size_t i = begin; i < end; ++i) {
                const double* row = rows.data_ptr<double>() + (i - begin) * hidden;
                for (std::size_t j = 0; j < hidden; ++j)
                    sums[labels[i] * hidden + j] += row[j];
                ++counts[labels[i]];
            }
            if (progress)
                progress({"Comparing the classes with the base model", end, samples.size()});
        }
    } catch (const c10::Error& error) {
        return base::fail(ErrorCode::Internal,
                          std::string("LibTorch reports: ") + error.what_without_backtrace(),
                          options.model.string());
    }
    task::ClassEmbeddings result;
    result.dimension = model.config.hidden;
    result.means.resize(sums.size());
    for (std::size_t i = 0; i < sums.size(); ++i)
        result.means[i] =
            static_cast<float>(sums[i] / static_cast<double>(std::max<std::size_t>(1, counts[i / hidden])));
    return result;
}

} // namespace deltarank::train
