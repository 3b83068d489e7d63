#pragma once

#include "adapter/Compare.h"
#include "spectrum/Measure.h"
#include "ui/frame/Context.h"
#include "ui/work/Background.h"
#include "ui/work/Spectra.h"

#include <QTimer>
#include <QWidget>
#include <memory>

class QComboBox;
class QLabel;
class QSortFilterProxyModel;
class QStandardItemModel;
class QTabWidget;
class QTableView;

namespace deltarank::analysis {
struct Figure;
}

namespace deltarank::ui {

class FigureCard;
class HeatMap;

/// Two adapters of one base model: a measure of both side by side and their difference, distances of all
/// matrices, and for a chosen one the subspace similarity φ(i, j) and the principal angles.
class ComparisonView : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonView(Context& context, QWidget* parent = nullptr);

    void setAdapters(std::shared_ptr<const AdapterContents> first,
                     std::shared_ptr<const AdapterContents> second);
    void setChoice(spectrum::Measure measure, double threshold);

    HeatMap* firstMap() const { return m_maps[0]; }
    HeatMap* secondMap() const { return m_maps[1]; }
    HeatMap* differenceMap() const { return m_maps[2]; }
    HeatMap* similarityMap(bool inputSide) const { return m_similarity[inputSide]; }
    FigureCard* angleCard() const { return m_angles; }
    QTableView* table() const { return m_tableView; }
    QComboBox* quantity() const { return m_quantity; }
    /// Header and rows as comma-separated values.
    QString csv() const;
    bool isReady() const { return m_comparison.has_value(); }

Q_SIGNALS:
    void exportRequested(const analysis::Figure& figure, const QString& format);
    void helpRequested(const QString& topic);
    void failed(const base::Error& error);

private:
    QWidget* buildMaps(QWidget* parent);
    QWidget* buildTabs(QWidget* parent);
    void compare();
    void choose(int matrix);
    void showMaps();
    void showTable();
    void showSubspaces(const adapter::ComparedSubspaces& pair);
    std::optional<double> quantityOf(const adapter::ComparedMatrix& matrix) const;

    Context& m_context;
    std::shared_ptr<const AdapterContents> m_adapters[2];
    spectrum::Measure m_measure = spectrum::Measure::EnergyCutoff;
    double m_threshold = 0.95;
    std::optional<adapter::Comparison> m_comparison;
    std::vector<std::pair<std::size_t, std::size_t>> m_pairs; ///< places in the sources
    int m_chosen = 0;                                         ///< in m_pairs
    Background m_comparing;
    Background m_loading;
    QTimer m_later; ///< the threshold is moved in small steps
    QLabel* m_title = nullptr;
    QLabel* m_notes = nullptr;
    QLabel* m_names[3] = {};
    HeatMap* m_maps[3] = {};
    QComboBox* m_quantity = nullptr;
    QTabWidget* m_tabs = nullptr;
    QLabel* m_pairName = nullptr;
    HeatMap* m_similarity[2] = {};
    FigureCard* m_spectra = nullptr;
    FigureCard* m_angles = nullptr;
    QStandardItemModel* m_rows = nullptr;
    QSortFilterProxyModel* m_sorted = nullptr;
    QTableView* m_tableView = nullptr;
};

} // namespace deltarank::ui
