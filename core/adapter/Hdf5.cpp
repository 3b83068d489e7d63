#include "adapter/Hdf5.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <hdf5.h>
#include <limits>
#include <mutex>
#include <utility>

namespace deltarank::adapter {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;

namespace {

constexpr std::uint64_t chunkBytes = 1 << 20;
constexpr std::uint64_t largestChunk = 64 << 20;
constexpr std::uint64_t largestText = 64 << 20;
constexpr std::uint64_t largestAttribute = 1 << 20;
constexpr std::uint64_t largestGroup = 100'000;
/// Deflate cannot shrink by more than about 1032.
constexpr std::uint64_t deflateRatio = 1100;

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

std::mutex& libraryMutex()
{
    static std::mutex mutex;
    return mutex;
}

/// Holds the library: one caller at a time, nothing printed, no plugins.
class Library
{
public:
    Library() : m_lock(libraryMutex())
    {
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
        H5Eclear2(H5E_DEFAULT);
        static const bool prepared = [] {
            H5PLset_loading_state(0);
            return true;
        }();
        static_cast<void>(prepared);
    }

private:
    std::lock_guard<std::mutex> m_lock;
};

/// What the library said: the innermost and so the most exact of its messages.
std::string libraryMessage()
{
    std::string text;
    H5Ewalk2(
        H5E_DEFAULT, H5E_WALK_UPWARD,
        [](unsigned, const H5E_error2_t* error, void* data) -> herr_t {
            auto& first = *static_cast<std::string*>(data);
            if (first.empty() && error->desc)
                first = error->desc;
            return 0;
        },
        &text);
    H5Eclear2(H5E_DEFAULT);
    return text;
}

tl::unexpected<base::Error> failLibrary(const std::string& what, const std::string& where)
{
    const std::string said = libraryMessage();
    return fail(ErrorCode::Format, what + (said.empty() ? "." : " (HDF5: " + said + ")."), where,
                "The file may be damaged.");
}

tl::unexpected<base::Error> failWriting(const std::string& what, const std::string& where)
{
    const std::string said = libraryMessage();
    return fail(ErrorCode::Io, what + (said.empty() ? "." : " (HDF5: " + said + ")."), where,
                "Check that the disk is not full and that the folder may be written to.");
}

template <typename Number> hid_t memoryType();
template <> hid_t memoryType<float>()
{
    return H5T_NATIVE_FLOAT;
}
template <> hid_t memoryType<double>()
{
    return H5T_NATIVE_DOUBLE;
}
template <> hid_t memoryType<std::int32_t>()
{
    return H5T_NATIVE_INT32;
}
template <> hid_t memoryType<std::int64_t>()
{
    return H5T_NATIVE_INT64;
}
template <> hid_t memoryType<std::uint32_t>()
{
    return H5T_NATIVE_UINT32;
}
template <> hid_t memoryType<std::uint64_t>()
{
    return H5T_NATIVE_UINT64;
}
template <> hid_t memoryType<std::uint8_t>()
{
    return H5T_NATIVE_UINT8;
}

template <typename Number> hid_t fileType();
template <> hid_t fileType<float>()
{
    return H5T_IEEE_F32LE;
}
template <> hid_t fileType<double>()
{
    return H5T_IEEE_F64LE;
}
template <> hid_t fileType<std::int32_t>()
{
    return H5T_STD_I32LE;
}
template <> hid_t fileType<std::int64_t>()
{
    return H5T_STD_I64LE;
}
template <> hid_t fileType<std::uint32_t>()
{
    return H5T_STD_U32LE;
}
template <> hid_t fileType<std::uint64_t>()
{
    return H5T_STD_U64LE;
}
template <> hid_t fileType<std::uint8_t>()
{
    return H5T_STD_U8LE;
}

Handle textType(std::size_t length)
{
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose);
    H5Tset_size(type, std::max<std::size_t>(1, length));
    H5Tset_strpad(type, H5T_STR_NULLPAD);
    H5Tset_cset(type, H5T_CSET_UTF8);
    return type;
}

std::string trimmed(const char* bytes, std::size_t length)
{
    while (length > 0 && bytes[length - 1] == '\0')
        --length;
    return {bytes, length};
}

/// product * factor in checked arithmetic; false on overflow.
bool multiply(std::uint64_t& product, std::uint64_t factor)
{
    if (factor != 0 && product > std::numeric_limits<std::uint64_t>::max() / factor)
        return false;
    product *= factor;
    return true;
}

/// Every part of the path is a hard link: nothing outside this file is ever opened.
bool reachedByHardLinks(hid_t file, const std::string& name)
{
    if (name.empty() || name == "/")
        return true;
    for (std::size_t end = name.find('/', 1);; end = name.find('/', end + 1)) {
        const std::string part = name.substr(0, end);
        H5L_info_t info;
        if (H5Lexists(file, part.c_str(), H5P_DEFAULT) <= 0 ||
            H5Lget_info(file, part.c_str(), &info, H5P_DEFAULT) < 0 || info.type != H5L_TYPE_HARD)
            return false;
        if (end == std::string::npos)
            return true;
    }
}

/// The extents of a data space: at most 16, each fits an int64.
Result<Shape> extentsOf(hid_t space, const std::string& where)
{
    const int rank = H5Sget_simple_extent_ndims(space);
    if (rank < 0 || rank > 16 || H5Sget_simple_extent_type(space) == H5S_NULL)
        return fail(ErrorCode::Format, "The data set has no usable shape.", where,
                    "The file may be damaged.");
    hsize_t extents[16] = {};
    if (rank > 0 && H5Sget_simple_extent_dims(space, extents, nullptr) < 0)
        return failLibrary("The data set's shape could not be read", where);
    Shape shape;
    for (int i = 0; i < rank; ++i) {
        if (extents[i] > static_cast<hsize_t>(std::numeric_limits<std::int64_t>::max()))
            return fail(ErrorCode::Format, "The data set's shape overflows.", where,
                        "The file may be damaged.");
        shape.push_back(static_cast<std::int64_t>(extents[i]));
    }
    return shape;
}

/// A data set that may be read: checked layout, filters and sizes.
struct OpenedDataset
{
    Handle set;
    Handle type;
    Shape shape;
    std::uint64_t count = 1;
    std::size_t elementBytes = 0;
};

Result<OpenedDataset> openDataset(hid_t file, const std::string& name, const std::string& where,
                                  std::uint64_t limit)
{
    if (!reachedByHardLinks(file, name))
        return fail(ErrorCode::Format, "The file has no data set " + name + ".", where,
                    "The file may be damaged.");
    Handle set(H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose);
    if (!set)
        return failLibrary(name + " could not be opened", where);
    Handle creation(H5Dget_create_plist(set), H5Pclose);
    if (!creation)
        return failLibrary(name + " could not be opened", where);
    const H5D_layout_t layout = H5Pget_layout(creation);
    if (layout != H5D_CHUNKED && layout != H5D_CONTIGUOUS && layout != H5D_COMPACT)
        return fail(ErrorCode::Unsupported, name + " is a virtual data set, which is not read.", where);
    if (H5Pget_external_count(creation) != 0)
        return fail(ErrorCode::Unsupported, name + " keeps its numbers in another file, which is not read.",
                    where);
    Handle type(H5Dget_type(set), H5Tclose);
    Handle space(H5Dget_space(set), H5Sclose);
    if (!type || !space)
        return failLibrary("The type or shape of " + name + " could not be read", where);
    OpenedDataset opened{std::move(set), std::move(type), {}, 1, 0};
    auto shape = extentsOf(space, where + " " + name);
    if (!shape)
        return fail(shape.error());
    opened.shape = std::move(*shape);
    opened.elementBytes = H5Tget_size(opened.type);
    for (const auto extent : opened.shape)
        if (!multiply(opened.count, static_cast<std::uint64_t>(extent)))
            return fail(ErrorCode::Format, "The size of " + name + " overflows.", where,
                        "The file may be damaged.");
    std::uint64_t bytes = opened.count;
    if (opened.elementBytes == 0 || opened.count > limit || !multiply(bytes, opened.elementBytes))
        return fail(ErrorCode::Format,
                    name + " would have " + std::to_string(opened.count) + " elements; at most " +
                        std::to_string(limit) + " are read here.",
                    where, "The file may be damaged.");
    if (layout == H5D_CHUNKED) {
        hsize_t extents[16] = {};
        const int rank = H5Pget_chunk(creation, 16, extents);
        if (rank < 0 || rank > 16)
            return failLibrary("The chunks of " + name + " could not be read", where);
        std::uint64_t chunk = opened.elementBytes;
        for (int i = 0; i < rank; ++i)
            if (!multiply(chunk, extents[i]))
                chunk = std::numeric_limits<std::uint64_t>::max();
        if (chunk > largestChunk && chunk > 2 * bytes)
            return fail(ErrorCode::Format, "The chunks of " + name + " are too large.", where,
                        "The file may be damaged.");
        if (chunk > 16 * largestChunk)
            return fail(ErrorCode::Format, "The chunks of " + name + " are too large.", where,
                        "The file may be damaged.");
        const int filters = H5Pget_nfilters(creation);
        for (int i = 0; i < filters; ++i) {
            unsigned flags = 0;
            std::size_t values = 0;
            const H5Z_filter_t filter = H5Pget_filter2(creation, static_cast<unsigned>(i), &flags, &values,
                                                       nullptr, 0, nullptr, nullptr);
            if (filter != H5Z_FILTER_SHUFFLE && filter != H5Z_FILTER_DEFLATE &&
                filter != H5Z_FILTER_FLETCHER32)
                return fail(ErrorCode::Unsupported, name + " is stored with a filter that is not read here.",
                            where, "Rewrite it with shuffle, deflate and Fletcher32 only.");
        }
    }
    const std::uint64_t stored = H5Dget_storage_size(opened.set);
    const std::uint64_t most =
        layout == H5D_CHUNKED ? (stored > (std::uint64_t{1} << 50) ? 0 : stored * deflateRatio) : stored;
    if (bytes > most && bytes > 0)
        return fail(ErrorCode::Format,
                    name + " would have " + std::to_string(bytes) + " bytes, but only " +
                        std::to_string(stored) + " are stored.",
                    where, "The file may be damaged.");
    return opened;
}

bool isNumber(hid_t type)
{
    const H5T_class_t kind = H5Tget_class(type);
    return (kind == H5T_INTEGER || kind == H5T_FLOAT) && H5Tget_size(type) <= 16;
}

/// The object that carries attributes: a group or a data set.
Handle openCarrier(hid_t file, const std::string& name)
{
    if (!reachedByHardLinks(file, name))
        return {-1, H5Oclose};
    return {H5Oopen(file, name.empty() ? "/" : name.c_str(), H5P_DEFAULT), H5Oclose};
}

/// An attribute with a checked size.
struct OpenedAttribute
{
    Handle attribute;
    Handle type;
    std::uint64_t count = 1;
    std::size_t elementBytes = 0;
};

Result<OpenedAttribute> openAttribute(hid_t object, const std::string& name, const std::string& where)
{
    if (H5Aexists(object, name.c_str()) <= 0)
        return fail(ErrorCode::Format, "The attribute " + name + " is missing.", where,
                    "The file may be damaged.");
    Handle attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose);
    if (!attribute)
        return failLibrary("The attribute " + name + " could not be opened", where);
    Handle type(H5Aget_type(attribute), H5Tclose);
    Handle space(H5Aget_space(attribute), H5Sclose);
    if (!type || !space)
        return failLibrary("The attribute " + name + " could not be opened", where);
    auto shape = extentsOf(space, where);
    if (!shape)
        return fail(shape.error());
    OpenedAttribute opened{std::move(attribute), std::move(type), 1, 0};
    for (const auto extent : *shape)
        if (!multiply(opened.count, static_cast<std::uint64_t>(extent)))
            return fail(ErrorCode::Format, "The attribute " + name + " overflows.", where);
    opened.elementBytes = H5Tget_size(opened.type);
    std::uint64_t bytes = opened.count;
    if (opened.elementBytes == 0 || !multiply(bytes, opened.elementBytes) || bytes > largestAttribute)
        return fail(ErrorCode::Format, "The attribute " + name + " is too large.", where,
                    "The file may be damaged.");
    return opened;
}

bool isFixedText(hid_t type)
{
    return H5Tget_class(type) == H5T_STRING && H5Tis_variable_str(type) == 0;
}

Result<std::string> readTextAttribute(const OpenedAttribute& opened, const std::string& name,
                                      const std::string& where)
{
    if (!isFixedText(opened.type) || opened.count != 1)
        return fail(ErrorCode::Format, "The attribute " + name + " is not one text of fixed length.", where);
    std::string bytes(opened.elementBytes, '\0');
    if (H5Aread(opened.attribute, opened.type, bytes.data()) < 0)
        return failLibrary("The attribute " + name + " could not be read", where);
    return trimmed(bytes.data(), bytes.size());
}

template <typename Number>
Result<std::vector<Number>> readNumberAttribute(const OpenedAttribute& opened, const std::string& name,
                                                const std::string& where)
{
    if (!isNumber(opened.type))
        return fail(ErrorCode::Format, "The attribute " + name + " is not a number.", where);
    std::vector<Number> values(opened.count);
    if (opened.count > 0 && H5Aread(opened.attribute, memoryType<Number>(), values.data()) < 0)
        return failLibrary("The attribute " + name + " could not be read", where);
    return values;
}

Result<std::vector<std::string>> attributeNames(hid_t object, const std::string& where)
{
    std::vector<std::string> names;
    const herr_t status = H5Aiterate2(
        object, H5_INDEX_NAME, H5_ITER_INC, nullptr,
        [](hid_t, const char* name, const H5A_info_t*, void* data) -> herr_t {
            auto& all = *static_cast<std::vector<std::string>*>(data);
            if (all.size() >= largestGroup)
                return -1;
            all.emplace_back(name);
            return 0;
        },
        &names);
    if (status < 0)
        return failLibrary("The attributes could not be listed", where);
    return names;
}

Status writeAttribute(hid_t file, const std::string& objectName, const std::string& name, hid_t stored,
                      hid_t memory, hid_t space, const void* data, const std::string& where)
{
    Handle object = openCarrier(file, objectName);
    Handle creation(H5Pcreate(H5P_ATTRIBUTE_CREATE), H5Pclose);
    H5Pset_char_encoding(creation, H5T_CSET_UTF8);
    if (!object)
        return failWriting("The object " + objectName + " could not be opened", where);
    if (H5Aexists(object, name.c_str()) > 0 && H5Adelete(object, name.c_str()) < 0)
        return failWriting("The attribute " + name + " could not be replaced", where);
    Handle attribute(H5Acreate2(object, name.c_str(), stored, space, creation, H5P_DEFAULT), H5Aclose);
    if (!attribute || H5Awrite(attribute, memory, data) < 0 || attribute.closeNow() < 0)
        return failWriting("The attribute " + name + " could not be written", where);
    return {};
}

/// Chunks of at most chunkBytes: whole rows, split along the first extents.
std::vector<hsize_t> chunkOf(const std::vector<hsize_t>& extents, std::size_t elementBytes)
{
    std::vector<hsize_t> chunk = extents;
    std::uint64_t bytes = elementBytes;
    for (const auto extent : extents)
        bytes *= extent;
    for (auto& extent : chunk) {
        if (bytes <= chunkBytes)
            break;
        const std::uint64_t rest = bytes / extent;
        extent = std::max<hsize_t>(1, chunkBytes / std::max<std::uint64_t>(rest, 1));
        bytes = rest * extent;
    }
    return chunk;
}

Status writeDataset(hid_t file, const std::string& name, const Shape& shape, hid_t stored, hid_t memory,
                    const void* data, Hdf5File::Storage storage, const std::string& where)
{
    const std::vector<hsize_t> extents(shape.begin(), shape.end());
    std::uint64_t count = 1;
    for (const auto extent : extents)
        count *= extent;
    Handle space(extents.empty()
                     ? H5Screate(H5S_SCALAR)
                     : H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr),
                 H5Sclose);
    Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose);
    Handle links(H5Pcreate(H5P_LINK_CREATE), H5Pclose);
    H5Pset_create_intermediate_group(links, 1);
    H5Pset_char_encoding(links, H5T_CSET_UTF8);
    H5Pset_obj_track_times(creation, false);
    if (!extents.empty() && count > 0) {
        const auto chunk = chunkOf(extents, H5Tget_size(stored));
        H5Pset_chunk(creation, static_cast<int>(chunk.size()), chunk.data());
        if (storage == Hdf5File::Storage::Compressed) {
            H5Pset_shuffle(creation);
            H5Pset_deflate(creation, 1);
        }
        H5Pset_fletcher32(creation);
    }
    Handle set(H5Dcreate2(file, name.c_str(), stored, space, links, creation, H5P_DEFAULT), H5Dclose);
    if (!set || (count > 0 && H5Dwrite(set, memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, data) < 0) ||
        set.closeNow() < 0)
        return failWriting(name + " could not be written", where);
    return {};
}

} // namespace

struct Hdf5File::State
{
    Handle file;
    Storage storage = Storage::Compressed;
};

Hdf5File::Hdf5File(std::unique_ptr<State> state, std::filesystem::path path)
    : m_state(std::move(state)), m_path(std::move(path))
{}

Hdf5File::~Hdf5File()
{
    if (m_state) {
        Library library;
        m_state.reset();
    }
}

Hdf5File::Hdf5File(Hdf5File&&) noexcept = default;

Hdf5File& Hdf5File::operator=(Hdf5File&& other) noexcept
{
    std::swap(m_state, other.m_state);
    std::swap(m_path, other.m_path);
    return *this;
}

namespace {

Handle accessSettings()
{
    Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    H5Pset_libver_bounds(access, H5F_LIBVER_V110, H5F_LIBVER_V110);
    H5Pset_fclose_degree(access, H5F_CLOSE_STRONG);
#if H5_VERSION_GE(1, 10, 7)
    // Files are renamed into place whole and never changed: a lock would only fail on network folders.
    H5Pset_file_locking(access, false, true);
#endif
    return access;
}

} // namespace

Result<Hdf5File> Hdf5File::create(const std::filesystem::path& path, Storage storage)
{
    Library library;
    Handle access = accessSettings();
    Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose);
    H5Pset_obj_track_times(creation, false);
    Handle file(H5Fcreate(path.string().c_str(), H5F_ACC_TRUNC, creation, access), H5Fclose);
    if (!file)
        return failWriting("The file could not be made", path.string());
    return Hdf5File(std::make_unique<State>(State{std::move(file), storage}), path);
}

Result<Hdf5File> Hdf5File::open(const std::filesystem::path& path)
{
    std::error_code ec;
    if (!std::filesystem::exists(path, ec))
        return fail(ErrorCode::NotFound, "There is no such file.", path.string());
    if (!hasSignature(path))
        return fail(ErrorCode::Format, "This is not an HDF5 file.", path.string());
    Library library;
    Handle access = accessSettings();
    Handle file(H5Fopen(path.string().c_str(), H5F_ACC_RDONLY, access), H5Fclose);
    if (!file)
        return failLibrary("The HDF5 file could not be opened", path.string());
    return Hdf5File(std::make_unique<State>(State{std::move(file), Storage::Compressed}), path);
}

bool Hdf5File::hasSignature(const std::filesystem::path& path)
{
    std::FILE* file = std::fopen(path.string().c_str(), "rb");
    if (!file)
        return false;
    char start[8] = {};
    const bool same = std::fread(start, 1, 8, file) == 8 && std::memcmp(start, "\x89HDF\r\n\x1a\n", 8) == 0;
    std::fclose(file);
    return same;
}

Status Hdf5File::close()
{
    if (!m_state)
        return {};
    Library library;
    const bool flushed = H5Fflush(m_state->file, H5F_SCOPE_LOCAL) >= 0;
    const bool closed = m_state->file.closeNow() >= 0;
    m_state.reset();
    if (!flushed || !closed)
        return failWriting("The file could not be written completely", m_path.string());
    return {};
}

Status Hdf5File::makeGroup(const std::string& name)
{
    Library library;
    if (H5Lexists(m_state->file, name.c_str(), H5P_DEFAULT) > 0)
        return {};
    Handle links(H5Pcreate(H5P_LINK_CREATE), H5Pclose);
    H5Pset_create_intermediate_group(links, 1);
    H5Pset_char_encoding(links, H5T_CSET_UTF8);
    Handle creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose);
    H5Pset_obj_track_times(creation, false);
    Handle group(H5Gcreate2(m_state->file, name.c_str(), links, creation, H5P_DEFAULT), H5Gclose);
    if (!group)
        return failWriting("The group " + name + " could not be written", m_path.string());
    return {};
}

template <typename Number>
Status Hdf5File::write(const std::string& name, const Shape& shape, std::span<const Number> values)
{
    Library library;
    return writeDataset(m_state->file, name, shape, fileType<Number>(), memoryType<Number>(), values.data(),
                        m_state->storage, m_path.string());
}

Status Hdf5File::writeTexts(const std::string& name, const std::vector<std::string>& texts)
{
    Library library;
    std::size_t length = 1;
    for (const auto& text : texts)
        length = std::max(length, text.size());
    std::string bytes(length * texts.size(), '\0');
    for (std::size_t i = 0; i < texts.size(); ++i)
        std::memcpy(bytes.data() + i * length, texts[i].data(), texts[i].size());
    const Handle type = textType(length);
    return writeDataset(m_state->file, name, {static_cast<std::int64_t>(texts.size())}, type, type,
                        bytes.data(), m_state->storage, m_path.string());
}

Status Hdf5File::setAttribute(const std::string& object, const std::string& name, std::string_view text)
{
    Library library;
    const Handle type = textType(text.size());
    const Handle space(H5Screate(H5S_SCALAR), H5Sclose);
    const std::string bytes = text.empty() ? std::string(1, '\0') : std::string(text);
    return writeAttribute(m_state->file, object, name, type, type, space, bytes.data(), m_path.string());
}

Status Hdf5File::setAttribute(const std::string& object, const std::string& name, double number)
{
    Library library;
    const Handle space(H5Screate(H5S_SCALAR), H5Sclose);
    return writeAttribute(m_state->file, object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, space, &number,
                          m_path.string());
}

Status Hdf5File::setAttribute(const std::string& object, const std::string& name, std::int64_t number)
{
    Library library;
    const Handle space(H5Screate(H5S_SCALAR), H5Sclose);
    return writeAttribute(m_state->file, object, name, H5T_STD_I64LE, H5T_NATIVE_INT64, space, &number,
                          m_path.string());
}

Status Hdf5File::setAttribute(const std::string& object, const std::string& name, const Shape& numbers)
{
    Library library;
    const hsize_t count = numbers.size();
    const Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose);
    const std::int64_t nothing = 0;
    return writeAttribute(m_state->file, object, name, H5T_STD_I64LE, H5T_NATIVE_INT64, space,
                          numbers.empty() ? &nothing : numbers.data(), m_path.string());
}

bool Hdf5File::has(const std::string& name) const
{
    Library library;
    return reachedByHardLinks(m_state->file, name);
}

Result<std::vector<std::string>> Hdf5File::children(const std::string& group) const
{
    Library library;
    const std::string where = m_path.string();
    if (!reachedByHardLinks(m_state->file, group))
        return fail(ErrorCode::Format, "The file has no group " + group + ".", where,
                    "The file may be damaged.");
    Handle opened(H5Gopen2(m_state->file, group.empty() ? "/" : group.c_str(), H5P_DEFAULT), H5Gclose);
    H5G_info_t info;
    if (!opened || H5Gget_info(opened, &info) < 0)
        return failLibrary("The group " + group + " could not be opened", where);
    if (info.nlinks > largestGroup)
        return fail(ErrorCode::Format, "The group " + group + " has too many members.", where,
                    "The file may be damaged.");
    std::vector<std::string> names;
    for (hsize_t i = 0; i < info.nlinks; ++i) {
        const auto length =
            H5Lget_name_by_idx(opened, ".", H5_INDEX_NAME, H5_ITER_INC, i, nullptr, 0, H5P_DEFAULT);
        if (length < 0 || length > 4096)
            return failLibrary("The members of " + group + " could not be listed", where);
        std::string name(static_cast<std::size_t>(length) + 1, '\0');
        if (H5Lget_name_by_idx(opened, ".", H5_INDEX_NAME, H5_ITER_INC, i, name.data(), name.size(),
                               H5P_DEFAULT) < 0)
            return failLibrary("The members of " + group + " could not be listed", where);
        name.resize(static_cast<std::size_t>(length));
        if (reachedByHardLinks(opened, name))
            names.push_back(std::move(name));
    }
    std::sort(names.begin(), names.end());
    return names;
}

Result<Shape> Hdf5File::shape(const std::string& name) const
{
    Library library;
    auto opened =
        openDataset(m_state->file, name, m_path.string(), std::numeric_limits<std::uint64_t>::max());
    if (!opened)
        return fail(opened.error());
    return opened->shape;
}

template <typename Number>
Result<std::vector<Number>> Hdf5File::read(const std::string& name, std::uint64_t limit) const
{
    Library library;
    auto opened = openDataset(m_state->file, name, m_path.string(), limit);
    if (!opened)
        return fail(opened.error());
    if (!isNumber(opened->type))
        return fail(ErrorCode::Format, name + " does not hold numbers.", m_path.string(),
                    "The file may be damaged.");
    std::vector<Number> values(opened->count);
    if (opened->count > 0 &&
        H5Dread(opened->set, memoryType<Number>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) < 0)
        return failLibrary("The numbers of " + name + " could not be read", m_path.string());
    return values;
}

template <typename Number>
Status Hdf5File::readInto(const std::string& name, const Shape& shape, Number* target) const
{
    Library library;
    auto opened =
        openDataset(m_state->file, name, m_path.string(), std::numeric_limits<std::uint64_t>::max());
    if (!opened)
        return fail(opened.error());
    if (!isNumber(opened->type) || opened->shape != shape)
        return fail(ErrorCode::Format, name + " does not hold numbers of the expected shape.",
                    m_path.string(), "The file may be damaged.");
    if (opened->count > 0 &&
        H5Dread(opened->set, memoryType<Number>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, target) < 0)
        return failLibrary("The numbers of " + name + " could not be read", m_path.string());
    return {};
}

Result<std::vector<std::string>> Hdf5File::readTexts(const std::string& name) const
{
    Library library;
    auto opened = openDataset(m_state->file, name, m_path.string(), largestText);
    if (!opened)
        return fail(opened.error());
    if (!isFixedText(opened->type) || opened->count > largestText / opened->elementBytes)
        return fail(ErrorCode::Format, name + " does not hold texts of fixed length.", m_path.string(),
                    "The file may be damaged.");
    std::string bytes(opened->count * opened->elementBytes, '\0');
    if (opened->count > 0 &&
        H5Dread(opened->set, opened->type, H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()) < 0)
        return failLibrary("The texts of " + name + " could not be read", m_path.string());
    std::vector<std::string> texts(opened->count);
    for (std::size_t i = 0; i < texts.size(); ++i)
        texts[i] = trimmed(bytes.data() + i * opened->elementBytes, opened->elementBytes);
    return texts;
}

Result<std::string> Hdf5File::readText(const std::string& name) const
{
    auto texts = readTexts(name);
    if (!texts)
        return fail(texts.error());
    if (texts->size() != 1)
        return fail(ErrorCode::Format, name + " does not hold one text.", m_path.string(),
                    "The file may be damaged.");
    return std::move(texts->front());
}

namespace {

/// Opens object and attribute, then calls `use`.
template <typename Value, typename Use>
Result<Value> withAttribute(hid_t file, const std::string& object, const std::string& name,
                            const std::string& path, Use use)
{
    const std::string where = path + " " + object;
    Handle carrier = openCarrier(file, object);
    if (!carrier)
        return fail(ErrorCode::Format, "The file has no object " + object + ".", path,
                    "The file may be damaged.");
    auto opened = openAttribute(carrier, name, where);
    if (!opened)
        return fail(opened.error());
    return use(*opened, where);
}

template <typename Number>
Result<Number> oneNumber(hid_t file, const std::string& object, const std::string& name,
                         const std::string& path)
{
    return withAttribute<Number>(
        file, object, name, path,
        [&](const OpenedAttribute& opened, const std::string& where) -> Result<Number> {
            auto values = readNumberAttribute<Number>(opened, name, where);
            if (!values)
                return fail(values.error());
            if (values->size() != 1)
                return fail(ErrorCode::Format, "The attribute " + name + " is not one number.", where);
            return values->front();
        });
}

} // namespace

Result<std::string> Hdf5File::textAttribute(const std::string& object, const std::string& name) const
{
    Library library;
    return withAttribute<std::string>(m_state->file, object, name, m_path.string(),
                                      [&](const OpenedAttribute& opened, const std::string& where) {
                                          return readTextAttribute(opened, name, where);
                                      });
}

Result<double> Hdf5File::numberAttribute(const std::string& object, const std::string& name) const
{
    Library library;
    return oneNumber<double>(m_state->file, object, name, m_path.string());
}

Result<std::int64_t> Hdf5File::integerAttribute(const std::string& object, const std::string& name) const
{
    Library library;
    return oneNumber<std::int64_t>(m_state->file, object, name, m_path.string());
}

Result<Shape> Hdf5File::shapeAttribute(const std::string& object, const std::string& name) const
{
    Library library;
    return withAttribute<Shape>(m_state->file, object, name, m_path.string(),
                                [&](const OpenedAttribute& opened, const std::string& where) {
                                    return readNumberAttribute<std::int64_t>(opened, name, where);
                                });
}

Result<std::map<std::string, std::string>> Hdf5File::textAttributes(const std::string& object) const
{
    Library library;
    Handle carrier = openCarrier(m_state->file, object);
    if (!carrier)
        return fail(ErrorCode::Format, "The file has no object " + object + ".", m_path.string());
    auto names = attributeNames(carrier, m_path.string());
    if (!names)
        return fail(names.error());
    std::map<std::string, std::string> all;
    for (const auto& name : *names) {
        auto opened = openAttribute(carrier, name, m_path.string() + " " + object);
        if (!opened)
            return fail(opened.error());
        if (!isFixedText(opened->type) || opened->count != 1)
            continue;
        auto text = readTextAttribute(*opened, name, m_path.string());
        if (!text)
            return fail(text.error());
        all[name] = std::move(*text);
    }
    return all;
}

Result<std::map<std::string, double>> Hdf5File::numberAttributes(const std::string& object) const
{
    Library library;
    Handle carrier = openCarrier(m_state->file, object);
    if (!carrier)
        return fail(ErrorCode::Format, "The file has no object " + object + ".", m_path.string());
    auto names = attributeNames(carrier, m_path.string());
    if (!names)
        return fail(names.error());
    std::map<std::string, double> all;
    for (const auto& name : *names) {
        auto opened = openAttribute(carrier, name, m_path.string() + " " + object);
        if (!opened)
            return fail(opened.error());
        if (!isNumber(opened->type) || opened->count != 1)
            continue;
        auto values = readNumberAttribute<double>(*opened, name, m_path.string());
        if (!values)
            return fail(values.error());
        all[name] = values->front();
    }
    return all;
}

#define DELTARANK_HDF5_NUMBER(Number)                                                                        \
    template Status Hdf5File::write<Number>(const std::string&, const Shape&, std::span<const Number>);      \
    template Result<std::vector<Number>> Hdf5File::read<Number>(const std::string&, std::uint64_t) const;    \
    template Status Hdf5File::readInto<Number>(const std::string&, const Shape&, Number*) const;
DELTARANK_HDF5_NUMBER(float)
DELTARANK_HDF5_NUMBER(double)
DELTARANK_HDF5_NUMBER(std::int32_t)
DELTARANK_HDF5_NUMBER(std::int64_t)
DELTARANK_HDF5_NUMBER(std::uint32_t)
DELTARANK_HDF5_NUMBER(std::uint64_t)
DELTARANK_HDF5_NUMBER(std::uint8_t)
#undef DELTARANK_HDF5_NUMBER

std::string numbered(const std::string& group, std::size_t index)
{
    std::string digits = std::to_string(index);
    if (digits.size() < 4)
        digits.insert(0, 4 - digits.size(), '0');
    return group + "/" + digits;
}

Result<std::vector<std::string>> numberedChildren(const Hdf5File& file, const std::string& group)
{
    if (!file.has(group))
        return std::vector<std::string>{};
    auto names = file.children(group);
    if (!names)
        return names;
    std::erase_if(*names, [](const std::string& name) {
        return name.empty() ||
               !std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
    });
    // More than four digits sort after four.
    std::sort(names->begin(), names->end(), [](const std::string& a, const std::string& b) {
        return std::make_pair(a.size(), a) < std::make_pair(b.size(), b);
    });
    for (auto& name : *names)
        name = group + "/" + name;
    return names;
}

} // namespace deltarank::adapter
