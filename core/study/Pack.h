#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "study/ReaderClient.h"
#include "study/Store.h"

#include <filesystem>

namespace deltarank::study {

// A packed study is one tar archive, usually NAME.study.tar:
//   manifest.json       {"format": "deltarank-pack", "version": 1, "files": [{"name", "size", "sha256"},
//   ...]} study.json          as in the folder, like all that follow dataset.json runs/<id>.h5,
//   runs/<id>.failed.json data-<plan>.jsonl.gz  the samples that the plan uses, where asked for
// Checkpoints, locks and signs of life stay behind.

struct PackOptions
{
    bool weights = true; ///< false: runs lose A, B and head; spectra and all numbers stay
    bool data = false; ///< with the samples that the plan uses, so that another machine can go on without the
                       ///< data set
};

/// Makes one file of a study; finished runs only, so the study may be running. Errors: a run that cannot be
/// read, data asked for without a snapshot in the study (Store::snapshotPath), a file that cannot be written,
/// stopped.
base::Status packStudy(const Store& store, const std::filesystem::path& file, const PackOptions& options,
                       ReaderClient& reader, const base::ProgressSink& progress = {},
                       const base::StopToken& stop = {});

/// Makes the folder of a packed study and opens it. An archive from elsewhere can create nothing but the
/// files above, inside the new folder, and each must have the hash that the manifest states. Errors: a folder
/// that exists, an archive that is damaged or not a study's, stopped; nothing is left then.
base::Result<Store> unpackStudy(const std::filesystem::path& file, const std::filesystem::path& folder,
                                const base::ProgressSink& progress = {}, const base::StopToken& stop = {});

} // namespace deltarank::study
