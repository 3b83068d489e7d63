#include "base/System.h"
#include "ui/frame/MainWindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <QThreadPool>
#include <QTimer>

int main(int argc, char** argv)
{
    deltarank::base::tuneAllocator();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("deltarank"));
    QApplication::setApplicationDisplayName(QStringLiteral("DeltaRank"));
    QApplication::setOrganizationName(QStringLiteral("DeltaRank"));
    QApplication::setApplicationVersion(QStringLiteral(DELTARANK_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("deltarank"));

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
    parser.process(application);

    int status = 0;
    {
        deltarank::ui::MainWindow window(std::make_unique<QSettings>(
            QSettings::IniFormat, QSettings::UserScope, "DeltaRank", "deltarank"));
        window.show();
        // After the first frame, so that the window is there at once.
        QTimer::singleShot(0, &window, [&] {
            window.openPaths(parser.positionalArguments());
            if (parser.isSet(run))
                window.openAndRun(parser.value(run));
        });
        status = QApplication::exec();
    }
    QThreadPool::globalInstance()->waitForDone();
    return status;
}
