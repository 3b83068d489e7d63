#include "StartMessages.h"

#include <QByteArray>
#include <QMessageLogContext>
#include <QString>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace deltarank {

namespace {

struct Kept
{
    QtMsgType type;
    std::string text;
};

struct State
{
    std::string platform;
    std::vector<Kept> kept;
    QtMessageHandler before = nullptr;
};

/// Qt's handlers take no argument, so this one is found through a function.
State& state()
{
    static State theState;
    return theState;
}

std::string environmentText(const char* name)
{
    return qgetenv(name).toStdString();
}

void keep(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    State& s = state();
    if (type != QtFatalMsg) {
        s.kept.push_back({type, message.toStdString()});
        return;
    }
    std::vector<std::string> said;
    for (const Kept& one : s.kept)
        said.push_back(one.text);
    said.push_back(message.toStdString());
    DisplayEnvironment environment{s.platform, environmentText("WAYLAND_DISPLAY"),
                                   environmentText("DISPLAY")};
    if (environment.platform.empty())
        environment.platform = environmentText("QT_QPA_PLATFORM");
    std::fprintf(stderr, "deltarank: %s\n", noWindowSentence(environment, said).c_str());
    std::fflush(stderr);
    // Nothing was opened or begun yet; static objects of a half-started Qt are left alone.
    std::_Exit(1);
}

} // namespace

StartMessages::StartMessages(std::string platform)
{
    state() = {std::move(platform), {}, nullptr};
    state().before = qInstallMessageHandler(keep);
}

StartMessages::~StartMessages()
{
    qInstallMessageHandler(state().before);
    for (const Kept& one : state().kept)
        qt_message_output(one.type, {}, QString::fromStdString(one.text));
    state().kept.clear();
}

std::string noWindowSentence(const DisplayEnvironment& environment, const std::vector<std::string>& qtSaid)
{
    const auto said = [&](std::string_view part) {
        return std::any_of(qtSaid.begin(), qtSaid.end(),
                           [&](const std::string& line) { return line.find(part) != std::string::npos; });
    };
    if (!said("platform plugin")) // not about the display at all
        return "No window can be opened: " + (qtSaid.empty() ? "Qt gave no reason." : qtSaid.back());
    std::string reason;
    if (said("Could not find the Qt platform plugin") && !environment.platform.empty())
        reason = "Qt has no plug-in \"" + environment.platform +
                 "\" here (for Wayland it is in the package qt6-wayland)";
    else if (environment.platform.starts_with("wayland"))
        reason =
            environment.wayland.empty()
                ? "Wayland was asked for, and there is no Wayland compositor (WAYLAND_DISPLAY is not set)"
                : "no Wayland compositor answers at WAYLAND_DISPLAY=" + environment.wayland;
    else if (environment.x11.empty() && environment.platform == "xcb")
        reason = "X11 was asked for, and there is no X display (DISPLAY is not set)";
    else if (environment.x11.empty() && environment.wayland.empty())
        reason = "there is no display (neither WAYLAND_DISPLAY nor DISPLAY is set)";
    else if (environment.x11.empty())
        reason = "no Wayland compositor answers at WAYLAND_DISPLAY=" + environment.wayland;
    else
        reason = "the display DISPLAY=" + environment.x11 + " does not answer or does not let you in";
    return "No window can be opened: " + reason +
           ". Start it in a desktop session or through ssh -X, or use deltarank-cli, which needs no window.";
}

} // namespace deltarank
