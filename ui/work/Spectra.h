#pragma once

#include "adapter/AdapterSource.h"

#include <QString>
#include <QStringList>
#include <algorithm>
#include <cstdint>
#include <memory>
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
    std::vector<float> values; ///< descending, scaling included; empty until measured
    bool measured = true;      ///< false while the adapter is still being read
    QString error{};           ///< why it could not be measured
    int place = -1;            ///< in `AdapterContents::source`; -1 where A and B are not there
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
    std::vector<std::pair<QString, QString>>
        metadata{}; ///< config and metadata of the file, as written there
    double fileBytes = 0;
    bool complete = true; ///< false while matrices are still being measured
    /// For what needs A and B: comparing, truncating, saving. Null where only spectra are known.
    std::shared_ptr<const adapter::AdapterSource> source{};

    int measuredCount() const
    {
        return static_cast<int>(std::count_if(matrices.begin(), matrices.end(),
                                              [](const MatrixSpectrum& matrix) { return matrix.measured; }));
    }
};

} // namespace deltarank::ui
