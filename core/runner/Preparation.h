#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/Dataset.h"
#include "study/Plan.h"
#include "study/Store.h"
#include "task/ClassEmbeddings.h"
#include "task/Partition.h"
#include "task/Task.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace deltarank::runner {

/// What a study needs on this machine, opened and checked; nothing is trained yet.
struct Preparation
{
    std::filesystem::path model;
    std::string modelSha256;
    study::ModelShape shape;
    std::unique_ptr<data::Dataset> dataset;
    task::Partition partition;
    task::ClassEmbeddings embeddings{};              ///< of the classes, once a plan needed them
    std::map<std::string, std::vector<int>> draws{}; ///< classes by run id, where a snapshot states them

    /// The task of a run of the study.
    base::Result<task::Task> taskOf(const study::RunSpec& run) const;
};

/// Finds the base model and opens the data set of a study; where `snapshot` is a file, that in its place.
/// Errors: either is missing, or is not the one the study was planned with (Mismatch, saying which).
base::Result<Preparation> prepare(const study::StudySpec& spec, const base::ProgressSink& progress = {},
                                  const base::StopToken& stop = {},
                                  const std::filesystem::path& snapshot = {});

/// Speed of matrix products where and in the data type that a study chooses by itself, GFLOP/s, measured now
/// (about half a second).
double productSpeed();

/// Compute settings that `auto` stands for on this device: bfloat16 where a measurement finds it fast, all
/// cores. `bank` stays 1 where it is to be measured. A note says what was chosen and why.
study::ComputeSettings resolveCompute(const study::ComputeChoice& choice, const std::string& device,
                                      std::string& note);

/// The plan of a study with these compute settings. Where subsets are the nearest or farthest classes, the
/// class means in the base model's embedding are measured first, on `device`.
base::Result<study::Plan> planStudy(const study::StudySpec& spec, Preparation& preparation,
                                    const study::ComputeSettings& compute, const std::string& device,
                                    const base::ProgressSink& progress = {},
                                    const base::StopToken& stop = {});

/// Examines the data set and writes its manifest, `dataset.json` in the study's folder, unless one of the
/// same data set is there. Sentences for what a user should know before the study runs: duplicates across the
/// split, samples that could not be read.
base::Result<std::vector<std::string>> writeDatasetManifest(const std::filesystem::path& studyFolder,
                                                            const study::StudySpec& spec,
                                                            const data::Dataset& dataset,
                                                            const base::ProgressSink& progress = {},
                                                            const base::StopToken& stop = {});

} // namespace deltarank::runner
