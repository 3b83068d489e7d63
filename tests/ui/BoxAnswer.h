#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QMessageBox>
#include <QString>
#include <QTimer>

namespace deltarank::test {

/// Presses a button of the next message box, as a person would. A box without that button is turned down, so
/// that a test fails rather than waits.
class BoxAnswer
{
public:
    explicit BoxAnswer(const QString& button)
    {
        m_timer.setInterval(10);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this, button] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!box)
                return;
            m_timer.stop();
            m_text = box->text() + '\n' + box->informativeText();
            for (QAbstractButton* one : box->buttons()) {
                const QString name = one->text().remove('&');
                m_buttons << name;
                if (name == button)
                    m_wanted = one;
            }
            if (m_wanted)
                m_wanted->click();
            else
                box->reject();
        });
        m_timer.start();
    }

    bool given() const { return m_wanted != nullptr; }
    /// What the box said; empty where there was none.
    const QString& text() const { return m_text; }
    const QStringList& buttons() const { return m_buttons; }

private:
    QTimer m_timer;
    QAbstractButton* m_wanted = nullptr;
    QString m_text;
    QStringList m_buttons;
};

} // namespace deltarank::test
