#include "ui/pages/StartPage.h"

#include "ui/frame/Widgets.h"
#include "ui/models/RecentModel.h"
#include "ui/pages/RecentDelegate.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace deltarank::ui {

namespace {
constexpr int cardWidth = 260;

/// A number and its unit on one line: "40 runs", "11 s".
QString keptTogether(QString words)
{
    static const QRegularExpression between(QStringLiteral("(\\d) (?=\\p{L})"));
    return words.replace(between, QStringLiteral("\\1\u00A0"));
}
} // namespace

StartPage::StartPage(Context& context, QWidget* parent) : Page(context, parent)
{
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(32, 24, 32, 16);
    layout->setSpacing(4);
    layout->addWidget(makeLabel(content, tr("How much rank does a task need?"), "huge"));
    QLabel* about =
        makeLabel(content,
                  tr("Fine-tune a classifier on tasks of controlled complexity, measure the rank its "
                     "LoRA adapters really use, and explore the relation."),
                  "quiet");
    about->setWordWrap(true);
    layout->addWidget(about);
    layout->addSpacing(16);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(32);
    columns->addWidget(buildRecent(), 2);
    columns->addWidget(buildPresets(), 5);
    layout->addLayout(columns, 1);
    layout->addWidget(makeLabel(
        content, tr("Or drop a study, a run file or an adapter anywhere on this window."), "quiet"));
    setContent(content);
    connect(&context.settings, &Settings::recentFilesChanged, this, &StartPage::updateRecent);
    updateRecent();
}

QWidget* StartPage::buildRecent()
{
    auto* column = new QWidget(this);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(column, tr("Recent"), "title"));
    m_noRecent = makeLabel(column, tr("Studies and adapters you open are listed here."), "quiet");
    m_noRecent->setWordWrap(true);
    layout->addWidget(m_noRecent);
    m_recent = new RecentModel(this);
    m_recentList = new QListView(column);
    m_recentList->setProperty("role", "bare");
    m_recentList->setModel(m_recent);
    m_recentList->setItemDelegate(new RecentDelegate(context(), m_recentList));
    m_recentList->setMouseTracking(true);
    m_recentList->setAccessibleName(tr("Recently opened"));
    m_recentList->setContextMenuPolicy(Qt::CustomContextMenu);
    m_recentList->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_recentList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_recentList, 1);
    m_recentSpace = new QWidget(column); // keeps the heading at the top while the list is empty
    layout->addWidget(m_recentSpace, 1);
    const auto open = [this](const QModelIndex& index) {
        if (index.isValid())
            Q_EMIT pathChosen(index.data(RecentModel::PathRole).toString());
    };
    connect(m_recentList, &QListView::clicked, this, open);
    // Not activated(): a double click, and with some styles a single one, sends both signals.
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* enter = new QShortcut(key, m_recentList);
        enter->setContext(Qt::WidgetShortcut);
        connect(enter, &QShortcut::activated, this, [this, open] { open(m_recentList->currentIndex()); });
    }
    connect(m_recentList, &QListView::customContextMenuRequested, this, [this](const QPoint& at) {
        const QModelIndex index = m_recentList->indexAt(at);
        if (!index.isValid())
            return;
        QMenu menu;
        const QString path = index.data(RecentModel::PathRole).toString();
        menu.addAction(tr("Remove from this list"), this,
                       [this, path] { context().settings.removeRecentFile(path); });
        menu.exec(m_recentList->viewport()->mapToGlobal(at));
    });
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (const char* id : {"file.open", "file.openFolder"}) {
        QAction* action = context().actions.action(id);
        QPushButton* button = makeButton(column, action->text());
        button->setIcon(action->icon());
        button->setToolTip(action->toolTip());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    layout->addLayout(buttons);
    return column;
}

QWidget* StartPage::buildPresets()
{
    auto* column = new QWidget(this);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(column, tr("Start a study"), "title"));
    auto* scroll = new QScrollArea(column);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Presets"));
    auto* inner = new QWidget(scroll);
    auto* innerLayout = new QVBoxLayout(inner);
    innerLayout->setContentsMargins(0, 0, 8, 0);
    m_cards = new QGridLayout;
    m_cards->setSpacing(12);
    innerLayout->addLayout(m_cards);
    innerLayout->addStretch(1);
    scroll->setWidget(inner);
    layout->addWidget(scroll, 1);
    return column;
}

QWidget* StartPage::makeCard(const PresetCard& preset)
{
    auto* card = new QFrame(this);
    card->setProperty("role", "card");
    card->setMinimumWidth(cardWidth - 20);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(6);
    layout->addWidget(makeLabel(card, preset.title, "heading"));
    // The card says the beginning; the dialog and the tool tip say all of it.
    const qsizetype end = preset.description.indexOf(QStringLiteral(". "), 60);
    QLabel* about = makeLabel(card, end < 0 ? preset.description : preset.description.left(end + 1));
    about->setToolTip(QStringLiteral("<p>%1</p>").arg(preset.description.toHtmlEscaped()));
    about->setWordWrap(true);
    about->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::MinimumExpanding);
    about->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    layout->addWidget(about, 1);
    QLabel* needs = makeLabel(card, keptTogether(preset.needs), "quiet");
    needs->setWordWrap(true);
    layout->addWidget(needs);
    m_needs.insert(preset.name, needs);
    QPushButton* button = makeButton(card, tr("Use this preset…"));
    button->setAccessibleName(tr("Use the preset %1").arg(preset.title));
    connect(button, &QPushButton::clicked, this, [this, name = preset.name] { Q_EMIT presetChosen(name); });
    layout->addWidget(button, 0, Qt::AlignLeft);
    return card;
}

void StartPage::setPresets(const std::vector<PresetCard>& presets)
{
    qDeleteAll(m_presetCards);
    m_presetCards.clear();
    m_needs.clear();
    for (const PresetCard& preset : presets)
        m_presetCards << makeCard(preset);
    m_presetCount = static_cast<int>(presets.size());
    m_columns = 0;
    arrangeCards();
}

void StartPage::setNeeds(const QString& preset, const QString& needs, const QString& tip)
{
    if (QLabel* label = m_needs.value(preset)) {
        label->setText(keptTogether(needs));
        label->setToolTip(tip.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(tip.toHtmlEscaped()));
    }
}

QString StartPage::needs(const QString& preset) const
{
    const QLabel* label = m_needs.value(preset);
    return label ? label->text() : QString();
}

void StartPage::setSample(const QString& path)
{
    delete m_sample;
    m_sample = nullptr;
    m_samplePath = path;
    m_columns = 0;
    if (!path.isEmpty()) {
        auto* card = new QFrame(this);
        card->setProperty("role", "card");
        auto* layout = new QVBoxLayout(card);
        layout->setContentsMargins(14, 12, 14, 12);
        layout->setSpacing(6);
        layout->addWidget(makeLabel(card, tr("Sample study"), "heading"));
        QLabel* about = makeLabel(
            card, tr("A finished study to look around in: all figures, runs and spectra, no training."));
        about->setWordWrap(true);
        about->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        layout->addWidget(about, 1);
        QPushButton* button = makeButton(card, tr("Open the sample"), "primary");
        connect(button, &QPushButton::clicked, this, [this] { Q_EMIT pathChosen(m_samplePath); });
        layout->addWidget(button, 0, Qt::AlignLeft);
        m_sample = card;
    }
    arrangeCards();
}

void StartPage::arrangeCards()
{
    const int columns = std::clamp((width() - 64) * 5 / 7 / (cardWidth + 12), 1, 4);
    if (columns == m_columns)
        return;
    m_columns = columns;
    while (QLayoutItem* item = m_cards->takeAt(0))
        delete item;
    QList<QWidget*> all = m_presetCards;
    if (m_sample)
        all.prepend(m_sample);
    for (int i = 0; i < 4; ++i)
        m_cards->setColumnStretch(i, i < columns ? 1 : 0);
    for (qsizetype i = 0; i < all.size(); ++i) {
        m_cards->addWidget(all[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
        all[i]->show();
    }
}

void StartPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrangeCards();
}

void StartPage::activate()
{
    updateRecent();
}

void StartPage::updateRecent()
{
    m_recent->setPaths(context().settings.recentFiles());
    m_noRecent->setVisible(m_recent->rowCount() == 0);
    m_recentList->setVisible(m_recent->rowCount() > 0);
    m_recentSpace->setVisible(m_recent->rowCount() == 0);
}

} // namespace deltarank::ui
