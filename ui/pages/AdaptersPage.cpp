#include "ui/pages/AdaptersPage.h"

#include "base/Files.h"
#include "spectrum/Measures.h"
#include "ui/base/Words.h"
#include "ui/figure/FigureCard.h"
#include "ui/frame/EmptyState.h"
#include "ui/frame/Widgets.h"
#include "ui/models/MatrixTableModel.h"
#include "ui/pages/AdapterFolderView.h"
#include "ui/pages/ComparisonView.h"
#include "ui/pages/HeatMap.h"
#include "ui/pages/ResultsControls.h"
#include "ui/pages/SaveAdapterDialog.h"
#include "ui/work/Jobs.h"
#include "ui/work/Workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace deltarank::ui {

AdaptersPage::AdaptersPage(Context& context, QWidget* parent) : Page(context, parent)
{
    addActions();
    buildPanel();
    buildContent();
    connect(&context.workspace, &Workspace::adaptersChanged, this, &AdaptersPage::updateList);
    connect(&context.workspace, &Workspace::adapterOpened, this, &AdaptersPage::showAdapter);
    connect(&context.workspace, &Workspace::folderOpened, this, &AdaptersPage::showFolder);
    connect(&context.workspace, &Workspace::adapterChanged, this, [this](int index) {
        const auto& adapter = this->context().workspace.adapters()[static_cast<std::size_t>(index)];
        if (!m_adapter || m_adapter->path != adapter->path)
            return;
        m_adapter = adapter;
        m_view->setAdapter(m_adapter);
        updateActions();
    });
    updateList();
}

void AdaptersPage::addActions()
{
    ActionRegistry& actions = context().actions;
    const auto add = [&](const char* id, const QString& text, const char* icon, const char* keys,
                         const QString& help, const std::function<void()>& run) {
        actions.add({id, text, icon, {QKeySequence(keys)}, ActionGroup::Adapters, help}, run);
    };
    add("adapters.truncate", tr("Truncate…"), "minus", "Ctrl+Shift+T",
        tr("Keeps the strongest directions of every matrix; size and error are shown before saving."),
        [this] { askSave(true, false); });
    add("adapters.save", tr("Save a copy…"), "export", "Ctrl+Shift+S",
        tr("Saves the adapter as PEFT, kohya or HDF5."), [this] { askSave(false, false); });
    add("adapters.exportTable", tr("Export table…"), "copy", "Ctrl+Shift+E",
        tr("Writes the table of all matrices as CSV."), [this] { askTable(); });
    add("adapters.compare", tr("Compare"), "compare", "Ctrl+Shift+K",
        tr("Shows the adapter beside the next one of the list, or ends the comparison."), [this] {
            const int next = m_other->currentIndex() + 1;
            m_other->setCurrentIndex(next < m_other->count() ? next : 0);
        });
    add("adapters.close", tr("Close adapter"), "close", "Ctrl+Shift+W", tr("Closes the adapter shown."),
        [this] { context().workspace.closeAdapter(m_list->currentIndex().row()); });
}

void AdaptersPage::buildPanel()
{
    QVBoxLayout* layout = makePanel(tr("Open adapters"));
    QWidget* host = layout->parentWidget();
    layout->addWidget(makeLabel(host, tr("Open adapters"), "heading"));
    m_names = new QStringListModel(this);
    m_list = new QListView(host);
    m_list->setModel(m_names);
    m_list->setAccessibleName(tr("Open adapters"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(120);
    layout->addWidget(m_list, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) {
                if (index.isValid())
                    showAdapter(index.row());
            });
    // The current row again, after a folder was shown.
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex& index) { showAdapter(index.row()); });
    auto* buttons = new QHBoxLayout;
    QPushButton* open = makeButton(host, tr("Open adapter…"));
    connect(open, &QPushButton::clicked, context().actions.action("file.open"), &QAction::trigger);
    QPushButton* close = makeButton(host, tr("Close"));
    QAction* closing = context().actions.action("adapters.close");
    connect(close, &QPushButton::clicked, closing, &QAction::trigger);
    connect(closing, &QAction::enabledChanged, close, &QWidget::setEnabled);
    close->setEnabled(closing->isEnabled());
    buttons->addWidget(open, 1);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    m_backToFolder = makeButton(host, tr("Back to the folder"));
    m_backToFolder->setIcon(context().icons.icon("folder"));
    m_backToFolder->hide();
    connect(m_backToFolder, &QPushButton::clicked, this, [this] { m_stack->setCurrentIndex(Folder); });
    layout->addWidget(m_backToFolder);
    layout->addSpacing(4);
    layout->addWidget(makeLabel(host, tr("Compare with"), "field"));
    m_other = new QComboBox(host);
    m_other->setAccessibleName(tr("Compare with"));
    m_other->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    layout->addWidget(m_other);
    connect(m_other, &QComboBox::currentIndexChanged, this,
            [this] { compareWith(m_other->currentData().isValid() ? m_other->currentData().toInt() : -1); });
    layout->addSpacing(8);
    buildControls(layout);
    layout->addStretch(1);
}

void AdaptersPage::buildControls(QVBoxLayout* layout)
{
    QWidget* host = layout->parentWidget();
    layout->addWidget(makeLabel(host, tr("Measure"), "field"));
    m_measure = new QComboBox(host);
    m_measure->setAccessibleName(tr("Measure"));
    for (const spectrum::Measure measure : spectrum::allMeasures()) {
        m_measure->addItem(measureName(measure), static_cast<int>(measure));
        m_measure->setItemData(m_measure->count() - 1, measureHelp(measure), Qt::ToolTipRole);
    }
    layout->addWidget(m_measure);
    layout->addSpacing(8);
    auto* row = new QHBoxLayout;
    row->addWidget(makeLabel(host, tr("Energy threshold"), "field"), 1);
    m_thresholdNumber = new QDoubleSpinBox(host);
    m_thresholdNumber->setRange(50, 99.9);
    m_thresholdNumber->setDecimals(1);
    m_thresholdNumber->setSuffix(percentSuffix());
    m_thresholdNumber->setValue(95);
    m_thresholdNumber->setAlignment(Qt::AlignRight);
    m_thresholdNumber->setFixedWidth(72);
    m_thresholdNumber->setAccessibleName(tr("Energy threshold in percent"));
    row->addWidget(m_thresholdNumber);
    layout->addLayout(row);
    m_threshold = new QSlider(Qt::Horizontal, host);
    m_threshold->setRange(500, 999);
    m_threshold->setValue(950);
    m_threshold->setPageStep(10);
    m_threshold->setAccessibleName(tr("Energy threshold"));
    layout->addWidget(m_threshold);
    layout->addSpacing(8);
    m_logarithmic = new QCheckBox(tr("Logarithmic spectrum"), host);
    m_logarithmic->setChecked(true);
    m_normalised = new QCheckBox(tr("Over the largest value"), host);
    m_normalised->setToolTip(tr("Draws every spectrum as shares of its largest singular value."));
    for (QCheckBox* box : {m_logarithmic, m_normalised}) {
        box->setAccessibleName(box->text());
        layout->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &AdaptersPage::applyChoice);
    }
    connect(m_threshold, &QSlider::valueChanged, this, [this](int value) {
        const QSignalBlocker quiet(m_thresholdNumber);
        m_thresholdNumber->setValue(value / 10.0);
        applyChoice();
    });
    connect(m_thresholdNumber, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { m_threshold->setValue(qRound(value * 10)); });
    connect(m_measure, &QComboBox::currentIndexChanged, this, &AdaptersPage::applyChoice);
}

void AdaptersPage::buildContent()
{
    m_stack = new QStackedWidget(this);
    auto* empty = new EmptyState(context(), "adapters", tr("No adapter is open"),
                                 tr("Open a LoRA adapter to see how much of its rank it uses: a PEFT folder, "
                                    "a LoRA .safetensors file, a run of a study (.h5), or a folder of many. "
                                    "Dropping it here works too."),
                                 m_stack);
    empty->addAction(context().actions.action("file.open"), tr("Open adapter…"));
    empty->addAction(context().actions.action("file.openFolder"));
    m_view = new AdapterView(context(), m_stack);
    m_comparison = new ComparisonView(context(), m_stack);
    m_folder = new AdapterFolderView(context(), m_stack);
    for (QWidget* widget : std::initializer_list<QWidget*>{empty, m_view, m_comparison, m_folder})
        m_stack->addWidget(widget); // in the order of Content
    setContent(m_stack);
    connect(m_view, &AdapterView::exportRequested, this, &AdaptersPage::exportRequested);
    connect(m_view, &AdapterView::mapExportRequested, this, &AdaptersPage::askMap);
    connect(m_view, &AdapterView::stopRequested, this,
            [this] { context().workspace.stopAdapter(m_list->currentIndex().row()); });
    connect(m_view, &AdapterView::thresholdMoved, this,
            [this](double threshold) { m_threshold->setValue(qRound(threshold * 1000)); });
    connect(m_comparison, &ComparisonView::exportRequested, this, &AdaptersPage::exportRequested);
    for (FigureCard* card : m_stack->findChildren<FigureCard*>())
        connect(card, &FigureCard::helpRequested, this,
                [this, card] { Q_EMIT helpRequested(card->helpTopic()); });
    connect(m_comparison, &ComparisonView::failed, this, &AdaptersPage::failed);
    connect(m_folder, &AdapterFolderView::failed, this, &AdaptersPage::failed);
    connect(m_folder, &AdapterFolderView::openRequested, &context().workspace, &Workspace::open);
    connect(m_folder, &AdapterFolderView::truncateRequested, this, [this] { askSave(true, true); });
    connect(m_folder, &AdapterFolderView::saveRequested, this, [this] { askSave(false, true); });
}

void AdaptersPage::updateList()
{
    QStringList names;
    const auto& adapters = context().workspace.adapters();
    int at = -1;
    for (const auto& adapter : adapters) {
        if (m_adapter && adapter->path == m_adapter->path)
            at = static_cast<int>(names.size());
        names << adapter->name;
    }
    const QSignalBlocker quiet(m_list->selectionModel());
    m_names->setStringList(names);
    if (at >= 0)
        m_list->setCurrentIndex(m_names->index(at));
    else
        showAdapter(static_cast<int>(adapters.size()) - 1);
    updateOthers();
}

/// The other open adapters; the choice stays as long as its adapter is open.
void AdaptersPage::updateOthers()
{
    const auto& adapters = context().workspace.adapters();
    const QString before = m_other->currentData(Qt::UserRole + 1).toString();
    {
        const QSignalBlocker quiet(m_other);
        m_other->clear();
        m_other->addItem(tr("None"));
        for (std::size_t i = 0; i < adapters.size(); ++i) {
            if (m_adapter && adapters[i]->path == m_adapter->path)
                continue;
            m_other->addItem(adapters[i]->name, static_cast<int>(i));
            m_other->setItemData(m_other->count() - 1, adapters[i]->path, Qt::UserRole + 1);
            m_other->setItemData(m_other->count() - 1, adapters[i]->path, Qt::ToolTipRole);
            if (!before.isEmpty() && adapters[i]->path == before)
                m_other->setCurrentIndex(m_other->count() - 1);
        }
        m_other->setEnabled(m_other->count() > 1);
    }
    compareWith(m_other->currentIndex() > 0 ? m_other->currentData().toInt() : -1);
    updateActions();
}

void AdaptersPage::updateActions()
{
    const bool whole = m_adapter && m_adapter->source;
    ActionRegistry& actions = context().actions;
    for (const char* id : {"adapters.truncate", "adapters.save"})
        actions.action(id)->setEnabled(whole);
    for (const char* id : {"adapters.exportTable", "adapters.close"})
        actions.action(id)->setEnabled(m_adapter != nullptr);
    actions.action("adapters.compare")->setEnabled(m_other->count() > 1);
}

void AdaptersPage::showAdapter(int index)
{
    const auto& adapters = context().workspace.adapters();
    if (index < 0 || static_cast<std::size_t>(index) >= adapters.size()) {
        m_adapter.reset();
        m_stack->setCurrentIndex(Empty);
        updateActions();
        return;
    }
    if (m_list->currentIndex().row() != index) {
        const QSignalBlocker quiet(m_list->selectionModel());
        m_list->setCurrentIndex(m_names->index(index));
    }
    m_adapter = adapters[static_cast<std::size_t>(index)];
    m_stack->setCurrentIndex(One);
    m_view->setAdapter(m_adapter);
    updateOthers();
}

void AdaptersPage::showFolder(const QString& path)
{
    m_stack->setCurrentIndex(Folder);
    m_folder->setFolder(path);
    const QString name = tr("Folder %1").arg(QFileInfo(path).fileName());
    m_backToFolder->setText(m_backToFolder->fontMetrics().elidedText(name, Qt::ElideMiddle, 150));
    m_backToFolder->setAccessibleName(name);
    m_backToFolder->setToolTip(tr("Back to all adapters of %1.").arg(path));
    m_backToFolder->show();
}

void AdaptersPage::compareWith(int index)
{
    const auto& adapters = context().workspace.adapters();
    if (!m_adapter || index < 0 || static_cast<std::size_t>(index) >= adapters.size() ||
        adapters[static_cast<std::size_t>(index)]->path == m_adapter->path) {
        if (m_stack && m_stack->currentIndex() == Two)
            m_stack->setCurrentIndex(One);
        return;
    }
    m_stack->setCurrentIndex(Two);
    m_comparison->setChoice(static_cast<spectrum::Measure>(m_measure->currentData().toInt()),
                            m_threshold->value() / 1000.0);
    m_comparison->setAdapters(m_adapter, adapters[static_cast<std::size_t>(index)]);
}

void AdaptersPage::applyChoice()
{
    AdapterView::Choice choice;
    choice.measure = static_cast<spectrum::Measure>(m_measure->currentData().toInt());
    choice.threshold = m_threshold->value() / 1000.0;
    choice.logarithmic = m_logarithmic->isChecked();
    choice.normalised = m_normalised->isChecked();
    m_view->setChoice(choice);
    m_comparison->setChoice(choice.measure, choice.threshold);
    m_folder->setThreshold(choice.threshold);
}

void AdaptersPage::askSave(bool truncate, bool several)
{
    if (!several && (!m_adapter || !m_adapter->source))
        return;
    SaveAdapterDialog dialog(context(), several ? nullptr : m_adapter,
                             several ? m_folder->folder() : m_adapter->path,
                             truncate ? SaveAdapterDialog::Keep::Energy : SaveAdapterDialog::Keep::Everything,
                             m_threshold->value() / 1000.0, this);
    if (dialog.exec() == QDialog::Accepted)
        save(dialog.request(), several);
}

void AdaptersPage::save(const SaveRequest& request, bool several)
{
    const base::Status begun = context().jobs.start(
        Jobs::Kind::Save, tr("Saving %1").arg(QFileInfo(request.target).fileName()), this,
        [request, several, root = m_folder->folder(), paths = m_folder->paths(),
         source = m_adapter ? m_adapter->source : nullptr](
            const base::StopToken& stop, const base::ProgressSink& progress) -> base::Result<SavedAdapters> {
            if (several)
                return saveAdapters(root, paths, request, stop, progress);
            DELTARANK_TRY(saveAdapter(*source, request, stop, progress));
            return SavedAdapters{1, {}};
        },
        [this, request, several](base::Result<SavedAdapters> saved) {
            if (!saved) {
                Q_EMIT failed(saved.error());
                return;
            }
            QString text = several
                               ? tr("%n adapter(s) written to %1.", nullptr, saved->saved).arg(request.target)
                               : tr("Written to %1.").arg(request.target);
            if (!saved->problems.isEmpty())
                text += ' ' + tr("Not written: %1").arg(saved->problems.mid(0, 5).join(' '));
            Q_EMIT told(text);
        });
    if (!begun)
        Q_EMIT failed(begun.error());
}

/// Where a file of the adapter goes; empty if nowhere.
QString AdaptersPage::askPath(const QString& title, const QString& format)
{
    QString path = QFileDialog::getSaveFileName(
        this, title,
        QStringLiteral("%1/%2.%3")
            .arg(context().settings.lastFolder(), QFileInfo(m_adapter->name).baseName(), format),
        QStringLiteral("%1 (*.%2)").arg(format.toUpper(), format));
    if (path.isEmpty())
        return path;
    if (QFileInfo(path).suffix().isEmpty())
        path += '.' + format;
    context().settings.setLastFolder(QFileInfo(path).absolutePath());
    return path;
}

void AdaptersPage::askMap(const QString& format)
{
    const QString path = askPath(tr("Export the heat map"), format);
    if (path.isEmpty())
        return;
    if (const base::Status written = m_view->heatMap()->write(format, path); !written)
        Q_EMIT failed(written.error());
    else
        Q_EMIT told(tr("The heat map was written to %1.").arg(path));
}

void AdaptersPage::askTable()
{
    if (!m_adapter)
        return;
    const QString path = askPath(tr("Export the table"), QStringLiteral("csv"));
    if (!path.isEmpty() && writeTable(path))
        Q_EMIT told(tr("The table was written to %1.").arg(path));
}

bool AdaptersPage::writeTable(const QString& path)
{
    const QString csv = m_stack->currentIndex() == Two ? m_comparison->csv() : m_view->matrices().csv();
    const base::Status written = base::writeFileAtomically(path.toStdString(), csv.toStdString());
    if (!written)
        Q_EMIT failed(written.error());
    return written.has_value();
}

} // namespace deltarank::ui
