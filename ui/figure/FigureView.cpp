#include "ui/figure/FigureView.h"

#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <cmath>
#include <functional>
#include <qcustomplot.h>

namespace deltarank::ui {

namespace {

constexpr double reach = 12;    ///< pixels around the mouse in which a point counts as hovered
constexpr double runReach = 8;  ///< the same for the small mark of a single run
constexpr double markReach = 6; ///< within a point's own mark it comes before the runs that lie there

bool sharesRun(const analysis::Point& point, const QSet<QString>& runs)
{
    if (runs.isEmpty())
        return false;
    return std::any_of(point.runIds.begin(), point.runIds.end(),
                       [&](const std::string& id) { return runs.contains(text(id)); });
}

QSet<QString> runsOf(const analysis::Point& point)
{
    QSet<QString> runs;
    for (const std::string& id : point.runIds)
        runs.insert(text(id));
    return runs;
}

} // namespace

QString hoverText(const analysis::Figure& figure, const analysis::Series& series,
                  const analysis::Point& point)
{
    QString rows;
    const auto row = [&rows](const QString& name, const QString& value) {
        rows +=
            QStringLiteral("<tr><td style='padding-right:10px'>%1</td><td align='right'><b>%2</b></td></tr>")
                .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
    };
    QString y = number(point.y);
    if (point.interval)
        y += QStringLiteral(" ± %1").arg(number((point.interval->high - point.interval->low) / 2, 3));
    row(coreText(figure.x.label), number(point.x));
    row(coreText(figure.y.label), y);
    if (point.n > 1)
        row(QObject::tr("values"), QString::number(point.n));
    if (point.runIds.size() == 1)
        row(QObject::tr("run"), shortId(text(point.runIds.front())));
    else if (!point.runIds.empty())
        row(QObject::tr("runs"), QString::number(point.runIds.size()));
    for (const auto& [name, value] : point.details)
        row(coreText(name), coreText(value));
    const QString title = series.name.empty()
                              ? QString()
                              : QStringLiteral("<b>%1</b>").arg(coreText(series.name).toHtmlEscaped());
    return title + QStringLiteral("<table cellspacing='0'>%1</table>").arg(rows);
}

FigureView::FigureView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Figure"));
    m_plot = new QCustomPlot(this);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMinimumSize(60, 60); // it paints, and complains, even where it has no pixel
    m_plot->setFont(font());
    m_plot->setNoAntialiasingOnDrag(false);
    m_plot->addLayer("labels", m_plot->layer("main"), QCustomPlot::limAbove);
    m_plot->addLayer("marks", m_plot->layer("labels"), QCustomPlot::limAbove);
    m_plot->layer("marks")->setMode(QCPLayer::lmBuffered);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->axisRect()->setRangeZoomFactor(0.85);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_plotter = std::make_unique<FigurePlotter>(*m_plot, theme);

    m_stack = new QStackedLayout(this);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_plot);
    buildEmptyPage();

    m_card = new QLabel(this);
    m_card->setObjectName("hoverCard");
    m_card->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_card->setTextFormat(Qt::RichText);
    m_card->hide();

    connect(m_plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        setFocus(Qt::MouseFocusReason);
        m_pressed = event->pos();
        const bool selecting = event->modifiers().testFlag(Qt::ShiftModifier);
        m_plot->setSelectionRectMode(selecting ? QCP::srmCustom : QCP::srmNone);
    });
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        if (event->buttons() == Qt::NoButton)
            hover(hitAt(event->position()));
    });
    connect(m_plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
        if (event->button() != Qt::LeftButton || (event->pos() - m_pressed).manhattanLength() > 4)
            return;
        clicked(hitAt(event->position()));
    });
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, [this] { resetView(); });
    connect(m_plot, &QCustomPlot::mouseWheel, this, [this] { m_zoomed = true; });
    connect(m_plot->selectionRect(), &QCPSelectionRect::accepted, this,
            [this](const QRect& rect, QMouseEvent*) { selectInside(rect.normalized()); });
    const auto rangesMoved = [this] {
        m_plotter->chooseLabels();
        m_card->hide();
    };
    connect(m_plot->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, rangesMoved);
    connect(m_plot->yAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, rangesMoved);
    connect(m_plot, &QCustomPlot::afterLayout, this, [this] { m_plotter->placeLabels(); });
    connect(&theme, &Theme::changed, this, [this] { redraw(false); });
}

FigureView::~FigureView() = default;

void FigureView::buildEmptyPage()
{
    m_emptyPage = new QWidget(this);
    m_emptyPage->setObjectName("emptyFigure");
    auto* layout = new QVBoxLayout(m_emptyPage);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(12);
    m_emptyReason = new QLabel(m_emptyPage);
    m_emptyReason->setWordWrap(true);
    m_emptyReason->setAlignment(Qt::AlignCenter);
    m_emptyReason->setProperty("role", "quiet");
    m_emptyButton = new QPushButton(m_emptyPage);
    m_emptyButton->setAccessibleName(tr("Suggestion"));
    layout->addStretch(1);
    layout->addWidget(m_emptyReason);
    layout->addWidget(m_emptyButton, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    m_stack->addWidget(m_emptyPage);
    connect(m_emptyButton, &QPushButton::clicked, this, [this] {
        if (m_figure.empty)
            Q_EMIT suggestionClicked(text(m_figure.empty->suggestionId));
    });
}

void FigureView::setFigure(analysis::Figure made)
{
    const bool same = made.id == m_figure.id && made.x.label == m_figure.x.label && m_zoomed;
    const bool hovered = m_current.point != nullptr;
    const bool carded = !m_card->isHidden();
    m_current = sameIn(made); // a moved figure keeps the storage of its points
    m_card->hide();
    m_figure = std::move(made);
    if (hovered && !m_current.point) {
        // What was under the mouse is gone, and with it all that it lit up.
        m_hovered.clear();
        Q_EMIT runsHovered({});
    }
    const analysis::Figure& figure = m_figure;
    setAccessibleName(coreText(figure.title));
    setAccessibleDescription(tr("%1 against %2").arg(axisText(figure.y), axisText(figure.x)));
    if (figure.empty) {
        m_emptyReason->setText(coreText(figure.empty->reason));
        m_emptyButton->setText(coreText(figure.empty->suggestion));
        m_emptyButton->setAccessibleName(coreText(figure.empty->suggestion));
        m_emptyButton->setVisible(!figure.empty->suggestion.empty() && !figure.empty->suggestionId.empty());
        m_stack->setCurrentWidget(m_emptyPage);
        return;
    }
    m_stack->setCurrentWidget(m_plot);
    if (!same)
        m_zoomed = false;
    redraw(!same);
    if (carded)
        showCard(m_current);
}

void FigureView::redraw(bool fitRanges)
{
    if (m_figure.empty || m_figure.id.empty())
        return;
    m_plotter->draw(m_figure, m_axes, fitRanges);
    placeMarks();
    // Later and each in an event of its own, marks included: four figures at once would hold the window up.
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void FigureView::setAxisChoice(const AxisChoice& choice)
{
    if (choice == m_axes)
        return;
    m_axes = choice;
    m_zoomed = false;
    redraw(true);
}

void FigureView::resetView()
{
    m_zoomed = false;
    redraw(true);
}

QString FigureView::zoom() const
{
    if (!m_zoomed)
        return {};
    const QCPRange x = m_plot->xAxis->range();
    const QCPRange y = m_plot->yAxis->range();
    return QStringLiteral("%1 %2 %3 %4").arg(x.lower).arg(x.upper).arg(y.lower).arg(y.upper);
}

void FigureView::setZoom(const QString& zoom)
{
    const QStringList parts = zoom.split(' ');
    if (parts.size() != 4)
        return;
    m_plot->xAxis->setRange(parts[0].toDouble(), parts[1].toDouble());
    m_plot->yAxis->setRange(parts[2].toDouble(), parts[3].toDouble());
    m_zoomed = true;
    redraw(false);
}

void FigureView::setSelectedRuns(const QSet<QString>& runs)
{
    if (runs == m_selected)
        return;
    m_selected = runs;
    updateMarks();
}

void FigureView::setHoveredRuns(const QSet<QString>& runs)
{
    if (runs == m_hovered)
        return;
    m_hovered = runs;
    updateMarks();
}

void FigureView::updateMarks()
{
    placeMarks();
    if (m_plot->isVisible() && !m_plot->viewport().isEmpty()) // else there is nothing to paint on yet
        m_plot->layer("marks")->replot();
}

void FigureView::placeMarks()
{
    std::vector<std::pair<double, double>> selected, hovered, selectedRuns, hoveredRuns;
    const auto sort = [this](const analysis::Point& point, auto& chosen, auto& pointed) {
        if (sharesRun(point, m_selected))
            chosen.emplace_back(point.x, point.y);
        // What the mouse rests on is marked alone; in the other figures, all that shares a run with it.
        if (m_current.point == &point || (m_current.point == nullptr && sharesRun(point, m_hovered)))
            pointed.emplace_back(point.x, point.y);
    };
    if (!m_figure.empty)
        for (const analysis::Series& series : m_figure.series) {
            if (series.marker != analysis::Marker::None)
                for (const analysis::Point& point : series.points)
                    sort(point, selected, hovered);
            for (const analysis::Point& run : series.singleRuns)
                sort(run, selectedRuns, hoveredRuns);
        }
    m_plotter->mark(selected, hovered, selectedRuns, hoveredRuns);
}

/// All points, in the order in which the arrow keys walk over them.
std::vector<FigureView::Hit> FigureView::hits() const
{
    std::vector<Hit> all;
    if (!m_figure.empty)
        for (const analysis::Series& series : m_figure.series)
            for (const analysis::Point& point : series.points)
                all.push_back({&series, &point});
    return all;
}

FigureView::Hit FigureView::hitAt(const QPointF& position) const
{
    if (m_figure.empty || !m_plot->axisRect()->rect().adjusted(-8, -8, 8, 8).contains(position.toPoint()))
        return {};
    Hit mean, run;
    double toMean = reach, toRun = runReach;
    const auto look = [&](const analysis::Series& series, const analysis::Point& point, Hit& best,
                          double& nearest) {
        const double distance = std::hypot(m_plot->xAxis->coordToPixel(point.x) - position.x(),
                                           m_plot->yAxis->coordToPixel(point.y) - position.y());
        if (distance < nearest) {
            nearest = distance;
            best = {&series, &point};
        }
    };
    for (const analysis::Series& series : m_figure.series) {
        for (const analysis::Point& point : series.points)
            look(series, point, mean, toMean);
        for (const analysis::Point& point : series.singleRuns)
            look(series, point, run, toRun);
    }
    const bool onMean = mean.point && (toMean <= markReach || toMean <= toRun);
    return onMean || !run.point ? mean : run;
}

/// The hovered point as a figure made anew has it: that of the same runs in the same series.
FigureView::Hit FigureView::sameIn(const analysis::Figure& figure) const
{
    if (!m_current.point || figure.id != m_figure.id || figure.empty)
        return {};
    const auto place = static_cast<std::size_t>(m_current.series - m_figure.series.data());
    if (place >= figure.series.size() || figure.series[place].name != m_current.series->name)
        return {};
    const analysis::Series& series = figure.series[place];
    const auto find = [&](const std::vector<analysis::Point>& before,
                          const std::vector<analysis::Point>& now) -> const analysis::Point* {
        const analysis::Point* old = m_current.point;
        if (before.empty() || std::less<>()(old, before.data()) ||
            !std::less<>()(old, before.data() + before.size()))
            return nullptr;
        const auto at = static_cast<std::size_t>(old - before.data());
        return at < now.size() && now[at].runIds == old->runIds ? &now[at] : nullptr;
    };
    const analysis::Point* point = find(m_current.series->points, series.points);
    if (!point)
        point = find(m_current.series->singleRuns, series.singleRuns);
    return point ? Hit{&series, point} : Hit{};
}

void FigureView::clicked(const Hit& hit)
{
    QStringList runs;
    if (hit.point)
        for (const std::string& id : hit.point->runIds)
            runs << text(id);
    if (!runs.isEmpty())
        Q_EMIT runsClicked(runs);
}

void FigureView::hover(const Hit& hit)
{
    if (hit.point == m_current.point)
        return;
    m_current = hit;
    m_plot->setCursor(hit.point && !hit.point->runIds.empty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    m_hovered = hit.point ? runsOf(*hit.point) : QSet<QString>();
    updateMarks();
    showCard(hit);
    Q_EMIT runsHovered(m_hovered);
}

void FigureView::showCard(const Hit& hit)
{
    if (!hit.point) {
        m_card->hide();
        return;
    }
    m_card->setText(hoverText(m_figure, *hit.series, *hit.point));
    m_card->adjustSize();
    const int x = static_cast<int>(m_plot->xAxis->coordToPixel(hit.point->x));
    const int y = static_cast<int>(m_plot->yAxis->coordToPixel(hit.point->y));
    const int left = x + 14 + m_card->width() <= width() ? x + 14 : x - 14 - m_card->width();
    const int top = std::clamp(y - m_card->height() - 8, 0, std::max(0, height() - m_card->height()));
    m_card->move(std::max(0, left), top);
    m_card->show();
    m_card->raise();
}

void FigureView::selectInside(const QRect& rect)
{
    QSet<QString> runs;
    for (const analysis::Series& series : m_figure.series)
        for (const auto* points : {&series.points, &series.singleRuns})
            for (const analysis::Point& point : *points) {
                const QPointF at(m_plot->xAxis->coordToPixel(point.x), m_plot->yAxis->coordToPixel(point.y));
                if (rect.contains(at.toPoint()))
                    runs.unite(runsOf(point));
            }
    Q_EMIT runsSelected(runs);
}

QString FigureView::dataText() const
{
    QString all = QStringLiteral("series\t%1\t%2\tlow\thigh\tn\n")
                      .arg(text(m_figure.x.text()), text(m_figure.y.text()));
    for (const analysis::Series& series : m_figure.series)
        for (const analysis::Point& point : series.points) {
            const QString low = point.interval ? QString::number(point.interval->low) : QString();
            const QString high = point.interval ? QString::number(point.interval->high) : QString();
            all += QStringLiteral("%1\t%2\t%3\t%4\t%5\t%6\n")
                       .arg(text(series.name))
                       .arg(point.x)
                       .arg(point.y)
                       .arg(low, high)
                       .arg(point.n);
        }
    return all;
}

void FigureView::keyPressEvent(QKeyEvent* event)
{
    const std::vector<Hit> all = hits();
    const auto current =
        std::find_if(all.begin(), all.end(), [this](const Hit& hit) { return hit.point == m_current.point; });
    const auto index = current == all.end() ? -1 : static_cast<int>(current - all.begin());
    const auto count = static_cast<int>(all.size());
    switch (event->key()) {
    case Qt::Key_Right:
        if (count > 0)
            hover(all[static_cast<std::size_t>((index + 1) % count)]);
        return;
    case Qt::Key_Left:
        if (count > 0)
            hover(all[static_cast<std::size_t>((std::max(index, 0) + count - 1) % count)]);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        clicked(m_current);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Minus: {
        const double factor = event->key() == Qt::Key_Plus ? 0.8 : 1.25;
        m_plot->xAxis->scaleRange(factor);
        m_plot->yAxis->scaleRange(factor);
        m_zoomed = true;
        m_plot->replot(QCustomPlot::rpQueuedReplot);
        return;
    }
    case Qt::Key_0:
        resetView();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void FigureView::leaveEvent(QEvent* event)
{
    hover({});
    QWidget::leaveEvent(event);
}

bool FigureView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_plot && event->type() == QEvent::Leave)
        hover({});
    if (watched == m_plot && event->type() == QEvent::MouseMove &&
        static_cast<QMouseEvent*>(event)->buttons().testFlag(Qt::LeftButton) &&
        m_plot->selectionRectMode() == QCP::srmNone) // a rubber band moves no axis
        m_zoomed = true;
    return QWidget::eventFilter(watched, event);
}

void FigureView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_figure.empty || m_figure.id.empty())
        return;
    m_plotter->chooseLabels();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void FigureView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void FigureView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    hover({});
}

} // namespace deltarank::ui
