#include "AdapterTables.h"

#include "base/Safetensors.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace deltarank::cli {

namespace {

/// Characters on screen of a UTF-8 text, as far as a table needs it.
std::size_t widthOf(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string layerText(int layer)
{
    return layer < 0 ? "–" : std::to_string(layer);
}

std::string cutoffText(std::optional<int> cutoff)
{
    return cutoff ? std::to_string(*cutoff) : "–";
}

std::string notesText(const std::vector<std::string>& notes, const std::vector<std::string>& unread)
{
    std::string text;
    for (const auto& note : notes)
        text += "Note: " + note + "\n";
    if (!unread.empty()) {
        text += "Not read: " + std::to_string(unread.size()) + " tensors:";
        for (std::size_t i = 0; i < unread.size() && i < 5; ++i)
            text += " " + unread[i];
        text += unread.size() > 5 ? " …\n" : "\n";
    }
    return text;
}

} // namespace

std::string table(const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths.resize(std::max(widths.size(), i + 1), 0);
            widths[i] = std::max(widths[i], widthOf(row[i]));
        }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string blanks(widths[i] - widthOf(row[i]), ' ');
            line += (i ? "  " : "") + (i ? blanks + row[i] : row[i] + blanks);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

std::string numberText(std::optional<double> value)
{
    if (!value || !std::isfinite(*value))
        return "–";
    char text[40];
    std::snprintf(text, sizeof text, "%.4g", *value);
    return text;
}

std::string sizeText(std::uint64_t bytes)
{
    const char* units[] = {"B", "kB", "MB", "GB", "TB"};
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 1000 && unit < 4) {
        value /= 1000;
        ++unit;
    }
    char text[40];
    std::snprintf(text, sizeof text, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    return text;
}

std::string inspectionText(const adapter::AdapterSource& source, const adapter::Inspection& inspection)
{
    const adapter::Adapter& facts = source.facts();
    std::string text = source.path().string() + "\n" + facts.format + ", " +
                       std::to_string(inspection.matrices.size()) + " matrices, " +
                       sizeText(source.fileBytes());
    if (!facts.baseModel.empty())
        text += ", base model " + facts.baseModel;
    text += "\n" + notesText(facts.notes, facts.unread) + "\n";
    std::vector<std::vector<std::string>> rows{{"kind", "layer", "rank", "shape", "scaling", "cutoff",
                                                "unused", "stable", "effective", "participation",
                                                "Frobenius"}};
    std::vector<std::string> errors;
    for (const auto& matrix : inspection.matrices) {
        rows.push_back(
            {matrix.kind, layerText(matrix.layer), std::to_string(matrix.rank),
             matrix.outputs > 0 ? std::to_string(matrix.outputs) + "×" + std::to_string(matrix.inputs) : "–",
             numberText(matrix.scaling), cutoffText(matrix.cutoff),
             matrix.cutoff ? std::to_string(matrix.rank - *matrix.cutoff) : "–",
             numberText(matrix.stableRank), numberText(matrix.effectiveRank),
             numberText(matrix.participationRatio), numberText(matrix.frobenius)});
        if (!matrix.error.empty())
            errors.push_back(matrix.error);
    }
    text += table(rows) + "\n";
    std::vector<std::vector<std::string>> summary{{"kind", "mean cutoff", "± 95%", "n"}};
    for (const auto& one : inspection.summary)
        summary.push_back({one.kind, numberText(one.mean), numberText(one.ci95), std::to_string(one.count)});
    text += "Cutoff at " + numberText(inspection.threshold * 100) + "% of the energy:\n" + table(summary);
    for (const auto& error : errors)
        text += "Not measured: " + error + "\n";
    return text;
}

std::string comparisonText(const adapter::Comparison& comparison)
{
    std::string text = notesText(comparison.notes, {});
    std::vector<std::vector<std::string>> rows{
        {"kind", "layer", "ranks", "cutoffs", "distance", "cosine", "φ out", "φ in", "angles out"}};
    for (const auto& one : comparison.matrices)
        rows.push_back(
            {one.kind, layerText(one.layer), std::to_string(one.rankA) + " " + std::to_string(one.rankB),
             cutoffText(one.cutoffA) + " " + cutoffText(one.cutoffB), numberText(one.distance),
             numberText(one.cosine), numberText(one.similarityLeft), numberText(one.similarityRight),
             one.smallestAngle ? numberText(one.smallestAngle) + "° – " + numberText(one.largestAngle) + "°"
                               : "–"});
    text += table(rows);
    for (const auto& one : comparison.matrices)
        if (!one.error.empty())
            text += "Not compared: " + one.name + ": " + one.error + "\n";
    for (const auto& name : comparison.onlyInA)
        text += "Only in the first: " + name + "\n";
    for (const auto& name : comparison.onlyInB)
        text += "Only in the second: " + name + "\n";
    return text;
}

std::string subspacesText(const std::string& module, const adapter::ComparedSubspaces& subspaces)
{
    std::string text = "\n" + module + "\n";
    const auto side = [&](const char* name, const Eigen::MatrixXd& phi, const std::vector<double>& angles) {
        text += std::string("φ(i, j), ") + name + ":\n";
        std::vector<std::vector<std::string>> rows{{"i \\ j"}};
        for (Eigen::Index j = 1; j <= phi.cols(); j *= 2)
            rows[0].push_back(std::to_string(j));
        for (Eigen::Index i = 1; i <= phi.rows(); i *= 2) {
            rows.push_back({std::to_string(i)});
            for (Eigen::Index j = 1; j <= phi.cols(); j *= 2)
                rows.back().push_back(numberText(phi(i - 1, j - 1)));
        }
        text += table(rows) + "Principal angles:";
        for (const double angle : angles)
            text += " " + numberText(angle) + "°";
        text += "\n";
    };
    if (subspaces.left.size() == 0)
        return text + "One of the changes is zero: it has no directions.\n";
    side("output side", subspaces.left, subspaces.leftAngles);
    side("input side", subspaces.right, subspaces.rightAngles);
    return text;
}

std::string truncationText(const adapter::AdapterSource& source, const adapter::TruncatedAdapter& truncated)
{
    std::vector<std::vector<std::string>> rows{{"kind", "layer", "rank", "new rank", "error", "relative"}};
    for (std::size_t i = 0; i < truncated.effects.size(); ++i) {
        const auto& facts = source.facts().matrices[i];
        const auto& effect = truncated.effects[i];
        rows.push_back({facts.kind, layerText(facts.layer), std::to_string(effect.oldRank),
                        std::to_string(effect.newRank), numberText(effect.error),
                        numberText(effect.relativeError)});
    }
    return table(rows) + "A and B: " + sizeText(truncated.oldBytes) + " before, " +
           sizeText(truncated.newBytes) + " after; error " + numberText(truncated.error) + " (" +
           numberText(truncated.relativeError * 100) + "% of the norm)\n";
}

} // namespace deltarank::cli
