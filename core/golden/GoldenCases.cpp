#include "golden/GoldenCases.h"

#include "base/Files.h"
#include "golden/Reference.h"

#include <cstdlib>

namespace deltarank::golden {

namespace fs = std::filesystem;

std::vector<GoldenCase> goldenCases(const fs::path& folder, const std::string& device)
{
    std::vector<GoldenCase> cases;
    addModelCases(cases, folder, device);
    addTrajectoryCases(cases, folder, device);
    addAdapterCases(cases, folder, device);
    addSpectrumCases(cases, folder);
    addTokenizerCases(cases, folder);
    addImageCases(cases, folder);
    return cases;
}

base::Result<fs::path> goldenFolder()
{
    if (const char* other = std::getenv("DELTARANK_GOLDEN"); other && *other)
        return fs::path(other);
    const auto resources = base::resourceFolder();
    if (resources) {
        std::error_code ec;
        for (const fs::path& folder :
             {*resources / "golden", resources->parent_path() / "tests" / "golden" / "reference"})
            if (fs::is_directory(folder, ec))
                return folder;
    }
    return base::fail(base::ErrorCode::NotFound, "The reference data was not found.",
                      resources ? (*resources / "golden").string() : std::string(),
                      "Set DELTARANK_GOLDEN to the folder tests/golden/reference of the source, or give it "
                      "with --golden.");
}

} // namespace deltarank::golden
