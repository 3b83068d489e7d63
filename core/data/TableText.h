#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/Dataset.h"
#include "data/DatasetOptions.h"
#include "data/IndexedText.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace deltarank::data {

enum class TableFormat { Csv, Tsv, JsonLines };

/// Which columns of a table mean what. Columns are known by the names in the first row (CSV, TSV) or by their
/// keys (JSON lines); without a header row by their number, from 1.
struct TableColumns
{
    TableFormat format = TableFormat::Csv;
    std::string text;  ///< empty: the first of the usual names that is there, such as "text"
    std::string label; ///< likewise, such as "label"
    std::string id;    ///< empty: samples are called by their row, "row 17"
    std::string group; ///< empty: none
    std::string part;  ///< holds train, validation or test; empty: none
    bool header = true;
    bool quotes = true;
    char separator = ',';         ///< of CSV
    bool primaryCategory = false; ///< labels are lists of arXiv categories
};

/// Options of openTable() for a format.
const std::vector<OptionInfo>& tableOptions(TableFormat format);

/// A table of texts in a file: CSV and TSV as RFC 4180 has them, or one JSON object a line. The file is
/// indexed once; see openArxiv(). Rows with a missing text or label, with another number of fields than the
/// header, or broken JSON are counted and left out. Errors: NotFound, Io, InvalidArgument (a column that is
/// missing, naming those that are there), Format (an id that occurs twice, an unknown part, a quote that is
/// never closed, more than 10,000 classes), Stopped.
base::Result<std::unique_ptr<Dataset>> openTable(const std::string& source, const std::filesystem::path& path,
                                                 const TableColumns& columns, const ClassFilter& filter,
                                                 const base::ProgressSink& progress = {},
                                                 const base::StopToken& stop = {});
/// The same with options as text.
base::Result<std::unique_ptr<Dataset>> openTable(const std::filesystem::path& path, TableFormat format,
                                                 const DatasetOptions& options = {},
                                                 const base::ProgressSink& progress = {},
                                                 const base::StopToken& stop = {});

} // namespace deltarank::data
