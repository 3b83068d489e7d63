#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/Dataset.h"
#include "data/DatasetOptions.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace deltarank::data {

/// Options of openArxiv().
const std::vector<OptionInfo>& arxivOptions();

/// arXiv: abstract (white space folded) and primary category, the first of `categories`. `path` is
/// `arxiv-metadata-oai-snapshot.json` (one JSON object a line, values may be null), a folder that holds it,
/// or a CSV file with the columns `abstract` and `categories`. Options: `min_per_class` (100), `max_classes`
/// (0: all).
///
/// The first opening reads the file once; later ones take less than a second. Lines that are no complete JSON
/// object, have no id, abstract or category, or repeat an id are counted and left out; bytes that are not
/// UTF-8 become U+FFFD and are counted. Errors: NotFound, Io, Format (no usable line), Stopped.
base::Result<std::unique_ptr<Dataset>> openArxiv(const std::filesystem::path& path,
                                                 const DatasetOptions& options = {},
                                                 const base::ProgressSink& progress = {},
                                                 const base::StopToken& stop = {});

/// The primary category of `categories`, in any of the forms that are around: "cs.DS cs.MS",
/// "cs.DS, cs.MS", "['cs.DS', 'cs.MS']". Empty if there is none.
std::string primaryCategory(std::string_view categories);

} // namespace deltarank::data
