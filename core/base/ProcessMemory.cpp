#include "base/ProcessMemory.h"

#include <fstream>
#include <unistd.h>

namespace deltarank::base {

std::uint64_t currentMemory()
{
    std::ifstream pages("/proc/self/statm");
    std::uint64_t total = 0;
    std::uint64_t resident = 0;
    return pages >> total >> resident ? resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

} // namespace deltarank::base
