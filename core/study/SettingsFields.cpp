#include "study/SettingsFields.h"

#include "adapter/Adapter.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace deltarank::study {

void fields(FieldVisitor& visitor, task::TaskSpec& task)
{
    visitor.seed("seed", task.seed);
    visitor.text("sweep", task.sweep);
    visitor.integer("class_count", task.classCount, ranges::classes);
    visitor.integer("repeat", task.repeat, {0, 1e6});
    visitor.integer("draw", task.draw, {0, 1e6});
    visitor.choice("subset", task.subset, names::subset);
    visitor.texts("fixed_classes", task.fixedClasses);
    visitor.texts("merged_to", task.mergedTo);
    visitor.choice("size", task.size, names::size);
    visitor.integer("train_size", task.trainSize, ranges::samples);
    visitor.integer("validation_size", task.validationSize, ranges::samples);
    visitor.number("validation_share", task.validationShare, {0, 0.9, true});
    visitor.choice("corruption_mode", task.corruptionMode, names::corruptionMode);
    visitor.number("corruption", task.corruption, ranges::share);
    visitor.integer("minimum_per_class", task.minimumPerClass, ranges::samples);
}

void fields(FieldVisitor& visitor, LoraSettings& lora)
{
    visitor.integer("rank", lora.rank, ranges::rank);
    visitor.number("alpha", lora.alpha, ranges::alpha);
    visitor.number("dropout", lora.dropout, {0, 0.95});
    visitor.texts("targets", lora.targets);
    visitor.choice("init", lora.init, names::loraInit);
    visitor.flag("rank_stabilised", lora.rankStabilised);
    visitor.flag("train_head", lora.trainHead);
    std::map<std::string, double> ranks(lora.rankPattern.begin(), lora.rankPattern.end());
    visitor.numberMap("rank_pattern", ranks, ranges::rank, true);
    lora.rankPattern.clear();
    for (const auto& [pattern, rank] : ranks)
        lora.rankPattern[pattern] = static_cast<int>(std::lround(rank));
    visitor.numberMap("alpha_pattern", lora.alphaPattern, ranges::alpha, false);
}

void commonFields(FieldVisitor& visitor, TrainSettings& train)
{
    visitor.integer("steps", train.steps, ranges::steps);
    visitor.integer("batch_size", train.batchSize, {1, 65'536});
    visitor.integer("micro_batch", train.microBatch, {0, 65'536});
    visitor.number("weight_decay", train.weightDecay, {0, 10});
    visitor.number("beta1", train.beta1, {0, 0.9999});
    visitor.number("beta2", train.beta2, {0, 0.999999});
    visitor.number("epsilon", train.epsilon, {0, 1, true});
    visitor.choice("schedule", train.schedule, names::schedule);
    visitor.number("warmup", train.warmup, {0, 1});
    visitor.number("clip_norm", train.clipNorm, {0, 1e6});
    visitor.integer("evaluate_every", train.evaluateEvery, ranges::steps);
    visitor.number("until_loss", train.untilLoss, {0, 100});
    visitor.integer("patience", train.patience, {0, 100'000});
    visitor.choice("keep", train.keep, names::weightsKept);
    visitor.flag("model_dropout", train.modelDropout);
}

void methodFields(FieldVisitor& visitor, TrainSettings& train)
{
    visitor.number("learning_rate", train.learningRate, ranges::learningRate);
    visitor.number("head_learning_rate", train.headLearningRate, {0, 10});
    visitor.number("epochs", train.epochs, ranges::epochs);
}

void fields(FieldVisitor& visitor, InputSettings& input)
{
    visitor.integer("max_tokens", input.maxTokens, {4, 65'536});
    visitor.flag("normalise_images", input.normaliseImages);
    visitor.flag("augment", input.augment);
}

void fields(FieldVisitor& visitor, ComputeSettings& compute)
{
    visitor.choice("precision", compute.precision, names::precision);
    visitor.integer("threads", compute.threads, {0, 4096});
    visitor.integer("bank", compute.bank, {1, 4096});
}

void fields(FieldVisitor& visitor, RunSpec& run)
{
    visitor.text("id", run.id);
    visitor.text("sweep", run.sweep);
    visitor.text("over", run.over);
    visitor.number("value", run.value, {-1e300, 1e300});
    visitor.integer("repeat", run.repeat, {0, 1e6});
    visitor.choice("method", run.method, names::method);
    visitor.choice("null_control", run.nullControl, names::nullControl);
    visitor.text("model_sha256", run.modelSha256);
    visitor.text("dataset_fingerprint", run.datasetFingerprint);
    visitor.object("task", [&](FieldVisitor& inside) { fields(inside, run.task); });
    visitor.object("lora", [&](FieldVisitor& inside) { fields(inside, run.lora); });
    visitor.object("train", [&](FieldVisitor& inside) {
        commonFields(inside, run.train);
        methodFields(inside, run.train);
    });
    visitor.object("input", [&](FieldVisitor& inside) { fields(inside, run.input); });
    visitor.object("compute", [&](FieldVisitor& inside) { fields(inside, run.compute); });
}

void checkLora(const LoraSettings& lora, const std::string& path, std::vector<Problem>& problems)
{
    static const std::array<std::string, 6> kinds{
        adapter::kind::query,           adapter::kind::key,           adapter::kind::value,
        adapter::kind::attentionOutput, adapter::kind::feedForwardIn, adapter::kind::feedForwardOut};
    const std::string field = path + ".targets";
    auto add = [&](const std::string& what, const std::string& hint) {
        problems.push_back({field, {base::ErrorCode::InvalidArgument, "`" + field + "` " + what, {}, hint}});
    };
    if (lora.targets.empty())
        add("is empty.", "Give at least one out of " + alternatives(kinds) + ".");
    for (std::size_t i = 0; i < lora.targets.size(); ++i) {
        const std::string& target = lora.targets[i];
        if (std::find(kinds.begin(), kinds.end(), target) == kinds.end())
            add("names \"" + target + "\".",
                "Give a list of different names out of " + alternatives(kinds) + ".");
        else if (std::find(lora.targets.begin(), lora.targets.begin() + static_cast<std::ptrdiff_t>(i),
                           target) != lora.targets.begin() + static_cast<std::ptrdiff_t>(i))
            add("names \"" + target + "\" twice.", "Give each name once.");
    }
}

} // namespace deltarank::study
