#include "model/LoraBank.h"

#include "adapter/PatternTables.h"
#include "base/RandomStream.h"
#include "model/TorchCompat.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace deltarank::model {

using base::ErrorCode;
using base::fail;

const BankMatrix* LoraBank::find(int layer, const std::string& kind) const
{
    for (const auto& matrix : matrices)
        if (matrix.layer == layer && matrix.kind == kind)
            return &matrix;
    return nullptr;
}

namespace {

std::pair<std::int64_t, std::int64_t> shapeOf(const ModelConfig& config, const std::string& kind)
{
    if (kind == adapter::kind::feedForwardIn)
        return {config.intermediate, config.hidden};
    if (kind == adapter::kind::feedForwardOut)
        return {config.hidden, config.intermediate};
    return {config.hidden, config.hidden};
}

bool known(const std::string& kind)
{
    for (const char* name :
         {adapter::kind::query, adapter::kind::key, adapter::kind::value, adapter::kind::attentionOutput,
          adapter::kind::feedForwardIn, adapter::kind::feedForwardOut})
        if (kind == name)
            return true;
    return false;
}

} // namespace

base::Result<LoraBank> makeLoraBank(const ModelConfig& config, const study::LoraSettings& settings,
                                    const std::vector<InitKey>& keys)
{
    LoraBank bank;
    bank.members = static_cast<int>(keys.size());
    bank.dropout = settings.dropout;
    if (settings.targets.empty())
        return fail(ErrorCode::InvalidArgument, "`lora.targets` is empty.", {},
                    "Name at least one of query, key, value.");
    for (const auto& kind : settings.targets)
        if (!known(kind))
            return fail(
                ErrorCode::InvalidArgument, "`lora.targets` holds \"" + kind + "\".", {},
                "Choose among query, key, value, attention_output, feed_forward_in and feed_forward_out.");
    adapter::PatternTables patterns;
    for (const auto& [key, rank] : settings.rankPattern)
        patterns.addRank(key, rank);
    for (const auto& [key, alpha] : settings.alphaPattern)
        patterns.addAlpha(key, alpha);
    for (int layer = 0; layer < config.layers; ++layer)
        for (const auto& kind : settings.targets) {
            BankMatrix matrix;
            matrix.modulePath = modulePath(config, layer, kind);
            matrix.layer = layer;
            matrix.kind = kind;
            matrix.rank = patterns.rankOf(matrix.modulePath, settings.rank);
            matrix.alpha = patterns.alphaOf(matrix.modulePath, settings.alpha);
            if (matrix.rank < 1 || matrix.rank > 65536)
                return fail(ErrorCode::InvalidArgument,
                            "The rank of " + matrix.modulePath + " is " + std::to_string(matrix.rank) + ".",
                            {}, "Give a whole number from 1 to 65,536.");
            matrix.scaling =
                settings.rankStabilised ? matrix.alpha / std::sqrt(matrix.rank) : matrix.alpha / matrix.rank;
            const auto [out, in] = shapeOf(config, kind);
            matrix.a = at::empty({bank.members, matrix.rank, in}, at::TensorOptions().dtype(at::kFloat));
            matrix.b = at::zeros({bank.members, out, matrix.rank}, at::TensorOptions().dtype(at::kFloat));
            float* values = matrix.a.data_ptr<float>();
            for (const auto& key : keys) {
                base::RandomStream stream({key.seed, base::Purpose::InitialWeights, key.repeat, 0,
                                           base::placeOf(matrix.modulePath)});
                const double deviation = 1.0 / std::sqrt(static_cast<double>(matrix.rank));
                const double bound = 1.0 / std::sqrt(static_cast<double>(in));
                for (std::int64_t i = 0; i < matrix.rank * in; ++i)
                    *values++ = static_cast<float>(settings.init == study::LoraInit::Gaussian
                                                       ? deviation * stream.normal()
                                                       : stream.uniform(-bound, bound));
            }
            bank.matrices.push_back(std::move(matrix));
        }
    return bank;
}

base::Result<LoraBank> bankFromAdapter(const ModelConfig& config, const adapter::Adapter& source)
{
    LoraBank bank;
    bank.members = 1;
    for (int layer = 0; layer < config.layers; ++layer)
        for (const char* kind :
             {adapter::kind::query, adapter::kind::key, adapter::kind::value, adapter::kind::attentionOutput,
              adapter::kind::feedForwardIn, adapter::kind::feedForwardOut}) {
            const std::string path = modulePath(config, layer, kind);
            const auto found = std::find_if(source.matrices.begin(), source.matrices.end(),
                                            [&](const auto& matrix) { return matrix.modulePath == path; });
            if (found == source.matrices.end())
                continue;
            const auto [out, in] = shapeOf(config, kind);
            if (found->a.cols() != in || found->b.rows() != out || found->a.rows() != found->b.cols())
                return fail(ErrorCode::Mismatch,
                            "The adapter of " + path + " changes a matrix of " +
                                std::to_string(found->b.rows()) + " x " + std::to_string(found->a.cols()) +
                                "; the base model's is " + std::to_string(out) + " x " + std::to_string(in) +
                                ".",
                            {}, "Use the base model that the adapter was trained on.");
            BankMatrix matrix{path,         layer,          kind, static_cast<int>(found->a.rows()),
                              found->alpha, found->scaling, {},   {}};
            matrix.a = at::empty({1, matrix.rank, in}, at::TensorOptions().dtype(at::kFloat));
            matrix.b = at::empty({1, out, matrix.rank}, at::TensorOptions().dtype(at::kFloat));
            std::copy_n(found->a.data(), found->a.size(), matrix.a.data_ptr<float>());
            std::copy_n(found->b.data(), found->b.size(), matrix.b.data_ptr<float>());
            bank.matrices.push_back(std::move(matrix));
        }
    if (bank.matrices.size() != source.matrices.size())
        return fail(ErrorCode::Mismatch,
                    "The adapter has " + std::to_string(source.matrices.size()) + " matrices, of which " +
                        std::to_string(bank.matrices.size()) + " belong to this base model.",
                    {}, "Use the base model that the adapter was trained on.");
    return bank;
}

adapter::Adapter adapterOf(const LoraBank& bank, int index)
{
    adapter::Adapter result;
    result.format = "deltarank";
    for (const auto& matrix : bank.matrices) {
        adapter::AdaptedMatrix one;
        one.modulePath = matrix.modulePath;
        one.layer = matrix.layer;
        one.kind = matrix.kind;
        one.rank = matrix.rank;
        one.alpha = matrix.alpha;
        one.scaling = matrix.scaling;
        const at::Tensor a = matrix.a.detach().select(0, index).to(at::kCPU, at::kFloat).contiguous();
        const at::Tensor b = matrix.b.detach().select(0, index).to(at::kCPU, at::kFloat).contiguous();
        one.originalShapeA = a.sizes().vec();
        one.originalShapeB = b.sizes().vec();
        one.a = Eigen::Map<const adapter::Matrix>(a.data_ptr<float>(), a.size(0), a.size(1));
        one.b = Eigen::Map<const adapter::Matrix>(b.data_ptr<float>(), b.size(0), b.size(1));
        result.matrices.push_back(std::move(one));
    }
    return result;
}

void mergeInto(const ModelConfig&, ModelWeights& weights, const LoraBank& bank, int index)
{
    at::NoGradGuard guard;
    for (const auto& matrix : bank.matrices) {
        auto& target = linearOf(weights.layers[static_cast<std::size_t>(matrix.layer)], matrix.kind);
        target.weight =
            target.weight +
            matrix.b.detach().select(0, index).matmul(matrix.a.detach().select(0, index)) * matrix.scaling;
    }
}

} // namespace deltarank::model
