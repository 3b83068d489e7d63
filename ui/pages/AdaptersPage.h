#pragma once

#include "spectrum/Measure.h"
#include "ui/frame/Page.h"
#include "ui/models/TextTableModel.h"
#include "ui/work/Spectra.h"

#include <QStringListModel>
#include <memory>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListView;
class QSlider;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace deltarank::ui {

class FigureCard;
class HeatMap;

/// Inspect: the matrices of one adapter as a heat map, and the spectra of the chosen ones.
class AdaptersPage : public Page
{
    Q_OBJECT

public:
    explicit AdaptersPage(Context& context, QWidget* parent = nullptr);

    QString helpTopic() const override { return QStringLiteral("adapters"); }
    void showAdapter(int index);
    HeatMap* heatMap() const { return m_map; }
    FigureCard* spectrumCard() const { return m_spectrum; }
    FigureCard* energyCard() const { return m_energy; }
    const TextTableModel& matrices() const { return *m_table; }
    QSlider* thresholdSlider() const { return m_threshold; }

Q_SIGNALS:
    void exportRequested(const analysis::Figure& figure, const QString& format);

private:
    void buildPanel();
    void buildContent();
    QWidget* buildSide();
    void updateList();
    void updateAdapter();
    void updateMap();
    void updateTable();
    void updateFacts();
    void updateFigures();
    double threshold() const;
    spectrum::Measure measure() const;

    std::shared_ptr<const AdapterContents> m_adapter;
    QStringListModel* m_names = nullptr;
    QListView* m_list = nullptr;
    QSlider* m_threshold = nullptr;
    QDoubleSpinBox* m_thresholdNumber = nullptr;
    QComboBox* m_measure = nullptr;
    QCheckBox* m_logarithmic = nullptr;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    HeatMap* m_map = nullptr;
    FigureCard* m_spectrum = nullptr;
    FigureCard* m_energy = nullptr;
    TextTableModel* m_table = nullptr;
    QTableView* m_tableView = nullptr;
    QLabel* m_facts = nullptr;
    QSplitter* m_splitter = nullptr;
};

} // namespace deltarank::ui
