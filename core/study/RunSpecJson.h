#pragma once

#include "base/Result.h"
#include "study/RunSpec.h"

#include <nlohmann/json.hpp>
#include <string>

namespace deltarank::study {

/// All fields of a run, as stored in run files and plans.
nlohmann::json toJson(const RunSpec& run);

/// Reads what toJson() writes; fields that are absent keep their defaults, unknown ones are an error.
base::Result<RunSpec> runSpecFromJson(const nlohmann::json& json);

/// First 16 hex digits of the SHA-256 of the canonical JSON (sorted keys, no blanks) of everything that can
/// change the result of the run: method, task, training, input, precision, base model and data, and for LoRA
/// its settings. Names and values of sweeps, threads and bank groups (equal within rounding) do not count, so
/// that a study with one change reuses what is still valid.
std::string runId(const RunSpec& run);

} // namespace deltarank::study
