#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace deltarank::base {

enum class ErrorCode {
    InvalidArgument, ///< a value the user gave is out of range or makes no sense
    NotFound,        ///< a file, class or tensor does not exist
    Io,              ///< reading or writing failed (permission, full disk, network folder)
    Format,          ///< a file is not what it should be
    Unsupported,     ///< well formed, but not something this program reads
    Mismatch,        ///< two things that must belong together do not (fingerprint, shape)
    OutOfMemory,
    Busy,     ///< another process holds it
    Stopped,  ///< the user asked to stop
    Numeric,  ///< a loss or weight stopped being finite
    Internal, ///< a helper process died or a library failed
};

/// What a user must know: what happened, where, and what to do. Texts are complete English sentences.
struct [[nodiscard]] Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string message; ///< what happened: "`train.steps` is 0."
    std::string where{}; ///< file (with line) or field; may be empty
    std::string hint{};  ///< what to do: "Give a number from 1 to 1,000,000."

    /// One line for a terminal: "where: message hint".
    std::string text() const
    {
        std::string all = where.empty() ? message : where + ": " + message;
        return hint.empty() ? all : all + " " + hint;
    }
};

template <typename T> using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string where = {},
                                  std::string hint = {})
{
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(where), std::move(hint)});
}
inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

/// The exit-status name of a code, used in JSON and `.failed.json` files.
const char* name(ErrorCode code);

} // namespace deltarank::base

/// Returns the error of EXPR from the enclosing function, if it has one.
#define DELTARANK_TRY(EXPR)                                                                                  \
    do {                                                                                                     \
        if (auto&& deltarankStatus = (EXPR); !deltarankStatus)                                               \
            return ::deltarank::base::fail(std::move(deltarankStatus).error());                              \
    } while (false)
