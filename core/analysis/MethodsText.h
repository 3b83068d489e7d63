#pragma once

#include "analysis/AnalysisSettings.h"
#include "analysis/References.h"
#include "analysis/StudyResults.h"

#include <string>
#include <vector>

namespace deltarank::analysis {

/// A paragraph for a paper's section on methods, from the study's settings and those of the analysis: data,
/// model, methods, optimisation, sweeps, measure, intervals. Only what was set is said; what the settings do
/// not hold (a study made elsewhere) is left out.
struct MethodsText
{
    std::string markdown; ///< citations as "(Hu et al., 2022)"
    std::string latex;    ///< citations as \citep{hu2022lora}, special characters escaped
    std::vector<Reference> references;
};
MethodsText methodsText(const StudyResults& study, const AnalysisSettings& settings);

} // namespace deltarank::analysis
