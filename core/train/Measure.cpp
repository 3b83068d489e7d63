#include "train/Measure.h"

#include "model/TorchCompat.h"
#include "spectrum/Decomposition.h"
#include "spectrum/Parallel.h"
#include "spectrum/SingularValues.h"

#include <algorithm>

namespace deltarank::train {

using base::fail;

namespace {

/// A bank's tensors on the CPU, so that views of them stay valid.
struct HostBank
{
    explicit HostBank(const model::LoraBank& bank)
    {
        for (const auto& matrix : bank.matrices) {
            a.push_back(matrix.a.detach().to(at::kCPU, at::kFloat).contiguous());
            b.push_back(matrix.b.detach().to(at::kCPU, at::kFloat).contiguous());
            scaling.push_back(matrix.scaling);
        }
    }
    spectrum::LowRankProduct product(std::size_t matrix, int member) const
    {
        const at::Tensor& ta = a[matrix];
        const at::Tensor& tb = b[matrix];
        return {{ta.data_ptr<float>() + member * ta.size(1) * ta.size(2), ta.size(1), ta.size(2)},
                {tb.data_ptr<float>() + member * tb.size(1) * tb.size(2), tb.size(1), tb.size(2)},
                scaling[matrix]};
    }
    std::vector<at::Tensor> a, b;
    std::vector<double> scaling;
};

} // namespace

base::Result<std::vector<std::vector<std::vector<float>>>>
bankSpectra(const model::LoraBank& bank, int threads, const base::StopToken& stop)
{
    const HostBank host(bank);
    std::vector<spectrum::LowRankProduct> products;
    for (int k = 0; k < bank.members; ++k)
        for (std::size_t i = 0; i < host.a.size(); ++i)
            products.push_back(host.product(i, k));
    auto values = spectrum::singularValues(products, threads, stop);
    if (!values)
        return fail(values.error());
    std::vector<std::vector<std::vector<float>>> result(static_cast<std::size_t>(bank.members));
    for (std::size_t p = 0; p < values->size(); ++p)
        result[p / host.a.size()].push_back(spectrum::narrow((*values)[p]));
    return result;
}

base::Result<std::vector<study::SpectrumRecord>> fullSpectra(const model::ModelConfig& config,
                                                             const model::ModelWeights& trained,
                                                             const model::ModelWeights& initial,
                                                             const std::vector<std::string>& kinds,
                                                             int threads, const base::StopToken& stop)
{
    std::vector<study::SpectrumRecord> records;
    std::vector<at::Tensor> changes;
    std::vector<spectrum::MatrixView> views;
    for (int layer = 0; layer < config.layers; ++layer)
        for (const auto& kind : kinds) {
            const auto index = static_cast<std::size_t>(layer);
            const at::Tensor change =
                (model::linearOf(trained.layers[index], kind).weight.detach().to(at::kCPU, at::kFloat) -
                 model::linearOf(initial.layers[index], kind).weight.detach().to(at::kCPU, at::kFloat))
                    .contiguous();
            changes.push_back(change);
            views.push_back({change.data_ptr<float>(), change.size(0), change.size(1)});
            study::SpectrumRecord record;
            record.modulePath = model::modulePath(config, layer, kind);
            record.layer = layer;
            record.kind = kind;
            record.rank = static_cast<int>(std::min(change.size(0), change.size(1)));
            records.push_back(std::move(record));
        }
    auto values = spectrum::singularValues(std::span<const spectrum::MatrixView>(views), threads, stop);
    if (!values)
        return fail(values.error());
    for (std::size_t i = 0; i < records.size(); ++i)
        records[i].final = spectrum::narrow((*values)[i]);
    return records;
}

base::Result<std::vector<std::vector<study::TruncationPoint>>>
truncationCurve(const TrainState& state, const BatchBuilder& batches, const EncodedData& data,
                const std::vector<EvaluationSet>& sets, int chunk, int threads, const base::StopToken& stop,
                const JudgedSink& judged)
{
    const HostBank host(state.bank);
    const auto members = static_cast<std::size_t>(state.bank.members);
    const std::size_t count = host.a.size();
    std::vector<spectrum::Decomposition> whole(members * count);
    DELTARANK_TRY(spectrum::parallelFor(
        whole.size(), threads, stop, {}, "Decomposing", [&](std::size_t i) -> base::Status {
            auto one = spectrum::decompose(host.product(i % count, static_cast<int>(i / count)));
            if (!one)
                return fail(one.error());
            whole[i] = std::move(*one);
            return {};
        }));
    int largest = 0;
    for (const auto& matrix : state.bank.matrices)
        largest = std::max(largest, matrix.rank);
    std::vector<int> grid{0};
    for (int k = 1; k < largest; k *= 2)
        grid.push_back(k);
    grid.push_back(largest);

    std::vector<std::vector<study::TruncationPoint>> curves(members);
    TrainState cut = state;
    for (const int k : grid) {
        if (k == 0) {
            cut.bank.members = 0; // no adapter at all
        } else {
            cut.bank = state.bank;
            for (std::size_t i = 0; i < count; ++i) {
                auto& matrix = cut.bank.matrices[i];
                const int kept = std::min(k, matrix.rank);
                at::Tensor a = at::zeros({state.bank.members, kept, matrix.a.size(2)});
                at::Tensor b = at::zeros({state.bank.members, matrix.b.size(1), kept});
                for (std::size_t m = 0; m < members; ++m) {
                    auto factors =
                        spectrum::truncate(host.product(i, static_cast<int>(m)), whole[m * count + i], kept);
                    if (!factors)
                        return fail(factors.error());
                    const at::Tensor fa =
                        at::from_blob(factors->a.data(), {factors->a.rows(), factors->a.cols()},
                                      at::TensorOptions().dtype(at::kFloat));
                    const at::Tensor fb =
                        at::from_blob(factors->b.data(), {factors->b.rows(), factors->b.cols()},
                                      at::TensorOptions().dtype(at::kFloat));
                    const auto index = static_cast<std::int64_t>(m);
                    a.select(0, index).slice(0, 0, fa.size(0)).copy_(fa);
                    b.select(0, index).slice(1, 0, fb.size(1)).copy_(fb);
                }
                matrix.rank = kept;
                matrix.a = a.to(state.headWeight.device());
                matrix.b = b.to(state.headWeight.device());
            }
        }
        const auto results = evaluate(cut, batches, data, sets, chunk, stop);
        if (!results)
            return fail(results.error());
        for (std::size_t m = 0; m < members; ++m)
            curves[m].push_back({k, (*results)[m].accuracy});
        if (judged)
            judged();
    }
    return curves;
}

base::Result<std::vector<std::map<std::string, double>>>
layerAblation(const TrainState& state, const BatchBuilder& batches, const EncodedData& data,
              const std::vector<EvaluationSet>& sets, int chunk, const base::StopToken& stop,
              const JudgedSink& judged)
{
    std::vector<std::map<std::string, double>> accuracies(sets.size());
    for (int layer = 0; layer < state.config->layers; ++layer) {
        TrainState without = state;
        std::erase_if(without.bank.matrices, [&](const auto& matrix) { return matrix.layer == layer; });
        const auto results = evaluate(without, batches, data, sets, chunk, stop);
        if (!results)
            return fail(results.error());
        for (std::size_t k = 0; k < sets.size(); ++k)
            accuracies[k][std::to_string(layer)] = (*results)[k].accuracy;
        if (judged)
            judged();
    }
    return accuracies;
}

} // namespace deltarank::train
