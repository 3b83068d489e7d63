#pragma once

#include "base/Result.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace deltarank::study {

/// Full dotted paths of all fields of a specification that hold a value: "train.lora.epochs",
/// "sweeps.classes.classes" (sweeps go by their names).
std::vector<std::string> fieldPaths(const nlohmann::json& spec);

/// Changes one field of a complete specification (see toJson(StudySpec)). `assignment` is KEY=VALUE; KEY is a
/// full path or a last part of one that only one field has ("steps", "lora.epochs"). VALUE is JSON or plain
/// text; a field that holds a list takes "2,4,8" as well. The specification is checked afterwards; on any
/// error it stays as it was. Errors list the candidates of an ambiguous key and suggest the nearest known
/// one.
base::Status setField(nlohmann::json& spec, const std::string& assignment);

} // namespace deltarank::study
