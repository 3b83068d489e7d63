#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace deltarank::study {

/// Requests and replies between ReaderClient and `deltarank-read`.
///
/// A request is an 8-byte length and that many bytes: operation, path, number. A reply is an 8-byte length
/// and that many bytes: 1 and the answer as Wire encodes it, or 0 and an error's code, message, place and
/// hint. One request is answered before the next is sent; the end of the input ends the reader.
enum class ReaderOperation : std::int64_t {
    Run = 1,     ///< a run without its adapter's matrices
    Adapter = 2, ///< an adapter's facts
    Matrix = 3,  ///< rows and columns of A and B and their values
    Head = 4,    ///< values of one head tensor
};

inline constexpr std::uint64_t longestRequest = 1 << 20;
inline constexpr std::uint64_t longestReply = std::uint64_t{1} << 30;

/// Answers one request; the whole of the reader process but for moving bytes. Never throws.
class ReaderService
{
public:
    ReaderService();
    ~ReaderService();
    std::string answer(std::string_view request);

private:
    struct State;
    State* m_state;
};

} // namespace deltarank::study
