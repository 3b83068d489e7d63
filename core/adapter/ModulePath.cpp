#include "adapter/ModulePath.h"

#include <algorithm>
#include <map>
#include <set>

namespace deltarank::adapter {

namespace {

/// The ending of a path below its layer number, and what it is. Longer endings win.
struct Ending
{
    std::string_view path;
    std::string_view kind;
};

constexpr std::string_view fused = "query_key_value";
constexpr std::string_view gate = "feed_forward_gate";
constexpr std::string_view crossQuery = "cross_attention.query";
constexpr std::string_view crossKey = "cross_attention.key";
constexpr std::string_view crossValue = "cross_attention.value";
constexpr std::string_view crossOutput = "cross_attention.attention_output";

constexpr Ending endings[] = {
    // BERT, RoBERTa, ViT, DeiT, Swin, DeBERTa, ALBERT
    {"attention.self.query", kind::query},
    {"attention.self.key", kind::key},
    {"attention.self.value", kind::value},
    {"attention.attention.query", kind::query},
    {"attention.attention.key", kind::key},
    {"attention.attention.value", kind::value},
    {"attention.self.query_proj", kind::query},
    {"attention.self.key_proj", kind::key},
    {"attention.self.value_proj", kind::value},
    {"attention.query", kind::query},
    {"attention.key", kind::key},
    {"attention.value", kind::value},
    {"attention.output.dense", kind::attentionOutput},
    {"attention.dense", kind::attentionOutput},
    {"intermediate.dense", kind::feedForwardIn},
    {"output.dense", kind::feedForwardOut},
    {"ffn", kind::feedForwardIn},
    {"ffn_output", kind::feedForwardOut},
    {"crossattention.self.query", crossQuery},
    {"crossattention.self.key", crossKey},
    {"crossattention.self.value", crossValue},
    {"crossattention.output.dense", crossOutput},
    // DistilBERT
    {"attention.q_lin", kind::query},
    {"attention.k_lin", kind::key},
    {"attention.v_lin", kind::value},
    {"attention.out_lin", kind::attentionOutput},
    {"ffn.lin1", kind::feedForwardIn},
    {"ffn.lin2", kind::feedForwardOut},
    // GPT-2, GPT-J, Falcon, BLOOM, GPT-NeoX, MPT
    {"attn.c_attn", fused},
    {"attn.c_proj", kind::attentionOutput},
    {"attn.q_attn", kind::query},
    {"crossattention.q_attn", crossQuery},
    {"crossattention.c_attn", "cross_attention.key_value"},
    {"crossattention.c_proj", crossOutput},
    {"mlp.c_fc", kind::feedForwardIn},
    {"mlp.c_proj", kind::feedForwardOut},
    {"attn.q_proj", kind::query},
    {"attn.k_proj", kind::key},
    {"attn.v_proj", kind::value},
    {"attn.out_proj", kind::attentionOutput},
    {"mlp.fc_in", kind::feedForwardIn},
    {"mlp.fc_out", kind::feedForwardOut},
    {"self_attention.query_key_value", fused},
    {"self_attention.dense", kind::attentionOutput},
    {"attention.query_key_value", fused},
    {"mlp.dense_h_to_4h", kind::feedForwardIn},
    {"mlp.dense_4h_to_h", kind::feedForwardOut},
    {"attn.Wqkv", fused},
    {"ffn.up_proj", kind::feedForwardIn},
    {"ffn.down_proj", kind::feedForwardOut},
    // LLaMA, Mistral, Qwen, Gemma, Phi, OPT, BART, Whisper, CLIP
    {"self_attn.q_proj", kind::query},
    {"self_attn.k_proj", kind::key},
    {"self_attn.v_proj", kind::value},
    {"self_attn.o_proj", kind::attentionOutput},
    {"self_attn.out_proj", kind::attentionOutput},
    {"self_attn.dense", kind::attentionOutput},
    {"self_attn.qkv_proj", fused},
    {"mlp.gate_proj", gate},
    {"mlp.up_proj", kind::feedForwardIn},
    {"mlp.down_proj", kind::feedForwardOut},
    {"mlp.gate_up_proj", "feed_forward_gate_in"},
    {"mlp.fc1", kind::feedForwardIn},
    {"mlp.fc2", kind::feedForwardOut},
    {"fc1", kind::feedForwardIn},
    {"fc2", kind::feedForwardOut},
    {"encoder_attn.q_proj", crossQuery},
    {"encoder_attn.k_proj", crossKey},
    {"encoder_attn.v_proj", crossValue},
    {"encoder_attn.out_proj", crossOutput},
    {"q_proj", kind::query},
    {"k_proj", kind::key},
    {"v_proj", kind::value},
    {"o_proj", kind::attentionOutput},
    {"gate_proj", gate},
    {"up_proj", kind::feedForwardIn},
    {"down_proj", kind::feedForwardOut},
    {"attention.wq", kind::query},
    {"attention.wk", kind::key},
    {"attention.wv", kind::value},
    {"attention.wo", kind::attentionOutput},
    {"feed_forward.w1", gate},
    {"feed_forward.w2", kind::feedForwardOut},
    {"feed_forward.w3", kind::feedForwardIn},
    // T5 and its relatives
    {"layer.0.SelfAttention.q", kind::query},
    {"layer.0.SelfAttention.k", kind::key},
    {"layer.0.SelfAttention.v", kind::value},
    {"layer.0.SelfAttention.o", kind::attentionOutput},
    {"layer.1.EncDecAttention.q", crossQuery},
    {"layer.1.EncDecAttention.k", crossKey},
    {"layer.1.EncDecAttention.v", crossValue},
    {"layer.1.EncDecAttention.o", crossOutput},
    {"layer.1.DenseReluDense.wi", kind::feedForwardIn},
    {"layer.1.DenseReluDense.wi_0", gate},
    {"layer.1.DenseReluDense.wi_1", kind::feedForwardIn},
    {"layer.1.DenseReluDense.wo", kind::feedForwardOut},
    {"layer.2.DenseReluDense.wi", kind::feedForwardIn},
    {"layer.2.DenseReluDense.wi_0", gate},
    {"layer.2.DenseReluDense.wi_1", kind::feedForwardIn},
    {"layer.2.DenseReluDense.wo", kind::feedForwardOut},
    // timm
    {"attn.qkv", fused},
    {"attn.proj", kind::attentionOutput},
    // diffusers: attn1 looks at the image, attn2 at the text
    {"attn1.to_q", kind::query},
    {"attn1.to_k", kind::key},
    {"attn1.to_v", kind::value},
    {"attn1.to_out.0", kind::attentionOutput},
    {"attn2.to_q", crossQuery},
    {"attn2.to_k", crossKey},
    {"attn2.to_v", crossValue},
    {"attn2.to_out.0", crossOutput},
    {"attn.to_q", kind::query},
    {"attn.to_k", kind::key},
    {"attn.to_v", kind::value},
    {"attn.to_out.0", kind::attentionOutput},
    {"ff.net.0.proj", kind::feedForwardIn},
    {"ff.net.2", kind::feedForwardOut},
};

/// A path taken apart around its first number.
struct Parts
{
    char separator = '.';
    std::string stack; ///< before the number; the whole path where there is none
    int layer = -1;
    std::string rest; ///< after the number
};

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> pieces;
    for (std::size_t start = 0;;) {
        const std::size_t end = text.find(separator, start);
        pieces.push_back(text.substr(start, end - start));
        if (end == std::string_view::npos)
            return pieces;
        start = end + 1;
    }
}

bool isNumber(std::string_view piece)
{
    return !piece.empty() && piece.size() <= 6 &&
           std::all_of(piece.begin(), piece.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Parts takeApart(const std::string& path)
{
    Parts parts;
    const bool dotted = path.find('.') != std::string::npos;
    parts.separator = dotted ? '.' : '_';
    std::size_t position = 0;
    for (const auto piece : split(path, parts.separator)) {
        if (position > 0 && isNumber(piece)) {
            parts.stack = path.substr(0, position - 1);
            parts.layer = std::stoi(std::string(piece));
            const std::size_t after = position + piece.size();
            parts.rest = after < path.size() ? path.substr(after + 1) : std::string();
            return parts;
        }
        position += piece.size() + 1;
    }
    parts.stack = path;
    return parts;
}

/// True if `text` is `ending` or ends in separator + ending, where the ending's dots stand for separators.
bool endsIn(std::string_view text, std::string_view ending, char separator)
{
    if (text.size() < ending.size())
        return false;
    const std::size_t start = text.size() - ending.size();
    if (start > 0 && text[start - 1] != separator)
        return false;
    for (std::size_t i = 0; i < ending.size(); ++i)
        if (text[start + i] != (ending[i] == '.' ? separator : ending[i]))
            return false;
    return true;
}

/// The common name of a well-known ending with what stands before it, or the rest as it is.
std::string kindOfRest(const std::string& rest, char separator)
{
    const Ending* best = nullptr;
    for (const auto& ending : endings)
        if (endsIn(rest, ending.path, separator) && (!best || ending.path.size() > best->path.size()))
            best = &ending;
    if (!best)
        return rest;
    const std::size_t before = rest.size() - best->path.size();
    return before == 0 ? std::string(best->kind) : rest.substr(0, before - 1) + "." + std::string(best->kind);
}

/// Without a layer the last piece names the module; where that says nothing, the last two.
std::string kindWithoutLayer(const Parts& parts)
{
    if (parts.separator != '.')
        return parts.stack;
    const auto pieces = split(parts.stack, '.');
    static const std::set<std::string_view> vague{"dense", "proj",   "projection", "linear",
                                                  "fc",    "weight", "default"};
    if (pieces.size() >= 2 && vague.count(pieces.back()))
        return std::string(pieces[pieces.size() - 2]) + "." + std::string(pieces.back());
    return std::string(pieces.back());
}

/// For every stack of layers the fewest of its words that tell it from the others, common words left out.
std::map<std::string, std::string> shortNames(const std::set<std::string>& stacks)
{
    struct Words
    {
        char separator = '.';
        std::vector<std::string_view> words;
    };
    std::map<std::string, Words> all;
    for (const auto& stack : stacks) {
        const char separator =
            stack.find('.') != std::string::npos || stack.rfind("lora_", 0) != 0 ? '.' : '_';
        all[stack] = {separator, split(stack, separator)};
    }
    auto allShare = [&](bool front) {
        std::string_view word;
        bool first = true;
        for (const auto& [stack, entry] : all) {
            if (entry.words.size() < 2)
                return false;
            const auto& one = front ? entry.words.front() : entry.words.back();
            if (!first && one != word)
                return false;
            word = one;
            first = false;
        }
        return all.size() > 1;
    };
    while (allShare(true))
        for (auto& [stack, entry] : all)
            entry.words.erase(entry.words.begin());
    while (allShare(false))
        for (auto& [stack, entry] : all)
            entry.words.pop_back();
    auto firstWords = [](const Words& entry, std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < std::min(count, entry.words.size()); ++i)
            text += (i ? std::string(1, entry.separator) : std::string()) + std::string(entry.words[i]);
        return text;
    };
    std::map<std::string, std::string> names;
    for (const auto& one : all) {
        const auto& stack = one.first;
        const auto& entry = one.second;
        std::size_t count = 1;
        auto isShared = [&] {
            return std::any_of(all.begin(), all.end(), [&](const auto& other) {
                return other.first != stack && firstWords(other.second, count) == firstWords(entry, count);
            });
        };
        while (count < entry.words.size() && isShared())
            ++count;
        names[stack] = firstWords(entry, count);
    }
    return names;
}

/// Gives every module that shares its place with another one a longer kind.
template <typename LongerKind> bool tellApart(std::vector<ModulePlace>& places, LongerKind longerKind)
{
    std::map<std::pair<int, std::string>, std::vector<std::size_t>> byPlace;
    for (std::size_t i = 0; i < places.size(); ++i)
        byPlace[{places[i].layer, places[i].kind}].push_back(i);
    bool changed = false;
    for (const auto& [place, members] : byPlace)
        if (members.size() > 1)
            for (const std::size_t i : members) {
                places[i].kind = longerKind(i);
                changed = true;
            }
    return changed;
}

} // namespace

std::vector<ModulePlace> placesOf(const std::vector<std::string>& modulePaths)
{
    std::vector<Parts> parts;
    std::vector<ModulePlace> places;
    std::map<std::string, std::set<std::string>> stacksOfKind;
    for (const auto& path : modulePaths) {
        parts.push_back(takeApart(path));
        const Parts& one = parts.back();
        ModulePlace place{one.layer, {}};
        if (one.layer < 0)
            place.kind = kindWithoutLayer(one);
        else if (one.rest.empty())
            place.kind = std::string(split(one.stack, one.separator).back());
        else
            place.kind = kindOfRest(one.rest, one.separator);
        if (one.layer >= 0)
            stacksOfKind[place.kind].insert(one.stack);
        places.push_back(std::move(place));
    }
    // The same kind in several stacks (encoder and decoder, two text encoders) is not one row.
    std::set<std::string> stacks;
    for (const auto& [kind, of] : stacksOfKind)
        if (of.size() > 1)
            stacks.insert(of.begin(), of.end());
    const auto names = shortNames(stacks);
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i].layer >= 0 && stacksOfKind[places[i].kind].size() > 1)
            parts[i].rest = names.at(parts[i].stack) + "." + places[i].kind;
        else
            parts[i].rest = places[i].kind;
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i].kind = parts[i].rest;

    // What still meets is told apart by its path around the layer number, then by the whole path, and equal
    // paths by their place in the list.
    const auto around = [&](std::size_t i) {
        const Parts one = takeApart(modulePaths[i]);
        return one.layer < 0 ? one.stack : one.stack + one.separator + "*" + one.separator + one.rest;
    };
    if (tellApart(places, around) && tellApart(places, [&](std::size_t i) { return modulePaths[i]; }))
        while (
            tellApart(places, [&](std::size_t i) { return places[i].kind + " #" + std::to_string(i + 1); })) {
        }
    return places;
}

ModulePlace placeOf(const std::string& modulePath)
{
    return placesOf({modulePath}).front();
}

void assignPlaces(std::vector<AdaptedMatrix>& matrices)
{
    std::vector<std::string> paths;
    for (const auto& matrix : matrices)
        paths.push_back(matrix.modulePath);
    const auto places = placesOf(paths);
    for (std::size_t i = 0; i < matrices.size(); ++i) {
        matrices[i].layer = places[i].layer;
        matrices[i].kind = places[i].kind;
    }
}

} // namespace deltarank::adapter
