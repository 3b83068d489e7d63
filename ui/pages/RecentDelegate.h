#pragma once

#include "ui/frame/Context.h"

#include <QStyledItemDelegate>

namespace deltarank::ui {

/// A recent file on two lines: icon and name, then the folder.
class RecentDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    RecentDelegate(Context& context, QObject* parent) : QStyledItemDelegate(parent), m_context(context) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Context& m_context;
};

} // namespace deltarank::ui
