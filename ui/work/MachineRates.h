#pragma once

#include "study/PlanSummary.h"

#include <QString>
#include <utility>
#include <vector>

namespace deltarank::ui {

class Settings;
class StudyDocument;

/// The rate of a study's finished runs, from their stored times and the costs in its plan.
study::CostRate rateOf(const study::Plan& plan, const std::vector<std::pair<std::string, double>>& seconds);
/// All finished runs of a study, wherever they were trained.
study::CostRate rateOfStudy(const StudyDocument& study);
/// Those that this program trained itself: of the others nobody knows on which machine they were timed.
study::CostRate rateTrainedHere(const StudyDocument& study);

/// How fast a base model trained on this machine the last time. @param model its name or path
study::CostRate rememberedRate(const Settings& settings, const QString& model);
/// Keeps the rates that are known. True where one of them is new.
bool rememberRate(Settings& settings, const QString& model, const study::CostRate& rate);

} // namespace deltarank::ui
