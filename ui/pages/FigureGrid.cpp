#include "ui/pages/FigureGrid.h"

#include "ui/base/Words.h"

#include <QGridLayout>

namespace deltarank::ui {

FigureGrid::FigureGrid(Context& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    for (int place = 0; place < places; ++place)
        addCard();
    arrange();
}

FigureCard* FigureGrid::addCard()
{
    const auto place = static_cast<int>(m_cards.size());
    auto* card = new FigureCard(m_context.theme, m_context.icons, this);
    m_cards.push_back(card);
    QStringList titles;
    for (const Choice& choice : m_choices)
        titles << choice.title;
    card->setChoices(titles);
    card->view()->setAxisChoice(m_axes);
    card->view()->setSelectedRuns(m_selected);
    connect(card, &FigureCard::maximiseToggled, this,
            [this, place] { setMaximised(m_maximised == place ? -1 : place); });
    connect(card, &FigureCard::exportRequested, this,
            [this, card](const QString& format) { Q_EMIT exportRequested(card->view()->figure(), format); });
    connect(card, &FigureCard::helpRequested, this, [this, place] { Q_EMIT helpRequested(idAt(place)); });
    connect(card, &FigureCard::choiceMade, this, [this, place](int index) {
        idAt(place) = m_choices[index].id;
        if (m_panels > 1)
            fillRow(place / m_panels);
        else
            fill(place);
        Q_EMIT shownChanged();
    });
    FigureView* view = card->view();
    connect(view, &FigureView::runsHovered, this, [this, view](const QSet<QString>& runs) {
        for (FigureCard* other : m_cards)
            if (other->view() != view)
                other->view()->setHoveredRuns(runs);
    });
    connect(view, &FigureView::runsClicked, this, &FigureGrid::runsClicked);
    connect(view, &FigureView::runsSelected, this, &FigureGrid::runsSelected);
    connect(view, &FigureView::suggestionClicked, this, &FigureGrid::suggestionClicked);
    return card;
}

void FigureGrid::arrange()
{
    const int columns = m_panels > 1 ? m_panels : 2;
    while (static_cast<int>(m_cards.size()) < count())
        addCard();
    for (int place = 0; place < static_cast<int>(m_cards.size()); ++place) {
        FigureCard* card = m_cards[static_cast<std::size_t>(place)];
        m_layout->removeWidget(card);
        if (place < count()) {
            m_layout->addWidget(card, place / columns, place % columns);
        } else {
            card->hide();
        }
    }
    stretch();
}

/// Rows and columns in which nothing is shown take no place.
void FigureGrid::stretch()
{
    const int columns = m_panels > 1 ? m_panels : 2;
    for (int column = 0; column < m_layout->columnCount(); ++column)
        m_layout->setColumnStretch(column,
                                   column < columns && (m_maximised < 0 || m_maximised % columns == column));
    for (int row = 0; row < m_layout->rowCount(); ++row)
        m_layout->setRowStretch(row, row < 2 && (m_maximised < 0 || m_maximised / columns == row));
}

QString& FigureGrid::idAt(int place)
{
    return m_panels > 1 ? m_rowIds[place / m_panels % 2] : m_ids[place];
}

void FigureGrid::setPanels(int panels, RowBuilder row)
{
    m_row = std::move(row);
    const int wanted = std::max(1, panels);
    if (wanted == m_panels)
        return;
    m_panels = wanted;
    m_maximised = -1;
    arrange();
    setShown(m_ids);
}

void FigureGrid::setChoices(const QList<Choice>& choices, Builder builder)
{
    m_builder = std::move(builder);
    const bool same =
        std::equal(choices.begin(), choices.end(), m_choices.begin(), m_choices.end(),
                   [](const Choice& a, const Choice& b) { return a.id == b.id && a.title == b.title; });
    if (same)
        return;
    m_choices = choices;
    QStringList titles;
    for (const Choice& choice : choices)
        titles << choice.title;
    for (FigureCard* card : m_cards)
        card->setChoices(titles);
    setShown(m_ids);
}

void FigureGrid::setShown(const QStringList& ids, const QStringList& rows)
{
    if (rows.size() == m_rowIds.size())
        m_rowIds = rows;
    QStringList shown;
    for (int place = 0; place < places; ++place) {
        const QString wanted = ids.value(place);
        const bool known = std::any_of(m_choices.begin(), m_choices.end(),
                                       [&](const Choice& choice) { return choice.id == wanted; });
        shown << (known ? wanted : place < m_choices.size() ? m_choices[place].id : QString());
    }
    m_ids = shown;
    for (int row = 0; row < 2; ++row) {
        const bool known = std::any_of(m_choices.begin(), m_choices.end(),
                                       [&](const Choice& choice) { return choice.id == m_rowIds[row]; });
        if (!known)
            m_rowIds[row] = m_ids[row];
    }
    setMaximised(m_maximised);
}

void FigureGrid::rebuild()
{
    if (m_panels > 1) {
        for (int row = 0; row < 2; ++row)
            fillRow(row);
        return;
    }
    for (int place = 0; place < places; ++place)
        fill(place);
}

bool FigureGrid::isShown(int place) const
{
    return place < count() && (m_panels > 1 || !m_ids.value(place).isEmpty()) &&
           (m_maximised < 0 || m_maximised == place);
}

void FigureGrid::fill(int place)
{
    if (isShown(place) && m_builder)
        m_cards[static_cast<std::size_t>(place)]->setFigure(m_builder(m_ids[place]));
}

void FigureGrid::fillRow(int row)
{
    const int first = row * m_panels;
    const bool needed = m_maximised < 0 || (m_maximised >= first && m_maximised < first + m_panels);
    if (!needed || !m_row || m_rowIds[row].isEmpty())
        return;
    std::vector<analysis::Figure> figures = m_row(m_rowIds[row]);
    for (int i = 0; i < m_panels && i < static_cast<int>(figures.size()); ++i)
        m_cards[static_cast<std::size_t>(first + i)]->setFigure(
            std::move(figures[static_cast<std::size_t>(i)]));
}

void FigureGrid::setAxes(const AxisChoice& axes)
{
    m_axes = axes;
    for (FigureCard* card : m_cards)
        card->view()->setAxisChoice(axes);
}

void FigureGrid::setSelectedRuns(const QSet<QString>& runs)
{
    m_selected = runs;
    for (FigureCard* card : m_cards)
        card->view()->setSelectedRuns(runs);
}

void FigureGrid::setMaximised(int place)
{
    m_maximised = place < count() ? place : -1;
    for (int i = 0; i < count(); ++i) {
        m_cards[static_cast<std::size_t>(i)]->setVisible(isShown(i));
        m_cards[static_cast<std::size_t>(i)]->setMaximised(place == i);
    }
    stretch();
    rebuild(); // hidden figures were not kept up to date
}

} // namespace deltarank::ui
