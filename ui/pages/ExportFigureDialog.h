#pragma once

#include "analysis/Figure.h"
#include "plot/FigureRenderer.h"
#include "ui/frame/Context.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace deltarank::ui {

/// How a figure is written: width, resolution of pictures, light or dark, with the result beside it.
class ExportFigureDialog : public QDialog
{
    Q_OBJECT

public:
    /// @param format "png", "svg" or "pdf"
    ExportFigureDialog(Context& context, const analysis::Figure& figure, const QString& format,
                       QWidget* parent = nullptr);
    plot::RenderOptions options() const;

private:
    void showPicture();

    Context& m_context;
    analysis::Figure m_figure;
    bool m_isPicture;
    QDoubleSpinBox* m_width = nullptr;
    QSpinBox* m_resolution = nullptr;
    QComboBox* m_theme = nullptr;
    QLabel* m_size = nullptr;
    QLabel* m_preview = nullptr;
};

} // namespace deltarank::ui
