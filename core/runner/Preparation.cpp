#include "runner/Preparation.h"

#include "base/Files.h"
#include "base/System.h"
#include "data/Doctor.h"
#include "data/OpenDataset.h"
#include "data/Snapshot.h"
#include "study/BaseModel.h"
#include "task/MakeTask.h"
#include "train/Device.h"
#include "train/Embeddings.h"

#include <algorithm>
#include <cmath>

namespace deltarank::runner {

using base::ErrorCode;

base::Result<task::Task> Preparation::taskOf(const study::RunSpec& run) const
{
    task::TaskSpec spec = run.task;
    if (const auto drawn = draws.find(run.id); drawn != draws.end()) {
        // From fewer samples other classes could be drawn.
        spec.subset = task::SubsetRule::Fixed;
        spec.minimumPerClass = 0;
        spec.fixedClasses.clear();
        for (const int label : drawn->second)
            spec.fixedClasses.push_back(dataset->classNames().at(static_cast<std::size_t>(label)));
    }
    return task::makeTask(*dataset, partition, spec);
}

base::Result<Preparation> prepare(const study::StudySpec& spec, const base::ProgressSink& progress,
                                  const base::StopToken& stop, const std::filesystem::path& snapshot)
{
    Preparation made;
    auto model = study::findModel(spec.model.path);
    if (!model)
        return base::fail(std::move(model).error());
    made.model = std::move(*model);
    auto sha = study::modelFingerprint(made.model);
    if (!sha)
        return base::fail(std::move(sha).error());
    made.modelSha256 = std::move(*sha);
    if (!spec.model.sha256.empty() && spec.model.sha256 != made.modelSha256)
        return base::fail(
            ErrorCode::Mismatch, "The base model here is not the one the study was planned with.",
            made.model.string(),
            "Point `model.path` to the model with fingerprint " + spec.model.sha256.substr(0, 12) +
                "; this one has " + made.modelSha256.substr(0, 12) + ".");

    auto shape = study::readModelShape(made.model);
    if (!shape)
        return base::fail(std::move(shape).error());
    made.shape = *shape;
    auto options = data::optionsFromJson(spec.dataset.options);
    if (!options)
        return base::fail(std::move(options).error());
    std::error_code ec;
    const bool fromSnapshot = std::filesystem::exists(snapshot, ec);
    auto dataset =
        fromSnapshot ? data::openSnapshot(snapshot, progress, stop)
                     : data::openDataset({spec.dataset.source, spec.dataset.path, *options}, progress, stop);
    if (!dataset)
        return base::fail(std::move(dataset).error());
    made.dataset = std::move(*dataset);
    if (fromSnapshot) {
        auto draws = data::snapshotDraws(snapshot);
        if (!draws)
            return base::fail(std::move(draws).error());
        made.draws = std::move(*draws);
    }
    if (!spec.dataset.fingerprint.empty() && spec.dataset.fingerprint != made.dataset->fingerprint())
        return base::fail(ErrorCode::Mismatch, "The data set here is not the one the study was planned with.",
                          spec.dataset.path.empty() ? spec.dataset.source : spec.dataset.path,
                          "Its fingerprint is " + made.dataset->fingerprint().substr(0, 12) +
                              ", the study's " + spec.dataset.fingerprint.substr(0, 12) +
                              ". Use the same data or a snapshot of it, or start a new study.");
    auto partition = task::makePartition(*made.dataset, spec.seed, spec.task.validationShare);
    if (!partition)
        return base::fail(std::move(partition).error());
    made.partition = std::move(*partition);
    return made;
}

double productSpeed()
{
    const auto device = train::resolveDevice("auto");
    const train::ProductSpeed speed =
        train::measureProducts(device ? *device : "cpu", base::availableCores());
    return speed.bfloat16Fast() ? speed.bfloat16 : speed.float32;
}

study::ComputeSettings resolveCompute(const study::ComputeChoice& choice, const std::string& device,
                                      std::string& note)
{
    study::ComputeSettings compute;
    compute.threads = choice.threads > 0 ? choice.threads : base::availableCores();
    compute.bank = std::max(1, choice.bank);
    compute.precision = choice.precision == study::PrecisionChoice::BFloat16 ? study::Precision::BFloat16
                                                                             : study::Precision::Float32;
    if (choice.precision == study::PrecisionChoice::Auto) {
        const train::ProductSpeed speed = train::measureProducts(device, compute.threads);
        const bool fast = speed.bfloat16Fast();
        compute.precision = fast ? study::Precision::BFloat16 : study::Precision::Float32;
        note = std::string("Computing in ") + (fast ? "bfloat16" : "float32") +
               ": this device multiplies at " + std::to_string(std::lround(speed.float32)) +
               " GFLOP/s in float32 and " +
               (speed.bfloat16 > 0 ? std::to_string(std::lround(speed.bfloat16)) + " in bfloat16."
                                   : "not at all in bfloat16.");
    }
    return compute;
}

namespace {

bool comparesClasses(const study::StudySpec& spec)
{
    return std::any_of(spec.sweeps.begin(), spec.sweeps.end(), [&](const study::Sweep& sweep) {
        const study::Subsets subsets = spec.taskOf(sweep).subsets;
        return subsets == study::Subsets::Nearest || subsets == study::Subsets::Farthest;
    });
}

} // namespace

base::Result<study::Plan> planStudy(const study::StudySpec& spec, Preparation& preparation,
                                    const study::ComputeSettings& compute, const std::string& device,
                                    const base::ProgressSink& progress, const base::StopToken& stop)
{
    if (comparesClasses(spec) && preparation.embeddings.empty()) {
        train::EmbeddingOptions options;
        options.model = preparation.model;
        options.device = device;
        options.threads = compute.threads;
        options.input = spec.input;
        auto embeddings =
            train::classEmbeddings(options, *preparation.dataset, preparation.partition, progress, stop);
        if (!embeddings)
            return base::fail(std::move(embeddings).error());
        preparation.embeddings = std::move(*embeddings);
    }
    study::PlanInputs inputs;
    inputs.dataset = preparation.dataset.get();
    inputs.partition = &preparation.partition;
    if (!preparation.embeddings.empty())
        inputs.embeddings = &preparation.embeddings;
    inputs.modelSha256 = preparation.modelSha256;
    inputs.shape = preparation.shape;
    inputs.compute = compute;
    return study::makePlan(spec, inputs);
}

base::Result<std::vector<std::string>> writeDatasetManifest(const std::filesystem::path& studyFolder,
                                                            const study::StudySpec& spec,
                                                            const data::Dataset& dataset,
                                                            const base::ProgressSink& progress,
                                                            const base::StopToken& stop)
{
    const auto path = studyFolder / "dataset.json";
    if (const auto text = base::readFile(path)) {
        const auto manifest = nlohmann::json::parse(*text, nullptr, false);
        if (manifest.is_object() && manifest.value("fingerprint", nlohmann::json()) == dataset.fingerprint())
            return std::vector<std::string>();
    }
    auto report = data::examineDataset(dataset, spec.task.validationShare, progress, stop);
    if (!report)
        return base::fail(std::move(report).error());
    DELTARANK_TRY(data::writeManifest(*report, path));
    std::vector<std::string> notes;
    const auto say = [&](std::size_t count, const char* one, const char* many) {
        if (count > 0)
            notes.push_back((count == 1 ? std::string(one) : std::to_string(count) + many) +
                            " The study's dataset.json lists them.");
    };
    // text: "The study's dataset.json lists them."
    // text: "%1 samples could not be read."
    // text: "%1 sets of identical samples can lie on both sides of the split."
    // text: "%1 sets of identical samples carry different labels."
    say(report->unreadable, "One sample could not be read.", " samples could not be read.");
    say(report->straddlingSets, "One set of identical samples can lie on both sides of the split.",
        " sets of identical samples can lie on both sides of the split.");
    say(report->contradictingSets, "One set of identical samples carries different labels.",
        " sets of identical samples carry different labels.");
    return notes;
}

} // namespace deltarank::runner
