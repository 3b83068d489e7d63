#pragma once

#include <QString>
#include <filesystem>

namespace deltarank::ui {

/// A page of the resources in the person's language where there is one, FOLDER/de/FILE, else FOLDER/FILE,
/// which is English.
std::filesystem::path localised(const std::filesystem::path& folder, const QString& file);

} // namespace deltarank::ui
