#include "Console.h"

#include "base/Json.h"
#include "base/System.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace deltarank::cli {

namespace {

std::size_t terminalWidth()
{
    const char* columns = std::getenv("COLUMNS");
    const int width = columns ? std::atoi(columns) : 0;
    return width > 20 ? static_cast<std::size_t>(width) : 100;
}

/// Bytes that fit into `columns` characters of UTF-8.
std::string fitted(const std::string& text, std::size_t columns)
{
    std::size_t seen = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && ++seen > columns)
            return text.substr(0, i);
    return text;
}

bool plainLinesAsked()
{
    const char* asked = std::getenv("DELTARANK_PROGRESS");
    return asked && std::string(asked) == "lines";
}

constexpr auto betweenRedraws = std::chrono::milliseconds(100);
constexpr auto betweenPlainLines = std::chrono::seconds(20);

} // namespace

ProgressLine::ProgressLine()
    : m_terminal(base::errorsGoToTerminal()), m_plainLines(!m_terminal && plainLinesAsked())
{}
ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::show(const std::string& text)
{
    const auto now = std::chrono::steady_clock::now();
    if (m_plainLines) {
        if (m_last.time_since_epoch().count() == 0 || now - m_last >= betweenPlainLines) {
            m_last = now;
            std::fprintf(stderr, "%s\n", text.c_str());
        }
        return;
    }
    if (!m_terminal || (m_shown && now - m_last < betweenRedraws))
        return;
    m_last = now;
    m_shown = true;
    std::fprintf(stderr, "\r\033[K%s", fitted(text, terminalWidth() - 1).c_str());
    std::fflush(stderr);
}

void ProgressLine::clear()
{
    if (m_shown)
        std::fprintf(stderr, "\r\033[K");
    m_shown = false;
}

base::ProgressSink ProgressLine::sink()
{
    return [this](const base::Progress& progress) { show(text(progress)); };
}

std::string duration(double seconds)
{
    if (!(seconds >= 0) || seconds > 1e9)
        return {};
    const auto whole = static_cast<long>(std::lround(seconds));
    if (whole < 60)
        return std::to_string(whole) + " s";
    if (whole < 3600)
        return std::to_string(whole / 60) + " min" +
               (whole < 600 ? " " + std::to_string(whole % 60) + " s" : "");
    return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

std::string text(const base::Progress& progress)
{
    std::string line = progress.stage;
    if (progress.total > 0)
        line += " " + std::to_string(progress.done * 100 / progress.total) + "%";
    if (!progress.detail.empty())
        line += " · " + progress.detail;
    if (const std::string left = duration(progress.secondsLeft); !left.empty())
        line += " · " + left + " left";
    return line;
}

void printJson(const nlohmann::json& value)
{
    std::printf("%s\n", base::jsonText(value, 2).c_str());
}

int report(const base::Error& error)
{
    std::fprintf(stderr, "deltarank-cli: %s\n", error.text().c_str());
    return failed;
}

int reportUsage(const base::Error& error)
{
    report(error);
    return wrongUsage;
}

base::StopToken stopOnSignals()
{
    auto token = base::StopToken::create();
    base::onStopRequest([token]() mutable { token.request(base::StopToken::Request::Now); });
    return token;
}

} // namespace deltarank::cli
