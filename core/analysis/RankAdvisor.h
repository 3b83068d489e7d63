#pragma once

#include "analysis/ResultsTable.h"
#include "analysis/Table.h"

#include <optional>
#include <string>
#include <vector>

namespace deltarank::analysis {

/// What one configuration needed.
struct RankEvidence
{
    double value = 0; ///< of the swept setting
    int classCount = 0;
    std::string sweep{}; ///< of its first run
    Aggregate needed;    ///< rank each run needed, see RankAdvice::basis
    double smallest = 0;
    double largest = 0;
    std::vector<std::pair<std::string, Aggregate>> cutoffs{}; ///< energy cutoff by matrix kind
    std::optional<double> predicted{};                        ///< from the other configurations
    std::optional<double> predictedByMean{};                  ///< their mean: what a prediction must beat
};

enum class AdviceBasis {
    SufficientRank, ///< smallest rank at which the truncated adapter kept its accuracy
    LargestCutoff,  ///< largest energy cutoff over the matrices of a run: accuracy was not measured
};

/// Which rank a task needs, and how far to trust the answer.
struct RankAdvice
{
    int rank = 0; ///< to train with: `needed` rounded up to a power of two
    double needed =
        0; ///< largest need of the runs of the configuration, or predicted for a new one plus the error
    AdviceBasis basis = AdviceBasis::SufficientRank;
    bool measured = true;   ///< the number of classes asked for is one of the study's
    int trainedRank = 0;    ///< of the adapters behind the answer
    bool atTheEdge = false; ///< the need reaches the trained rank: it may be larger
    int runs = 0;
    int classes = 0;   ///< number of classes that the answer is for
    std::string sweep; ///< of the runs behind it
    std::vector<RankEvidence> evidence;
    /// Mean absolute error of predicting each configuration from the others; none with fewer than three.
    std::optional<double> leaveOneOutError{};
    std::optional<double> leaveOneOutErrorOfMean{};
    std::vector<std::string> caveats; ///< what the answer does not cover, one sentence each
};

/// From the LoRA runs of the sweep over classes, or of all LoRA runs (a pilot run is enough) where there is
/// none.
/// @param classes the task asked for; 0: the hardest of the study (the largest need)
/// Errors: NotFound where there is no LoRA run with a spectrum.
base::Result<RankAdvice> adviseRank(const ResultsTable& table, const AnalysisSettings& settings,
                                    int classes = 0);

/// The answer in one sentence: "Train with rank 8: …".
std::string sentenceOf(const RankAdvice& advice);
/// The evidence, one row for each number of classes; the answer, its error and what it does not cover as
/// notes.
Table adviceTable(const RankAdvice& advice);
nlohmann::json toJson(const RankAdvice& advice);

} // namespace deltarank::analysis
