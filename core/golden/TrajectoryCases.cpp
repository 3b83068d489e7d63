#include "golden/ModelCases.h"
#include "train/AdamW.h"

#include <ATen/ops/cross_entropy_loss.h>

namespace deltarank::golden {

namespace fs = std::filesystem;
using namespace model;

namespace {

constexpr int batches = 5;

ModelInput batchOf(const TensorFile& file, int index, const std::string& device)
{
    const auto take = [&](const char* name) {
        return file.has(name) ? file(name).select(0, index).to(at::Device(device)) : at::Tensor();
    };
    return {take("batches.input_ids"), take("batches.token_type_ids"), take("batches.attention_mask"),
            take("batches.pixel_values")};
}

/// Trains with AdamW at 1e-3 as long as the reference did and compares every loss.
Deviation train(const TensorFile& file, LoadedModel& model, const LoraBank* bank,
                std::vector<at::Tensor> parameters, const std::string& device)
{
    for (auto& parameter : parameters)
        parameter.set_requires_grad(true);
    train::AdamW optimizer({{parameters, {}, 0.01, false}}, {}, 1);
    ForwardOptions options;
    options.bank = bank;
    const auto lossOf = [&](int batch) {
        const at::Tensor labels = file("batches.labels").select(0, batch).to(at::Device(device));
        return at::cross_entropy_loss(
            classify(model.config, model.weights, batchOf(file, batch, device), options), labels);
    };
    const at::Tensor expected = file("losses").to(at::kDouble);
    Largest losses("losses of " + std::to_string(expected.numel()) + " steps", 1e-4);
    for (int step = 0; step < static_cast<int>(expected.numel()); ++step) {
        const at::Tensor loss = lossOf(step % batches);
        losses.add(std::abs(loss.item<double>() - expected[step].item<double>()),
                   "step " + std::to_string(step + 1));
        loss.backward();
        optimizer.step({1e-3}, {1.0}, {true});
    }
    at::NoGradGuard guard;
    losses.add(std::abs(lossOf(0).item<double>() - file("loss_after_on_batch0").item<double>()),
               "after the last step");
    return losses.result();
}

std::vector<Deviation> loraTrajectory(const fs::path& folder, const std::string& device)
{
    LoadedModel model = loadReferenceModel(folder, device);
    const TensorFile file(folder / "train_lora.safetensors");
    LoraBank bank = referenceBank(model.config, file, "init.", device);
    std::vector<at::Tensor> parameters;
    for (auto& matrix : bank.matrices) {
        parameters.push_back(matrix.a);
        parameters.push_back(matrix.b);
    }
    parameters.push_back(model.weights.classifier.weight);
    parameters.push_back(model.weights.classifier.bias);
    const Deviation losses = train(file, model, &bank, parameters, device);
    Largest factors("final A and B (relative)", 1e-4);
    for (const auto& matrix : bank.matrices) {
        const std::string key = "final." + matrixKey(matrix);
        factors.add(relativeDifference(matrix.a.squeeze(0), file(key + ".A")), key + ".A");
        factors.add(relativeDifference(matrix.b.squeeze(0), file(key + ".B")), key + ".B");
    }
    Largest head("final head (relative)", 1e-4);
    head.add(relativeDifference(model.weights.classifier.weight, file("final.classifier.weight")),
             "final.classifier.weight");
    head.add(relativeDifference(model.weights.classifier.bias, file("final.classifier.bias")),
             "final.classifier.bias");
    return {losses, factors.result(), head.result()};
}

std::vector<Deviation> fullTrajectory(const fs::path& folder, const std::string& device)
{
    LoadedModel model = loadReferenceModel(folder, device);
    const TensorFile file(folder / "train_full.safetensors");
    std::vector<at::Tensor> tensors;
    for (const auto& parameter : allParameters(model))
        tensors.push_back(*parameter.tensor);
    const Deviation losses = train(file, model, nullptr, tensors, device);
    Largest weights("final weights (relative)", 1e-4);
    for (const auto& parameter : allParameters(model))
        // The gradient of key biases is zero in exact arithmetic; Adam turns round-off into steps.
        if (parameter.name.find("key.bias") == std::string::npos)
            weights.add(relativeDifference(*parameter.tensor, file("final." + parameter.name)),
                        parameter.name);
    return {losses, weights.result()};
}

} // namespace

void addTrajectoryCases(std::vector<GoldenCase>& cases, const fs::path& root, const std::string& device)
{
    for (const std::string& name : modelFolders) {
        const fs::path folder = root / name;
        cases.push_back(
            guarded(name + " LoRA training", true, [=] { return loraTrajectory(folder, device); }));
        cases.push_back(
            guarded(name + " full training", true, [=] { return fullTrajectory(folder, device); }));
    }
}

} // namespace deltarank::golden
