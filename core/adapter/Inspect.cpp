#include "adapter/Inspect.h"

#include "base/Json.h"
#include "spectrum/Measures.h"
#include "spectrum/Parallel.h"
#include "spectrum/SingularValues.h"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace deltarank::adapter {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;

namespace {

using Json = nlohmann::json;

} // namespace

void measure(InspectedMatrix& matrix, double threshold)
{
    const std::vector<float> values = spectrum::narrow(matrix.singularValues);
    matrix.cutoff = spectrum::energyCutoff(std::span<const double>(matrix.singularValues), threshold);
    matrix.stableRank = spectrum::stableRank(values);
    matrix.effectiveRank = spectrum::effectiveRank(values);
    matrix.participationRatio = spectrum::participationRatio(values);
    matrix.frobenius = spectrum::frobeniusNorm(values);
    matrix.nuclear = spectrum::nuclearNorm(values);
}

std::vector<KindSummary> summarise(const std::vector<InspectedMatrix>& matrices)
{
    std::vector<KindSummary> summary;
    std::vector<std::vector<int>> cutoffs;
    for (const auto& matrix : matrices) {
        auto found = std::find_if(summary.begin(), summary.end(),
                                  [&](const KindSummary& one) { return one.kind == matrix.kind; });
        if (found == summary.end()) {
            found = summary.insert(found, KindSummary{});
            found->kind = matrix.kind;
            cutoffs.emplace_back();
        }
        if (matrix.cutoff)
            cutoffs[static_cast<std::size_t>(found - summary.begin())].push_back(*matrix.cutoff);
        else if (matrix.error.empty())
            ++found->undefined;
    }
    for (std::size_t i = 0; i < summary.size(); ++i) {
        const auto& values = cutoffs[i];
        summary[i].count = static_cast<int>(values.size());
        if (values.empty())
            continue;
        const double count = static_cast<double>(values.size());
        double mean = 0;
        for (const int value : values)
            mean += value / count;
        summary[i].mean = mean;
        if (values.size() < 2)
            continue;
        double squares = 0;
        for (const int value : values)
            squares += (value - mean) * (value - mean);
        summary[i].ci95 = 1.96 * std::sqrt(squares / (count - 1)) / std::sqrt(count);
    }
    return summary;
}

Result<Inspection> inspect(const AdapterSource& source, double threshold, const base::ProgressSink& progress,
                           const base::StopToken& stop, int threads,
                           const std::function<void(const InspectedMatrix&)>& onMatrix)
{
    if (!(threshold >= 0 && threshold < 1))
        return fail(ErrorCode::InvalidArgument, "The threshold is a number from 0 to below 1.", {},
                    "Give 0.95, for example.");
    Inspection inspection;
    inspection.threshold = threshold;
    inspection.matrices.resize(source.size());
    std::mutex mutex;
    std::optional<base::Error> firstError;
    std::size_t failures = 0;
    const auto one = [&](std::size_t i) -> Status {
        const AdaptedMatrix& facts = source.facts().matrices[i];
        InspectedMatrix matrix;
        matrix.index = i;
        matrix.name = facts.modulePath;
        matrix.layer = facts.layer;
        matrix.kind = facts.kind;
        matrix.rank = facts.rank;
        matrix.outputs = outputsOf(facts);
        matrix.inputs = inputsOf(facts);
        matrix.scaling = facts.scaling;
        std::optional<base::Error> error;
        if (auto loaded = source.load(i); !loaded) {
            error = loaded.error();
        } else if (auto values = spectrum::singularValues(
                       spectrum::LowRankProduct{loaded->a, loaded->b, loaded->scaling});
                   !values) {
            error = values.error();
            if (error->where.empty())
                error->where = facts.modulePath;
        } else {
            matrix.singularValues = std::move(*values);
            measure(matrix, threshold);
        }
        std::lock_guard lock(mutex);
        if (error) {
            matrix.error = error->text();
            ++failures;
            if (!firstError)
                firstError = std::move(error);
        }
        inspection.matrices[i] = std::move(matrix);
        if (onMatrix)
            onMatrix(inspection.matrices[i]);
        return {};
    };
    DELTARANK_TRY(
        spectrum::parallelFor(source.size(), threads, stop, progress, "Measuring the matrices", one));
    if (failures > 0 && failures == source.size())
        return fail(std::move(*firstError));
    inspection.summary = summarise(inspection.matrices);
    return inspection;
}

Json inspectionJson(const AdapterSource& source, const Inspection& inspection)
{
    const Adapter& facts = source.facts();
    Json json = {{"file", source.path().string()}, {"format", facts.format},
                 {"base_model", facts.baseModel},  {"file_bytes", source.fileBytes()},
                 {"notes", facts.notes},           {"unread", facts.unread},
                 {"matrices", Json::array()},      {"summary", Json::array()}};
    for (const auto& matrix : inspection.matrices) {
        Json entry = {
            {"name", matrix.name},
            {"layer", matrix.layer < 0 ? Json(nullptr) : Json(matrix.layer)},
            {"kind", matrix.kind},
            {"rank", matrix.rank},
            {"scaling", matrix.scaling},
            {"singular_values", matrix.singularValues},
            {"cutoff", {{"threshold", inspection.threshold}, {"value", base::orNull(matrix.cutoff)}}},
            {"stable_rank", base::orNull(matrix.stableRank)},
            {"effective_rank", base::orNull(matrix.effectiveRank)},
            {"participation_ratio", base::orNull(matrix.participationRatio)},
            {"frobenius", matrix.frobenius},
            {"nuclear", matrix.nuclear}};
        entry["shape"] = matrix.outputs > 0 ? Json{matrix.outputs, matrix.inputs} : Json(nullptr);
        if (!matrix.error.empty())
            entry["error"] = matrix.error;
        json["matrices"].push_back(std::move(entry));
    }
    for (const auto& one : inspection.summary)
        json["summary"].push_back({{"kind", one.kind},
                                   {"mean", base::orNull(one.mean)},
                                   {"ci95", base::orNull(one.ci95)},
                                   {"n", one.count},
                                   {"undefined", one.undefined}});
    return json;
}

} // namespace deltarank::adapter
