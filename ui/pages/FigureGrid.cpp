#include "ui/pages/FigureGrid.h"

#include "ui/base/Words.h"

#include <QGridLayout>

namespace deltarank::ui {

FigureGrid::FigureGrid(Context& context, QWidget* parent) : QWidget(parent), m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    for (int place = 0; place < places; ++place) {
        auto* card = new FigureCard(context.theme, context.icons, this);
        m_cards.push_back(card);
        m_layout->addWidget(card, place / 2, place % 2);
        connect(card, &FigureCard::maximiseToggled, this,
                [this, place] { setMaximised(m_maximised == place ? -1 : place); });
        connect(card, &FigureCard::exportRequested, this, [this, card](const QString& format) {
            Q_EMIT exportRequested(card->view()->figure(), format);
        });
        connect(card, &FigureCard::helpRequested, this,
                [this, place] { Q_EMIT helpRequested(m_ids.value(place)); });
        connect(card, &FigureCard::choiceMade, this, [this, place](int index) {
            m_ids[place] = m_choices[index].id;
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
    }
    for (int i = 0; i < 2; ++i) {
        m_layout->setRowStretch(i, 1);
        m_layout->setColumnStretch(i, 1);
    }
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

void FigureGrid::setShown(const QStringList& ids)
{
    QStringList shown;
    for (int place = 0; place < places; ++place) {
        const QString wanted = ids.value(place);
        const bool known = std::any_of(m_choices.begin(), m_choices.end(),
                                       [&](const Choice& choice) { return choice.id == wanted; });
        shown << (known ? wanted : place < m_choices.size() ? m_choices[place].id : QString());
    }
    m_ids = shown;
    setMaximised(m_maximised);
}

void FigureGrid::rebuild()
{
    for (int place = 0; place < places; ++place)
        fill(place);
}

bool FigureGrid::isShown(int place) const
{
    return !m_ids.value(place).isEmpty() && (m_maximised < 0 || m_maximised == place);
}

void FigureGrid::fill(int place)
{
    if (isShown(place) && m_builder)
        m_cards[static_cast<std::size_t>(place)]->setFigure(m_builder(m_ids[place]));
}

void FigureGrid::setAxes(const AxisChoice& axes)
{
    for (FigureCard* card : m_cards)
        card->view()->setAxisChoice(axes);
}

void FigureGrid::setSelectedRuns(const QSet<QString>& runs)
{
    for (FigureCard* card : m_cards)
        card->view()->setSelectedRuns(runs);
}

void FigureGrid::setMaximised(int place)
{
    m_maximised = place;
    for (int i = 0; i < places; ++i) {
        m_cards[static_cast<std::size_t>(i)]->setVisible(isShown(i));
        m_cards[static_cast<std::size_t>(i)]->setMaximised(place == i);
    }
    rebuild(); // hidden figures were not kept up to date
}

} // namespace deltarank::ui
