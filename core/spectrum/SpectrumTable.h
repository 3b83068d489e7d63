#pragma once

#include "spectrum/Measure.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace deltarank::spectrum {

/// Many spectra, their cumulative energies one after the other in memory: the cutoffs of all of them at a new
/// threshold are one binary search each. The measures that do not depend on the threshold are found once,
/// when a spectrum is added.
class SpectrumTable
{
public:
    /// Makes room ahead of many add() calls.
    void reserve(std::size_t rows, std::size_t values);
    /// Adds descending singular values (may be empty or zero: no value) and gives their row.
    /// @param largestDimension max(out, in) of the matrix, for the numerical rank; 0: the number of values
    std::size_t add(std::span<const float> values, long largestDimension = 0);

    std::size_t size() const { return m_lengths.size(); }
    std::size_t length(std::size_t row) const { return m_lengths[row]; }
    /// E_1 .. E_r of a row.
    std::span<const double> energies(std::size_t row) const;

    /// Energy cutoff of one row; 0 where it has none.
    int cutoff(std::size_t row, double threshold) const;
    /// ...of all rows; `target` holds size() numbers. 10,000 runs × 36 matrices × 64 values take a few ten
    /// milliseconds on one core.
    void cutoffs(double threshold, std::span<std::int32_t> target) const;
    /// A measure of one row; none where it is undefined.
    std::optional<double> value(std::size_t row, Measure measure, double threshold) const;

private:
    static constexpr std::size_t fixedMeasures = 9;
    std::vector<double> m_energies;
    std::vector<std::uint64_t> m_starts;
    std::vector<std::uint32_t> m_lengths;
    std::vector<float> m_fixed; ///< [rows, fixedMeasures], NaN where undefined
};

} // namespace deltarank::spectrum
