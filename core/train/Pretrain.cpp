#include "train/Pretrain.h"

#include "base/Files.h"
#include "base/System.h"
#include "model/TorchCompat.h"
#include "train/Device.h"
#include "train/PretrainRun.h"
#include "train/Rate.h"

#include <ATen/ops/ones.h>
#include <chrono>
#include <cmath>

namespace deltarank::train {

using base::ErrorCode;
using base::fail;
using Json = nlohmann::json;

base::Result<PretrainRecipe> readRecipe(const std::filesystem::path& path)
{
    auto text = base::readFile(path, 1 << 20);
    if (!text)
        return fail(text.error());
    Json json = Json::parse(*text, nullptr, false, true);
    if (json.is_discarded() || !json.is_object())
        return fail(ErrorCode::Format, "The recipe is not a JSON object.", path.string());
    PretrainRecipe recipe;
    recipe.json = json;
    std::string error;
    auto number = [&](const char* name, double low, double high, double fallback) {
        if (!json.contains(name))
            return fallback;
        if (!json[name].is_number() || json[name].get<double>() < low || json[name].get<double>() > high) {
            if (error.empty())
                error = std::string("`") + name + "` is " + json[name].dump() +
                        "; it must be a number from " + Json(low).dump() + " to " + Json(high).dump() + ".";
            return fallback;
        }
        return json[name].get<double>();
    };
    auto textOf = [&](const char* name) -> std::string {
        if (json.contains(name) && json[name].is_string())
            return json[name].get<std::string>();
        if (error.empty())
            error = std::string("`") + name + "` is missing.";
        return {};
    };
    recipe.name = textOf("name");
    recipe.dataset = textOf("dataset");
    recipe.seed = static_cast<std::uint64_t>(number("seed", 0, 9007199254740992.0, 1));
    recipe.steps = static_cast<int>(number("steps", 1, 1e7, 1000));
    recipe.batch = static_cast<int>(number("batch", 2, 65536, 64));
    recipe.learningRate = number("learning_rate", 0, 10, 1e-3);
    recipe.beta2 = number("beta2", 0, 0.999999, 0.98);
    recipe.weightDecay = number("weight_decay", 0, 1, 0.01);
    recipe.warmup = number("warmup", 0, 1, 0.05);
    recipe.clipNorm = number("clip_norm", 0, 1e6, 1.0);
    recipe.evaluateEvery = static_cast<int>(number("evaluate_every", 1, 1e7, 500));
    if (json.contains("bfloat16") && json["bfloat16"].is_boolean())
        recipe.bfloat16 = json["bfloat16"].get<bool>();
    if (!error.empty())
        return fail(ErrorCode::InvalidArgument, error, path.string());
    auto model = model::parseModelConfig(json.value("model", Json::object()), path.string() + " `model`");
    if (!model)
        return fail(model.error());
    recipe.model = *model;
    return recipe;
}

base::Status writeRecipe(const std::filesystem::path& folder, const PretrainRecipe& recipe,
                         const Json& measured)
{
    Json json = recipe.json;
    json["measured"] = measured;
    return base::writeFileAtomically(folder / "recipe.json", json.dump(2) + "\n");
}

at::Tensor normalParameter(const std::vector<std::int64_t>& shape, double deviation, std::uint64_t seed,
                           const std::string& name)
{
    at::Tensor tensor = at::empty(shape, at::TensorOptions().dtype(at::kFloat));
    base::RandomStream stream({seed, base::Purpose::InitialWeights, 0, 0, base::placeOf(name)});
    float* values = tensor.data_ptr<float>();
    for (std::int64_t i = 0; i < tensor.numel(); ++i)
        values[i] = static_cast<float>(deviation * stream.normal());
    return tensor;
}

void initialise(const model::ModelConfig& config, model::ModelWeights& weights, std::uint64_t seed)
{
    for (auto& parameter : model::encoderParameters(config, weights)) {
        const bool isNorm = parameter.name.find("LayerNorm") != std::string::npos ||
                            parameter.name.find("layernorm") != std::string::npos;
        const bool isBias =
            parameter.name.size() > 5 && parameter.name.compare(parameter.name.size() - 5, 5, ".bias") == 0;
        if (isBias)
            *parameter.tensor = at::zeros(parameter.shape, at::TensorOptions().dtype(at::kFloat));
        else if (isNorm)
            *parameter.tensor = at::ones(parameter.shape, at::TensorOptions().dtype(at::kFloat));
        else
            *parameter.tensor =
                normalParameter(parameter.shape, config.initialiserRange, seed, parameter.name);
    }
}

std::vector<AdamW::Group> decayGroups(const std::vector<at::Tensor>& parameters, double weightDecay)
{
    AdamW::Group matrices{{}, {}, weightDecay, false};
    AdamW::Group others{{}, {}, 0, false};
    for (const auto& parameter : parameters)
        (parameter.dim() > 1 ? matrices : others).parameters.push_back(parameter);
    return {matrices, others};
}

base::Status PretrainRun::optimise(const PretrainRecipe& recipe, const std::vector<at::Tensor>& parameters,
                                   const std::function<at::Tensor(int)>& lossOf,
                                   const std::function<base::Status(int, double)>& evaluate) const
{
    using Clock = std::chrono::steady_clock;
    AdamW optimizer(decayGroups(parameters, recipe.weightDecay), {0.9, recipe.beta2, 1e-8}, 1);
    const auto start = Clock::now();
    double lossSum = 0;
    int lossCount = 0;
    for (int step = 0; step < recipe.steps; ++step) {
        if (stop.waitAndCheck())
            return fail(ErrorCode::Stopped, "Stopped after " + std::to_string(step) + " of " +
                                                std::to_string(recipe.steps) + " steps.");
        const at::Tensor loss = lossOf(step);
        loss.backward();
        const double value = loss.item<double>();
        const double norm = optimizer.gradientNorms()[0];
        if (!std::isfinite(value) || !std::isfinite(norm))
            return fail(ErrorCode::Numeric,
                        "The loss is not finite any more after " + std::to_string(step) + " steps.",
                        recipe.name, "Lower `learning_rate`.");
        const double scale = recipe.clipNorm > 0 && norm > recipe.clipNorm ? recipe.clipNorm / norm : 1.0;
        optimizer.step(
            {rateAt(study::Schedule::Cosine, recipe.learningRate, recipe.warmup, step, recipe.steps)},
            {scale}, {true});
        lossSum += value;
        ++lossCount;
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        if (progress)
            progress(
                {"Training " + recipe.name, static_cast<std::uint64_t>(step + 1),
                 static_cast<std::uint64_t>(recipe.steps), seconds / (step + 1) * (recipe.steps - step - 1),
                 "loss " + std::to_string(value) + ", " +
                     std::to_string(static_cast<int>((step + 1) * recipe.batch / seconds)) + " samples/s"});
        if ((step + 1) % recipe.evaluateEvery == 0 || step + 1 == recipe.steps) {
            DELTARANK_TRY(evaluate(step + 1, lossSum / lossCount));
            lossSum = 0;
            lossCount = 0;
        }
    }
    return {};
}

base::Result<Json> pretrain(const PretrainOptions& options, const base::ProgressSink& progress,
                            const base::StopToken& stop)
{
    auto recipe = readRecipe(options.recipe);
    if (!recipe)
        return fail(recipe.error());
    auto device = resolveDevice(options.device);
    if (!device)
        return fail(device.error());
    const int threads = options.threads > 0 ? options.threads : base::availableCores();
    at::set_num_threads(threads);
    PretrainRun run;
    run.output = options.output;
    run.device = at::Device(*device);
    run.progress = progress;
    run.stop = stop;
    if (recipe->bfloat16 && measureProducts(*device, threads).bfloat16Fast())
        run.compute = at::kBFloat16;
    DELTARANK_TRY(base::makeFolder(options.output));
    try {
        return recipe->model.family == model::Family::Bert ? pretrainText(*recipe, run)
                                                           : pretrainImage(*recipe, run);
    } catch (const c10::Error& error) {
        return fail(ErrorCode::Internal, std::string("LibTorch reports: ") + error.what_without_backtrace());
    }
}

} // namespace deltarank::train
