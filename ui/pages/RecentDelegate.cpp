#include "ui/pages/RecentDelegate.h"

#include "ui/models/RecentModel.h"

#include <QPainter>

namespace deltarank::ui {

void RecentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    const Tokens& t = m_context.theme.tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const bool hover = option.state.testFlag(QStyle::State_MouseOver);
    if (current || hover) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(current ? mixed(t.accent, t.panel, 0.12) : mixed(t.text, t.window, 0.06));
        painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 4, 4);
    }
    const bool missing = index.data(RecentModel::MissingRole).toBool();
    const QString icon = missing                                       ? "warning"
                         : index.data(RecentModel::StudyRole).toBool() ? "results"
                                                                       : "adapters";
    const int y = option.rect.center().y() - 10;
    painter->drawPixmap(option.rect.left() + 10, y,
                        m_context.icons.pixmap(icon, 20, missing ? Icons::Tint::Warn : Icons::Tint::Accent,
                                               painter->device()->devicePixelRatioF()));
    const QRect textArea = option.rect.adjusted(42, 6, -10, -6);
    painter->setFont(option.font);
    painter->setPen(missing ? t.quietText : t.text);
    const QFontMetrics metrics(option.font);
    painter->drawText(textArea, Qt::AlignTop | Qt::AlignLeft,
                      metrics.elidedText(index.data().toString(), Qt::ElideMiddle, textArea.width()));
    painter->setPen(t.quietText);
    painter->drawText(textArea, Qt::AlignBottom | Qt::AlignLeft,
                      metrics.elidedText(index.data(RecentModel::FolderRole).toString(), Qt::ElideMiddle,
                                         textArea.width()));
    painter->restore();
}

QSize RecentDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {120, QFontMetrics(option.font).height() * 2 + 18};
}

} // namespace deltarank::ui
