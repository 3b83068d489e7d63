#pragma once

#include "base/Result.h"
#include "ui/base/Icons.h"

#include <QFrame>

class QLabel;

namespace deltarank::ui {

/// One sentence for the person, above the page: what happened, where, what to do. Stays until closed.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    enum class Level { Info, Warning, Bad };

    explicit MessageBar(const Icons& icons, QWidget* parent = nullptr);

    void show(Level level, const QString& html);
    void show(const base::Error& error);
    QString message() const;

private:
    const Icons& m_icons;
    QLabel* m_icon;
    QLabel* m_text;
};

} // namespace deltarank::ui
