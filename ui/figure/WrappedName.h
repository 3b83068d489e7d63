#pragma once

#include <QFontMetrics>
#include <QString>

namespace deltarank::ui {

/// The name of an axis on as few lines as hold it in `room` pixels, three at most: broken before its unit or
/// behind its comma where that fits, else so that the longest line is short. Never at a no-break space. Lines
/// that are still too long are cut.
QString wrappedName(const QString& name, double room, const QFontMetrics& metrics);

} // namespace deltarank::ui
