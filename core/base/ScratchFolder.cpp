#include "base/ScratchFolder.h"

#include "base/System.h"

namespace deltarank::base {

ScratchFolder::ScratchFolder(const std::filesystem::path& target)
    : m_path(target.string() + "." + hostName() + "-" + std::to_string(processId()) + "-" +
             std::to_string(uniqueNumber()) + ".tmp")
{}

ScratchFolder::~ScratchFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace deltarank::base
