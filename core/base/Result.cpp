#include "base/Result.h"

namespace deltarank::base {

const char* name(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return "invalid-argument";
    case ErrorCode::NotFound:
        return "not-found";
    case ErrorCode::Io:
        return "io";
    case ErrorCode::Format:
        return "format";
    case ErrorCode::Unsupported:
        return "unsupported";
    case ErrorCode::Mismatch:
        return "mismatch";
    case ErrorCode::OutOfMemory:
        return "out-of-memory";
    case ErrorCode::Busy:
        return "busy";
    case ErrorCode::Stopped:
        return "stopped";
    case ErrorCode::Numeric:
        return "numeric";
    case ErrorCode::Internal:
        return "internal";
    }
    return "internal";
}

} // namespace deltarank::base
