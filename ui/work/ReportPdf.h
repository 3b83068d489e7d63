#pragma once

#include "base/Result.h"

#include <QString>

namespace deltarank::ui {

/// Prints a report page (report.html, comparison.html) on A4 pages: text as text, figures as drawings. Its
/// figures are the SVG images inside the page. Not in the event loop.
base::Status writeReportPdf(const QString& html, const QString& pdf);

} // namespace deltarank::ui
