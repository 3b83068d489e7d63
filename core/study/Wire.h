#pragma once

#include "adapter/Adapter.h"
#include "study/RunRecord.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace deltarank::study {

/// Numbers and texts one after the other, little-endian as in memory: what the reader process and its client
/// exchange. Both are always of the same build.
class WireWriter
{
public:
    void integer(std::int64_t value) { raw(&value, sizeof value); }
    void number(double value) { raw(&value, sizeof value); }
    void text(std::string_view value);
    template <typename Number> void numbers(const std::vector<Number>& values)
    {
        integer(static_cast<std::int64_t>(values.size()));
        raw(values.data(), values.size() * sizeof(Number));
    }
    void raw(const void* data, std::size_t bytes) { m_bytes.append(static_cast<const char*>(data), bytes); }
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// Reads the same. Once something does not fit, everything that follows is empty and ok() is false; no length
/// is believed that the bytes do not hold.
class WireReader
{
public:
    explicit WireReader(std::string_view bytes) : m_bytes(bytes) {}
    std::int64_t integer();
    int smallInteger(); ///< fails outside of int
    double number();
    std::string text();
    /// A length of things that take at least `bytesEach`.
    std::size_t length(std::size_t bytesEach);
    template <typename Number> std::vector<Number> numbers()
    {
        std::vector<Number> values(length(sizeof(Number)));
        raw(values.data(), values.size() * sizeof(Number));
        return values;
    }
    void raw(void* target, std::size_t bytes);
    std::size_t remaining() const { return m_bytes.size(); }
    void refuse() { m_ok = false; }
    bool ok() const { return m_ok; }
    /// All read and nothing left over.
    bool finished() const { return m_ok && m_bytes.empty(); }

private:
    std::string_view m_bytes;
    bool m_ok = true;
};

/// A run without the adapter's matrices and head.
void encodeRun(WireWriter& out, const RunRecord& run);
RunRecord decodeRun(WireReader& in);
/// An adapter's facts: matrices without values, head without values.
void encodeFacts(WireWriter& out, const adapter::Adapter& facts);
adapter::Adapter decodeFacts(WireReader& in);

} // namespace deltarank::study
