#include "runner/Preparation.h"

#include "base/System.h"
#include "data/OpenDataset.h"
#include "study/BaseModel.h"
#include "train/Device.h"

#include <cmath>

namespace deltarank::runner {

using base::ErrorCode;

base::Result<Preparation> prepare(const study::StudySpec& spec, const base::ProgressSink& progress,
                                  const base::StopToken& stop)
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
    auto dataset = data::openDataset({spec.dataset.source, spec.dataset.path, *options}, progress, stop);
    if (!dataset)
        return base::fail(std::move(dataset).error());
    made.dataset = std::move(*dataset);
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

base::Result<study::Plan> planStudy(const study::StudySpec& spec, const Preparation& preparation,
                                    const study::ComputeSettings& compute)
{
    study::PlanInputs inputs;
    inputs.dataset = preparation.dataset.get();
    inputs.partition = &preparation.partition;
    inputs.modelSha256 = preparation.modelSha256;
    inputs.shape = preparation.shape;
    inputs.compute = compute;
    return study::makePlan(spec, inputs);
}

} // namespace deltarank::runner
