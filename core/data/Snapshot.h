#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/TextDataset.h"

#include <filesystem>
#include <memory>

namespace deltarank::data {

/// A text data set as one file, so that another machine works on exactly the same data.
///
/// The file is UTF-8 text, gzip-compressed where its name ends in `.gz`; one JSON object a line:
///   {"format":"deltarank-snapshot","version":1,"modality":"text","source":...,"fingerprint":...,
///    "classes":[...],"samples":N,"notes":[...]}
///   {"id":...,"label":0,"part":"train"|"validation"|"test"|"","group":-1,"text":...}   N times
///   {"sha256": of all bytes before this line}
/// The fingerprint is the data set's own and is kept. Bytes that are not UTF-8 become U+FFFD.
base::Status writeSnapshot(const Dataset& dataset, const std::filesystem::path& path,
                           const base::ProgressSink& progress = {}, const base::StopToken& stop = {});

/// Reads a snapshot, compressed or not. Errors: Format (not a snapshot, broken line, truncated), Mismatch
/// (its contents do not have the hash it states), Unsupported (newer version), Stopped.
base::Result<std::unique_ptr<TextDataset>> openSnapshot(const std::filesystem::path& path,
                                                        const base::ProgressSink& progress = {},
                                                        const base::StopToken& stop = {});

} // namespace deltarank::data
