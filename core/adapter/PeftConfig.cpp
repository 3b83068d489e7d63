#include "adapter/PeftConfig.h"

#include "base/Json.h"

#include <algorithm>
#include <cmath>

namespace deltarank::adapter {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;
constexpr int largestRank = 1'000'000;

std::string upper(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

/// Initialisations after which B·A is not what training changed.
bool startsFromTheWeights(const std::string& initialisation)
{
    for (const char* name : {"pissa", "olora", "loftq", "corda", "eva_pissa", "lora_ga"})
        if (initialisation.rfind(name, 0) == 0)
            return true;
    return false;
}

} // namespace

Result<PeftConfig> PeftConfig::parse(std::string_view text, const std::string& where)
{
    auto checked = base::parseJson(text, where);
    DELTARANK_TRY(checked);
    if (!checked->is_object())
        return fail(ErrorCode::Format, "The configuration is not a JSON object.", where);
    PeftConfig config;
    config.json = std::move(*checked);
    const Json& json = config.json;
    auto given = [&](const char* name) { return json.contains(name) && !json[name].is_null(); };
    auto wrong = [&](const char* name, const char* expected) {
        return fail(ErrorCode::Format, std::string("`") + name + "` is not " + expected + ".", where);
    };
    if (given("peft_type")) {
        if (!json["peft_type"].is_string())
            return wrong("peft_type", "a text");
        const std::string type = upper(json["peft_type"].get<std::string>());
        if (type != "LORA")
            return fail(ErrorCode::Unsupported,
                        "This is a PEFT adapter of the type " + type + ", which is not LoRA.", where,
                        "Only adapters with a low-rank product B·A can be read.");
    }
    auto readRank = [](const auto& value, int& target) {
        if (!value.is_number_integer() || value < 1 || value > largestRank)
            return false;
        target = value.template get<int>();
        return true;
    };
    auto readAlpha = [](const auto& value, double& target) {
        if (!value.is_number() || !std::isfinite(value.template get<double>()))
            return false;
        target = value.template get<double>();
        return true;
    };
    if (given("r") && !readRank(json["r"], config.rank))
        return wrong("r", "a whole number from 1 to 1,000,000");
    if (given("lora_alpha") && !readAlpha(json["lora_alpha"], config.alpha))
        return wrong("lora_alpha", "a number");
    for (const auto& [name, flag] :
         {std::pair{"use_rslora", &config.rankStabilised}, std::pair{"fan_in_fan_out", &config.fanInFanOut},
          std::pair{"use_dora", &config.magnitudes}})
        if (given(name)) {
            if (!json[name].is_boolean())
                return wrong(name, "true or false");
            *flag = json[name].get<bool>();
        }
    if (given("base_model_name_or_path") && json["base_model_name_or_path"].is_string())
        config.baseModel = json["base_model_name_or_path"].get<std::string>();
    if (given("init_lora_weights") && json["init_lora_weights"].is_string()) {
        config.initialisation = json["init_lora_weights"].get<std::string>();
        if (startsFromTheWeights(config.initialisation))
            config.notes.push_back(
                "The adapter was initialised by " + config.initialisation +
                ", which also changes the base weights: B·A is not the change of the base model.");
    }
    if (config.magnitudes)
        config.notes.emplace_back(
            "This is a DoRA adapter: its magnitudes rescale the columns of the sum of base and "
            "B·A; they are listed and not part of ΔW.");
    if (config.fanInFanOut)
        config.notes.emplace_back(
            "The base weights are stored transposed (fan_in_fan_out); A and B are as usual.");
    if (given("layer_replication"))
        config.notes.emplace_back(
            "The base model's layers are replicated (layer_replication): layer numbers are those "
            "of the larger model.");

    // The tables' order matters, which the sorted object has lost.
    const OrderedJson ordered = OrderedJson::parse(text, nullptr, false);
    for (const char* table : {"rank_pattern", "alpha_pattern"}) {
        if (!given(table))
            continue;
        const bool isRank = std::string_view(table) == "rank_pattern";
        if (!json[table].is_object())
            return wrong(table, "a table of numbers");
        if (json[table].size() > 10'000)
            return fail(ErrorCode::Unsupported, std::string("`") + table + "` has more than 10,000 entries.",
                        where);
        for (const auto& [key, value] : ordered[table].items()) {
            if (config.m_tables.cost() > 100'000 || key.size() > 4096)
                return fail(ErrorCode::Unsupported,
                            std::string("The patterns of `") + table + "` are too large.", where);
            bool understood = true;
            if (isRank) {
                int number = 0;
                if (!readRank(value, number))
                    return wrong(table, "a table of whole numbers from 1");
                understood = config.m_tables.addRank(key, number);
            } else {
                double number = 0;
                if (!readAlpha(value, number))
                    return wrong(table, "a table of numbers");
                understood = config.m_tables.addAlpha(key, number);
            }
            if (!understood)
                config.notes.push_back("The pattern \"" + key + "\" of " + table +
                                       " is not understood; it is only compared as a whole path.");
        }
    }
    return config;
}

int PeftConfig::rankOf(const std::string& modulePath) const
{
    return m_tables.rankOf(modulePath, rank);
}

double PeftConfig::alphaOf(const std::string& modulePath) const
{
    return m_tables.alphaOf(modulePath, alpha);
}

double PeftConfig::scalingOf(double moduleAlpha, int moduleRank) const
{
    return rankStabilised ? moduleAlpha / std::sqrt(static_cast<double>(moduleRank))
                          : moduleAlpha / moduleRank;
}

} // namespace deltarank::adapter
