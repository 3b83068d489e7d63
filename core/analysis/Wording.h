#pragma once

#include "analysis/AnalysisSettings.h"
#include "analysis/Figure.h"
#include "study/RunSpec.h"
#include "task/TaskSpec.h"

#include <string>
#include <vector>

/// Words, roles and markers that all figures and tables share.
namespace deltarank::analysis {

ColourRole roleOfKind(const std::string& kind);
Marker markerOfKind(const std::string& kind);
/// "attention output" for "attention_output".
std::string kindName(const std::string& kind);
std::string methodName(study::Method method); ///< "full fine-tuning", "LoRA"

/// The axis of a swept setting: "classes", "corruption", "rank", ... `values` decide about a log scale.
Axis settingAxis(const std::string& over, const std::vector<double>& values,
                 task::CorruptionMode mode = task::CorruptionMode::Shuffle);
/// "number of classes" for "classes", without unit.
std::string settingName(const std::string& over);
/// The axis of an accuracy: says which accuracy, and of which method where given.
Axis accuracyAxis(const AnalysisSettings& settings, const std::string& of = {});
/// The axis of the chosen measure.
Axis measureAxis(const AnalysisSettings& settings);

/// "8", "0.25", "1e-4": as short as the number allows.
std::string shortNumber(double value);
/// With a fixed number of decimals, or in exponent form where that shows nothing.
std::string fixedNumber(double value, int decimals);
/// "2, 4 and 8".
std::string listOf(const std::vector<std::string>& items);
/// "1 run", "3 runs".
std::string counted(long count, const std::string& noun);

/// First .. Sixth in turn.
ColourRole numberedRole(std::size_t index);
Marker numberedMarker(std::size_t index);

} // namespace deltarank::analysis
