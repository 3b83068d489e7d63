#include "adapter/OpenAdapter.h"
#include "golden/ModelCases.h"
#include "golden/SpectrumComparison.h"

#include <cmath>

namespace deltarank::golden {

namespace fs = std::filesystem;
using namespace model;

namespace {

/// The adapter's own head in place of the model's.
void takeHead(LoadedModel& model, const adapter::Adapter& adapter, const std::string& device)
{
    for (const auto& tensor : adapter.head)
        for (auto& parameter : classifierParameters(model.config, model.weights, model.config.labels))
            if (tensor.name.ends_with(parameter.name)) {
                at::Tensor value = at::empty(tensor.shape, at::TensorOptions().dtype(at::kFloat));
                std::copy(tensor.values.begin(), tensor.values.end(), value.data_ptr<float>());
                *parameter.tensor = value.to(at::Device(device));
            }
}

at::Tensor inputTensor(const TensorFile& file, const char* name, const std::string& device)
{
    return file.has(name) ? file(name).to(at::Device(device)) : at::Tensor();
}

double logitDifference(const fs::path& folder, const adapter::Adapter& adapter,
                       const nlohmann::json& expected, const std::string& device)
{
    LoadedModel model = loadReferenceModel(folder, device);
    LoraBank bank = valueOf(bankFromAdapter(model.config, adapter));
    for (auto& matrix : bank.matrices) {
        matrix.a = matrix.a.to(at::Device(device));
        matrix.b = matrix.b.to(at::Device(device));
    }
    takeHead(model, adapter, device);
    ForwardOptions options;
    options.bank = &bank;
    const TensorFile file(folder / "lora.safetensors");
    const ModelInput input{
        inputTensor(file, "input_ids", device), inputTensor(file, "token_type_ids", device),
        inputTensor(file, "attention_mask", device), inputTensor(file, "pixel_values", device)};
    at::NoGradGuard guard;
    const at::Tensor logits = classify(model.config, model.weights, input, options).to(at::kCPU).contiguous();
    const auto rows = expected.get<std::vector<std::vector<double>>>();
    if (static_cast<std::int64_t>(rows.size()) != logits.size(0))
        return INFINITY;
    double error = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t j = 0; j < rows[i].size(); ++j)
            error = std::max(
                error,
                std::abs(logits[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(j)].item<double>() -
                         rows[i][j]));
    return error;
}

std::vector<Deviation> adapterCase(const fs::path& folder, const std::string& name, const std::string& device)
{
    const nlohmann::json all = readReferenceJson(folder / "adapter_expected.json");
    const nlohmann::json& expected = all.at(name);
    const nlohmann::json& modules = expected.at("modules");
    const auto source = valueOf(adapter::openAdapter(folder / name, {}));
    const adapter::Adapter adapter = valueOf(source->loadAll());
    SpectrumComparison comparison;
    Largest scalings("scaling", 1e-12);
    Largest shapes("ranks and shapes", 0);
    shapes.add(std::abs(static_cast<double>(adapter.matrices.size()) - static_cast<double>(modules.size())),
               "number of matrices");
    for (const auto& matrix : adapter.matrices) {
        const std::string key = "layer." + std::to_string(matrix.layer) + "." + matrix.kind;
        if (!modules.contains(key)) {
            shapes.add(1, matrix.modulePath);
            continue;
        }
        const nlohmann::json& wanted = modules.at(key);
        comparison.add(key, {matrix.a, matrix.b, matrix.scaling}, wanted);
        scalings.add(std::abs(matrix.scaling - wanted.at("scaling").get<double>()), key);
        const bool same = matrix.rank == wanted.at("r").get<int>() &&
                          outputsOf(matrix) == wanted.at("shape").at(0).get<std::int64_t>() &&
                          inputsOf(matrix) == wanted.at("shape").at(1).get<std::int64_t>();
        shapes.add(same ? 0 : 1, key);
    }
    std::vector<Deviation> results = comparison.results();
    results.push_back(scalings.result());
    results.push_back(shapes.result());
    results.push_back({"logits",
                       logitDifference(folder, adapter, expected.at("expected_logits").at("values"), device),
                       1e-5});
    return results;
}

} // namespace

void addAdapterCases(std::vector<GoldenCase>& cases, const fs::path& root, const std::string& device)
{
    for (const std::string& model : modelFolders)
        for (const char* name : {"adapter", "adapter-rslora", "adapter-patterns"})
            cases.push_back(
                guarded(model + " " + name, true, [=] { return adapterCase(root / model, name, device); }));
}

} // namespace deltarank::golden
