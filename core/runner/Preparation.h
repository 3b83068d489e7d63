#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/Dataset.h"
#include "study/Plan.h"
#include "study/Store.h"
#include "task/Partition.h"

#include <filesystem>
#include <memory>
#include <string>

namespace deltarank::runner {

/// What a study needs on this machine, opened and checked; nothing is trained yet.
struct Preparation
{
    std::filesystem::path model;
    std::string modelSha256;
    study::ModelShape shape;
    std::unique_ptr<data::Dataset> dataset;
    task::Partition partition;
};

/// Finds the base model and opens the data set of a study. Errors: either is missing, or is not the one the
/// study was planned with (Mismatch, saying which).
base::Result<Preparation> prepare(const study::StudySpec& spec, const base::ProgressSink& progress = {},
                                  const base::StopToken& stop = {});

/// Compute settings that `auto` stands for on this device: bfloat16 where a measurement finds it fast, all
/// cores. `bank` stays 1 where it is to be measured. A note says what was chosen and why.
study::ComputeSettings resolveCompute(const study::ComputeChoice& choice, const std::string& device,
                                      std::string& note);

/// The plan of a study with these compute settings.
base::Result<study::Plan> planStudy(const study::StudySpec& spec, const Preparation& preparation,
                                    const study::ComputeSettings& compute);

} // namespace deltarank::runner
