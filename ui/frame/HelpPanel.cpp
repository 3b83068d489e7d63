#include "ui/frame/HelpPanel.h"

#include "base/Files.h"
#include "ui/base/Localised.h"
#include "ui/base/Words.h"
#include "ui/frame/Widgets.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QTextBrowser>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace deltarank::ui {

namespace {

/// The section of a page that explains a figure: "cutoff-setting:rank@fine" has that of "cutoff-setting".
/// Empty if there is none.
QString figureSection(const QString& figures, const QString& id)
{
    const QString name = id.left(id.indexOf(QRegularExpression("[:@]")));
    const QString mark = QStringLiteral("<!-- figure: %1 -->").arg(name);
    const qsizetype from = figures.indexOf(mark);
    if (from < 0)
        return {};
    const qsizetype to = figures.indexOf("<!-- figure:", from + mark.size());
    return figures.mid(from, to < 0 ? -1 : to - from);
}

/// The page of a topic as Markdown, empty if there is none: "results", or "figure-ID" for one figure.
QString page(const QString& topic)
{
    const auto resources = base::resourceFolder();
    if (!resources)
        return {};
    const auto read = [&](const QString& name) {
        const auto found = base::readFile(localised(*resources / "help", name + ".md"), 1 << 20);
        return found ? text(*found) : QString();
    };
    const bool figure = topic.startsWith("figure-");
    QString markdown;
    if (figure)
        for (const char* place : {"figures", "adapters"})
            if (markdown.isEmpty())
                markdown = figureSection(read(place), topic.mid(7));
    if (markdown.isEmpty())
        markdown = read(figure ? QStringLiteral("figures") : topic);
    if (markdown.isEmpty())
        return {};
    static const QRegularExpression comment("<!--.*?-->\n", QRegularExpression::DotMatchesEverythingOption);
    markdown.remove(comment);
    if (figure)
        markdown += "\n\n" + HelpPanel::tr("[All figures](figures.md)");
    if (topic != "index")
        markdown += "\n\n" + HelpPanel::tr("[All help pages](index.md)");
    return markdown;
}

} // namespace

HelpPanel::HelpPanel(Context& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_browser(new QTextBrowser(this))
{
    setMinimumWidth(292);
    QFrame* card = makeSideCard(this);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(12, 8, 8, 8);
    auto* bar = new QHBoxLayout;
    bar->addWidget(makeLabel(card, tr("Help"), "heading"), 1);
    QToolButton* close =
        makeIconButton(card, context.icons.icon("close", Icons::Tint::Quiet), tr("Close the help"));
    bar->addWidget(close);
    layout->addLayout(bar);
    layout->addWidget(m_browser, 1);
    m_browser->setAccessibleName(tr("Help text"));
    m_browser->setOpenLinks(false);
    connect(close, &QToolButton::clicked, this, &HelpPanel::closed);
    connect(m_browser, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        if (url.scheme().isEmpty() && url.path().endsWith(".md"))
            showTopic(url.path().chopped(3));
        else if (url.scheme() == "https")
            QDesktopServices::openUrl(url);
    });
    connect(&context.theme, &Theme::changed, this, &HelpPanel::render);
}

void HelpPanel::showTopic(const QString& topic)
{
    m_topic = topic;
    render();
}

void HelpPanel::render()
{
    if (m_topic.isEmpty())
        return;
    const QString markdown = page(m_topic);
    m_browser->setMarkdown(markdown.isEmpty() ? tr("There is no help page for this yet.") : markdown);
}

} // namespace deltarank::ui
