#pragma once

#include "analysis/ResultsTable.h"
#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "study/Store.h"

#include <memory>
#include <string>
#include <vector>

namespace deltarank::cli {

/// A study with everything that figures and tables are made of.
struct ReadStudy
{
    study::Store store;
    std::unique_ptr<analysis::ResultsTable> table;
    std::vector<std::string> unread; ///< one sentence for each damaged file
};

base::Result<ReadStudy> readStudy(const std::string& folder, const base::StopToken& stop,
                                  const base::ProgressSink& progress);

} // namespace deltarank::cli
