#pragma once

#include "ui/frame/Page.h"
#include "ui/models/TextTableModel.h"
#include "ui/pages/AdapterView.h"
#include "ui/work/SaveAdapter.h"

#include <QStringListModel>
#include <memory>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QListView;
class QPushButton;
class QSlider;
class QStackedWidget;

namespace deltarank::ui {

class AdapterFolderView;
class ComparisonView;

/// Inspect: one adapter, two beside each other, or a folder of many.
class AdaptersPage : public Page
{
    Q_OBJECT

public:
    explicit AdaptersPage(Context& context, QWidget* parent = nullptr);

    QString helpTopic() const override { return QStringLiteral("adapters"); }
    void showAdapter(int index);
    void showFolder(const QString& path);
    /// Beside the one shown; the same one or −1 ends the comparison.
    void compareWith(int index);
    /// Writes an adapter, or with `several` all of the folder, away from the event loop.
    void save(const SaveRequest& request, bool several);
    bool writeTable(const QString& path);

    AdapterView* view() const { return m_view; }
    ComparisonView* comparison() const { return m_comparison; }
    AdapterFolderView* folderView() const { return m_folder; }
    QPushButton* folderButton() const { return m_backToFolder; }
    QComboBox* otherAdapter() const { return m_other; }
    HeatMap* heatMap() const { return m_view->heatMap(); }
    FigureCard* spectrumCard() const { return m_view->spectrumCard(); }
    FigureCard* energyCard() const { return m_view->energyCard(); }
    const TextTableModel& matrices() const { return m_view->means(); }
    QSlider* thresholdSlider() const { return m_threshold; }

Q_SIGNALS:
    void exportRequested(const analysis::Figure& figure, const QString& format);
    void failed(const base::Error& error);
    void told(const QString& text);
    void helpRequested(const QString& topic);

private:
    enum Content { Empty, One, Two, Folder };
    void addActions();
    void buildPanel();
    void buildControls(QVBoxLayout* layout);
    void buildContent();
    void updateList();
    void updateOthers();
    void updateActions();
    void applyChoice();
    void askSave(bool truncate, bool several);
    void askTable();
    void askMap(const QString& format);
    QString askPath(const QString& title, const QString& format);

    std::shared_ptr<const AdapterContents> m_adapter;
    QStringListModel* m_names = nullptr;
    QListView* m_list = nullptr;
    QPushButton* m_backToFolder = nullptr;
    QComboBox* m_other = nullptr;
    QSlider* m_threshold = nullptr;
    QDoubleSpinBox* m_thresholdNumber = nullptr;
    QComboBox* m_measure = nullptr;
    QCheckBox* m_logarithmic = nullptr;
    QCheckBox* m_normalised = nullptr;
    QStackedWidget* m_stack = nullptr;
    AdapterView* m_view = nullptr;
    ComparisonView* m_comparison = nullptr;
    AdapterFolderView* m_folder = nullptr;
};

} // namespace deltarank::ui
