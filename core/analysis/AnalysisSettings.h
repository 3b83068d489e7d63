#pragma once

#include "spectrum/Measure.h"

#include <string>
#include <vector>

namespace deltarank::analysis {

enum class IntervalKind {
    Run,       ///< Student t over the means of the runs: layers of one run are not independent
    Published, ///< 1.96·s/√N over all repeats × layers, as the paper
};

enum class AccuracyKind {
    Best, ///< best validation accuracy over the evaluations, as the paper's authors
    Last, ///< validation accuracy at the last step
    Test, ///< accuracy on the test part, where there is one
};

/// What a person sets beside the figures; every figure and table is a function of results and these.
struct AnalysisSettings
{
    double threshold = 0.95; ///< τ of the energy cutoff, 0 <= τ < 1
    spectrum::Measure measure = spectrum::Measure::EnergyCutoff;
    IntervalKind interval = IntervalKind::Run;
    AccuracyKind accuracy = AccuracyKind::Best;
    std::vector<std::string> kinds{"query", "key", "value"}; ///< matrices shown; empty: all there are
    int layerFrom = 0;
    int layerTo = -1; ///< -1: the last layer
    bool singleRuns = true;
    bool overlay = true;
    std::string overlayDataset{}; ///< "arxiv", "stanford_dogs", "oxford_pet"; empty: none is the study's own
    bool fit = true;
    bool nullControls = true;
    bool chanceCorrected = false; ///< accuracies as (a − 1/n) / (1 − 1/n)
    double epsilon = 0.01;        ///< of the sufficient rank
    bool exploratory = false;     ///< set while a slider was moved: p-values are marked
};

} // namespace deltarank::analysis
