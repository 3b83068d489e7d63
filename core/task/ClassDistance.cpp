#include "task/ClassDistance.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace deltarank::task {

namespace {

/// Signed distances between candidates: the search always looks for the smallest sum.
class Distances
{
public:
    Distances(const ClassEmbeddings& embeddings, const std::vector<int>& candidates, bool nearest)
        : m_size(candidates.size()), m_values(m_size * m_size)
    {
        const auto dimension = static_cast<std::size_t>(embeddings.dimension);
        const auto row = [&](std::size_t i) {
            return embeddings.means.data() + static_cast<std::size_t>(candidates[i]) * dimension;
        };
        for (std::size_t i = 0; i < m_size; ++i)
            for (std::size_t j = 0; j < i; ++j) {
                double sum = 0;
                for (std::size_t k = 0; k < dimension; ++k) {
                    const double difference = static_cast<double>(row(i)[k]) - static_cast<double>(row(j)[k]);
                    sum += difference * difference;
                }
                const double distance = nearest ? std::sqrt(sum) : -std::sqrt(sum);
                m_values[i * m_size + j] = m_values[j * m_size + i] = distance;
            }
    }
    std::size_t size() const { return m_size; }
    double operator()(std::size_t i, std::size_t j) const { return m_values[i * m_size + j]; }

private:
    std::size_t m_size;
    std::vector<double> m_values;
};

/// A subset with the distance of every candidate to it.
class Subset
{
public:
    explicit Subset(const Distances& distances)
        : m_distances(distances), m_toSubset(distances.size()), m_member(distances.size())
    {}
    void add(std::size_t i)
    {
        m_total += m_toSubset[i];
        m_member[i] = 1;
        for (std::size_t j = 0; j < m_toSubset.size(); ++j)
            m_toSubset[j] += m_distances(i, j);
    }
    void remove(std::size_t i)
    {
        m_member[i] = 0;
        for (std::size_t j = 0; j < m_toSubset.size(); ++j)
            m_toSubset[j] -= m_distances(i, j);
        m_total -= m_toSubset[i];
    }
    void addBest()
    {
        std::size_t best = m_member.size();
        for (std::size_t i = 0; i < m_member.size(); ++i)
            if (!m_member[i] && (best == m_member.size() || m_toSubset[i] < m_toSubset[best]))
                best = i;
        add(best);
    }
    /// Exchanges a member for a non-member where that lowers the total by more than rounding can.
    bool improve()
    {
        std::size_t out = 0;
        std::size_t in = 0;
        double gain = -1e-9 * (std::abs(m_total) + 1e-300);
        bool found = false;
        for (std::size_t i = 0; i < m_member.size(); ++i) {
            if (!m_member[i])
                continue;
            for (std::size_t j = 0; j < m_member.size(); ++j) {
                if (m_member[j])
                    continue;
                const double change = m_toSubset[j] - m_distances(i, j) - m_toSubset[i];
                if (change < gain) {
                    gain = change;
                    out = i;
                    in = j;
                    found = true;
                }
            }
        }
        if (found) {
            remove(out);
            add(in);
        }
        return found;
    }
    double total() const { return m_total; }
    const std::vector<std::uint8_t>& members() const { return m_member; }

private:
    const Distances& m_distances;
    std::vector<double> m_toSubset;
    std::vector<std::uint8_t> m_member;
    double m_total = 0;
};

} // namespace

std::vector<int> extremeSubset(const ClassEmbeddings& embeddings, const std::vector<int>& candidates,
                               int count, bool nearest)
{
    const Distances distances(embeddings, candidates, nearest);
    std::vector<std::uint8_t> best;
    double bestTotal = std::numeric_limits<double>::infinity();
    for (std::size_t start = 0; start < candidates.size(); ++start) {
        Subset subset(distances);
        subset.add(start);
        for (int k = 1; k < count; ++k)
            subset.addBest();
        for (int pass = 0; pass < 100 && subset.improve(); ++pass)
            ;
        if (best.empty() || subset.total() < bestTotal - 1e-9 * std::abs(bestTotal)) {
            best = subset.members();
            bestTotal = subset.total();
        }
    }
    std::vector<int> chosen;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (best[i])
            chosen.push_back(candidates[i]);
    return chosen;
}

} // namespace deltarank::task
