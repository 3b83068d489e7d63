#pragma once

#include <filesystem>

namespace deltarank::base {

/// The name of a folder for work in progress, beside what it is for: no other process and no other object has
/// it. It is made by whoever needs it, and is gone with this object unless it was put in place.
class ScratchFolder
{
public:
    /// NAME.HOST-PROCESS-NUMBER.tmp beside `target`, such as NAME.
    explicit ScratchFolder(const std::filesystem::path& target);
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace deltarank::base
