#pragma once

#include "analysis/Figure.h"

#include <string>

namespace deltarank::plot {

/// A figure as a tikzpicture for LaTeX (needs \usepackage{pgfplots}, 1.16 or later, and
/// \pgfplotsset{compat=1.16}). The data stand in it as tables with the columns x, y, below and above
/// (distances to the ends of the interval of y), so that they can be restyled or computed with. Drawn are
/// null bands, single runs, means with intervals, lines of best fit with their band, and the paper's lines,
/// dashed. An empty figure gives a comment that says why.
std::string toPgfplots(const analysis::Figure& figure);

} // namespace deltarank::plot
