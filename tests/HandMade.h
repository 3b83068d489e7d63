#pragma once

#include <QFile>
#include <QString>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace deltarank::tests {

/// The header of a safetensors file by a reader of its own: length, JSON, nothing of the program's.
inline nlohmann::json headerByHand(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QFile::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    if (bytes.size() < 8)
        return {};
    quint64 length = 0;
    for (int i = 7; i >= 0; --i)
        length = length << 8 | static_cast<unsigned char>(bytes[i]);
    const QByteArray header = bytes.mid(8, static_cast<int>(length));
    return nlohmann::json::parse(header.begin(), header.end(), nullptr, false);
}

} // namespace deltarank::tests
