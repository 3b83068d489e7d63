#include "spectrum/SpectrumTable.h"

#include "spectrum/Measures.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace deltarank::spectrum {

namespace {

/// Values of a row that are <= threshold: the cutoff is one more. Branch-free, so that searches of
/// neighbouring rows overlap in the processor.
inline std::uint32_t countUpTo(const double* energies, std::uint32_t length, double threshold)
{
    const double* base = energies;
    while (length > 1) {
        const std::uint32_t half = length / 2;
        base = base[half - 1] <= threshold ? base + half : base;
        length -= half;
    }
    return static_cast<std::uint32_t>(base - energies) + (length == 1 && *base <= threshold ? 1u : 0u);
}

constexpr std::size_t abreast = 8;

/// The same for several rows of one length, step by step together: their memory is waited for once, not row
/// by row.
inline void countUpTo(const double* (&energies)[abreast], std::uint32_t length, double threshold,
                      std::uint32_t (&counts)[abreast])
{
    const double* base[abreast];
    std::copy(std::begin(energies), std::end(energies), base);
    for (std::uint32_t left = length; left > 1;) {
        const std::uint32_t half = left / 2;
        for (const double*& b : base)
            b = b[half - 1] <= threshold ? b + half : b;
        left -= half;
    }
    for (std::size_t i = 0; i < abreast; ++i)
        counts[i] = static_cast<std::uint32_t>(base[i] - energies[i]) +
                    (length > 0 && *base[i] <= threshold ? 1u : 0u);
}

} // namespace

void SpectrumTable::reserve(std::size_t rows, std::size_t values)
{
    m_energies.reserve(values);
    m_starts.reserve(rows);
    m_lengths.reserve(rows);
    m_fixed.reserve(rows * fixedMeasures);
}

std::size_t SpectrumTable::add(std::span<const float> values, long largestDimension)
{
    const std::vector<double> energy = cumulativeEnergy(values);
    m_starts.push_back(m_energies.size());
    m_lengths.push_back(static_cast<std::uint32_t>(values.size()));
    m_energies.insert(m_energies.end(), energy.begin(), energy.end());
    for (Measure which : allMeasures()) {
        if (which == Measure::EnergyCutoff)
            continue;
        const auto value = measure(which, values, 0, largestDimension);
        m_fixed.push_back(value ? static_cast<float>(*value) : std::numeric_limits<float>::quiet_NaN());
    }
    return m_lengths.size() - 1;
}

std::span<const double> SpectrumTable::energies(std::size_t row) const
{
    return {m_energies.data() + m_starts[row], m_lengths[row]};
}

int SpectrumTable::cutoff(std::size_t row, double threshold) const
{
    const std::uint32_t length = m_lengths[row];
    const std::uint32_t below = countUpTo(m_energies.data() + m_starts[row], length, threshold);
    return below < length ? static_cast<int>(below) + 1 : 0;
}

void SpectrumTable::cutoffs(double threshold, std::span<std::int32_t> target) const
{
    std::size_t row = 0;
    while (row < target.size()) {
        std::size_t same = 1;
        while (same < abreast && row + same < target.size() && m_lengths[row + same] == m_lengths[row])
            ++same;
        if (same < abreast) {
            target[row] = cutoff(row, threshold);
            ++row;
            continue;
        }
        const std::uint32_t length = m_lengths[row];
        const double* energies[abreast];
        std::uint32_t below[abreast];
        for (std::size_t i = 0; i < abreast; ++i)
            energies[i] = m_energies.data() + m_starts[row + i];
        countUpTo(energies, length, threshold, below);
        for (std::size_t i = 0; i < abreast; ++i)
            target[row + i] = below[i] < length ? static_cast<std::int32_t>(below[i]) + 1 : 0;
        row += abreast;
    }
}

std::optional<double> SpectrumTable::value(std::size_t row, Measure measure, double threshold) const
{
    if (measure == Measure::EnergyCutoff) {
        const int j = cutoff(row, threshold);
        return j > 0 ? std::optional<double>(j) : std::nullopt;
    }
    std::size_t place = 0;
    for (Measure which : allMeasures()) {
        if (which == measure)
            break;
        place += which != Measure::EnergyCutoff;
    }
    const double value = static_cast<double>(m_fixed[row * fixedMeasures + place]);
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

} // namespace deltarank::spectrum
