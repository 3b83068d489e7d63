#pragma once

#include "base/ReadableFile.h"
#include "data/Dataset.h"
#include "data/TextIndex.h"

#include <memory>
#include <string>
#include <vector>

namespace deltarank::data {

/// Which classes of an index become a data set.
struct ClassFilter
{
    std::size_t fewestSamples = 1; ///< classes with fewer are left out
    std::size_t mostClasses = 0;   ///< the largest ones (ties: by name); 0: all
};

/// Texts that stay in their file: about 60 bytes of memory a sample. Texts come with white space folded.
class IndexedText : public Dataset
{
public:
    /// Opens the file through its index; an index that turns out broken is made again. Classes in
    /// alphabetical order, or by number where all names are integers. Errors: those of `scan`, fewer than two
    /// classes left.
    /// @param key what else than the file decides the samples. @param unit see TextIndexWriter::finish().
    static base::Result<std::unique_ptr<Dataset>> open(const std::string& source, base::ReadableFile file,
                                                       const std::string& key, const std::string& unit,
                                                       const ClassFilter& filter,
                                                       const TextIndex::Scan& scan);

    base::Result<std::string> text(std::size_t index) const override;

private:
    IndexedText(std::string source, base::ReadableFile file)
        : Dataset(std::move(source), Modality::Text), m_file(std::move(file))
    {}
    base::Status fill(const TextIndex& index, const std::vector<std::uint32_t>& kept);
    struct Place
    {
        std::uint64_t offset = 0;
        std::uint32_t length = 0;
        FieldCoding coding = FieldCoding::Plain;
    };
    base::ReadableFile m_file;
    std::vector<Place> m_places;
};

} // namespace deltarank::data
