#include "model/ModelConfig.h"

#include "base/Files.h"

#include <optional>
#include <vector>

namespace deltarank::model {

using base::ErrorCode;
using base::fail;
using Json = nlohmann::json;

namespace {

class Fields
{
public:
    Fields(const Json& json, std::string where) : m_json(json), m_where(std::move(where)) {}

    int integer(const char* name, int low, int high, int fallback = 0)
    {
        if (!m_json.contains(name) && fallback > 0)
            return fallback;
        const auto& value = m_json.contains(name) ? m_json[name] : Json();
        if (!value.is_number_integer() || value.get<std::int64_t>() < low || value.get<std::int64_t>() > high)
            return wrong(name, "a whole number from " + std::to_string(low) + " to " + std::to_string(high)),
                   low;
        return value.get<int>();
    }
    double real(const char* name, double low, double high, double fallback)
    {
        if (!m_json.contains(name) || m_json[name].is_null())
            return fallback;
        const auto& value = m_json[name];
        if (!value.is_number() || value.get<double>() < low || value.get<double>() > high)
            return wrong(name, "a number from " + std::to_string(low) + " to " + std::to_string(high)), low;
        return value.get<double>();
    }
    void mustBe(const char* name, const std::vector<std::string>& allowed)
    {
        if (!m_json.contains(name))
            return;
        for (const auto& text : allowed)
            if (m_json[name] == text)
                return;
        m_error = m_error ? m_error
                          : base::Error{ErrorCode::Unsupported,
                                        std::string("`") + name + "` is " + m_json[name].dump() + ".",
                                        m_where, "This program computes \"" + allowed.front() + "\" only."};
    }
    void check(bool good, const std::string& message)
    {
        if (!good && !m_error)
            m_error = base::Error{ErrorCode::Format, message, m_where};
    }
    const std::optional<base::Error>& error() const { return m_error; }

private:
    void wrong(const char* name, const std::string& wanted)
    {
        if (m_error)
            return;
        const std::string found = m_json.contains(name) ? "is " + m_json[name].dump() : "is missing";
        m_error = base::Error{ErrorCode::Format, std::string("`") + name + "` " + found + ".", m_where,
                              "It must be " + wanted + "."};
    }
    const Json& m_json;
    std::string m_where;
    std::optional<base::Error> m_error;
};

} // namespace

base::Result<ModelConfig> parseModelConfig(const Json& json, const std::string& where)
{
    if (!json.is_object())
        return fail(ErrorCode::Format, "The model configuration is not a JSON object.", where);
    const std::string type = json.contains("model_type") && json["model_type"].is_string()
                                 ? json["model_type"].get<std::string>()
                                 : "";
    ModelConfig config;
    if (type == "bert")
        config.family = Family::Bert;
    else if (type == "vit")
        config.family = Family::Vit;
    else
        return fail(ErrorCode::Unsupported,
                    type.empty() ? "`model_type` is missing." : "`model_type` is \"" + type + "\".", where,
                    "Base models of the types \"bert\" and \"vit\" can be trained here; adapters of any "
                    "model can be inspected.");
    Fields fields(json, where);
    config.hidden = fields.integer("hidden_size", 1, 65536);
    config.layers = fields.integer("num_hidden_layers", 1, 1000);
    config.heads = fields.integer("num_attention_heads", 1, 4096);
    config.intermediate = fields.integer("intermediate_size", 1, 1 << 20);
    config.layerNormEps = fields.real("layer_norm_eps", 0, 1, 1e-12);
    const double usualDropout = config.family == Family::Bert ? 0.1 : 0.0;
    config.hiddenDropout = fields.real("hidden_dropout_prob", 0, 0.999, usualDropout);
    config.attentionDropout = fields.real("attention_probs_dropout_prob", 0, 0.999, usualDropout);
    config.initialiserRange = fields.real("initializer_range", 0, 10, 0.02);
    fields.mustBe("hidden_act", {"gelu"});
    if (config.family == Family::Bert) {
        config.classifierDropout = fields.real("classifier_dropout", 0, 0.999, config.hiddenDropout);
        config.vocabulary = fields.integer("vocab_size", 1, 10'000'000);
        config.positions = fields.integer("max_position_embeddings", 1, 1 << 20);
        config.tokenTypes = fields.integer("type_vocab_size", 1, 1024, 2);
        fields.mustBe("position_embedding_type", {"absolute"});
    } else {
        config.imageSize = fields.integer("image_size", 1, 8192, 224);
        config.patch = fields.integer("patch_size", 1, 1024, 16);
        config.channels = fields.integer("num_channels", 1, 64, 3);
        if (json.contains("qkv_bias") && json["qkv_bias"].is_boolean())
            config.queryKeyValueBias = json["qkv_bias"].get<bool>();
        if (!fields.error())
            fields.check(config.imageSize % config.patch == 0,
                         "`image_size` is not a multiple of `patch_size`.");
    }
    if (!fields.error())
        fields.check(config.hidden % config.heads == 0,
                     "`hidden_size` is not a multiple of `num_attention_heads`.");
    if (json.contains("id2label") && json["id2label"].is_object() && !json["id2label"].empty())
        config.labels = static_cast<int>(json["id2label"].size());
    else if (json.contains("num_labels"))
        config.labels = fields.integer("num_labels", 1, 1 << 20);
    if (fields.error())
        return fail(*fields.error());
    return config;
}

base::Result<ModelConfig> readModelConfig(const std::filesystem::path& checkpoint)
{
    std::error_code ec;
    const auto folder = std::filesystem::is_directory(checkpoint, ec) ? checkpoint : checkpoint.parent_path();
    const auto file = folder / "config.json";
    auto text = base::readFile(file, 16 << 20);
    if (!text) {
        base::Error error = text.error();
        if (error.code == ErrorCode::NotFound)
            error.hint =
                "A base model is a folder with config.json and model.safetensors (and vocab.txt for texts).";
        return fail(error);
    }
    const Json json = Json::parse(*text, nullptr, false);
    if (json.is_discarded())
        return fail(ErrorCode::Format, "This is not valid JSON.", file.string());
    return parseModelConfig(json, file.string());
}

Json toJson(const ModelConfig& c, const std::string& architecture)
{
    Json json = {{"architectures", {architecture}},
                 {"model_type", c.prefix()},
                 {"hidden_size", c.hidden},
                 {"num_hidden_layers", c.layers},
                 {"num_attention_heads", c.heads},
                 {"intermediate_size", c.intermediate},
                 {"hidden_act", "gelu"},
                 {"layer_norm_eps", c.layerNormEps},
                 {"hidden_dropout_prob", c.hiddenDropout},
                 {"attention_probs_dropout_prob", c.attentionDropout},
                 {"initializer_range", c.initialiserRange}};
    if (c.family == Family::Bert) {
        json["vocab_size"] = c.vocabulary;
        json["max_position_embeddings"] = c.positions;
        json["type_vocab_size"] = c.tokenTypes;
        json["position_embedding_type"] = "absolute";
        json["pad_token_id"] = 0;
    } else {
        json["image_size"] = c.imageSize;
        json["patch_size"] = c.patch;
        json["num_channels"] = c.channels;
        json["qkv_bias"] = c.queryKeyValueBias;
    }
    return json;
}

} // namespace deltarank::model
