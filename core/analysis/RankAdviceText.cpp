#include "analysis/RankAdvisor.h"
#include "analysis/Wording.h"

#include "analysis/Statistics.h"
#include <algorithm>
#include <limits>

/// A rank advice in words, as a table and as JSON.
namespace deltarank::analysis {

namespace {

template <typename Value> nlohmann::json orNull(const std::optional<Value>& value)
{
    return value ? nlohmann::json(*value) : nlohmann::json(nullptr);
}

nlohmann::json toJson(const Aggregate& aggregate)
{
    nlohmann::json json{{"mean", aggregate.mean}, {"runs", aggregate.runMeans.size()}};
    json["low"] = aggregate.interval ? nlohmann::json(aggregate.interval->low) : nlohmann::json(nullptr);
    json["high"] = aggregate.interval ? nlohmann::json(aggregate.interval->high) : nlohmann::json(nullptr);
    return json;
}

} // namespace

std::string sentenceOf(const RankAdvice& advice)
{
    // text: "Train with rank %1 at %2 classes: the line through %3, with its error added, reads %4."
    // text: "Train with rank %1 at %2 classes: the run there kept their accuracy when truncated to rank %3."
    // text: "Train with rank %1 at %2 classes: the run there put their energy into at most %3 directions."
    // text: "Train with rank %1 at %2 classes: both runs there kept their accuracy when truncated to rank %3."
    // text: "Train with rank %1 at %2 classes: both runs there put their energy into at most %3 directions."
    // text: "Train with rank %1 at %2 classes: all %3 there kept their accuracy when truncated to rank %4."
    // text: "Train with rank %1 at %2 classes: all %3 there put their energy into at most %4 directions."
    const std::string where = " at " + std::to_string(advice.classes) + " classes";
    const std::string what = advice.basis == AdviceBasis::SufficientRank
                                 ? "kept their accuracy when truncated to rank "
                                 : "put their energy into at most ";
    const std::string need = advice.basis == AdviceBasis::SufficientRank
                                 ? shortNumber(advice.needed)
                                 : shortNumber(advice.needed) + " directions";
    if (!advice.measured)
        return "Train with rank " + std::to_string(advice.rank) + where + ": the line through " +
               counted(static_cast<long>(advice.evidence.size()), "configuration") +
               ", with its error added, reads " + fixedNumber(advice.needed, 1) + ".";
    return "Train with rank " + std::to_string(advice.rank) + where + ": " +
           (advice.runs == 1   ? std::string("the run there")
            : advice.runs == 2 ? "both runs there"
                               : "all " + counted(advice.runs, "run") + " there") +
           " " + what + need + ".";
}

Table adviceTable(const RankAdvice& advice)
{
    Table table;
    table.id = "rank-advice";
    table.title = "Which rank the task needs";
    table.columns = {{"classes", "classes", 0},
                     {"needed", "rank needed, mean", 2},
                     {"low", "low", 2},
                     {"high", "high", 2},
                     {"smallest", "smallest", 0},
                     {"largest", "largest", 0},
                     {"runs", "runs", 0},
                     {"predicted", "predicted from the others", 2},
                     {"predicted_by_mean", "their mean", 2}};
    std::vector<std::string> kinds;
    for (const RankEvidence& evidence : advice.evidence)
        for (const auto& [kind, cutoff] : evidence.cutoffs)
            if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
                kinds.push_back(kind);
    for (const std::string& kind : kinds)
        table.columns.push_back({"cutoff_" + kind, kindName(kind), 2, "energy cutoff"});
    for (const RankEvidence& evidence : advice.evidence) {
        const auto& interval = evidence.needed.interval;
        std::vector<Cell> row;
        for (double value :
             {static_cast<double>(evidence.classCount), evidence.needed.mean, interval ? interval->low : nan,
              interval ? interval->high : nan, evidence.smallest, evidence.largest,
              static_cast<double>(evidence.needed.runMeans.size()), evidence.predicted.value_or(nan),
              evidence.predictedByMean.value_or(nan)})
            row.emplace_back(value);
        for (const std::string& kind : kinds) {
            const auto found = std::find_if(evidence.cutoffs.begin(), evidence.cutoffs.end(),
                                            [&](const auto& one) { return one.first == kind; });
            row.emplace_back(found == evidence.cutoffs.end() ? nan : found->second.mean);
        }
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(sentenceOf(advice));
    if (advice.leaveOneOutError && advice.leaveOneOutErrorOfMean)
        table.notes.push_back("Predicting each configuration from the others is wrong by " +
                              fixedNumber(*advice.leaveOneOutError, 2) + " on average, their mean by " +
                              fixedNumber(*advice.leaveOneOutErrorOfMean, 2) + ".");
    else
        table.notes.emplace_back("Fewer than three configurations: no error of prediction can be stated.");
    table.notes.insert(table.notes.end(), advice.caveats.begin(), advice.caveats.end());
    return table;
}

nlohmann::json toJson(const RankAdvice& advice)
{
    nlohmann::json json{
        {"rank", advice.rank},
        {"needed", advice.needed},
        {"classes", advice.classes},
        {"basis", advice.basis == AdviceBasis::SufficientRank ? "sufficient_rank" : "largest_cutoff"},
        {"measured", advice.measured},
        {"trained_rank", advice.trainedRank},
        {"at_the_edge", advice.atTheEdge},
        {"runs", advice.runs},
        {"sentence", sentenceOf(advice)},
        {"leave_one_out_error", orNull(advice.leaveOneOutError)},
        {"leave_one_out_error_of_mean", orNull(advice.leaveOneOutErrorOfMean)},
        {"not_covered", advice.caveats},
        {"evidence", nlohmann::json::array()}};
    for (const RankEvidence& evidence : advice.evidence) {
        nlohmann::json cutoffs = nlohmann::json::object();
        for (const auto& [kind, cutoff] : evidence.cutoffs)
            cutoffs[kind] = toJson(cutoff);
        json["evidence"].push_back({{"value", evidence.value},
                                    {"classes", evidence.classCount},
                                    {"needed", toJson(evidence.needed)},
                                    {"smallest", evidence.smallest},
                                    {"largest", evidence.largest},
                                    {"cutoffs", std::move(cutoffs)},
                                    {"predicted", orNull(evidence.predicted)},
                                    {"predicted_by_mean", orNull(evidence.predictedByMean)}});
    }
    return json;
}

} // namespace deltarank::analysis
