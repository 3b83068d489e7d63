#pragma once

#include "ui/figure/FigureCard.h"
#include "ui/frame/Context.h"

#include <QWidget>
#include <functional>

class QGridLayout;

namespace deltarank::ui {

/// A 2×2 grid of figures whose places can hold any figure, and one of which can fill the whole. With several
/// studies side by side: two rows of one figure each, a column a study.
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
    using RowBuilder = std::function<std::vector<analysis::Figure>(const QString& id)>;
    /// Two rows with a column for each of several studies; `row` makes one row's figures, on common axes.
    /// Fewer than two panels: back to the 2×2 grid.
    void setPanels(int panels, RowBuilder row);
    int panels() const { return m_panels; }
    /// Makes the shown figures anew.
    void rebuild();
    void setAxes(const AxisChoice& axes);
    void setSelectedRuns(const QSet<QString>& runs);
    void setMaximised(int place); ///< -1: all four
    int maximised() const { return m_maximised; }
    FigureCard* card(int place) const { return m_cards[static_cast<std::size_t>(place)]; }
    static constexpr int places = 4;
    /// Places in use: `places`, or two for each panel.
    int count() const { return m_panels > 1 ? 2 * m_panels : places; }
    /// Ids of the shown figures, and zooms, for restoring a session.
    QStringList shown() const { return m_ids; }
    QStringList shownRows() const { return m_rowIds; }
    /// @param rows the figures of the two rows with several studies; empty: as they are
    void setShown(const QStringList& ids, const QStringList& rows = {});
    const QList<Choice>& choices() const { return m_choices; }

Q_SIGNALS:
    void runsClicked(const QStringList& runs);
    void runsSelected(const QSet<QString>& runs);
    void suggestionClicked(const QString& id);
    void exportRequested(const analysis::Figure& figure, const QString& format);
    void shownChanged();
    void helpRequested(const QString& figureId);

private:
    FigureCard* addCard();
    void arrange();
    void stretch();
    void fill(int place);
    void fillRow(int row);
    bool isShown(int place) const;
    QString& idAt(int place);

    Context& m_context;
    QGridLayout* m_layout;
    std::vector<FigureCard*> m_cards;
    QList<Choice> m_choices;
    Builder m_builder;
    RowBuilder m_row;
    QStringList m_ids;
    QStringList m_rowIds{QString(), QString()};
    AxisChoice m_axes;
    QSet<QString> m_selected;
    int m_panels = 1;
    int m_maximised = -1;
};

} // namespace deltarank::ui
