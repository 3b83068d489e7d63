#pragma once

#include "spectrum/Measure.h"
#include "ui/pages/HeatMap.h"
#include "ui/work/Spectra.h"

#include <functional>

namespace deltarank::ui {

/// One number for each matrix as a heat map, kinds by layers; ids are places in `matrices`.
/// @param tipOf the text of a tip below the module's name
HeatMap::Data matrixMap(const std::vector<MatrixSpectrum>& matrices,
                        const std::function<std::optional<double>(std::size_t)>& valueOf,
                        const std::function<QString(std::size_t)>& tipOf);
/// ...of one measure.
HeatMap::Data measureMap(const AdapterContents& contents, spectrum::Measure measure, double threshold);

} // namespace deltarank::ui
