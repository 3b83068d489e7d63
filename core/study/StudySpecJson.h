#pragma once

#include "base/Result.h"
#include "study/Fields.h"
#include "study/StudySpec.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <vector>

namespace deltarank::study {

/// Version of the specification's JSON that is written; older ones are read.
inline constexpr int studySchema = 1;

/// The whole specification, every field written out.
nlohmann::json toJson(const StudySpec& spec);

/// Every fault of a specification, each with the full path of its field; empty if there is none.
std::vector<Problem> problemsOf(const nlohmann::json& json);

/// Reads a specification; absent fields get their defaults. The error is the first problem.
base::Result<StudySpec> studySpecFromJson(const nlohmann::json& json);

/// Reads JSON text from a file. Errors name file, line and column.
base::Result<nlohmann::json> readJson(const std::filesystem::path& path);

} // namespace deltarank::study
