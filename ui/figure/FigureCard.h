#pragma once

#include "ui/base/Icons.h"
#include "ui/figure/FigureView.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace deltarank::ui {

/// A figure with its title and buttons: what fills a place of the grid.
class FigureCard : public QFrame
{
    Q_OBJECT

public:
    FigureCard(const Theme& theme, const Icons& icons, QWidget* parent = nullptr);

    FigureView* view() const { return m_view; }
    void setFigure(analysis::Figure figure);
    /// Titles of all figures that could stand here; the title becomes a menu of them.
    void setChoices(const QStringList& titles);
    void setMaximised(bool maximised);
    /// For places with one figure only.
    void hideMaximise();
    /// Of the help: "figure-ID"; empty while no figure is shown.
    QString helpTopic() const;
    /// That of the figure which a widget is part of; empty outside all figures.
    static QString topicAt(const QWidget* widget);

Q_SIGNALS:
    void maximiseToggled();
    void exportRequested(const QString& format); ///< "png", "svg", "pdf", "csv"
    void choiceMade(int index);
    void helpRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void copyPicture();
    /// Cuts the title where the card is too narrow for it.
    void fitTitle();

    const Icons& m_icons;
    FigureView* m_view;
    QString m_panel; ///< name of the study, where several stand side by side
    QString m_fullTitle;
    QToolButton* m_title;
    QToolButton* m_notes;
    QToolButton* m_maximise;
};

} // namespace deltarank::ui
