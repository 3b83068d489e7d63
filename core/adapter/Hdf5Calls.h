#pragma once

#include "adapter/Hdf5.h"

#include <hdf5.h>
#include <mutex>
#include <utility>

/// What the Hdf5*.cpp files share; nobody else includes this or hdf5.h.
namespace deltarank::adapter::hdf5 {

/// Owner of one identifier of the library.
class Handle
{
public:
    using Close = herr_t (*)(hid_t);
    Handle(hid_t id, Close close) : m_id(id), m_close(close) {}
    ~Handle()
    {
        if (m_id >= 0)
            m_close(m_id);
    }
    Handle(Handle&& other) noexcept : m_id(std::exchange(other.m_id, -1)), m_close(other.m_close) {}
    Handle& operator=(Handle&&) = delete;
    explicit operator bool() const { return m_id >= 0; }
    operator hid_t() const { return m_id; }
    herr_t closeNow() { return m_id >= 0 ? m_close(std::exchange(m_id, -1)) : 0; }

private:
    hid_t m_id;
    Close m_close;
};

/// Holds the library: one caller at a time, nothing printed, no plugins.
class Library
{
public:
    Library() : m_lock(mutex())
    {
        static const bool prepared = [] {
            // Every handle is closed by its owner. What the library does at the program's end besides would
            // touch files again whose closing failed on a full disk, and crash.
            H5dont_atexit();
            H5PLset_loading_state(0);
            return true;
        }();
        static_cast<void>(prepared);
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
        H5Eclear2(H5E_DEFAULT);
    }

private:
    static std::mutex& mutex();
    std::lock_guard<std::mutex> m_lock;
};

/// What the library said: the innermost and so the most exact of its messages.
std::string libraryMessage();
tl::unexpected<base::Error> failLibrary(const std::string& what, const std::string& where);
tl::unexpected<base::Error> failWriting(const std::string& what, const std::string& where);

template <typename Number> hid_t memoryType();
template <> inline hid_t memoryType<float>()
{
    return H5T_NATIVE_FLOAT;
}
template <> inline hid_t memoryType<double>()
{
    return H5T_NATIVE_DOUBLE;
}
template <> inline hid_t memoryType<std::int32_t>()
{
    return H5T_NATIVE_INT32;
}
template <> inline hid_t memoryType<std::int64_t>()
{
    return H5T_NATIVE_INT64;
}
template <> inline hid_t memoryType<std::uint32_t>()
{
    return H5T_NATIVE_UINT32;
}
template <> inline hid_t memoryType<std::uint64_t>()
{
    return H5T_NATIVE_UINT64;
}
template <> inline hid_t memoryType<std::uint8_t>()
{
    return H5T_NATIVE_UINT8;
}

template <typename Number> hid_t fileType();
template <> inline hid_t fileType<float>()
{
    return H5T_IEEE_F32LE;
}
template <> inline hid_t fileType<double>()
{
    return H5T_IEEE_F64LE;
}
template <> inline hid_t fileType<std::int32_t>()
{
    return H5T_STD_I32LE;
}
template <> inline hid_t fileType<std::int64_t>()
{
    return H5T_STD_I64LE;
}
template <> inline hid_t fileType<std::uint32_t>()
{
    return H5T_STD_U32LE;
}
template <> inline hid_t fileType<std::uint64_t>()
{
    return H5T_STD_U64LE;
}
template <> inline hid_t fileType<std::uint8_t>()
{
    return H5T_STD_U8LE;
}

/// Every part of the path is a hard link: nothing outside this file is ever opened.
bool reachedByHardLinks(hid_t file, const std::string& name);
/// The object that carries attributes: a group or a data set.
Handle openCarrier(hid_t file, const std::string& name);

inline constexpr std::uint64_t largestGroup = 100'000;

} // namespace deltarank::adapter::hdf5

namespace deltarank::adapter {

struct Hdf5File::State
{
    hdf5::Handle file;
    Storage storage = Storage::Compressed;
};

} // namespace deltarank::adapter
