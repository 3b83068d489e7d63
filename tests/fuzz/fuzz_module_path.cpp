#include "adapter/ModulePath.h"

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

/// The bytes are module paths, one a line: different places for all of them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace deltarank;
    std::vector<std::string> paths(1);
    for (std::size_t i = 0; i < size && paths.size() < 200; ++i) {
        if (data[i] == '\n')
            paths.emplace_back();
        else
            paths.back() += static_cast<char>(data[i]);
    }
    std::set<std::pair<int, std::string>> seen;
    for (const auto& place : adapter::placesOf(paths))
        if (!seen.insert({place.layer, place.kind}).second)
            std::abort();
    return 0;
}
