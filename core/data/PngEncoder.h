#pragma once

#include "base/Result.h"
#include "data/Image.h"

#include <string>

namespace deltarank::data {

/// A picture as the bytes of a PNG file, without loss; one channel where all pixels are grey. Errors: an
/// empty picture, too little memory.
base::Result<std::string> encodePng(const Image& image);

} // namespace deltarank::data
