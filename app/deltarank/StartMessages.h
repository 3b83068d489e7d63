#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deltarank {

/// While it lives, Qt's messages are kept back, and where Qt gives up since no window can be opened, one
/// sentence goes to standard error and the program ends with status 1, in place of several lines and an
/// abort. What was kept back is printed at its end. One at a time, in main().
class StartMessages
{
public:
    /// @param platform the platform asked for with -platform; empty: none
    explicit StartMessages(std::string platform);
    ~StartMessages();
    StartMessages(const StartMessages&) = delete;
    StartMessages& operator=(const StartMessages&) = delete;
};

/// The environment that decides where a window goes; empty: not set.
struct DisplayEnvironment
{
    std::string platform; ///< -platform or QT_QPA_PLATFORM
    std::string wayland;  ///< WAYLAND_DISPLAY
    std::string x11;      ///< DISPLAY
};

/// Why no window can be opened and what to do, in one line.
/// @param qtSaid what Qt printed before it gave up
std::string noWindowSentence(const DisplayEnvironment& environment, const std::vector<std::string>& qtSaid);

} // namespace deltarank
