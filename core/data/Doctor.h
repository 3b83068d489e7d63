#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"
#include "data/Dataset.h"

#include <filesystem>
#include <string>
#include <vector>

namespace deltarank::data {

/// Samples of one class by part.
struct ClassCount
{
    std::string name;
    std::size_t unspecified = 0;
    std::size_t train = 0;
    std::size_t validation = 0;
    std::size_t test = 0;

    std::size_t total() const { return unspecified + train + validation + test; }
    /// Samples that training can use: those that are not for validation or test.
    std::size_t trainable() const { return unspecified + train; }
};

/// Samples with exactly the same content.
struct DuplicateSet
{
    std::vector<std::string> ids; ///< at most 20
    std::size_t count = 0;
    bool straddles = false;   ///< in more than one part, or not kept together where the split is drawn
    bool contradicts = false; ///< under more than one label
};

/// How large tasks of n classes can be.
struct SizeChoice
{
    int classes = 0;
    std::size_t everySubset = 0;   ///< training samples that any n classes have: the n smallest together
    std::size_t largestSubset = 0; ///< the n largest together
};

/// What is wrong and what is possible with a data set.
struct DoctorReport
{
    std::string source;
    Modality modality = Modality::Text;
    std::string fingerprint;
    std::size_t samples = 0;
    std::size_t groups = 0; ///< named groups; 0: every sample on its own
    bool ownSplit = false;  ///< the source has a test or validation part
    std::vector<ClassCount> classes;
    std::string smallestClass;
    std::string largestClass;
    std::vector<SampleProblem> problems; ///< unreadable or mislabelled files, broken lines
    std::size_t unreadable = 0;          ///< samples that failed when they were read now
    std::size_t emptyTexts = 0;
    std::size_t duplicateSets = 0;
    std::size_t duplicateSamples = 0; ///< beyond the first of each set
    std::size_t straddlingSets = 0;
    std::size_t contradictingSets = 0;
    std::size_t straddlingGroups = 0;     ///< groups with samples in more than one part
    std::vector<DuplicateSet> duplicates; ///< at most 100, straddling ones first
    std::vector<SizeChoice> sizes;        ///< for n = 2, 3, 4, 5, 8, 10, ... up to all classes
    std::vector<std::string> notes;       ///< the data set's own
};

/// Reads every sample once, on all cores. Where the source has no split, the training part is estimated as
/// 1 - `validationShare` of each class. Errors: Stopped. Samples that cannot be read are counted, not errors.
base::Result<DoctorReport> examineDataset(const Dataset& dataset, double validationShare = 0.15,
                                          const base::ProgressSink& progress = {},
                                          const base::StopToken& stop = {});

/// Plain text of at most some 60 lines.
std::string text(const DoctorReport& report);
/// The manifest, indented.
std::string toJson(const DoctorReport& report);
/// Writes the manifest, `dataset.json` beside a study.
base::Status writeManifest(const DoctorReport& report, const std::filesystem::path& path);

} // namespace deltarank::data
