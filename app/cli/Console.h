#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"

#include <chrono>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace deltarank::cli {

/// Exit statuses: scripts tell wrong usage from work that failed.
enum Exit { done = 0, failed = 1, wrongUsage = 2 };

/// One line of progress on stderr: redrawn at most ten times a second where stderr is a terminal; where it is
/// not, silent, or with DELTARANK_PROGRESS=lines in the environment a plain line every 20 s (for logs).
class ProgressLine
{
public:
    ProgressLine();
    ~ProgressLine();
    /// Replaces the line.
    void show(const std::string& text);
    /// Takes the line away, so that other text can be printed.
    void clear();
    base::ProgressSink sink();

private:
    bool m_terminal;
    bool m_plainLines;
    bool m_shown = false;
    std::chrono::steady_clock::time_point m_last{};
};

/// "3 min 20 s", "2 h 5 min"; "" for a negative time.
std::string duration(double seconds);
/// "41%", with what is left.
std::string text(const base::Progress& progress);

/// Indented, to stdout.
void printJson(const nlohmann::json& value);

/// Prints an error to stderr; the exit status that belongs to it.
int report(const base::Error& error);
/// The same for faults of what was typed.
int reportUsage(const base::Error& error);

/// A token that Ctrl+C and SIGTERM ask to stop: the first asks to stop now, in good order; a second one ends
/// the program.
base::StopToken stopOnSignals();

} // namespace deltarank::cli
