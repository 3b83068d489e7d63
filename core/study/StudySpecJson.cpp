#include "study/StudySpecJson.h"

#include "base/Files.h"
#include "study/SettingsFields.h"

#include <algorithm>

namespace deltarank::study {

using nlohmann::json;

namespace {

constexpr const char* subsetsNames[] = {"paired", "independent", "fixed", "nearest", "farthest"};
constexpr const char* mergeNames[] = {"none", "archive", "species"};
constexpr const char* precisionNames[] = {"auto", "float32", "bfloat16"};
constexpr const char* keepNames[] = {"all", "first_repeat", "none"};

void fields(FieldVisitor& visitor, TaskChoice& task)
{
    visitor.choice("size", task.size, names::size);
    visitor.integer("train_size", task.trainSize, ranges::samples);
    visitor.integer("validation_size", task.validationSize, ranges::samples);
    visitor.number("validation_share", task.validationShare, {0, 0.9, true});
    visitor.choice("subsets", task.subsets, subsetsNames);
    visitor.texts("class_names", task.classNames);
    visitor.integer("minimum_per_class", task.minimumPerClass, ranges::samples);
    visitor.integer("min_classes", task.minClasses, ranges::samples);
    visitor.choice("merge_by", task.mergeBy, mergeNames);
    visitor.textMap("merge", task.merge);
}

void fields(FieldVisitor& visitor, TrainChoice& train)
{
    commonFields(visitor, train.common);
    visitor.object("full", [&](FieldVisitor& inside) { methodFields(inside, train.full); });
    visitor.object("lora", [&](FieldVisitor& inside) { methodFields(inside, train.lora); });
}

/// Everything but the sweeps.
void fields(FieldVisitor& visitor, StudySpec& spec)
{
    visitor.text("name", spec.name);
    visitor.text("description", spec.description);
    visitor.seed("seed", spec.seed);
    visitor.integer("repeats", spec.repeats, ranges::repeats);
    visitor.choice("keep_weights", spec.keepWeights, keepNames);
    visitor.object("model", [&](FieldVisitor& inside) {
        inside.text("path", spec.model.path);
        inside.text("sha256", spec.model.sha256);
    });
    visitor.object("dataset", [&](FieldVisitor& inside) {
        inside.text("source", spec.dataset.source);
        inside.text("path", spec.dataset.path);
        inside.open("options", spec.dataset.options);
        inside.text("fingerprint", spec.dataset.fingerprint);
    });
    visitor.object("task", [&](FieldVisitor& inside) { fields(inside, spec.task); });
    visitor.object("input", [&](FieldVisitor& inside) { fields(inside, spec.input); });
    visitor.object("lora", [&](FieldVisitor& inside) { fields(inside, spec.lora); });
    visitor.object("train", [&](FieldVisitor& inside) { fields(inside, spec.train); });
    visitor.object("compute", [&](FieldVisitor& inside) {
        inside.choice("precision", spec.compute.precision, precisionNames);
        inside.integer("threads", spec.compute.threads, {0, 4096});
        inside.integer("bank", spec.compute.bank, {0, 4096});
    });
    visitor.object("null_controls", [&](FieldVisitor& inside) {
        inside.integer("random", spec.nullControls.random, {0, 10'000});
        inside.integer("shuffled", spec.nullControls.shuffled, {0, 10'000});
    });
}

struct SweepSetting
{
    const char* key;
    Range range;
    bool whole;
};
constexpr SweepSetting settings[] = {
    {"classes", ranges::classes, true},
    {"corruption", ranges::share, false},
    {"rank", ranges::rank, true},
    {"alpha", ranges::alpha, false},
    {"learning_rate", ranges::learningRate, false},
    {"train_steps", {1, 1'000'000}, true},
    {"train_size", {1, 100'000'000}, true},
};

void visitSweep(FieldVisitor& visitor, Sweep& sweep)
{
    std::vector<int> methods;
    for (Method method : sweep.methods)
        methods.push_back(static_cast<int>(method));
    visitor.text("name", sweep.name);
    visitor.choiceList("methods", methods, names::method);
    sweep.methods.clear();
    for (int method : methods)
        sweep.methods.push_back(static_cast<Method>(method));
}

/// Checks a partial object by reading it over a copy of the study's settings.
template <typename Settings, typename Fields>
void readChanges(FieldReader& reader, const char* key, json& target, Settings settings, Fields visit,
                 std::vector<Problem>& problems)
{
    const json* changes = reader.raw(key);
    if (!changes)
        return;
    FieldReader inside(*changes, reader.pathOf(key), problems);
    visit(inside, settings);
    inside.finish();
    target = *changes;
}

Sweep readSweep(const json& object, const std::string& path, const StudySpec& spec,
                std::vector<Problem>& problems)
{
    Sweep sweep;
    FieldReader reader(object, path, problems);
    visitSweep(reader, sweep);
    if (object.is_object() && sweep.name.empty() && (!object.contains("name") || object["name"].is_string()))
        reader.problem("name", object.contains("name") ? "is empty." : "is missing.",
                       "Give the sweep a name of its own.");
    std::vector<std::string> given;
    for (const SweepSetting& setting : settings) {
        const json* value = reader.raw(setting.key);
        if (!value)
            continue;
        // A plain number beside a sweep over something else fixes that setting.
        if (std::string(setting.key) == "corruption" && value->is_number()) {
            reader.number("corruption", sweep.corruption, ranges::share);
            continue;
        }
        given.emplace_back(setting.key);
        if (value->is_number()) {
            const json list = json::array({*value});
            const json wrapped{{setting.key, list}};
            FieldReader(wrapped, path, problems)
                .numbers(setting.key, sweep.values, setting.range, setting.whole);
        } else {
            reader.numbers(setting.key, sweep.values, setting.range, setting.whole);
        }
        sweep.over = setting.key;
    }
    if (object.is_object() && given.size() != 1) {
        const std::string what =
            given.empty() ? "lists no values." : "lists values of " + alternatives(given) + ".";
        problems.push_back({path,
                            {base::ErrorCode::InvalidArgument,
                             "`" + path + "` " + what,
                             {},
                             "Give a list for exactly one of " + alternatives(sweepSettings()) + "."}});
    }
    reader.integer("class_count", sweep.classCount, {0, ranges::classes.high});
    if (sweep.classCount == 1)
        reader.problem("class_count", "is 1.", "Give a whole number from 2, or 0 for all classes.");
    if (sweep.over == "classes" && object.contains("class_count") && sweep.classCount != 0)
        reader.problem("class_count",
                       "is " + numberText(sweep.classCount) + ", but the sweep goes over `classes`.",
                       "Leave it out.");
    if (sweep.over == "corruption" && object.is_object() && object["corruption"].is_array())
        sweep.corruption = 0;
    reader.choice("mode", sweep.mode, names::corruptionMode);
    if (reader.raw("repeats"))
        reader.integer("repeats", sweep.repeats, ranges::repeats);
    readChanges(
        reader, "task", sweep.task, spec.task, [](FieldVisitor& v, TaskChoice& s) { fields(v, s); },
        problems);
    readChanges(
        reader, "lora", sweep.lora, spec.lora, [](FieldVisitor& v, LoraSettings& s) { fields(v, s); },
        problems);
    readChanges(
        reader, "train", sweep.train, spec.train, [](FieldVisitor& v, TrainChoice& s) { fields(v, s); },
        problems);
    if (sweep.task.is_object() && sweep.task.contains("validation_share"))
        reader.problem("task.validation_share", "cannot differ between sweeps: a study has one split.",
                       "Set `task.validation_share` for the whole study.");
    reader.finish();
    if ((sweep.over == "rank" || sweep.over == "alpha") &&
        std::find(sweep.methods.begin(), sweep.methods.end(), Method::Full) != sweep.methods.end())
        reader.problem("methods", "contain \"full\", which has no " + sweep.over + ".", "Give [\"lora\"].");
    return sweep;
}

json sweepJson(const Sweep& sweep)
{
    Sweep copy = sweep;
    FieldWriter writer;
    visitSweep(writer, copy);
    writer.numbers(sweep.over.c_str(), copy.values, {}, false);
    if (sweep.over != "classes")
        writer.integer("class_count", copy.classCount, {});
    if (sweep.over == "corruption" || sweep.corruption > 0)
        writer.choice("mode", copy.mode, names::corruptionMode);
    if (sweep.over != "corruption" && sweep.corruption > 0)
        writer.number("corruption", copy.corruption, {});
    if (sweep.repeats > 0)
        writer.integer("repeats", copy.repeats, {});
    for (auto [key, changes] :
         {std::pair{"task", &copy.task}, std::pair{"lora", &copy.lora}, std::pair{"train", &copy.train}})
        if (!changes->empty())
            writer.open(key, *changes);
    return writer.take();
}

StudySpec read(const json& source, std::vector<Problem>& problems)
{
    StudySpec spec;
    FieldReader reader(source, {}, problems);
    if (!source.is_object())
        return spec;
    int schema = 0;
    if (!reader.raw("schema"))
        reader.problem("schema", "is missing.", "Give " + std::to_string(studySchema) + ".");
    else
        reader.integer("schema", schema, {1, 1e6});
    if (schema > studySchema) {
        problems.push_back(
            {"schema",
             {base::ErrorCode::Unsupported,
              "This study was written by a newer version of the program (schema " + std::to_string(schema) +
                  "; this version reads up to " + std::to_string(studySchema) + ").",
              {},
              "Update the program to open it."}});
        return spec;
    }
    fields(reader, spec);
    checkLora(spec.lora, "lora", problems);
    auto needText = [&](const char* path, const std::string& value, const char* hint) {
        const bool wrongType =
            std::any_of(problems.begin(), problems.end(), [&](const Problem& p) { return p.field == path; });
        if (value.empty() && !wrongType)
            reader.problem(path, "is empty.", hint);
    };
    needText("name", spec.name, "Give the study a name.");
    needText("model.path", spec.model.path, "Give the folder of a base model, or the name of one.");
    needText("dataset.source", spec.dataset.source,
             "Give the kind of data set, such as \"debian-sections\" or \"csv\".");

    // An untrained control is scaled to the weights of the trained run that it follows.
    const int kept = spec.keepWeights == KeepWeights::All           ? 10'000
                     : spec.keepWeights == KeepWeights::FirstRepeat ? 1
                                                                    : 0;
    if (spec.nullControls.random > kept)
        problems.push_back({"null_controls.random",
                            {base::ErrorCode::InvalidArgument,
                             "`null_controls.random` is " + numberText(spec.nullControls.random) +
                                 ", but `keep_weights` keeps no weights of so many repeats, which these "
                                 "controls are made from.",
                             {},
                             kept == 1 ? "Give 0 or 1, or set `keep_weights` to \"all\"."
                                       : "Give 0, or set `keep_weights` to \"first_repeat\" or \"all\"."}});
    if (const json* search = reader.raw("rate_search")) {
        FieldReader inside(*search, "rate_search", problems);
        RateSearch read;
        inside.numbers("full_rates", read.full, ranges::learningRate, false);
        inside.numbers("lora_rates", read.lora, ranges::learningRate, false);
        inside.integer("rate_repeats", read.repeats, ranges::repeats);
        inside.integer("rate_classes", read.classes, {0, ranges::classes.high});
        inside.finish();
        if (read.classes == 1)
            inside.problem("rate_classes", "is 1.", "Give a whole number from 2, or 0 for a usual one.");
        spec.rateSearch = std::move(read);
    }

    const json* sweeps = reader.raw("sweeps");
    if (!sweeps || !sweeps->is_array() || sweeps->empty()) {
        reader.problem("sweeps", sweeps ? "is not a list of sweeps." : "is missing.",
                       "Give a list with at least one sweep.");
    } else {
        for (std::size_t i = 0; i < sweeps->size(); ++i) {
            const json& object = (*sweeps)[i];
            std::string path = "sweeps[" + std::to_string(i) + "]";
            if (object.is_object() && object.contains("name") && object["name"].is_string() &&
                !object["name"].get_ref<const std::string&>().empty())
                path = "sweeps." + object["name"].get<std::string>();
            Sweep sweep = readSweep(object, path, spec, problems);
            for (const Sweep& other : spec.sweeps)
                if (other.name == sweep.name && !sweep.name.empty())
                    problems.push_back({path + ".name",
                                        {base::ErrorCode::InvalidArgument,
                                         "Two sweeps are named \"" + sweep.name + "\".",
                                         {},
                                         "Give each sweep a name of its own."}});
            spec.sweeps.push_back(std::move(sweep));
        }
    }
    reader.finish();
    if (problems.empty())
        for (const Sweep& sweep : spec.sweeps)
            checkLora(spec.loraOf(sweep), "sweeps." + sweep.name + ".lora", problems);
    return spec;
}

/// Deepest nesting of brackets outside texts: what recursive code could be driven to.
int depthOf(const std::string& text)
{
    int depth = 0;
    int deepest = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            deepest = std::max(deepest, ++depth);
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return deepest;
}

template <typename Settings, typename Fields>
Settings changed(Settings settings, const json& changes, Fields visit)
{
    std::vector<Problem> ignored; // the specification was checked when it was read
    FieldReader reader(changes, {}, ignored);
    visit(reader, settings);
    return settings;
}

} // namespace

const std::vector<std::string>& sweepSettings()
{
    static const std::vector<std::string> all = [] {
        std::vector<std::string> keys;
        for (const SweepSetting& setting : settings)
            keys.emplace_back(setting.key);
        return keys;
    }();
    return all;
}

TrainSettings TrainChoice::of(Method method) const
{
    TrainSettings settings = common;
    const TrainSettings& own = method == Method::Full ? full : lora;
    settings.learningRate = own.learningRate;
    settings.headLearningRate = own.headLearningRate;
    settings.epochs = own.epochs;
    return settings;
}

TaskChoice StudySpec::taskOf(const Sweep& sweep) const
{
    return changed(task, sweep.task, [](FieldVisitor& v, TaskChoice& s) { fields(v, s); });
}
LoraSettings StudySpec::loraOf(const Sweep& sweep) const
{
    return changed(lora, sweep.lora, [](FieldVisitor& v, LoraSettings& s) { fields(v, s); });
}
TrainChoice StudySpec::trainOf(const Sweep& sweep) const
{
    return changed(train, sweep.train, [](FieldVisitor& v, TrainChoice& s) { fields(v, s); });
}

json toJson(const StudySpec& spec)
{
    StudySpec copy = spec;
    FieldWriter writer;
    int schema = studySchema;
    writer.integer("schema", schema, {});
    fields(writer, copy);
    json result = writer.take();
    if (!spec.rateSearch.empty()) {
        FieldWriter search;
        if (!spec.rateSearch.full.empty())
            search.numbers("full_rates", copy.rateSearch.full, {}, false);
        if (!spec.rateSearch.lora.empty())
            search.numbers("lora_rates", copy.rateSearch.lora, {}, false);
        search.integer("rate_repeats", copy.rateSearch.repeats, {});
        search.integer("rate_classes", copy.rateSearch.classes, {});
        result["rate_search"] = search.take();
    }
    result["sweeps"] = json::array();
    for (const Sweep& sweep : spec.sweeps)
        result["sweeps"].push_back(sweepJson(sweep));
    return result;
}

std::vector<Problem> problemsOf(const json& source)
{
    std::vector<Problem> problems;
    read(source, problems);
    return problems;
}

base::Result<StudySpec> studySpecFromJson(const json& source)
{
    std::vector<Problem> problems;
    StudySpec spec = read(source, problems);
    if (!problems.empty())
        return base::fail(std::move(problems.front().error));
    return spec;
}

base::Result<json> readJson(const std::filesystem::path& path)
{
    auto text = base::readFile(path, std::uint64_t{1} << 28);
    if (!text)
        return base::fail(std::move(text).error());
    if (depthOf(*text) > 64)
        return base::fail(base::ErrorCode::Format, "The file nests its values more than 64 levels deep.",
                          path.string());
    try {
        return json::parse(*text);
    } catch (const json::parse_error& error) {
        const std::size_t at = std::min(error.byte > 0 ? error.byte - 1 : 0, text->size());
        const auto line =
            1 + std::count(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(at), '\n');
        return base::fail(base::ErrorCode::Format, "The file is not valid JSON.",
                          path.string() + ":" + std::to_string(line),
                          "Look for a missing comma, quote or bracket on this line or the one before.");
    } catch (const json::exception&) {
        return base::fail(base::ErrorCode::Format,
                          "The file has a number that is too large for this program.", path.string());
    }
}

} // namespace deltarank::study
