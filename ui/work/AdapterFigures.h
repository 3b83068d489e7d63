#pragma once

#include "adapter/Compare.h"
#include "analysis/Figure.h"
#include "spectrum/Measure.h"
#include "ui/work/Spectra.h"

#include <vector>

namespace deltarank::ui {

/// Figures of one opened adapter, by the chosen matrices (numbers into `contents.matrices`).
/// @param normalised as shares of the largest singular value
analysis::Figure spectrumFigure(const AdapterContents& contents, const std::vector<int>& matrices,
                                bool normalised = false);
analysis::Figure energyFigure(const AdapterContents& contents, const std::vector<int>& matrices,
                              double threshold);
/// The measure over the layers, one line for each kind of matrix.
analysis::Figure layerFigure(const AdapterContents& contents, spectrum::Measure measure, double threshold);

/// Spectra of one pair of matrices, and the principal angles between their leading directions.
analysis::Figure pairSpectrumFigure(const adapter::ComparedSubspaces& pair, const QString& nameA,
                                    const QString& nameB);
analysis::Figure angleFigure(const adapter::ComparedSubspaces& pair);

/// A measure of one matrix; none where it is undefined or not measured yet.
std::optional<double> measureOf(const MatrixSpectrum& matrix, spectrum::Measure measure, double threshold);

} // namespace deltarank::ui
