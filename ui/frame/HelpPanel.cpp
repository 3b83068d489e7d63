#include "ui/frame/HelpPanel.h"

#include "base/Files.h"
#include "ui/base/Words.h"
#include "ui/frame/Widgets.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QTextBrowser>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace deltarank::ui {

namespace {

/// The page of a topic; a figure without a page of its own is explained with the other figures.
base::Result<std::string> page(const QString& topic)
{
    const auto resources = base::resourceFolder();
    if (!resources)
        return base::fail(resources.error());
    auto found = base::readFile(*resources / "help" / (topic.toStdString() + ".md"), 1 << 20);
    if (!found && topic.startsWith("figure-"))
        found = base::readFile(*resources / "help" / "results.md", 1 << 20);
    return found;
}

} // namespace

HelpPanel::HelpPanel(Context& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_browser(new QTextBrowser(this))
{
    setProperty("role", "panel");
    setMinimumWidth(280);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    auto* bar = new QHBoxLayout;
    bar->addWidget(makeLabel(this, tr("Help"), "heading"), 1);
    QToolButton* close =
        makeIconButton(this, context.icons.icon("close", Icons::Tint::Quiet), tr("Close the help"));
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
    const auto found = page(m_topic);
    m_browser->setMarkdown(found ? text(*found) : tr("There is no help page for this yet."));
}

} // namespace deltarank::ui
