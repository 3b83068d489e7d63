#pragma once

#include "data/Dataset.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

namespace deltarank::data {

/// The part that a name stands for, in any case: train, training, validation, valid, val, dev, test, testing.
inline std::optional<Part> partNamed(std::string name)
{
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (name == "train" || name == "training")
        return Part::Train;
    if (name == "validation" || name == "valid" || name == "val" || name == "dev")
        return Part::Validation;
    if (name == "test" || name == "testing")
        return Part::Test;
    return std::nullopt;
}

} // namespace deltarank::data
