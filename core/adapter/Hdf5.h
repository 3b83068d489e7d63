#pragma once

#include "base/Result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace deltarank::adapter {

using Shape = std::vector<std::int64_t>;

/// One HDF5 file. Every call of the HDF5 library in this program is made in Hdf5*.cpp and holds one lock, so
/// nothing depends on whether the library was built thread-safe; its error stack is silenced and becomes an
/// Error.
///
/// Written data sets are chunked (at most 1 MiB a chunk), shuffled, deflated and carry a Fletcher32 checksum;
/// the file uses the checksummed object headers of HDF5 1.10. Texts are UTF-8 of fixed length padded with
/// zeros, which h5py gives as bytes.
///
/// Reading follows hard links only, loads no plugins, and refuses external storage, virtual data sets,
/// filters other than those written, and sizes that the stored bytes cannot fill: all before anything is
/// allocated. That does not make the library safe against hostile files: those that this process did not
/// write itself belong into the reader process (study::ReaderClient).
///
/// Numbers are float, double, std::int32_t, std::int64_t, std::uint32_t, std::uint64_t or std::uint8_t.
class Hdf5File
{
public:
    enum class Storage {
        Compressed,
        Plain, ///< chunked with a checksum, but neither shuffled nor deflated: for checkpoints
    };

    /// Makes a new file; an existing one is replaced. Use base::replaceFileAtomically around it.
    static base::Result<Hdf5File> create(const std::filesystem::path& path,
                                         Storage storage = Storage::Compressed);
    /// Opens for reading.
    static base::Result<Hdf5File> open(const std::filesystem::path& path);
    /// True if the file starts with the HDF5 signature. Does not call the library.
    static bool hasSignature(const std::filesystem::path& path);

    ~Hdf5File();
    Hdf5File(Hdf5File&&) noexcept;
    Hdf5File& operator=(Hdf5File&&) noexcept;

    const std::filesystem::path& path() const { return m_path; }
    /// Flushes and closes; a full disk is reported here.
    base::Status close();

    base::Status makeGroup(const std::string& name);
    /// An empty shape writes a scalar. The span has the shape's number of elements.
    template <typename Number>
    base::Status write(const std::string& name, const Shape& shape, std::span<const Number> values);
    template <typename Number> base::Status write(const std::string& name, const std::vector<Number>& values)
    {
        return write(name, {static_cast<std::int64_t>(values.size())}, std::span<const Number>(values));
    }
    base::Status writeTexts(const std::string& name, const std::vector<std::string>& texts);
    /// One text as an array of one element, so that it has a checksum.
    base::Status writeText(const std::string& name, const std::string& text)
    {
        return writeTexts(name, {text});
    }
    base::Status setAttribute(const std::string& object, const std::string& name, std::string_view text);
    base::Status setAttribute(const std::string& object, const std::string& name, double number);
    base::Status setAttribute(const std::string& object, const std::string& name, std::int64_t number);
    base::Status setAttribute(const std::string& object, const std::string& name, const Shape& numbers);

    /// True if the object exists and is reached by hard links.
    bool has(const std::string& name) const;
    /// Names of the hard links in a group, in alphabetical order.
    base::Result<std::vector<std::string>> children(const std::string& group) const;
    base::Result<Shape> shape(const std::string& name) const;
    /// Converted to Number, row-major; refuses data sets that are not numbers or have more than `limit`
    /// elements.
    template <typename Number>
    base::Result<std::vector<Number>> read(const std::string& name, std::uint64_t limit = defaultLimit) const;
    /// Reads a data set of exactly this shape.
    template <typename Number>
    base::Status readInto(const std::string& name, const Shape& shape, Number* target) const;
    base::Result<std::vector<std::string>> readTexts(const std::string& name) const;
    base::Result<std::string> readText(const std::string& name) const;
    base::Result<std::string> textAttribute(const std::string& object, const std::string& name) const;
    base::Result<double> numberAttribute(const std::string& object, const std::string& name) const;
    base::Result<std::int64_t> integerAttribute(const std::string& object, const std::string& name) const;
    base::Result<Shape> shapeAttribute(const std::string& object, const std::string& name) const;
    /// All attributes of that type; others are left out.
    base::Result<std::map<std::string, std::string>> textAttributes(const std::string& object) const;
    base::Result<std::map<std::string, double>> numberAttributes(const std::string& object) const;

    static constexpr std::uint64_t defaultLimit = std::uint64_t{1} << 28;

private:
    struct State;
    explicit Hdf5File(std::unique_ptr<State> state, std::filesystem::path path);
    std::unique_ptr<State> m_state;
    std::filesystem::path m_path;
};

/// "/adapters/0007": the n-th member of a numbered group.
std::string numbered(const std::string& group, std::size_t index);
/// The children of a group that are numbers, in numerical order; empty if there is no such group.
base::Result<std::vector<std::string>> numberedChildren(const Hdf5File& file, const std::string& group);

} // namespace deltarank::adapter
