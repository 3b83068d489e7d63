#include "ui/figure/FigureCard.h"

#include "ui/base/CoreTexts.h"
#include "ui/base/Words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>
#include <qcustomplot.h>

namespace deltarank::ui {

namespace {
QToolButton* button(QWidget* parent, const QIcon& icon, const QString& name)
{
    auto* made = new QToolButton(parent);
    made->setIcon(icon);
    made->setIconSize({16, 16});
    made->setAutoRaise(true);
    made->setToolTip(name);
    made->setAccessibleName(name);
    return made;
}
} // namespace

FigureCard::FigureCard(const Theme& theme, const Icons& icons, QWidget* parent)
    : QFrame(parent), m_icons(icons), m_view(new FigureView(theme, this))
{
    setProperty("role", "panel");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 8);
    layout->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(0);
    m_title = new QToolButton(this);
    m_title->setProperty("role", "figureTitle");
    m_title->setAutoRaise(true);
    m_title->setAccessibleName(tr("Figure"));
    m_title->setPopupMode(QToolButton::InstantPopup);
    m_title->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_title->setMinimumWidth(40); // a long title makes its figure no wider than the others
    m_notes = button(this, icons.icon("info", Icons::Tint::Warn), tr("Notes on this figure"));
    m_notes->setPopupMode(QToolButton::InstantPopup);
    m_maximise = button(this, icons.icon("maximise", Icons::Tint::Quiet), tr("Maximise this figure"));
    auto* exporting =
        button(this, icons.icon("export", Icons::Tint::Quiet), tr("Export or copy this figure"));
    exporting->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(exporting);
    const std::pair<QString, QString> formats[] = {{"png", tr("Picture (PNG)…")},
                                                   {"svg", tr("Drawing (SVG)…")},
                                                   {"pdf", tr("Drawing (PDF)…")},
                                                   {"csv", tr("Data (CSV)…")}};
    for (const auto& [format, label] : formats)
        connect(menu->addAction(label), &QAction::triggered, this,
                [this, format = format] { Q_EMIT exportRequested(format); });
    menu->addSeparator();
    connect(menu->addAction(icons.icon("copy"), tr("Copy picture")), &QAction::triggered, this,
            &FigureCard::copyPicture);
    connect(menu->addAction(tr("Copy data")), &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_view->dataText()); });
    menu->addSeparator();
    connect(menu->addAction(icons.icon("help"), tr("What does this figure show?")), &QAction::triggered, this,
            &FigureCard::helpRequested);
    exporting->setMenu(menu);
    bar->addWidget(m_title);
    bar->addWidget(m_notes);
    bar->addStretch(1);
    bar->addWidget(exporting);
    bar->addWidget(m_maximise);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    connect(m_maximise, &QToolButton::clicked, this, &FigureCard::maximiseToggled);
    auto* copy = new QShortcut(QKeySequence::Copy, m_view);
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &FigureCard::copyPicture);
}

void FigureCard::setFigure(analysis::Figure figure)
{
    const QString title = coreText(figure.title);
    m_panel = text(figure.panel);
    // Beside figures of the same title, what differs comes first.
    m_fullTitle = m_panel.isEmpty() ? title : m_panel + QStringLiteral(" · ") + title;
    m_title->setAccessibleName(tr("Figure: %1").arg(m_fullTitle));
    QStringList notes;
    for (const std::string& note : figure.notes)
        notes << coreText(note);
    m_notes->setVisible(!notes.isEmpty());
    m_notes->setToolTip(notes.join("\n\n"));
    m_notes->setAccessibleDescription(notes.join(' '));
    fitTitle();
    m_view->setFigure(std::move(figure));
}

void FigureCard::fitTitle()
{
    constexpr int padding = 10; // of the title, in ui/style.qss, and a pixel for rounding
    const QMargins margins = layout()->contentsMargins();
    int room = width() - margins.left() - margins.right() - padding;
    for (const QToolButton* other : findChildren<QToolButton*>(Qt::FindDirectChildrenOnly))
        if (other != m_title && !other->isHidden())
            room -= other->sizeHint().width();
    const QFontMetrics metrics(m_title->font());
    room = std::max(room, 40);
    // Side by side, the axes tell what is shown and the name alone whose it is. Names of studies often begin
    // alike: one that finds no room is cut in its middle.
    const bool whole = metrics.horizontalAdvance(m_fullTitle) <= room;
    const QString shown = whole               ? m_fullTitle
                          : m_panel.isEmpty() ? metrics.elidedText(m_fullTitle, Qt::ElideRight, room)
                                              : metrics.elidedText(m_panel, Qt::ElideMiddle, room);
    m_title->setText(shown);
    const QString choose = m_title->menu() ? tr("Choose another figure for this place") : QString();
    m_title->setToolTip(shown == m_fullTitle ? choose
                        : choose.isEmpty()   ? m_fullTitle
                                             : m_fullTitle + '\n' + choose);
}

void FigureCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fitTitle();
}

void FigureCard::setChoices(const QStringList& titles)
{
    delete m_title->menu();
    auto* menu = new QMenu(m_title);
    for (qsizetype i = 0; i < titles.size(); ++i)
        connect(menu->addAction(titles[i]), &QAction::triggered, this,
                [this, i] { Q_EMIT choiceMade(static_cast<int>(i)); });
    m_title->setMenu(menu);
}

void FigureCard::setMaximised(bool maximised)
{
    m_maximise->setIcon(m_icons.icon(maximised ? "restore" : "maximise", Icons::Tint::Quiet));
    const QString name = maximised ? tr("Back to all figures") : tr("Maximise this figure");
    m_maximise->setToolTip(name);
    m_maximise->setAccessibleName(name);
}

void FigureCard::hideMaximise()
{
    m_maximise->hide();
}

QString FigureCard::helpTopic() const
{
    const std::string& id = m_view->figure().id;
    return id.empty() ? QString() : QStringLiteral("figure-") + text(id);
}

QString FigureCard::topicAt(const QWidget* widget)
{
    for (; widget; widget = widget->parentWidget())
        if (const auto* card = qobject_cast<const FigureCard*>(widget))
            return card->helpTopic();
    return {};
}

void FigureCard::copyPicture()
{
    QGuiApplication::clipboard()->setPixmap(m_view->plot()->toPixmap(0, 0, 2));
}

} // namespace deltarank::ui
