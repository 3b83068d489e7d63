#pragma once

#include <array>
#include <memory>
#include <zlib.h>

/// What the reader and the writer of snapshots agree on.
namespace deltarank::data::snapshot {

constexpr int newestVersion = 2; ///< 1: texts only
constexpr std::array<const char*, 4> partNames = {"", "train", "validation", "test"};

struct GzCloser
{
    void operator()(gzFile_s* file) const { ::gzclose(file); }
};
using GzFile = std::unique_ptr<gzFile_s, GzCloser>;

} // namespace deltarank::data::snapshot
