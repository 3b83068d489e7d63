#pragma once

#include "golden/Reference.h"
#include "spectrum/SingularValues.h"

#include <optional>

namespace deltarank::golden {

/// 0 where both are the same or both undefined.
double cutoffDifference(std::optional<int> cutoff, const nlohmann::json& expected);

/// Singular values, energy cutoffs and norms of products against those of the reference, by every route.
class SpectrumComparison
{
public:
    void add(const std::string& name, const spectrum::LowRankProduct& product,
             const nlohmann::json& expected);
    std::vector<Deviation> results() const;

private:
    Largest m_values{"singular values (relative)", 1e-5};
    Largest m_cutoffs{"cutoffs", 0};
    Largest m_norms{"Frobenius norms (relative)", 1e-6};
};

} // namespace deltarank::golden
