#pragma once

#include "study/Store.h"

#include <string>

namespace deltarank::study {

/// What the rest of a study will need of this machine, and what there is, in bytes.
struct Needs
{
    double memory = 0; ///< 0: not known
    double memoryFree = 0;
    double disk = 0;
    double diskFree = 0;

    bool memoryFits() const { return memory <= memoryFree; }
    bool diskFits() const { return disk <= diskFree; }
    /// One or two sentences for people; a warning where something does not fit.
    std::string text() const;
};

/// @param cpu training uses this machine's own memory; otherwise that of its device is not looked at.
Needs needsOf(const Store& store, const Plan& plan, bool cpu = true);

} // namespace deltarank::study
