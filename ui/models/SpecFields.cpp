#include "ui/models/SpecFields.h"

#include "ui/base/Words.h"

#include <QSet>
#include <algorithm>
#include <cmath>

namespace deltarank::ui {

using nlohmann::json;

namespace {

const json* find(const json& spec, const QString& pointer)
{
    try {
        const json::json_pointer at(pointer.toStdString());
        return spec.contains(at) ? &spec.at(at) : nullptr;
    } catch (const json::exception&) {
        return nullptr;
    }
}

QString valueText(const json& value)
{
    if (value.is_string())
        return text(value.get<std::string>());
    if (value.is_number_integer())
        return QString::number(value.get<std::int64_t>());
    if (value.is_number())
        return QString::number(value.get<double>(), 'g', 10);
    if (value.is_array()) {
        QStringList parts;
        for (const json& one : value)
            parts << valueText(one);
        return parts.join(QStringLiteral(", "));
    }
    return value.is_null() ? QString() : text(value.dump());
}

json numberOf(const QString& typed, bool whole)
{
    bool ok = false;
    QString plain = typed.trimmed();
    if (whole) {
        if (const qlonglong value = plain.toLongLong(&ok); ok)
            return value;
    }
    if (const double value = plain.toDouble(&ok); ok && std::isfinite(value))
        return value;
    return typed.toStdString();
}

/// A setting that can be swept, and values to begin with.
struct SweepStart
{
    const char* over;
    QString title;
    json values;
};

std::vector<SweepStart> sweepStarts()
{
    return {{"classes", tr("Numbers of classes"), {2, 4, 8}},
            {"corruption", tr("Shares of corrupted labels"), {0, 0.25, 0.5, 0.75, 1}},
            {"rank", tr("Ranks"), {4, 8, 16, 32}},
            {"alpha", tr("Alphas"), {8, 16, 32}},
            {"learning_rate", tr("Learning rates"), {0.0005, 0.001, 0.002}},
            {"train_steps", tr("Steps"), {50, 100, 200}},
            {"train_size", tr("Training sizes"), {250, 500, 1000}}};
}

void addSweeps(const json& spec, std::vector<SpecField>& fields)
{
    const json* sweeps = find(spec, "/sweeps");
    if (!sweeps || !sweeps->is_array())
        return;
    for (std::size_t i = 0; i < sweeps->size(); ++i) {
        const json& sweep = (*sweeps)[i];
        if (!sweep.is_object())
            continue;
        const QString base = QStringLiteral("/sweeps/%1").arg(i);
        const QString name = sweep.contains("name") ? valueText(sweep["name"]) : QString::number(i + 1);
        const auto add = [&](const char* key, const QString& label, FieldKind kind, const QString& help,
                             const QStringList& choices = {}) {
            if (sweep.contains(key))
                fields.push_back({QStringLiteral("sweeps"), base + '/' + key,
                                  QStringLiteral("%1: %2").arg(name, label), help, kind, choices});
        };
        for (const SweepStart& start : sweepStarts())
            if (sweep.contains(start.over) && sweep[start.over].is_array())
                add(start.over, start.title, FieldKind::Numbers,
                    tr("Values of the sweep, separated by commas."));
        add("methods", tr("Methods"), FieldKind::Texts, tr("full, lora or both."));
        add("class_count", tr("Classes"), FieldKind::Whole, tr("Classes of every task; 0: all."));
        add("mode", tr("Kind of corruption"), FieldKind::Choice,
            tr("shuffle: labels change places; swap: each class gets another's name; uniform: redrawn."),
            {"shuffle", "swap", "uniform"});
        add("repeats", tr("Repeats"), FieldKind::Whole, tr("0: as the study."));
    }
}

/// What a sweep sets in place of the study's own settings.
void addOverrides(const json& spec, std::vector<SpecField>& fields)
{
    const json* sweeps = find(spec, "/sweeps");
    if (!sweeps || !sweeps->is_array())
        return;
    const std::vector<SpecField> own = fields;
    for (std::size_t i = 0; i < sweeps->size(); ++i) {
        const json& sweep = (*sweeps)[i];
        if (!sweep.is_object())
            continue;
        const QString name = sweep.contains("name") ? valueText(sweep["name"]) : QString::number(i + 1);
        for (const SpecField& field : own) {
            const QString part = field.pointer.section('/', 1, 1);
            if (part != QLatin1String("task") && part != QLatin1String("lora") &&
                part != QLatin1String("train"))
                continue;
            SpecField override = field;
            override.section = QStringLiteral("sweeps");
            override.pointer = QStringLiteral("/sweeps/%1%2").arg(i).arg(field.pointer);
            override.label = QStringLiteral("%1: %2").arg(name, field.label);
            if (find(spec, override.pointer))
                fields.push_back(std::move(override));
        }
    }
}

} // namespace

QList<SpecSection> specSections()
{
    return {
        {"data", tr("Data"), "data", tr("What is classified.")},
        {"task", tr("Task"), "task", tr("How classes and samples are drawn.")},
        {"model", tr("Model"), "model", tr("What is fine-tuned.")},
        {"lora", tr("Method"), "method", tr("How the low-rank change is made.")},
        {"training", tr("Training"), "runs", tr("How long and how fast.")},
        {"sweeps", tr("Plan"), "plan", tr("Which settings are varied, and how often each run is repeated.")}};
}

std::vector<SpecField> specFields(const json& spec)
{
    using K = FieldKind;
    std::vector<SpecField> fields{
        {"data", "/name", tr("Name"), tr("Of the study; figures and exports carry it."), K::Text},
        {"data", "/description", tr("Description"), tr("What the study is for."), K::LongText},
        {"data", "/dataset/source", tr("Data set"), tr("A built-in source, or csv, images, …"), K::Text},
        {"data", "/dataset/path", tr("Folder or file"), tr("Empty for data sets the program makes itself."),
         K::Text},
        {"task",
         "/task/subsets",
         tr("Class subsets"),
         tr("paired: the full and the LoRA run of a repeat share classes and samples."),
         K::Choice,
         {"paired", "independent", "fixed", "nearest", "farthest"}},
        {"task", "/task/class_names", tr("Fixed classes"), tr("For subsets “fixed”, separated by commas."),
         K::Texts},
        {"task",
         "/task/size",
         tr("Size rule"),
         tr("strict: every run of a sweep trains on the same number of samples."),
         K::Choice,
         {"strict", "published"}},
        {"task", "/task/train_size", tr("Training samples"),
         tr("0: the largest number that every subset can fill."), K::Whole},
        {"task", "/task/validation_size", tr("Validation samples"),
         tr("0: the largest number that every subset can fill."), K::Whole},
        {"task", "/task/validation_share", tr("Validation share"), tr("Of data without a split of its own."),
         K::Number},
        {"task", "/task/minimum_per_class", tr("Smallest class"),
         tr("Classes with fewer training samples are not drawn."), K::Whole},
        {"task",
         "/task/merge_by",
         tr("Merge labels"),
         tr("Replaces classes by coarser ones."),
         K::Choice,
         {"none", "archive", "species"}},
        {"model", "/model/path", tr("Base model"),
         tr("A checkpoint folder, or the name of a model this program knows."), K::Text},
        {"model", "/input/max_tokens", tr("Longest text"), tr("Tokens; longer texts are cut."), K::Whole},
        {"model", "/input/normalise_images", tr("Normalise images"),
         tr("Off: values stay in 0 to 1, as in the paper."), K::Flag},
        {"lora", "/lora/rank", tr("Rank r"), tr("Of A and B. The measured rank cannot be larger."), K::Whole},
        {"lora", "/lora/alpha", tr("Alpha α"), tr("ΔW is scaled by α/r."), K::Number},
        {"lora", "/lora/rank_stabilised", tr("Rank-stabilised"), tr("Scales by α/√r instead."), K::Flag},
        {"lora", "/lora/dropout", tr("Dropout"), tr("On the input of A."), K::Number},
        {"lora", "/lora/targets", tr("Matrices"),
         tr("query, key, value, attention_output, feed_forward_in, feed_forward_out"), K::Texts},
        {"lora",
         "/lora/init",
         tr("Initial A"),
         tr("gaussian as in the paper, kaiming as PEFT does."),
         K::Choice,
         {"gaussian", "kaiming"}},
        {"lora", "/lora/train_head", tr("Train the head"), tr("Off: the classifier stays random."), K::Flag},
        {"training", "/train/lora/learning_rate", tr("LoRA learning rate"), {}, K::Number},
        {"training", "/train/lora/head_learning_rate", tr("LoRA head learning rate"), tr("0: the same."),
         K::Number},
        {"training", "/train/lora/epochs", tr("LoRA epochs"), {}, K::Number},
        {"training", "/train/full/learning_rate", tr("Full learning rate"), tr("Of full fine-tuning."),
         K::Number},
        {"training", "/train/full/epochs", tr("Full epochs"), {}, K::Number},
        {"training", "/train/batch_size", tr("Batch size"), {}, K::Whole},
        {"training", "/train/steps", tr("Steps"), tr("0: as many as the epochs need."), K::Whole},
        {"training",
         "/train/schedule",
         tr("Schedule"),
         tr("Of the learning rate."),
         K::Choice,
         {"constant", "linear", "cosine"}},
        {"training", "/train/warmup", tr("Warm-up"), tr("Share of all steps."), K::Number},
        {"training", "/train/weight_decay", tr("Weight decay"), {}, K::Number},
        {"training", "/train/clip_norm", tr("Gradient clipping"), tr("Largest norm; 0: off."), K::Number},
        {"training", "/train/evaluate_every", tr("Evaluate every"), tr("Steps; 0: once an epoch."), K::Whole},
        {"training", "/train/until_loss", tr("Until loss"),
         tr("Stops when the training loss falls below; 0: off."), K::Number},
        {"training", "/train/keep", tr("Weights measured"), {}, K::Choice, {"last", "best"}},
        {"sweeps", "/repeats", tr("Repeats"), tr("Of every run, each with its own classes and seed."),
         K::Whole},
        {"sweeps", "/seed", tr("Seed"), tr("Decides subsets, splits and initial weights."), K::Whole},
        {"sweeps", "/null_controls/random", tr("Untrained controls"),
         tr("Random adapters for each value of a sweep."), K::Whole},
        {"sweeps", "/null_controls/shuffled", tr("Shuffled controls"),
         tr("Runs on fully shuffled labels for each value."), K::Whole},
        {"sweeps",
         "/keep_weights",
         tr("Keep weights"),
         tr("Which runs keep A and B; all keep their spectra."),
         K::Choice,
         {"all", "first_repeat", "none"}},
        {"sweeps",
         "/compute/precision",
         tr("Precision"),
         tr("auto: bfloat16 where the device is fast at it."),
         K::Choice,
         {"auto", "float32", "bfloat16"}},
        {"sweeps", "/compute/threads", tr("Threads"), tr("0: all cores."), K::Whole},
        {"sweeps", "/compute/bank", tr("LoRA runs at a time"), tr("0: measured when the plan is fixed."),
         K::Whole},
    };
    addSweeps(spec, fields);
    addOverrides(spec, fields);
    std::erase_if(fields, [&](const SpecField& field) { return find(spec, field.pointer) == nullptr; });
    return fields;
}

QString fieldText(const json& spec, const SpecField& field)
{
    const json* value = find(spec, field.pointer);
    return value ? valueText(*value) : QString();
}

json fieldValue(const SpecField& field, const QString& typed)
{
    switch (field.kind) {
    case FieldKind::Whole:
        return numberOf(typed, true);
    case FieldKind::Number:
        return numberOf(typed, false);
    case FieldKind::Flag:
        return typed == QLatin1String("true");
    case FieldKind::Numbers:
    case FieldKind::Texts: {
        json list = json::array();
        for (const QString& part : typed.split(',', Qt::SkipEmptyParts))
            if (const QString plain = part.trimmed(); !plain.isEmpty())
                list.push_back(field.kind == FieldKind::Numbers ? numberOf(plain, true)
                                                                : json(plain.toStdString()));
        return list;
    }
    default:
        return typed.toStdString();
    }
}

QString problemPath(const json& spec, const QString& pointer)
{
    QStringList parts = pointer.split('/', Qt::SkipEmptyParts);
    if (parts.size() >= 2 && parts[0] == QLatin1String("sweeps"))
        if (const json* name = find(spec, "/sweeps/" + parts[1] + "/name"); name && name->is_string())
            parts[1] = text(name->get<std::string>());
    return parts.join('.');
}

QString problemSentence(const json& spec, const QString& problemField, QString sentence)
{
    const QString quoted = '`' + problemField + '`';
    if (sentence.contains(quoted))
        for (const SpecField& field : specFields(spec))
            if (problemPath(spec, field.pointer) == problemField)
                return sentence.replace(quoted, tr("“%1”").arg(field.label)).remove('`');
    return sentence.remove('`');
}

QString firstProblem(const json& spec, const QHash<QString, QString>& sentences, const QString& other)
{
    for (const SpecField& field : specFields(spec))
        if (const auto found = sentences.constFind(problemPath(spec, field.pointer));
            found != sentences.constEnd())
            return *found;
    return sentences.value(other);
}

QString sweepTitle(const QString& over)
{
    for (const SweepStart& start : sweepStarts())
        if (over == QLatin1String(start.over))
            return start.title;
    return over;
}

json newSweep(const json& spec, const QString& over)
{
    QSet<QString> taken;
    if (const json* sweeps = find(spec, "/sweeps"); sweeps && sweeps->is_array())
        for (const json& sweep : *sweeps)
            if (sweep.is_object() && sweep.contains("name") && sweep["name"].is_string())
                taken.insert(text(sweep["name"].get<std::string>()));
    QString name = over;
    for (int i = 2; taken.contains(name); ++i)
        name = QStringLiteral("%1-%2").arg(over).arg(i);
    json sweep{{"name", name.toStdString()}, {"methods", {"lora"}}};
    for (const SweepStart& start : sweepStarts())
        if (over == QLatin1String(start.over))
            sweep[start.over] = start.values;
    if (over == QLatin1String("classes"))
        sweep["methods"] = {"full", "lora"};
    else
        sweep["class_count"] = 0;
    if (over == QLatin1String("corruption"))
        sweep["mode"] = "shuffle";
    return sweep;
}

int runCount(const json& spec)
{
    const json* sweeps = find(spec, "/sweeps");
    const json* repeats = find(spec, "/repeats");
    if (!sweeps || !sweeps->is_array() || !repeats || !repeats->is_number_integer())
        return 0;
    std::int64_t runs = 0;
    for (const json& sweep : *sweeps) {
        if (!sweep.is_object())
            continue;
        std::int64_t values = 0;
        for (const auto& [key, value] : sweep.items())
            if (value.is_array() && key != "methods")
                values = std::max<std::int64_t>(values, static_cast<std::int64_t>(value.size()));
        const auto own = sweep.contains("repeats") && sweep["repeats"].is_number_integer()
                             ? sweep["repeats"].get<std::int64_t>()
                             : 0;
        const auto methods = sweep.contains("methods") && sweep["methods"].is_array()
                                 ? static_cast<std::int64_t>(sweep["methods"].size())
                                 : 2;
        runs += values * methods * (own > 0 ? own : repeats->get<std::int64_t>());
        // Null controls stand beside each LoRA value; shuffled ones not where labels are corrupted anyway.
        const bool lora =
            !sweep.contains("methods") || sweep["methods"].dump().find("lora") != std::string::npos;
        for (const char* control : {"random", "shuffled"}) {
            const json* count = find(spec, QStringLiteral("/null_controls/") + control);
            const bool counts = lora && (control[0] == 'r' || !sweep.contains("corruption") ||
                                         !sweep["corruption"].is_array());
            if (counts && count && count->is_number_integer())
                runs += values * count->get<std::int64_t>();
        }
    }
    return static_cast<int>(std::clamp<std::int64_t>(runs, 0, 1'000'000));
}

} // namespace deltarank::ui
