#pragma once

#include "analysis/Figure.h"

#include <qcustomplot.h>

namespace deltarank::ui {

/// The ticks of exported figures, for an axis of the window, which outlives this.
class AxisTicker : public QCPAxisTicker
{
public:
    AxisTicker(const analysis::Axis& description, bool logarithmic, const QCPAxis& axis);

protected:
    QVector<double> createTickVector(double step, const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;
    int getSubTickCount(double) override { return 0; }

private:
    double length() const;

    analysis::Axis m_axis;
    const QCPAxis& m_shown;
    std::vector<std::pair<double, QString>> m_labels;
};

} // namespace deltarank::ui
