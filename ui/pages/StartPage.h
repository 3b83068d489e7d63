#pragma once

#include "ui/frame/Page.h"

#include <QHash>
#include <QString>
#include <vector>

class QGridLayout;
class QLabel;
class QListView;
class QVBoxLayout;

namespace deltarank::ui {

class RecentModel;

/// A study one can start from.
struct PresetCard
{
    QString name;
    QString title;
    QString description;
    QString needs; ///< "Debian package lists · bert-mini-debian · about 7 min here"
    QString tip{}; ///< how to get what is missing
};

/// The first thing people see: recent files, presets, and the sample study.
class StartPage : public Page
{
    Q_OBJECT

public:
    explicit StartPage(Context& context, QWidget* parent = nullptr);

    QString helpTopic() const override { return QStringLiteral("start"); }
    void activate() override;
    void setPresets(const std::vector<PresetCard>& presets);
    /// What was found out about a preset since its card was made.
    void setNeeds(const QString& preset, const QString& needs, const QString& tip);
    QString needs(const QString& preset) const;
    /// Shows the card of the bundled finished study; an empty path hides it.
    void setSample(const QString& path);
    int presetCount() const { return m_presetCount; }

Q_SIGNALS:
    void presetChosen(const QString& name);
    void pathChosen(const QString& path);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildRecent();
    QWidget* buildPresets();
    void arrangeCards();
    QWidget* makeCard(const PresetCard& preset);
    void updateRecent();

    RecentModel* m_recent = nullptr;
    QListView* m_recentList = nullptr;
    QLabel* m_noRecent = nullptr;
    QWidget* m_recentSpace = nullptr;
    QGridLayout* m_cards = nullptr;
    QWidget* m_sample = nullptr;
    QString m_samplePath;
    QList<QWidget*> m_presetCards;
    QHash<QString, QLabel*> m_needs; ///< by preset
    int m_presetCount = 0;
    int m_columns = 0;
};

} // namespace deltarank::ui
