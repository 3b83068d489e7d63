#pragma once

#include <cstdlib>
#include <string>

/// Folder of the reference data: $DELTARANK_GOLDEN, else tests/golden/reference.
inline std::string goldenFolder()
{
    const char* other = std::getenv("DELTARANK_GOLDEN");
    return other && *other ? other : DELTARANK_TEST_DATA "/golden/reference";
}

inline std::string goldenFile(const std::string& relative)
{
    return goldenFolder() + "/" + relative;
}
