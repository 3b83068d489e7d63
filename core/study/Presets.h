#pragma once

#include "base/Result.h"
#include "study/StudySpec.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace deltarank::study {

/// A study to start from, as shipped.
struct Preset
{
    std::string name;        ///< the file's name without ".json"
    std::string description; ///< what it is for and how it differs from its relatives
};

/// The presets in resources/presets, by name.
base::Result<std::vector<Preset>> listPresets();

/// The complete specification of a preset (a name, or the path of a JSON file), every field written out.
/// An unknown name lists the known ones.
base::Result<nlohmann::json> loadPreset(const std::string& name);

} // namespace deltarank::study
