#pragma once

#include "adapter/Compare.h"
#include "adapter/Inspect.h"
#include "adapter/Truncate.h"

#include <string>
#include <vector>

namespace deltarank::cli {

/// Columns of texts, the first left-aligned, the others right-aligned.
std::string table(const std::vector<std::vector<std::string>>& rows);
/// Four digits; a dash for no value.
std::string numberText(std::optional<double> value);
/// "1.2 MB"
std::string sizeText(std::uint64_t bytes);

std::string inspectionText(const adapter::AdapterSource& source, const adapter::Inspection& inspection);
std::string comparisonText(const adapter::Comparison& comparison);
/// φ at powers of two, and the angles.
std::string subspacesText(const std::string& module, const adapter::ComparedSubspaces& subspaces);
std::string truncationText(const adapter::AdapterSource& source, const adapter::TruncatedAdapter& truncated);

} // namespace deltarank::cli
