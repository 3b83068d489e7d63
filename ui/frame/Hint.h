#pragma once

#include "ui/frame/Context.h"

#include <QFrame>

namespace deltarank::ui {

/// One sentence for the first time on a page; gone for good once closed.
class Hint : public QFrame
{
    Q_OBJECT

public:
    /// @param id under which it is remembered as closed
    Hint(Context& context, const QString& id, const QString& text, QWidget* parent = nullptr);
};

} // namespace deltarank::ui
