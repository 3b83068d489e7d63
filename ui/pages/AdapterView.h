#pragma once

#include "spectrum/Measure.h"
#include "ui/frame/Context.h"
#include "ui/models/TextTableModel.h"
#include "ui/work/Spectra.h"

#include <QWidget>
#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QSplitter;
class QTabWidget;
class QTableView;

namespace deltarank::analysis {
struct Figure;
}

namespace deltarank::ui {

class FigureCard;
class HeatMap;
class MatrixTableModel;
class ThresholdHandle;

/// One adapter: heat map of a measure, spectra and energy of the chosen matrices, layer profile, table of all
/// matrices, facts.
class AdapterView : public QWidget
{
    Q_OBJECT

public:
    /// What the page's controls say.
    struct Choice
    {
        spectrum::Measure measure = spectrum::Measure::EnergyCutoff;
        double threshold = 0.95;
        bool logarithmic = true;
        bool normalised = false;
    };

    explicit AdapterView(Context& context, QWidget* parent = nullptr);

    /// Another adapter, or the same one with more of its matrices measured.
    void setAdapter(std::shared_ptr<const AdapterContents> adapter);
    void setChoice(const Choice& choice);

    HeatMap* heatMap() const { return m_map; }
    FigureCard* spectrumCard() const { return m_spectrum; }
    FigureCard* energyCard() const { return m_energy; }
    FigureCard* layerCard() const { return m_layers; }
    QTabWidget* tabs() const { return m_tabs; }
    const TextTableModel& means() const { return *m_means; }
    const MatrixTableModel& matrices() const { return *m_matrices; }
    QTableView* matrixTable() const { return m_matrixTable; }

Q_SIGNALS:
    void exportRequested(const analysis::Figure& figure, const QString& format);
    void mapExportRequested(const QString& format);
    void thresholdMoved(double threshold); ///< the line of the energy figure was dragged
    void stopRequested();

private:
    QWidget* buildMiddle();
    QWidget* buildSide();
    FigureCard* addCard(QWidget* parent);
    void updateHead();
    void updateMap();
    void updateMeans();
    void fitMatrixColumns();
    void updateFacts();
    void updateFigures();

    Context& m_context;
    std::shared_ptr<const AdapterContents> m_adapter;
    Choice m_choice;
    QLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    QWidget* m_reading = nullptr;
    QProgressBar* m_progress = nullptr;
    HeatMap* m_map = nullptr;
    QTabWidget* m_tabs = nullptr;
    FigureCard* m_spectrum = nullptr;
    FigureCard* m_energy = nullptr;
    FigureCard* m_layers = nullptr;
    ThresholdHandle* m_handle = nullptr;
    MatrixTableModel* m_matrices = nullptr;
    QSortFilterProxyModel* m_sorted = nullptr;
    QTableView* m_matrixTable = nullptr;
    QTableView* m_meansTable = nullptr;
    TextTableModel* m_means = nullptr;
    QLabel* m_facts = nullptr;
    QSplitter* m_splitter = nullptr;
};

} // namespace deltarank::ui
