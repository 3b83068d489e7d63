#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/Dataset.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace deltarank::data {

/// Samples that a snapshot is to hold, with the parts that it states for them.
struct SnapshotSelection
{
    std::vector<std::uint32_t> samples; ///< numbers into Dataset::samples(), in the order they are written
    std::vector<Part> parts;            ///< one per sample
    /// Classes of each run by its id, for a reader that draws no subsets from the reduced data; may be empty.
    std::map<std::string, std::vector<int>> draws{};
};

/// A data set as one file, so that another machine works on exactly the same data.
///
/// The file is UTF-8 text, gzip-compressed where its name ends in `.gz`; one JSON object a line:
///   {"format":"deltarank-snapshot","version":1|2,"modality":"text"|"image","source":...,"fingerprint":...,
///    "classes":[...],"samples":N,"notes":[...],"draws":{RUN:[CLASS NUMBER,...]}}
///   {"id":...,"label":0,"part":"train"|"validation"|"test"|"","group":-1,"text":...}   N times
///   {"sha256": of all bytes before this line}
/// Pictures have "png" in place of "text": a PNG file in base64 of the decoded pixels, without loss. The
/// fingerprint is the data set's own and is kept, also where only some samples are written. Bytes of texts
/// that are not UTF-8 become U+FFFD. Errors: Io, Unsupported (pictures of more than 4 GiB in all), Stopped,
/// and those of unreadable samples.
base::Status writeSnapshot(const Dataset& dataset, const std::filesystem::path& path,
                           const base::ProgressSink& progress = {}, const base::StopToken& stop = {});
/// The same with a part of the samples.
base::Status writeSnapshot(const Dataset& dataset, const SnapshotSelection& selection,
                           const std::filesystem::path& path, const base::ProgressSink& progress = {},
                           const base::StopToken& stop = {});

/// Reads a snapshot, compressed or not, into memory: a TextDataset or a PictureDataset. Errors: Format (not a
/// snapshot, broken line, truncated), Mismatch (its contents do not have the hash it states), Unsupported
/// (newer version), Stopped.
base::Result<std::unique_ptr<Dataset>> openSnapshot(const std::filesystem::path& path,
                                                    const base::ProgressSink& progress = {},
                                                    const base::StopToken& stop = {});

/// SnapshotSelection::draws of a snapshot; empty where it has none. Errors: as openSnapshot.
base::Result<std::map<std::string, std::vector<int>>> snapshotDraws(const std::filesystem::path& path);

} // namespace deltarank::data
