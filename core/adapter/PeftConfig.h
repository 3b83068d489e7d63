#pragma once

#include "adapter/PatternTables.h"
#include "base/Result.h"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace deltarank::adapter {

/// `adapter_config.json` of PEFT, as far as it changes what the numbers mean.
class PeftConfig
{
public:
    /// Errors: Format for what is no JSON object or holds values of a wrong type, Unsupported where the
    /// method is not LoRA.
    static base::Result<PeftConfig> parse(std::string_view text, const std::string& where);

    int rank = 8;
    double alpha = 8;
    bool rankStabilised = false;
    bool fanInFanOut = false;
    bool magnitudes = false; ///< use_dora
    std::string baseModel;
    std::string initialisation; ///< "pissa", "olora", "loftq", …; empty for the usual ones
    nlohmann::json json = nlohmann::json::object();
    std::vector<std::string> notes;

    /// Rank and alpha of a module by the tables.
    int rankOf(const std::string& modulePath) const;
    double alphaOf(const std::string& modulePath) const;
    /// alpha / rank, or alpha / √rank where it is rank-stabilised.
    double scalingOf(double moduleAlpha, int moduleRank) const;

private:
    PatternTables m_tables;
};

} // namespace deltarank::adapter
