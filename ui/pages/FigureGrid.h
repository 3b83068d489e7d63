#pragma once

#include "ui/figure/FigureCard.h"
#include "ui/frame/Context.h"

#include <QWidget>
#include <functional>

class QGridLayout;

namespace deltarank::ui {

/// A 2×2 grid of figures whose places can hold any figure, and one of which can fill the whole.
class FigureGrid : public QWidget
{
    Q_OBJECT

public:
    explicit FigureGrid(Context& context, QWidget* parent = nullptr);

    struct Choice
    {
        QString id;
        QString title;
    };
    using Builder = std::function<analysis::Figure(const QString& id)>;

    /// All figures that a place could hold, and what makes one; only shown ones are made. Places keep showing
    /// the figure they had.
    void setChoices(const QList<Choice>& choices, Builder builder);
    /// Makes the shown figures anew.
    void rebuild();
    void setAxes(const AxisChoice& axes);
    void setSelectedRuns(const QSet<QString>& runs);
    void setMaximised(int place); ///< -1: all four
    int maximised() const { return m_maximised; }
    FigureCard* card(int place) const { return m_cards[static_cast<std::size_t>(place)]; }
    static constexpr int places = 4;
    /// Ids of the shown figures, and zooms, for restoring a session.
    QStringList shown() const { return m_ids; }
    void setShown(const QStringList& ids);
    const QList<Choice>& choices() const { return m_choices; }

Q_SIGNALS:
    void runsClicked(const QStringList& runs);
    void runsSelected(const QSet<QString>& runs);
    void suggestionClicked(const QString& id);
    void exportRequested(const analysis::Figure& figure, const QString& format);
    void shownChanged();
    void helpRequested(const QString& figureId);

private:
    void fill(int place);
    bool isShown(int place) const;

    QGridLayout* m_layout;
    std::vector<FigureCard*> m_cards;
    QList<Choice> m_choices;
    Builder m_builder;
    QStringList m_ids;
    int m_maximised = -1;
};

} // namespace deltarank::ui
