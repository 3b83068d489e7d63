#include "adapter/Hdf5Calls.h"

#include <algorithm>
#include <limits>

namespace deltarank::adapter {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;
using namespace hdf5;

namespace {

constexpr std::uint64_t largestChunk = 64 << 20;
constexpr std::uint64_t largestText = 64 << 20;
constexpr std::uint64_t largestAttribute = 1 << 20;
/// Deflate cannot shrink by more than about 1032.
constexpr std::uint64_t deflateRatio = 1100;

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

} // namespace

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

} // namespace deltarank::adapter
