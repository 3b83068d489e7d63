#include "adapter/Compare.h"

#include "base/Json.h"
#include "spectrum/Measures.h"
#include "spectrum/Parallel.h"
#include "spectrum/SubspaceSimilarity.h"

#include <map>
#include <numbers>
#include <set>

namespace deltarank::adapter {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;

namespace {

using Json = nlohmann::json;

Status compareOne(const AdaptedMatrix& x, const AdaptedMatrix& y, double threshold, ComparedMatrix& result)
{
    const spectrum::LowRankProduct productX{x.a, x.b, x.scaling};
    const spectrum::LowRankProduct productY{y.a, y.b, y.scaling};
    auto distance = spectrum::productDistance(productX, productY);
    DELTARANK_TRY(distance);
    result.frobeniusA = distance->frobeniusX;
    result.frobeniusB = distance->frobeniusY;
    result.distance = distance->distance;
    result.cosine = distance->cosine;
    auto wholeX = spectrum::decompose(productX);
    DELTARANK_TRY(wholeX);
    auto wholeY = spectrum::decompose(productY);
    DELTARANK_TRY(wholeY);
    result.cutoffA = spectrum::energyCutoff(std::span<const double>(wholeX->values), threshold);
    result.cutoffB = spectrum::energyCutoff(std::span<const double>(wholeY->values), threshold);
    if (!result.cutoffA || !result.cutoffB)
        return {};
    const Eigen::MatrixXd leftX = wholeX->u.leftCols(*result.cutoffA);
    const Eigen::MatrixXd leftY = wholeY->u.leftCols(*result.cutoffB);
    const Eigen::MatrixXd rightX = wholeX->v.leftCols(*result.cutoffA);
    const Eigen::MatrixXd rightY = wholeY->v.leftCols(*result.cutoffB);
    const double smaller = std::min(*result.cutoffA, *result.cutoffB);
    result.similarityLeft = (leftX.transpose() * leftY).squaredNorm() / smaller;
    result.similarityRight = (rightX.transpose() * rightY).squaredNorm() / smaller;
    auto angles = spectrum::principalAngles(leftX, leftY);
    DELTARANK_TRY(angles);
    if (!angles->empty()) {
        result.smallestAngle = angles->front() * 180 / std::numbers::pi;
        result.largestAngle = angles->back() * 180 / std::numbers::pi;
    }
    return {};
}

} // namespace

std::vector<std::pair<std::size_t, std::size_t>> pairsOf(const AdapterSource& a, const AdapterSource& b)
{
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    std::map<std::string, std::size_t> paths;
    std::map<std::pair<int, std::string>, std::size_t> places;
    for (std::size_t i = 0; i < b.size(); ++i) {
        paths.emplace(b.facts().matrices[i].modulePath, i);
        places.emplace(std::pair(b.facts().matrices[i].layer, b.facts().matrices[i].kind), i);
    }
    for (std::size_t i = 0; i < a.size(); ++i)
        if (const auto found = paths.find(a.facts().matrices[i].modulePath); found != paths.end())
            pairs.emplace_back(i, found->second);
    if (!pairs.empty())
        return pairs;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const AdaptedMatrix& matrix = a.facts().matrices[i];
        if (const auto found = places.find({matrix.layer, matrix.kind}); found != places.end())
            pairs.emplace_back(i, found->second);
    }
    return pairs;
}

Result<Comparison> compare(const AdapterSource& a, const AdapterSource& b, double threshold,
                           const base::ProgressSink& progress, const base::StopToken& stop, int threads)
{
    if (!(threshold >= 0 && threshold < 1))
        return fail(ErrorCode::InvalidArgument, "The threshold is a number from 0 to below 1.", {},
                    "Give 0.95, for example.");
    const auto pairs = pairsOf(a, b);
    if (pairs.empty())
        return fail(ErrorCode::NotFound, "The two adapters have no module in common.", b.path().string(),
                    "Compare adapters of the same base model.");
    Comparison comparison;
    comparison.threshold = threshold;
    comparison.matrices.resize(pairs.size());
    if (a.facts().matrices[pairs[0].first].modulePath != b.facts().matrices[pairs[0].second].modulePath)
        comparison.notes.emplace_back(
            "The two name their modules differently; they are paired by layer and kind.");
    if (!a.facts().baseModel.empty() && !b.facts().baseModel.empty() &&
        a.facts().baseModel != b.facts().baseModel)
        comparison.notes.push_back("The base models differ: " + a.facts().baseModel + " and " +
                                   b.facts().baseModel + ".");
    std::set<std::size_t> inA;
    std::set<std::size_t> inB;
    for (const auto& [i, j] : pairs) {
        inA.insert(i);
        inB.insert(j);
    }
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!inA.count(i))
            comparison.onlyInA.push_back(a.facts().matrices[i].modulePath);
    for (std::size_t i = 0; i < b.size(); ++i)
        if (!inB.count(i))
            comparison.onlyInB.push_back(b.facts().matrices[i].modulePath);
    const auto one = [&](std::size_t k) -> Status {
        ComparedMatrix& result = comparison.matrices[k];
        const AdaptedMatrix& factsA = a.facts().matrices[pairs[k].first];
        const AdaptedMatrix& factsB = b.facts().matrices[pairs[k].second];
        result.name = factsA.modulePath;
        result.layer = factsA.layer;
        result.kind = factsA.kind;
        result.rankA = factsA.rank;
        result.rankB = factsB.rank;
        auto x = a.load(pairs[k].first);
        auto y = b.load(pairs[k].second);
        if (!x || !y) {
            result.error = (x ? y.error() : x.error()).text();
            return {};
        }
        if (auto status = compareOne(*x, *y, threshold, result); !status)
            result.error = status.error().text();
        return {};
    };
    DELTARANK_TRY(spectrum::parallelFor(pairs.size(), threads, stop, progress, "Comparing", one));
    return comparison;
}

Result<ComparedSubspaces> compareSubspaces(const AdaptedMatrix& a, const AdaptedMatrix& b, double threshold,
                                           int limit)
{
    ComparedSubspaces result;
    auto x = spectrum::decompose({a.a, a.b, a.scaling});
    DELTARANK_TRY(x);
    auto y = spectrum::decompose({b.a, b.b, b.scaling});
    DELTARANK_TRY(y);
    result.valuesA = x->values;
    result.valuesB = y->values;
    const auto cutoffA = spectrum::energyCutoff(std::span<const double>(x->values), threshold);
    const auto cutoffB = spectrum::energyCutoff(std::span<const double>(y->values), threshold);
    if (!cutoffA || !cutoffB)
        return result;
    auto left = spectrum::subspaceSimilarity(*x, *y, spectrum::Side::Left, limit);
    DELTARANK_TRY(left);
    auto right = spectrum::subspaceSimilarity(*x, *y, spectrum::Side::Right, limit);
    DELTARANK_TRY(right);
    result.left = std::move(*left);
    result.right = std::move(*right);
    auto leftAngles = spectrum::principalAngles(x->u.leftCols(*cutoffA), y->u.leftCols(*cutoffB));
    DELTARANK_TRY(leftAngles);
    auto rightAngles = spectrum::principalAngles(x->v.leftCols(*cutoffA), y->v.leftCols(*cutoffB));
    DELTARANK_TRY(rightAngles);
    for (const double angle : *leftAngles)
        result.leftAngles.push_back(angle * 180 / std::numbers::pi);
    for (const double angle : *rightAngles)
        result.rightAngles.push_back(angle * 180 / std::numbers::pi);
    return result;
}

Json subspacesJson(const ComparedSubspaces& subspaces)
{
    const auto rows = [](const Eigen::MatrixXd& matrix) {
        Json all = Json::array();
        for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
            Json row = Json::array();
            for (Eigen::Index j = 0; j < matrix.cols(); ++j)
                row.push_back(matrix(i, j));
            all.push_back(std::move(row));
        }
        return all;
    };
    return {{"left", rows(subspaces.left)},
            {"right", rows(subspaces.right)},
            {"left_angles_degrees", subspaces.leftAngles},
            {"right_angles_degrees", subspaces.rightAngles},
            {"singular_values_a", subspaces.valuesA},
            {"singular_values_b", subspaces.valuesB}};
}

Json comparisonJson(const AdapterSource& a, const AdapterSource& b, const Comparison& comparison)
{
    Json json = {
        {"a", a.path().string()},    {"b", b.path().string()},          {"threshold", comparison.threshold},
        {"matrices", Json::array()}, {"only_in_a", comparison.onlyInA}, {"only_in_b", comparison.onlyInB},
        {"notes", comparison.notes}};
    for (const auto& one : comparison.matrices) {
        Json entry = {{"name", one.name},
                      {"layer", one.layer < 0 ? Json(nullptr) : Json(one.layer)},
                      {"kind", one.kind},
                      {"rank", {one.rankA, one.rankB}},
                      {"cutoff", {base::orNull(one.cutoffA), base::orNull(one.cutoffB)}},
                      {"frobenius", {one.frobeniusA, one.frobeniusB}},
                      {"distance", one.distance},
                      {"cosine", one.cosine},
                      {"similarity_left", base::orNull(one.similarityLeft)},
                      {"similarity_right", base::orNull(one.similarityRight)},
                      {"smallest_angle_degrees", base::orNull(one.smallestAngle)},
                      {"largest_angle_degrees", base::orNull(one.largestAngle)}};
        if (!one.error.empty())
            entry["error"] = one.error;
        json["matrices"].push_back(std::move(entry));
    }
    return json;
}

} // namespace deltarank::adapter
