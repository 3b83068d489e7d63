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

    /// @param about the file or folder it is about, for forget(); may be empty
    void show(Level level, const QString& html, const QString& about = {});
    void show(const base::Error& error);
    /// Hides a message that is about this path or something in it: it is not true any more.
    void forget(const QString& path);
    QString message() const;

private:
    const Icons& m_icons;
    QLabel* m_icon;
    QLabel* m_text;
    QString m_about;
};

} // namespace deltarank::ui
