#include "base/Files.h"
#include "data/Augmentation.h"
#include "data/Glyphs.h"
#include "data/ImageProcessor.h"
#include "model/Checkpoint.h"
#include "model/TorchCompat.h"
#include "model/Transformer.h"
#include "train/PretrainRun.h"

#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/linear.h>
#include <cmath>

namespace deltarank::train {

using base::ErrorCode;
using base::fail;
using base::Purpose;
using base::RandomStream;
using Json = nlohmann::json;

namespace {

/// Supervised pre-training on characters that the experiments do not use. The classifier reads the class
/// token, as in a later fine-tuning, and is left out of the saved model.
class ImagePretraining
{
public:
    ImagePretraining(const PretrainRecipe& recipe, const PretrainRun& run, const data::Glyphs& glyphs)
        : m_recipe(recipe), m_run(run), m_glyphs(glyphs),
          m_processor(data::ImageProcessorConfig::usual(recipe.model.imageSize))
    {
        for (std::size_t i = 0; i < glyphs.size(); ++i) {
            const auto part = glyphs.samples()[i].part;
            if (part == data::Part::Train)
                m_training.push_back(i);
            else if (part == data::Part::Validation)
                m_validation.push_back(i);
        }
        const auto& c = recipe.model;
        initialise(c, m_weights, recipe.seed);
        // Patches of a normalised picture have large norms; 1/patch keeps the first projection at the scale
        // of the rest.
        m_weights.patchProjection.weight = normalParameter(
            {c.hidden, c.channels, c.patch, c.patch},
            1.0 / (c.patch * std::sqrt(static_cast<double>(c.channels))), recipe.seed, "patch");
        for (auto& one : model::encoderParameters(c, m_weights))
            *one.tensor = parameter(*one.tensor);
        const auto classes = static_cast<std::int64_t>(glyphs.classNames().size());
        m_weights.classifier.weight =
            parameter(normalParameter({classes, c.hidden}, c.initialiserRange, recipe.seed, "classifier"));
        m_weights.classifier.bias = parameter(at::zeros({classes}));
    }

    base::Result<Json> run()
    {
        auto status = m_run.optimise(
            m_recipe, m_parameters, [this](int step) { return loss(step); },
            [this](int step, double value) -> base::Status {
                m_measured = measure(step, value);
                return save();
            });
        if (!status && !(status.error().code == ErrorCode::Stopped && !m_measured.is_null()))
            return fail(status.error());
        if (!status) {
            m_measured["stopped"] = status.error().message;
            DELTARANK_TRY(save());
        }
        return m_measured;
    }

private:
    at::Tensor parameter(const at::Tensor& tensor)
    {
        const at::Tensor leaf = tensor.to(m_run.device).set_requires_grad(true);
        m_parameters.push_back(leaf);
        return leaf;
    }

    at::Tensor pixels(const std::vector<std::size_t>& samples, std::uint32_t epoch, bool augment) const
    {
        const std::int64_t size = m_recipe.model.imageSize;
        const std::size_t area = static_cast<std::size_t>(size * size);
        at::Tensor batch = at::empty({static_cast<std::int64_t>(samples.size()), 3, size, size},
                                     at::TensorOptions().dtype(at::kFloat));
        float* out = batch.data_ptr<float>();
        const data::Augmentation augmentation;
        at::parallel_for(0, static_cast<std::int64_t>(samples.size()), 8,
                         [&](std::int64_t begin, std::int64_t end) {
                             std::vector<std::uint8_t> planes(3 * area);
                             for (std::int64_t i = begin; i < end; ++i) {
                                 const std::size_t sample = samples[static_cast<std::size_t>(i)];
                                 const auto grey = m_glyphs.grey(sample);
                                 std::vector<std::uint8_t> one(grey.begin(), grey.end());
                                 if (augment)
                                     augmentation.apply(grey.data(), one.data(), 1, static_cast<int>(size),
                                                        static_cast<int>(size),
                                                        {m_recipe.seed, Purpose::Augmentation, 0, epoch,
                                                         static_cast<std::uint32_t>(sample)});
                                 for (std::size_t channel = 0; channel < 3; ++channel)
                                     std::copy(one.begin(), one.end(),
                                               planes.begin() + static_cast<std::ptrdiff_t>(channel * area));
                                 m_processor.toFloats(planes.data(), 1, area,
                                                      out + i * 3 * static_cast<std::int64_t>(area));
                             }
                         });
        return batch.to(m_run.device);
    }

    at::Tensor labels(const std::vector<std::size_t>& samples) const
    {
        at::Tensor tensor =
            at::empty({static_cast<std::int64_t>(samples.size())}, at::TensorOptions().dtype(at::kLong));
        for (std::size_t i = 0; i < samples.size(); ++i)
            tensor.data_ptr<std::int64_t>()[i] = m_glyphs.samples()[samples[i]].label;
        return tensor.to(m_run.device);
    }

    at::Tensor logits(const at::Tensor& batch) const
    {
        model::ModelInput input;
        input.pixels = batch;
        model::ForwardOptions options;
        options.compute = m_run.compute;
        return model::classify(m_recipe.model, m_weights, input, options);
    }

    at::Tensor loss(int step)
    {
        const auto batch = static_cast<std::size_t>(m_recipe.batch);
        const std::size_t perEpoch = m_training.size() / batch;
        const auto epoch = static_cast<std::uint32_t>(static_cast<std::size_t>(step) / perEpoch);
        const std::size_t place = static_cast<std::size_t>(step) % perEpoch;
        if (place == 0) {
            RandomStream order({m_recipe.seed, Purpose::BatchOrder, 0, epoch, 0});
            order.shuffle(m_training);
        }
        const std::vector<std::size_t> samples(
            m_training.begin() + static_cast<std::ptrdiff_t>(place * batch),
            m_training.begin() + static_cast<std::ptrdiff_t>((place + 1) * batch));
        return at::cross_entropy_loss(logits(pixels(samples, epoch, true)), labels(samples));
    }

    Json measure(int step, double trainingLoss) const
    {
        at::NoGradGuard guard;
        double hits = 0, sum = 0;
        for (std::size_t begin = 0; begin < m_validation.size(); begin += 256) {
            const std::vector<std::size_t> samples(
                m_validation.begin() + static_cast<std::ptrdiff_t>(begin),
                m_validation.begin() +
                    static_cast<std::ptrdiff_t>(std::min(m_validation.size(), begin + 256)));
            const at::Tensor out = logits(pixels(samples, 0, false));
            const at::Tensor target = labels(samples);
            hits += out.argmax(1).eq(target).sum().item<double>();
            sum += at::cross_entropy_loss(out, target).item<double>() * static_cast<double>(samples.size());
        }
        const double count = static_cast<double>(m_validation.size());
        return {{"steps", step},
                {"training_loss", trainingLoss},
                {"validation_accuracy", hits / count},
                {"validation_loss", sum / count},
                {"validation_pictures", m_validation.size()},
                {"training_pictures", m_training.size()},
                {"classes", m_glyphs.classNames().size()},
                {"dataset_fingerprint", m_glyphs.fingerprint()},
                {"compute_type", m_run.compute == at::kBFloat16 ? "bfloat16" : "float32"}};
    }

    base::Status save()
    {
        const auto& folder = m_run.output;
        DELTARANK_TRY(model::saveCheckpoint(folder, m_recipe.model, m_weights, {}, true));
        DELTARANK_TRY(base::writeFileAtomically(folder / "config.json",
                                                model::toJson(m_recipe.model, "ViTModel").dump(2) + "\n"));
        const int size = m_recipe.model.imageSize;
        const Json processor = {{"image_processor_type", "ViTImageProcessor"},
                                {"do_resize", true},
                                {"do_rescale", true},
                                {"do_normalize", true},
                                {"image_mean", {0.5, 0.5, 0.5}},
                                {"image_std", {0.5, 0.5, 0.5}},
                                {"resample", 2},
                                {"rescale_factor", 1.0 / 255},
                                {"size", {{"height", size}, {"width", size}}}};
        DELTARANK_TRY(
            base::writeFileAtomically(folder / "preprocessor_config.json", processor.dump(2) + "\n"));
        return writeRecipe(folder, m_recipe, m_measured);
    }

    const PretrainRecipe& m_recipe;
    const PretrainRun& m_run;
    const data::Glyphs& m_glyphs;
    data::ImageProcessor m_processor;
    std::vector<std::size_t> m_training, m_validation;
    model::ModelWeights m_weights;
    std::vector<at::Tensor> m_parameters;
    Json m_measured;
};

} // namespace

base::Result<Json> pretrainImage(const PretrainRecipe& recipe, const PretrainRun& run)
{
    if (recipe.dataset != "glyphs")
        return fail(ErrorCode::Unsupported, "`dataset` is \"" + recipe.dataset + "\".", recipe.name,
                    "Pictures are pre-trained on glyphs.");
    if (recipe.model.imageSize != 32 || recipe.model.channels != 3)
        return fail(ErrorCode::InvalidArgument,
                    "Glyphs are 32 x 32 RGB pictures; the recipe's model is not made for them.", recipe.name);
    data::GlyphsOptions options;
    options.set = data::GlyphSet::Others;
    auto glyphs = data::openGlyphs(options, run.progress, run.stop);
    if (!glyphs)
        return fail(glyphs.error());
    ImagePretraining work(recipe, run, **glyphs);
    return work.run();
}

} // namespace deltarank::train
