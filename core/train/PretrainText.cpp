#include "base/Files.h"
#include "data/DebianSections.h"
#include "data/Tokenizer.h"
#include "data/WordPieceTrainer.h"
#include "model/Checkpoint.h"
#include "model/TorchCompat.h"
#include "model/Transformer.h"
#include "train/PretrainRun.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/mm.h>
#include <algorithm>

namespace deltarank::train {

using base::ErrorCode;
using base::fail;
using base::Purpose;
using base::RandomStream;
using Json = nlohmann::json;

namespace {

/// Sequences of one step with their masked positions.
struct MaskedBatch
{
    model::ModelInput input;
    at::Tensor positions; ///< int64, into [batch · length]
    at::Tensor targets;   ///< int64, the tokens that stood there
};

/// Masked language modelling (Devlin et al. 2019, §3.1) plus a contrastive term on the pooled class token:
/// two windows of one text should be closer than windows of different texts (InfoNCE, van den Oord et al.
/// 2018). The second term trains the pooler, which the classifier reads.
class TextPretraining
{
public:
    TextPretraining(const PretrainRecipe& recipe, const PretrainRun& run, const data::Tokenizer& tokenizer,
                    std::vector<std::vector<std::int32_t>> training,
                    std::vector<std::vector<std::int32_t>> validation)
        : m_recipe(recipe), m_run(run), m_tokenizer(tokenizer), m_training(std::move(training)),
          m_validation(std::move(validation)), m_maskShare(recipe.json.value("mask_share", 0.15)),
          m_contrastive(recipe.json.value("contrastive_weight", 0.1)),
          m_temperature(recipe.json.value("contrastive_temperature", 0.1)), m_length(recipe.model.positions)
    {
        initialise(recipe.model, m_weights, recipe.seed);
        for (auto& one : model::encoderParameters(recipe.model, m_weights))
            *one.tensor = parameter(*one.tensor);
        const auto h = recipe.model.hidden;
        m_transform.weight =
            parameter(normalParameter({h, h}, recipe.model.initialiserRange, recipe.seed, "cls.transform"));
        m_transform.bias = parameter(at::zeros({h}));
        m_norm.weight = parameter(at::zeros({h}) + 1);
        m_norm.bias = parameter(at::zeros({h}));
        m_outputBias = parameter(at::zeros({recipe.model.vocabulary}));
    }

    base::Result<Json> run()
    {
        m_order.resize(m_training.size());
        for (std::size_t i = 0; i < m_order.size(); ++i)
            m_order[i] = i;
        auto status = m_run.optimise(
            m_recipe, m_parameters, [this](int step) { return loss(step); },
            [this](int step, double value) -> base::Status {
                m_measured = measure(step, value);
                return save();
            });
        if (!status && status.error().code == ErrorCode::Stopped && !m_measured.is_null()) {
            m_measured["stopped"] = status.error().message;
            DELTARANK_TRY(save());
            return m_measured;
        }
        if (!status)
            return fail(status.error());
        return m_measured;
    }

    std::string datasetFingerprint;

private:
    at::Tensor parameter(at::Tensor tensor)
    {
        tensor = tensor.to(m_run.device).set_requires_grad(true);
        m_parameters.push_back(tensor);
        return tensor;
    }

    /// A window of the text with [CLS] and [SEP]: its start, or any place.
    std::vector<std::int32_t> window(const std::vector<std::int32_t>& tokens, bool fromStart,
                                     RandomStream& stream) const
    {
        const auto room = static_cast<std::size_t>(m_length - 2);
        std::size_t begin = 0;
        if (!fromStart && tokens.size() > room)
            begin = stream.below(tokens.size() - room + 1);
        std::vector<std::int32_t> ids{m_tokenizer.firstId()};
        ids.insert(ids.end(), tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                   tokens.begin() + static_cast<std::ptrdiff_t>(std::min(tokens.size(), begin + room)));
        ids.push_back(m_tokenizer.separatorId());
        return ids;
    }

    MaskedBatch assemble(std::vector<std::vector<std::int32_t>> rows, double share,
                         RandomStream& stream) const
    {
        std::size_t width = 0;
        for (const auto& row : rows)
            width = std::max(width, row.size());
        const auto batch = static_cast<std::int64_t>(rows.size());
        MaskedBatch result;
        const auto longs = at::TensorOptions().dtype(at::kLong);
        at::Tensor ids = at::zeros({batch, static_cast<std::int64_t>(width)}, longs);
        at::Tensor mask =
            at::zeros({batch, static_cast<std::int64_t>(width)}, at::TensorOptions().dtype(at::kFloat));
        std::vector<std::int64_t> positions;
        std::vector<std::int64_t> targets;
        const auto vocabulary = static_cast<std::uint64_t>(m_tokenizer.vocabularySize());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            std::int64_t* row = ids.data_ptr<std::int64_t>() + i * width;
            float* present = mask.data_ptr<float>() + i * width;
            for (std::size_t j = 0; j < rows[i].size(); ++j) {
                std::int64_t id = rows[i][j];
                present[j] = 1;
                const bool special = j == 0 || j + 1 == rows[i].size();
                if (!special && stream.uniform() < share) {
                    positions.push_back(static_cast<std::int64_t>(i * width + j));
                    targets.push_back(id);
                    const double choice = stream.uniform();
                    if (choice < 0.8)
                        id = *m_tokenizer.maskId();
                    else if (choice < 0.9)
                        id = static_cast<std::int64_t>(stream.below(vocabulary));
                }
                row[j] = id;
            }
        }
        auto tensor = [&](std::vector<std::int64_t>& values) {
            return at::from_blob(values.data(), {static_cast<std::int64_t>(values.size())}, longs)
                .clone()
                .to(m_run.device);
        };
        result.input.tokens = ids.to(m_run.device);
        result.input.mask = mask.to(m_run.device);
        result.positions = tensor(positions);
        result.targets = tensor(targets);
        return result;
    }

    at::Tensor maskedLogits(const at::Tensor& hidden, const at::Tensor& positions) const
    {
        at::Tensor x = at::index_select(hidden.reshape({-1, hidden.size(-1)}), 0, positions);
        x = at::gelu(model::linear(x, m_transform, m_run.compute)).to(at::kFloat);
        x = at::layer_norm(x, {x.size(-1)}, m_norm.weight, m_norm.bias, m_recipe.model.layerNormEps);
        return model::linear(x, {m_weights.wordEmbeddings, m_outputBias}, m_run.compute).to(at::kFloat);
    }

    at::Tensor contrastive(const at::Tensor& pooled) const
    {
        // Rows 2i and 2i + 1 are windows of one text; a row's own similarity to itself is excluded.
        const auto rows = pooled.size(0);
        const at::Tensor unit = pooled / pooled.norm(2, {1}, true).clamp_min(1e-6);
        at::Tensor similarity = at::mm(unit, unit.t()) / m_temperature;
        similarity = similarity.diagonal_scatter(at::zeros({rows}, similarity.options()) - 1e4);
        const at::Tensor index = at::arange(rows, at::TensorOptions().dtype(at::kLong).device(m_run.device));
        return at::cross_entropy_loss(similarity, index + 1 - index.remainder(2) * 2);
    }

    at::Tensor loss(int step)
    {
        const auto texts = static_cast<std::size_t>(m_recipe.batch / 2);
        const std::size_t perEpoch = m_training.size() / texts;
        const std::size_t epoch = static_cast<std::size_t>(step) / perEpoch;
        const std::size_t place = static_cast<std::size_t>(step) % perEpoch;
        if (place == 0) {
            RandomStream order({m_recipe.seed, Purpose::BatchOrder, 0, static_cast<std::uint32_t>(epoch), 0});
            order.shuffle(m_order);
        }
        RandomStream stream({m_recipe.seed, Purpose::Masking, 0, static_cast<std::uint32_t>(step), 0});
        std::vector<std::vector<std::int32_t>> rows;
        for (std::size_t i = 0; i < texts; ++i) {
            const auto& tokens = m_training[m_order[place * texts + i]];
            rows.push_back(window(tokens, true, stream));
            rows.push_back(window(tokens, false, stream));
        }
        const MaskedBatch batch = assemble(std::move(rows), m_maskShare, stream);
        model::ForwardOptions options;
        options.compute = m_run.compute;
        const at::Tensor hidden = model::encode(m_recipe.model, m_weights, batch.input, options);
        at::Tensor total = at::cross_entropy_loss(maskedLogits(hidden, batch.positions), batch.targets);
        if (m_contrastive > 0)
            total =
                total + contrastive(model::pool(m_recipe.model, m_weights, hidden, options)) * m_contrastive;
        return total;
    }

    /// Masked accuracy and loss on the first window of held-out validation texts, 15% masked, the same masks
    /// always.
    Json measure(int step, double trainingLoss) const
    {
        at::NoGradGuard guard;
        double lossSum = 0, hits = 0, count = 0, pairHits = 0, pairs = 0;
        const std::size_t chunk = 64;
        for (std::size_t begin = 0; begin < m_validation.size(); begin += chunk) {
            RandomStream stream({m_recipe.seed, Purpose::Masking, 1, static_cast<std::uint32_t>(begin), 1});
            std::vector<std::vector<std::int32_t>> rows;
            for (std::size_t i = begin; i < std::min(m_validation.size(), begin + chunk); ++i) {
                rows.push_back(window(m_validation[i], true, stream));
                rows.push_back(window(m_validation[i], false, stream));
            }
            const MaskedBatch batch = assemble(std::move(rows), 0.15, stream);
            model::ForwardOptions options;
            options.compute = m_run.compute;
            const at::Tensor hidden = model::encode(m_recipe.model, m_weights, batch.input, options);
            const at::Tensor logits = maskedLogits(hidden, batch.positions);
            const double n = static_cast<double>(batch.targets.size(0));
            lossSum += at::cross_entropy_loss(logits, batch.targets).item<double>() * n;
            hits += logits.argmax(1).eq(batch.targets).sum().item<double>();
            count += n;
            const at::Tensor pooled = model::pool(m_recipe.model, m_weights, hidden, options);
            const at::Tensor unit = pooled / pooled.norm(2, {1}, true).clamp_min(1e-6);
            at::Tensor similarity = at::mm(unit, unit.t());
            similarity = similarity.diagonal_scatter(at::zeros({unit.size(0)}, similarity.options()) - 1e4);
            const at::Tensor index =
                at::arange(unit.size(0), at::TensorOptions().dtype(at::kLong).device(m_run.device));
            pairHits += similarity.argmax(1).eq(index + 1 - index.remainder(2) * 2).sum().item<double>();
            pairs += static_cast<double>(unit.size(0));
        }
        return {{"steps", step},
                {"training_loss", trainingLoss},
                {"validation_masked_accuracy", hits / count},
                {"validation_masked_loss", lossSum / count},
                {"validation_pair_accuracy", pairHits / pairs},
                {"validation_texts", m_validation.size()},
                {"training_texts", m_training.size()},
                {"dataset_fingerprint", datasetFingerprint},
                {"compute_type", m_run.compute == at::kBFloat16 ? "bfloat16" : "float32"}};
    }

    base::Status save()
    {
        const auto& folder = m_run.output;
        DELTARANK_TRY(model::saveCheckpoint(folder, m_recipe.model, m_weights,
                                            {{"cls.predictions.bias", m_outputBias},
                                             {"cls.predictions.transform.dense.weight", m_transform.weight},
                                             {"cls.predictions.transform.dense.bias", m_transform.bias},
                                             {"cls.predictions.transform.LayerNorm.weight", m_norm.weight},
                                             {"cls.predictions.transform.LayerNorm.bias", m_norm.bias}},
                                            true));
        Json config = model::toJson(m_recipe.model, "BertForMaskedLM");
        DELTARANK_TRY(base::writeFileAtomically(folder / "config.json", config.dump(2) + "\n"));
        return writeRecipe(folder, m_recipe, m_measured);
    }

    const PretrainRecipe& m_recipe;
    const PretrainRun& m_run;
    const data::Tokenizer& m_tokenizer;
    std::vector<std::vector<std::int32_t>> m_training;
    std::vector<std::vector<std::int32_t>> m_validation;
    double m_maskShare, m_contrastive, m_temperature;
    int m_length;
    model::ModelWeights m_weights;
    model::LinearWeights m_transform;
    model::NormWeights m_norm;
    at::Tensor m_outputBias;
    std::vector<at::Tensor> m_parameters;
    std::vector<std::size_t> m_order;
    Json m_measured;
};

} // namespace

base::Result<Json> pretrainText(const PretrainRecipe& recipe, const PretrainRun& run)
{
    if (recipe.dataset != "debian-sections")
        return fail(ErrorCode::Unsupported, "`dataset` is \"" + recipe.dataset + "\".", recipe.name,
                    "Texts are pre-trained on debian-sections.");
    data::DebianSectionsOptions options;
    auto dataset = data::openDebianSections(options, run.progress, run.stop);
    if (!dataset)
        return fail(dataset.error());
    std::vector<std::string> training;
    std::vector<std::string> validation;
    for (std::size_t i = 0; i < (*dataset)->size(); ++i) {
        const auto part = (*dataset)->samples()[i].part;
        if (part == data::Part::Test) // the experiments' held-out sources are never seen
            continue;
        auto text = (*dataset)->text(i);
        if (!text)
            return fail(text.error());
        (part == data::Part::Validation ? validation : training).push_back(std::move(*text));
    }
    data::WordPieceTrainerOptions vocabularyOptions;
    vocabularyOptions.vocabularySize = static_cast<std::size_t>(recipe.model.vocabulary);
    auto vocabulary = data::WordPieceTrainer::train(training, vocabularyOptions, run.progress, run.stop);
    if (!vocabulary)
        return fail(vocabulary.error());
    if (static_cast<int>(vocabulary->size()) != recipe.model.vocabulary)
        return fail(ErrorCode::Mismatch,
                    "The texts give a vocabulary of " + std::to_string(vocabulary->size()) + " tokens only.",
                    recipe.name, "Lower `model.vocab_size`.");
    std::string lines;
    for (const auto& token : *vocabulary)
        lines += token + "\n";
    DELTARANK_TRY(base::writeFileAtomically(run.output / "vocab.txt", lines));
    DELTARANK_TRY(base::writeFileAtomically(run.output / "tokenizer_config.json",
                                            Json{{"tokenizer_class", "BertTokenizer"},
                                                 {"do_lower_case", true},
                                                 {"model_max_length", recipe.model.positions}}
                                                    .dump(2) +
                                                "\n"));
    auto tokenizer = data::Tokenizer::make(*vocabulary);
    if (!tokenizer)
        return fail(tokenizer.error());
    auto encode =
        [&](const std::vector<std::string>& texts) -> base::Result<std::vector<std::vector<std::int32_t>>> {
        auto encodings = tokenizer->encodeBatch(texts, {}, 0, 0, run.stop);
        if (!encodings)
            return fail(encodings.error());
        std::vector<std::vector<std::int32_t>> rows;
        for (auto& encoding : *encodings)
            rows.emplace_back(encoding.ids.begin() + 1, encoding.ids.end() - 1);
        return rows;
    };
    auto trainingIds = encode(training);
    if (!trainingIds)
        return fail(trainingIds.error());
    auto validationIds = encode(validation);
    if (!validationIds)
        return fail(validationIds.error());
    if (trainingIds->size() < static_cast<std::size_t>(recipe.batch))
        return fail(ErrorCode::Mismatch, "There are fewer training texts than one batch needs.", recipe.name);
    TextPretraining work(recipe, run, *tokenizer, std::move(*trainingIds), std::move(*validationIds));
    work.datasetFingerprint = (*dataset)->fingerprint();
    return work.run();
}

} // namespace deltarank::train
