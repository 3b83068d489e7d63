#include "ui/pages/DatasetView.h"

#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"
#include "ui/frame/Widgets.h"
#include "ui/models/ClassTableModel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace deltarank::ui {

namespace {

constexpr int shownSamples = 24;
constexpr std::size_t readAtOnce = 50'000; ///< texts up to here are examined without being asked

QFrame* panel(QWidget* parent, QVBoxLayout*& layout)
{
    auto* frame = new QFrame(parent);
    frame->setProperty("role", "panel");
    layout = new QVBoxLayout(frame);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(6);
    return frame;
}

} // namespace

QString findingsText(const data::DoctorReport& report)
{
    QStringList lines;
    const auto line = [&lines](std::size_t number, const QString& what) {
        if (number > 0)
            lines << what.arg(count(number));
    };
    line(report.unreadable, DatasetView::tr("%1 samples cannot be read."));
    line(report.emptyTexts, DatasetView::tr("%1 texts are empty."));
    line(report.duplicateSamples, DatasetView::tr("%1 samples are exact copies of others."));
    line(report.straddlingSets,
         DatasetView::tr("%1 sets of copies lie on both sides of the split: accuracy would be too good."));
    line(report.contradictingSets, DatasetView::tr("%1 sets of copies carry different labels."));
    line(report.straddlingGroups, DatasetView::tr("%1 groups lie on both sides of the split."));
    if (lines.isEmpty())
        lines << DatasetView::tr("Every sample can be read, and none is there twice.");
    const auto size = [&report](const std::string& name) -> std::size_t {
        const auto one = std::find_if(report.classes.begin(), report.classes.end(),
                                      [&](const data::ClassCount& known) { return known.name == name; });
        return one == report.classes.end() ? 0 : one->total();
    };
    if (const std::size_t smallest = size(report.smallestClass), largest = size(report.largestClass);
        !report.smallestClass.empty() && smallest > 0 && smallest == largest)
        lines << DatasetView::tr("All classes have %1 samples.").arg(count(smallest));
    else if (!report.smallestClass.empty())
        lines << DatasetView::tr("Smallest class: %1. Largest: %2.")
                     .arg(text(report.smallestClass), text(report.largestClass));
    for (const data::SampleProblem& problem : report.problems) {
        if (lines.size() >= 12)
            break;
        lines << QStringLiteral("%1: %2").arg(text(problem.where), coreText(problem.what));
    }
    for (const std::string& note : report.notes)
        lines << coreText(note);
    QString rich;
    for (const QString& one : lines)
        rich += QStringLiteral("<p style='margin:0 0 4px 0'>%1</p>").arg(one.toHtmlEscaped());
    return rich;
}

DatasetView::DatasetView(Context& context, StudyPreview& preview, QWidget* parent)
    : QWidget(parent), m_context(context), m_preview(preview), m_classes(new ClassTableModel(this)),
      m_filter(new QSortFilterProxyModel(this)), m_samples(new QStandardItemModel(this))
{
    m_filter->setSourceModel(m_classes);
    m_filter->setSortRole(ClassTableModel::SortRole);
    m_filter->setFilterKeyColumn(ClassTableModel::Name);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setSortCaseSensitivity(Qt::CaseInsensitive);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_state = makeLabel(this, {}, "quiet");
    m_state->setWordWrap(true);
    layout->addWidget(m_state);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(8);
    m_splitter->addWidget(buildClasses());
    m_splitter->addWidget(buildSamples());
    m_splitter->addWidget(buildFindings());
    m_splitter->setSizes({260, 220, 120});
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_divided = true; });
    layout->addWidget(m_splitter, 1);

    connect(&preview, &StudyPreview::dataOpened, this, &DatasetView::showData);
    connect(&preview, &StudyPreview::dataProgress, this, [this](const QString& progress) {
        m_state->setProperty("role", "quiet");
        m_state->setText(progress);
    });
    connect(&preview, &StudyPreview::dataFailed, this, [this](const base::Error& error) {
        m_classes->setRows({});
        m_samples->clear();
        m_state->setText(sentence(error));
        setFindings({});
        updateShown();
    });
    connect(&preview, &StudyPreview::samplesRead, this, &DatasetView::showSamples);
    connect(&preview, &StudyPreview::examined, this,
            [this](const std::shared_ptr<const data::DoctorReport>& report) { showReport(*report); });
    connect(&preview, &StudyPreview::examineProgress, this, [this](const QString& progress) {
        setFindings(progress.toHtmlEscaped());
        m_examine->setText(m_preview.isExamining() ? tr("Stop") : tr("Examine every sample"));
    });
}

QWidget* DatasetView::buildClasses()
{
    QVBoxLayout* layout = nullptr;
    QFrame* frame = panel(this, layout);
    auto* bar = new QHBoxLayout;
    bar->addWidget(makeLabel(frame, tr("Classes"), "heading"));
    m_shown = makeLabel(frame, {}, "quiet");
    bar->addWidget(m_shown, 1);
    m_search = new QLineEdit(frame);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the classes"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(180);
    m_search->addAction(m_context.icons.icon("search", Icons::Tint::Quiet), QLineEdit::LeadingPosition);
    bar->addWidget(m_search);
    layout->addLayout(bar);
    m_table = makeTable(frame, m_filter, tr("Classes of the data set"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ClassTableModel::Train, Qt::DescendingOrder);
    const QString most = count(100'000);
    fitColumns(*m_table, ClassTableModel::Name, {{}, most, most, most});
    layout->addWidget(m_table, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_filter->setFilterFixedString(words);
        updateShown();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                const int label = index.isValid() ? index.data(ClassTableModel::LabelRole).toInt() : -1;
                m_sampleTitle->setText(
                    index.isValid() ? tr("Samples of %1").arg(index.siblingAtColumn(0).data().toString())
                                    : tr("Samples"));
                m_preview.readSamples(label, shownSamples);
            });
    return frame;
}

QWidget* DatasetView::buildSamples()
{
    QVBoxLayout* layout = nullptr;
    QFrame* frame = panel(this, layout);
    m_sampleTitle = makeLabel(frame, tr("Samples"), "heading");
    layout->addWidget(m_sampleTitle);
    m_list = new QListView(frame);
    m_list->setProperty("role", "bare");
    m_list->setModel(m_samples);
    m_list->setAccessibleName(tr("Samples of the data set"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideRight);
    layout->addWidget(m_list, 1);
    return frame;
}

QWidget* DatasetView::buildFindings()
{
    QVBoxLayout* layout = nullptr;
    QFrame* frame = panel(this, layout);
    auto* bar = new QHBoxLayout;
    bar->addWidget(makeLabel(frame, tr("Check of the data"), "heading"), 1);
    m_examine = makeButton(frame, tr("Examine every sample"));
    m_examine->setEnabled(false);
    bar->addWidget(m_examine);
    layout->addLayout(bar);
    auto* scroll = new QScrollArea(frame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Findings"));
    m_findings = makeLabel(scroll, {});
    m_findings->setWordWrap(true);
    m_findings->setTextFormat(Qt::RichText);
    m_findings->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_findings->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_findings->setAccessibleName(tr("Check of the data"));
    scroll->setWidget(m_findings);
    layout->addWidget(scroll, 1);
    connect(m_examine, &QPushButton::clicked, this, [this] {
        if (m_preview.isExamining())
            m_preview.stopExamining();
        else
            m_preview.examine();
    });
    return frame;
}

void DatasetView::showData()
{
    const OpenData& data = *m_preview.data();
    std::vector<ClassRow> rows;
    const auto& names = data.dataset->classNames();
    for (std::size_t i = 0; i < names.size(); ++i)
        rows.push_back({static_cast<int>(i), text(names[i]), static_cast<int>(data.partition.train[i].size()),
                        static_cast<int>(data.partition.validation[i].size()),
                        static_cast<int>(data.partition.test[i].size())});
    m_classes->setRows(std::move(rows));
    fitClasses();
    m_state->setText(tr("%1 samples, fingerprint %2")
                         .arg(count(data.dataset->size()), text(data.dataset->fingerprint().substr(0, 12))));
    m_sampleTitle->setText(tr("Samples"));
    m_examine->setEnabled(true);
    updateShown();
    m_preview.readSamples(-1, shownSamples);
    if (data.dataset->modality() == data::Modality::Text && data.dataset->size() <= readAtOnce)
        m_preview.examine();
    else
        setFindings(tr("Examining reads every sample once, and finds copies, contradictions and files that "
                       "cannot be read."));
}

void DatasetView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitClasses();
}

/// A few classes are seen at once; of many, as many as leave room for the rest.
void DatasetView::fitClasses()
{
    constexpr int fewRows = 8;
    const int rows = std::clamp(m_classes->rowCount(), 2, fewRows);
    const int around =
        m_splitter->widget(0)->minimumSizeHint().height() - m_table->minimumSizeHint().height();
    const int room = m_splitter->height() - 2 * m_splitter->handleWidth();
    int wanted = around + m_table->horizontalHeader()->sizeHint().height() + 2 * m_table->frameWidth() +
                 rows * m_table->verticalHeader()->defaultSectionSize();
    if (m_classes->rowCount() > fewRows)
        wanted = std::max(wanted, room * 2 / 5);
    const int rest = room - wanted;
    if (m_divided || rest <= 0)
        return;
    m_splitter->setSizes({wanted, rest * 3 / 5, rest - rest * 3 / 5});
}

void DatasetView::updateShown()
{
    const int all = m_classes->rowCount();
    const int shown = m_filter->rowCount();
    m_shown->setText(all == 0       ? QString()
                     : shown == all ? QString::number(all)
                                    : tr("%1 of %2").arg(shown).arg(all));
}

void DatasetView::showSamples(const std::vector<SampleView>& samples)
{
    m_samples->clear();
    const bool pictures = std::any_of(samples.begin(), samples.end(),
                                      [](const SampleView& sample) { return !sample.picture.isNull(); });
    m_list->setViewMode(pictures ? QListView::IconMode : QListView::ListMode);
    m_list->setMovement(QListView::Static);
    m_list->setIconSize(pictures ? QSize(64, 64) : QSize(0, 0));
    m_list->setGridSize(pictures ? QSize(92, 92) : QSize());
    m_list->setSpacing(pictures ? 0 : 2);
    for (const SampleView& sample : samples) {
        auto* item = new QStandardItem;
        const QString shown =
            sample.text.size() > 220 ? sample.text.left(220) + QStringLiteral("…") : sample.text;
        if (pictures) {
            item->setText(sample.className);
            item->setIcon(QIcon(QPixmap::fromImage(sample.picture)));
        } else {
            item->setText(QStringLiteral("%1 · %2").arg(sample.className, shown));
        }
        item->setToolTip(QStringLiteral("<p><b>%1</b> · %2</p><p>%3</p>")
                             .arg(sample.className.toHtmlEscaped(), sample.id.toHtmlEscaped(),
                                  sample.text.toHtmlEscaped()));
        item->setEditable(false);
        m_samples->appendRow(item);
    }
}

void DatasetView::showReport(const data::DoctorReport& report)
{
    setFindings(findingsText(report));
    m_examine->setText(tr("Examine every sample"));
}

void DatasetView::setFindings(const QString& text)
{
    m_findings->setText(text);
}

int DatasetView::sampleCount() const
{
    return m_samples->rowCount();
}

QString DatasetView::findings() const
{
    return m_findings->text();
}

QString DatasetView::stateText() const
{
    return m_state->text();
}

} // namespace deltarank::ui
