#include "golden/ModelCases.h"

#include "golden/Reference.h"
#include "train/Device.h"

#include <ATen/ops/cross_entropy_loss.h>

namespace deltarank::golden {

namespace fs = std::filesystem;
using namespace model;

namespace {

// The gradient of key biases is zero in exact arithmetic: what remains is round-off.
const char* const zeroGradient = "key.bias";

at::Tensor onto(const at::Tensor& tensor, const std::string& device)
{
    return tensor.defined() ? tensor.to(at::Device(device)) : tensor;
}

ModelInput inputOf(const TensorFile& file, const std::string& name, const std::string& device)
{
    const auto take = [&](const char* part) {
        return file.has(name + "." + part) ? onto(file(name + "." + part), device) : at::Tensor();
    };
    return {take("input_ids"), take("token_type_ids"), take("attention_mask"), take("pixel_values")};
}

double lossDifference(const at::Tensor& loss, const at::Tensor& reference)
{
    return std::abs(loss.item<double>() - reference.item<double>());
}

/// The batch that gradients are given for.
const char* gradientBatch(const std::string& modelFolder)
{
    return modelFolder == "bert-tiny-random" ? "padded" : "batch";
}

std::vector<Deviation> forward(const fs::path& folder, const std::string& name, const std::string& device)
{
    const LoadedModel model = loadReferenceModel(folder, device);
    const TensorFile file(folder / "forward.safetensors");
    Captured captured;
    ForwardOptions options;
    options.captured = &captured;
    at::NoGradGuard guard;
    const at::Tensor logits = classify(model.config, model.weights, inputOf(file, name, device), options);
    Largest hidden("hidden states", 1e-5);
    for (std::size_t i = 0; i < captured.hidden.size(); ++i) {
        const std::string tensor = name + ".hidden." + std::to_string(i);
        hidden.add(largestDifference(captured.hidden[i], file(tensor)), tensor);
    }
    hidden.add(largestDifference(captured.firstAttention, file(name + ".attention.0")),
               name + ".attention.0");
    if (model.config.family == Family::Bert)
        hidden.add(largestDifference(captured.pooled, file(name + ".pooled")), name + ".pooled");
    else
        hidden.add(largestDifference(captured.finalNorm, file(name + ".final_norm")), name + ".final_norm");
    // The library's fused attention is used where nothing is captured.
    const at::Tensor again = classify(model.config, model.weights, inputOf(file, name, device), {});
    const at::Tensor loss = at::cross_entropy_loss(logits, onto(file(name + ".labels"), device));
    return {{"logits",
             std::max(largestDifference(logits, file(name + ".logits")),
                      largestDifference(again, file(name + ".logits"))),
             1e-5},
            {"loss", lossDifference(loss, file(name + ".loss")), 1e-6},
            hidden.result()};
}

std::vector<Deviation> otherNames(const fs::path& folder, const std::string& file)
{
    LoadedModel reference = valueOf(loadCheckpoint(folder));
    LoadedModel other = valueOf(loadCheckpoint(folder / file));
    const auto a = encoderParameters(reference.config, reference.weights);
    const auto b = encoderParameters(other.config, other.weights);
    Largest weights("weights", 0);
    for (std::size_t i = 0; i < a.size(); ++i)
        weights.add(largestDifference(*a[i].tensor, *b[i].tensor), a[i].name);
    return {weights.result()};
}

std::vector<Deviation> lora(const std::string& modelFolder, const fs::path& folder, const std::string& device)
{
    LoadedModel model = loadReferenceModel(folder, device);
    const TensorFile inputs(folder / "forward.safetensors");
    const TensorFile file(folder / "lora.safetensors");
    const std::string batch = gradientBatch(modelFolder);
    LoraBank bank = referenceBank(model.config, file, "", device);
    for (auto& matrix : bank.matrices) {
        matrix.a.set_requires_grad(true);
        matrix.b.set_requires_grad(true);
    }
    model.weights.classifier.weight.set_requires_grad(true);
    model.weights.classifier.bias.set_requires_grad(true);
    ForwardOptions options;
    options.bank = &bank;
    const ModelInput input = inputOf(inputs, batch, device);
    const at::Tensor logits = classify(model.config, model.weights, input, options);
    const at::Tensor loss = at::cross_entropy_loss(logits, onto(inputs(batch + ".labels"), device));
    loss.backward();
    Largest factors("gradients of A and B (relative)", 1e-5);
    for (const auto& matrix : bank.matrices) {
        const std::string key = "grad." + matrixKey(matrix);
        factors.add(relativeDifference(matrix.a.grad().squeeze(0), file(key + ".A")), key + ".A");
        factors.add(relativeDifference(matrix.b.grad().squeeze(0), file(key + ".B")), key + ".B");
    }
    Largest head("gradients of the head (relative)", 1e-5);
    for (const auto& [gradient, key] :
         {std::pair{model.weights.classifier.weight.grad(), "grad.classifier.weight"},
          std::pair{model.weights.classifier.bias.grad(), "grad.classifier.bias"}})
        head.add(relativeDifference(gradient, file(key)), key);

    at::NoGradGuard guard;
    mergeInto(model.config, model.weights, bank, 0);
    Largest merged("merged weights", 1e-6);
    for (const auto& matrix : bank.matrices) {
        const std::string key = "merged." + matrixKey(matrix) + ".weight";
        const auto& layer = model.weights.layers[static_cast<std::size_t>(matrix.layer)];
        merged.add(largestDifference(linearOf(layer, matrix.kind).weight, file(key)), key);
    }
    const at::Tensor mergedLogits = classify(model.config, model.weights, input, {});
    return {{"logits", largestDifference(logits, file("logits")), 1e-5},
            {"loss", lossDifference(loss, file("loss")), 1e-6},
            factors.result(),
            head.result(),
            merged.result(),
            {"logits after merging",
             std::max(largestDifference(mergedLogits, file("merged.logits")),
                      largestDifference(mergedLogits, logits)),
             1e-5}};
}

std::vector<Deviation> fullGradients(const std::string& modelFolder, const fs::path& folder,
                                     const std::string& device)
{
    LoadedModel model = loadReferenceModel(folder, device);
    const TensorFile inputs(folder / "forward.safetensors");
    const TensorFile file(folder / "full_grads.safetensors");
    const std::string batch = gradientBatch(modelFolder);
    const auto parameters = allParameters(model);
    for (const auto& parameter : parameters)
        parameter.tensor->set_requires_grad(true);
    at::cross_entropy_loss(classify(model.config, model.weights, inputOf(inputs, batch, device), {}),
                           onto(inputs(batch + ".labels"), device))
        .backward();
    Largest gradients("gradients (relative)", 1e-5);
    for (const auto& parameter : parameters)
        if (parameter.name.find(zeroGradient) == std::string::npos)
            gradients.add(relativeDifference(parameter.tensor->grad(), file(parameter.name)), parameter.name);
    return {gradients.result()};
}

} // namespace

LoadedModel loadReferenceModel(const fs::path& folder, const std::string& device)
{
    train::useFullFloat32();
    LoadedModel model = valueOf(loadCheckpoint(folder));
    model.weights = frozenCopy(model.config, model.weights, at::Device(device), at::kFloat);
    return model;
}

std::string matrixKey(const BankMatrix& matrix)
{
    return "layer." + std::to_string(matrix.layer) + "." + matrix.kind;
}

LoraBank referenceBank(const ModelConfig& config, const TensorFile& file, const std::string& prefix,
                       const std::string& device)
{
    study::LoraSettings settings;
    settings.rank = 4;
    settings.alpha = 8;
    LoraBank bank = valueOf(makeLoraBank(config, settings, {InitKey{}}));
    for (auto& matrix : bank.matrices) {
        const std::string key = prefix + matrixKey(matrix);
        matrix.a = onto(file(key + ".A").unsqueeze(0), device);
        matrix.b = file.has(key + ".B") ? onto(file(key + ".B").unsqueeze(0), device)
                                        : onto(matrix.b, device); // B starts at zero
    }
    return bank;
}

std::vector<ParameterRef> allParameters(LoadedModel& model)
{
    auto parameters = encoderParameters(model.config, model.weights);
    for (auto& parameter : classifierParameters(model.config, model.weights, model.config.labels))
        parameters.push_back(parameter);
    return parameters;
}

void addModelCases(std::vector<GoldenCase>& cases, const fs::path& root, const std::string& device)
{
    for (const std::string& name : modelFolders) {
        const fs::path folder = root / name;
        const bool bert = name == "bert-tiny-random";
        for (const char* batch :
             bert ? std::vector<const char*>{"padded", "plain", "maxlen"} : std::vector<const char*>{"batch"})
            cases.push_back(
                guarded(name + " forward " + batch, true, [=] { return forward(folder, batch, device); }));
        for (const char* file : bert ? std::vector<const char*>{"model-noprefix", "model-legacy"}
                                     : std::vector<const char*>{"model-noprefix"})
            cases.push_back(guarded(name + " checkpoint " + file, false,
                                    [=] { return otherNames(folder, std::string(file) + ".safetensors"); }));
        cases.push_back(
            guarded(name + " LoRA gradients and merging", true, [=] { return lora(name, folder, device); }));
        cases.push_back(
            guarded(name + " full gradients", true, [=] { return fullGradients(name, folder, device); }));
    }
}

} // namespace deltarank::golden
