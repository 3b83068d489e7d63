#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/Dataset.h"
#include "data/DatasetOptions.h"

#include <filesystem>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace deltarank::data {

/// Which data set: a kind of source, where it lies and how it is read.
struct DatasetSpec
{
    std::string source; ///< a name of listSources()
    std::string path{}; ///< file or folder; empty: where listSources() finds it
    DatasetOptions options{};
    bool fetch = true; ///< false: only what this machine has is opened, nothing comes over the network
};

/// What a source is, for lists that people read.
struct SourceInfo
{
    std::string name;  ///< "stanford-dogs"
    std::string title; ///< "Stanford Dogs: 120 breeds, 20,580 pictures"
    Modality modality = Modality::Text;
    std::string needs;      ///< what must be there, one sentence
    std::string obtain;     ///< how to get it, one or two sentences
    bool needsPath = false; ///< a path must be given: there is no place to look
    bool found = false;
    std::string where{}; ///< where it was found, or where it was looked for
    std::vector<OptionInfo> options{};
};

/// All sources of this program, and which of them are on this machine.
std::vector<SourceInfo> listSources();

/// Folders in which data sets are looked for: those of $DELTARANK_DATA (separated by colons), else
/// ~/DeltaRank/data.
std::vector<std::filesystem::path> dataFolders();

/// Opens a data set. A relative path is looked for in the working folder, then in dataFolders(). Errors:
/// those of the readers; NotFound for an unknown source (naming the known ones) or one that is not on this
/// machine (saying where it was looked for and how to get it).
base::Result<std::unique_ptr<Dataset>> openDataset(const DatasetSpec& spec,
                                                   const base::ProgressSink& progress = {},
                                                   const base::StopToken& stop = {});

/// Options from a JSON object of texts, numbers and switches. Errors name the key.
base::Result<DatasetOptions> optionsFromJson(const nlohmann::json& object);

} // namespace deltarank::data
