#pragma once

#include "analysis/Figure.h"
#include "analysis/FigureExtent.h"
#include "analysis/ResultsTable.h"

#include <span>
#include <string>
#include <vector>

namespace deltarank::analysis {

struct FigureChoice
{
    std::string id;
    std::string title;
};

/// Figures this study can fill (or could, with more runs), in the order of menus; the first four are the
/// paper's. Ids, each with "@SWEEP" added for sweeps beyond the first over a setting:
///   accuracy-classes          accuracy against the number of classes            (paper's figure 2)
///   cutoff-accuracy           measure against accuracy of full fine-tuning      (figure 3)
///   cutoff-layer              measure against layer                             (figure 4)
///   cutoff-corruption         measure against corrupted labels                  (figure 5)
///   cutoff-setting:OVER       measure against any swept setting
///   accuracy-setting:OVER     accuracy against any swept setting
///   cutoff-step               measure against training step
///   lora-full                 LoRA's ΔW beside full W − W₀
///   sufficient-accuracy       sufficient rank against accuracy
///   energy-accuracy           energy kept against accuracy kept by truncated adapters
///   layer-ablation            accuracy lost without one layer's adapters
///   memorisation              accuracy on clean and corrupted training samples
///   loss-curves               training and validation loss
///   slope-threshold, r2-threshold    the line of figure 3 as a function of τ
///   within-classes            does the measure follow accuracy between runs at the same number of classes
std::vector<FigureChoice> figureChoices(const ResultsTable& table);

/// A figure by id. One that cannot be drawn says why in Figure::empty; an unknown id too.
Figure makeFigure(const ResultsTable& table, const std::string& id, const AnalysisSettings& settings);

/// The paper's four.
FigurePage mainPage(const ResultsTable& table, const AnalysisSettings& settings);

/// One figure for several studies beside each other, y (and x, where units agree) on the same range.
FigurePage sideBySide(std::span<const ResultsTable* const> tables, const std::string& id,
                      const AnalysisSettings& settings);

/// A spectrum of one matrix to draw.
struct NamedSpectrum
{
    std::string name;
    std::string kind; ///< decides colour and marker; may be empty
    std::vector<float> values;
    std::string runId{};
};
/// σ_i against i, logarithmic; as shares of σ_1 where `normalised`.
Figure spectrumFigure(std::span<const NamedSpectrum> spectra, bool normalised = false);
/// Cumulative energy against i, with τ as a line.
Figure energyFigure(std::span<const NamedSpectrum> spectra, double threshold);

} // namespace deltarank::analysis
