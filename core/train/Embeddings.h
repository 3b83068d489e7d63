#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/Dataset.h"
#include "study/RunSpec.h"
#include "task/ClassEmbeddings.h"
#include "task/Partition.h"

#include <filesystem>
#include <string>

namespace deltarank::train {

struct EmbeddingOptions
{
    std::filesystem::path model;  ///< checkpoint folder
    std::string device = "cpu";   ///< a resolved name
    int threads = 0;              ///< 0: all
    std::size_t perClass = 32;    ///< at most so many training samples of a class, the first of its list
    study::InputSettings input{}; ///< as the runs read texts and pictures
};

/// Mean of every class in the base model's embedding, before any training: of a text the mean of the last
/// hidden states over its tokens, of a picture the class token after the final LayerNorm. Computed in
/// float32. Classes without training samples get zeros. Errors: as Trainer::create and EncodedData::encode,
/// Stopped.
base::Result<task::ClassEmbeddings> classEmbeddings(const EmbeddingOptions& options,
                                                    const data::Dataset& dataset,
                                                    const task::Partition& partition,
                                                    const base::ProgressSink& progress = {},
                                                    const base::StopToken& stop = {});

} // namespace deltarank::train
