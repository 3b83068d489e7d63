#pragma once

#include <QByteArray>
#include <QMap>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <nlohmann/json.hpp>

/// deltarank-cli as a user runs it.
class CommandLine
{
public:
    /// Exit status; -1 where it did not end by itself.
    int run(const QStringList& arguments, const QMap<QString, QString>& variables = {})
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (auto it = variables.begin(); it != variables.end(); ++it)
            environment.insert(it.key(), it.value());
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(DELTARANK_BINARY_DIR "/bin/deltarank-cli"), arguments);
        if (!process.waitForFinished(300'000) || process.exitStatus() != QProcess::NormalExit)
            return -1;
        output = process.readAllStandardOutput();
        errors = process.readAllStandardError();
        return process.exitCode();
    }
    nlohmann::json json() const
    {
        return nlohmann::json::parse(output.begin(), output.end(), nullptr, false);
    }

    QByteArray output;
    QByteArray errors;
};
