#include "MakeBaseModel.h"

#include "base/Files.h"
#include "base/RandomStream.h"
#include "model/Checkpoint.h"

#include <ATen/ops/empty.h>

namespace example {

using namespace deltarank;

base::Status makeBaseModel(const std::filesystem::path& folder, const std::vector<std::string>& words)
{
    model::ModelConfig config;
    config.family = model::Family::Bert;
    config.hidden = 64;
    config.layers = 2;
    config.heads = 2;
    config.intermediate = 128;
    config.positions = 32;
    config.tokenTypes = 2;
    config.vocabulary = static_cast<int>(words.size()) + 5;

    // Weights as BERT draws them: normal with standard deviation 0.02, norms 1, biases 0.
    model::ModelWeights weights;
    weights.layers.resize(static_cast<std::size_t>(config.layers));
    for (const model::ParameterRef& parameter : model::encoderParameters(config, weights)) {
        at::Tensor tensor = at::empty(parameter.shape, at::kFloat);
        base::RandomStream stream({1, base::Purpose::InitialWeights, 0, 0, base::placeOf(parameter.name)});
        float* values = tensor.data_ptr<float>();
        for (std::int64_t i = 0; i < tensor.numel(); ++i)
            values[i] = parameter.name.ends_with("LayerNorm.weight") ? 1.0f
                        : parameter.name.ends_with(".bias")          ? 0.0f
                                                            : 0.02f * static_cast<float>(stream.normal());
        *parameter.tensor = tensor;
    }

    std::string vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n";
    for (const std::string& word : words)
        vocabulary += word + "\n";
    DELTARANK_TRY(base::makeFolder(folder));
    DELTARANK_TRY(model::saveCheckpoint(folder, config, weights, {}, false));
    DELTARANK_TRY(
        base::writeFileAtomically(folder / "config.json", model::toJson(config, "BertModel").dump(2)));
    DELTARANK_TRY(base::writeFileAtomically(folder / "tokenizer_config.json", R"({"do_lower_case": true})"));
    return base::writeFileAtomically(folder / "vocab.txt", vocabulary);
}

} // namespace example
