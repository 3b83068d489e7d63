#pragma once

#include "analysis/ResultsTable.h"
#include "lab/Lab.h"

namespace deltarank::lab {

/// What a lab can ask about a study, as the figures show it with these settings:
///   threshold            percent
///   measure              its id: "energy", "stable_rank", ...
///   runs                 finished runs
///   rank.query ...       mean of the measure over all LoRA runs without corrupted labels, by matrix kind
///   rank.all             the same over all shown kinds
///   kind.most, kind.least    the kind with the largest and the smallest of them
///   layer.most, layer.least  the layer (as the figure numbers it) with the largest and smallest mean
///   classes.most, classes.least  the number of classes with the largest and smallest mean
///   accuracy.full, accuracy.lora  mean accuracies of runs without corrupted labels
///   accuracy.classes.N    mean accuracy of full fine-tuning with N classes
///   accuracy.hardest      "the most classes" or "the fewest classes": which end of them has the lowest
///   accuracy
/// Null controls never count; what a study cannot tell is left out.
Quantities quantitiesOf(const analysis::ResultsTable& study, const analysis::AnalysisSettings& settings);

} // namespace deltarank::lab
