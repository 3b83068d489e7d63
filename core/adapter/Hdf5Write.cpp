#include "adapter/Hdf5Calls.h"

#include <algorithm>
#include <cstring>

namespace deltarank::adapter {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;
using namespace hdf5;

namespace {

constexpr std::uint64_t chunkBytes = 1 << 20;

Handle textType(std::size_t length)
{
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose);
    H5Tset_size(type, std::max<std::size_t>(1, length));
    H5Tset_strpad(type, H5T_STR_NULLPAD);
    H5Tset_cset(type, H5T_CSET_UTF8);
    return type;
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

/// The group and those above it. Groups that HDF5 makes by the way keep the time, and equal runs would not
/// give equal bytes.
Status makeGroups(hid_t file, const std::string& name, const std::string& where)
{
    Handle links(H5Pcreate(H5P_LINK_CREATE), H5Pclose);
    H5Pset_char_encoding(links, H5T_CSET_UTF8);
    Handle creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose);
    H5Pset_obj_track_times(creation, false);
    for (std::size_t end = 0; end < name.size();) {
        end = std::min(name.find('/', end + 1), name.size());
        const std::string part = name.substr(0, end);
        if (part == "/" || H5Lexists(file, part.c_str(), H5P_DEFAULT) > 0)
            continue;
        Handle group(H5Gcreate2(file, part.c_str(), links, creation, H5P_DEFAULT), H5Gclose);
        if (!group)
            return failWriting("The group " + part + " could not be written", where);
    }
    return {};
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
    H5Pset_char_encoding(links, H5T_CSET_UTF8);
    if (const std::size_t slash = name.rfind('/'); slash != std::string::npos)
        DELTARANK_TRY(makeGroups(file, name.substr(0, slash), where));
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

Status Hdf5File::makeGroup(const std::string& name)
{
    Library library;
    return makeGroups(m_state->file, name, m_path.string());
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

#define DELTARANK_HDF5_NUMBER(Number)                                                                        \
    template Status Hdf5File::write<Number>(const std::string&, const Shape&, std::span<const Number>);
DELTARANK_HDF5_NUMBER(float)
DELTARANK_HDF5_NUMBER(double)
DELTARANK_HDF5_NUMBER(std::int32_t)
DELTARANK_HDF5_NUMBER(std::int64_t)
DELTARANK_HDF5_NUMBER(std::uint32_t)
DELTARANK_HDF5_NUMBER(std::uint64_t)
DELTARANK_HDF5_NUMBER(std::uint8_t)
#undef DELTARANK_HDF5_NUMBER

} // namespace deltarank::adapter
