#pragma once

#include "base/Result.h"

#include <filesystem>

namespace deltarank::base {

/// The error of a failed call of the C library: NotFound or Io, with the system's words and what to do about
/// a full disk, missing permission or a read-only place. @param number what errno said
tl::unexpected<Error> failErrno(const char* what, const std::filesystem::path& path, int number);

} // namespace deltarank::base
