#include "StartMessages.h"
#include "base/System.h"
#include "ui/frame/MainWindow.h"
#include "ui/work/Background.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <QTimer>
#include <memory>
#include <string>
#include <vector>

namespace {

/// Help and version are given without a display, too.
bool onlyAsks(const std::vector<std::string>& arguments)
{
    for (const std::string& argument : arguments)
        if (argument == "-h" || argument == "--help" || argument == "--help-all" || argument == "-v" ||
            argument == "--version")
            return true;
        else if (argument == "--")
            return false;
    return false;
}

/// The value of -platform, which Qt itself reads later; empty if there is none.
std::string platformOf(const std::vector<std::string>& arguments)
{
    for (std::size_t i = 0; i + 1 < arguments.size(); ++i)
        if (arguments[i] == "-platform" || arguments[i] == "--platform")
            return arguments[i + 1];
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    deltarank::base::tuneAllocator();
    QApplication::setApplicationName(QStringLiteral("deltarank"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("DeltaRank"));
    QApplication::setOrganizationName(QStringLiteral("DeltaRank"));
    QApplication::setApplicationVersion(QStringLiteral(DELTARANK_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("deltarank"));

    const std::vector<std::string> arguments(argv + (argc > 0), argv + argc);
    std::unique_ptr<QCoreApplication> application;
    if (onlyAsks(arguments)) {
        application = std::make_unique<QCoreApplication>(argc, argv);
    } else {
        const deltarank::StartMessages messages(platformOf(arguments));
        application = std::make_unique<QApplication>(argc, argv);
    }

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "How much rank does a task need?"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption run(QStringLiteral("run"),
                                 QCoreApplication::translate("main", "Open a study and start training it."),
                                 QStringLiteral("STUDY"));
    parser.addOption(run);
    parser.addPositionalArgument(
        QStringLiteral("FILE"),
        QCoreApplication::translate("main", "Study folders, run files or adapters to open."),
        QStringLiteral("[FILE...]"));
    parser.process(*application);

    int status = 0;
    {
        deltarank::ui::MainWindow window(std::make_unique<QSettings>(
            QSettings::IniFormat, QSettings::UserScope, "DeltaRank", "deltarank"));
        window.show();
        // After the first frame, so that the window is there at once.
        QTimer::singleShot(0, &window, [&] {
            if (parser.positionalArguments().isEmpty() && !parser.isSet(run))
                window.restoreSession();
            window.openPaths(parser.positionalArguments());
            if (parser.isSet(run))
                window.openAndRun(parser.value(run));
        });
        status = QApplication::exec();
    }
    deltarank::ui::backgroundPool().waitForDone();
    return status;
}
