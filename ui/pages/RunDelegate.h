#pragma once

#include "ui/frame/Context.h"

#include <QHash>
#include <QPixmap>
#include <QStyledItemDelegate>

namespace deltarank::ui {

/// The status of a run: an icon, the word, and how far a run in training is.
class RunDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    RunDelegate(Context& context, QObject* parent) : QStyledItemDelegate(parent), m_context(context) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    Context& m_context;
    mutable QHash<QString, QPixmap> m_icons; ///< every visible row asks for one at every repaint
};

} // namespace deltarank::ui
