#pragma once

#include "analysis/Figure.h"

#include <qcustomplot.h>

namespace deltarank::ui {

/// The ticks of exported figures, for the window.
class AxisTicker : public QCPAxisTicker
{
public:
    AxisTicker(const analysis::Axis& axis, bool logarithmic);

protected:
    QVector<double> createTickVector(double step, const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;
    int getSubTickCount(double) override { return 0; }

private:
    analysis::Axis m_axis;
    std::vector<std::pair<double, QString>> m_labels;
};

} // namespace deltarank::ui
