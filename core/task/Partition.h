#pragma once

#include "base/Result.h"
#include "data/Dataset.h"

#include <cstdint>
#include <vector>

namespace deltarank::task {

/// The samples of a data set by class and by part. Sample numbers index Dataset::samples(); the lists of one
/// class are in a seeded order that depends on the samples' ids alone, not on their place in the data set.
struct Partition
{
    std::vector<std::vector<std::uint32_t>> train; ///< [data set label]
    std::vector<std::vector<std::uint32_t>> validation;
    std::vector<std::vector<std::uint32_t>> test;
    /// Samples left out because others of their group lie in a later part (validation, test).
    std::size_t straddling = 0;
};

/// Splits the data set. Its own parts are kept (samples of no stated part count as training samples), but a
/// sample whose group also has samples in a later part is left out: groups never straddle the split. Where
/// the source has no validation part, `validationShare` of the training samples become one: groups are
/// visited in an order drawn from `seed`, and a group goes to the validation part if most of its samples fill
/// what their classes still lack there (share · count, at least one where a class has two). Ungrouped samples
/// are therefore stratified exactly.
///
/// Refuses a share outside (0, 1) and a data set without training samples.
base::Result<Partition> makePartition(const data::Dataset& dataset, std::uint64_t seed,
                                      double validationShare);

} // namespace deltarank::task
