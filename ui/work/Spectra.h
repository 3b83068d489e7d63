#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <string>
#include <vector>

namespace deltarank::ui {

/// Singular values of one adapted matrix, as the window needs them.
struct MatrixSpectrum
{
    std::string modulePath;
    int layer = -1;
    std::string kind;
    int rank = 0;
    std::int64_t rows = 0; ///< shape of ΔW, [out, in]; 0 where the file does not say
    std::int64_t columns = 0;
    double alpha = 0;
    double scaling = 1;
    std::vector<float> values; ///< descending, scaling included
};

/// An open adapter or run file.
struct AdapterContents
{
    QString path;
    QString name;
    QString format; ///< "PEFT", "kohya", "run of a study"
    QString baseModel;
    std::vector<MatrixSpectrum> matrices;
    QStringList notes;
    QStringList unread;
    std::vector<std::pair<QString, QString>> facts; ///< name and text, for the side panel
};

} // namespace deltarank::ui
