#include "ui/pages/RunDelegate.h"

#include "ui/models/RunTableModel.h"

#include <QPainter>

namespace deltarank::ui {

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = m_context.theme.tokens();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, option.palette.color(QPalette::Highlight));
    const auto state = static_cast<RunState>(index.data(RunTableModel::StateRole).toInt());
    const char* icons[] = {"waiting", "working", "good", "error"};
    const Icons::Tint tints[] = {Icons::Tint::Quiet, Icons::Tint::Accent, Icons::Tint::Good,
                                 Icons::Tint::Bad};
    const auto which = static_cast<std::size_t>(state);
    const QRect& r = option.rect;
    const QString key = QStringLiteral("%1 %2 %3")
                            .arg(which)
                            .arg(m_context.theme.isDark())
                            .arg(painter->device()->devicePixelRatioF());
    if (!m_icons.contains(key))
        m_icons.insert(key, m_context.icons.pixmap(icons[which], 16, tints[which],
                                                   painter->device()->devicePixelRatioF()));
    painter->drawPixmap(r.left() + 6, r.center().y() - 7, m_icons.value(key));
    painter->setPen(state == RunState::Waiting ? t.quietText : state == RunState::Failed ? t.bad : t.text);
    painter->drawText(r.adjusted(28, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
    if (state == RunState::Working) {
        const QRectF track(r.left() + 28, r.bottom() - 4, r.width() - 36, 2);
        painter->fillRect(track, t.line);
        painter->fillRect(
            QRectF(track.topLeft(),
                   QSizeF(track.width() * index.data(RunTableModel::ProgressRole).toDouble(), 2)),
            t.accent);
    }
    painter->restore();
}

} // namespace deltarank::ui
