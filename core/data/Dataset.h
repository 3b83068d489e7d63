#pragma once

#include "base/Result.h"
#include "data/Image.h"

#include <cstdint>
#include <string>
#include <vector>

namespace deltarank::data {

enum class Modality { Text, Image };

/// Which part of a data set a sample belongs to, where its source says so.
enum class Part : std::int8_t { Unspecified, Train, Validation, Test };

struct Sample
{
    std::string id; ///< stable and unique within the data set
    int label = 0;  ///< index into classNames()
    Part part = Part::Unspecified;
    int group = -1; ///< samples of one group never straddle a split; -1: a group of its own
};

/// Problems of single samples that are listed at most; the others are only counted.
inline constexpr std::size_t mostProblems = 1000;

/// Something about one file or line that a person should know.
struct SampleProblem
{
    std::string where;    ///< file, or file and line
    std::string what;     ///< one sentence: "It is a PNG in spite of its name."
    bool leftOut = false; ///< false: read all the same
};

/// Samples with class labels and a stable order. Contents are read on demand and from any thread.
class Dataset
{
public:
    virtual ~Dataset() = default;

    const std::string& source() const { return m_source; } ///< "debian-sections", "csv", ...
    Modality modality() const { return m_modality; }
    const std::vector<std::string>& classNames() const { return m_classNames; }
    const std::vector<Sample>& samples() const { return m_samples; }
    std::size_t size() const { return m_samples.size(); }
    /// SHA-256 over ids, labels, parts, groups and contents.
    const std::string& fingerprint() const { return m_fingerprint; }
    /// What was left out or repaired while reading, one sentence each.
    const std::vector<std::string>& notes() const { return m_notes; }
    /// The files or lines behind the notes, as far as they are known one by one (at most 1,000).
    const std::vector<SampleProblem>& problems() const { return m_problems; }

    /// @pre modality() == Text and index < size().
    virtual base::Result<std::string> text(std::size_t index) const;
    /// The decoded picture. @pre modality() == Image and index < size().
    virtual base::Result<Image> image(std::size_t index) const;

    /// A hash of the sample's content alone: equal for exact duplicates. By default SHA-256 of text or
    /// pixels.
    /// @pre index < size().
    virtual base::Result<std::string> contentHash(std::size_t index) const;

protected:
    Dataset(std::string source, Modality modality) : m_source(std::move(source)), m_modality(modality) {}
    std::string m_source;
    Modality m_modality;
    std::vector<std::string> m_classNames;
    std::vector<Sample> m_samples;
    std::string m_fingerprint;
    std::vector<std::string> m_notes;
    std::vector<SampleProblem> m_problems;
};

} // namespace deltarank::data
