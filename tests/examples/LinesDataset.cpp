#include "LinesDataset.h"

#include "base/Files.h"
#include "data/TextDataset.h"

#include <algorithm>
#include <sstream>

namespace example {

using namespace deltarank;
namespace fs = std::filesystem;

base::Result<std::unique_ptr<data::Dataset>> openLines(const fs::path& folder)
{
    std::error_code ec;
    std::vector<fs::path> files;
    for (fs::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec))
        if (it->path().extension() == ".txt")
            files.push_back(it->path());
    if (ec)
        return base::fail(base::ErrorCode::Io, "Cannot read the folder: " + ec.message() + ".",
                          folder.string());
    if (files.size() < 2)
        return base::fail(base::ErrorCode::Format, "The folder holds fewer than two .txt files.",
                          folder.string(), "Give one file for each class.");
    std::sort(files.begin(), files.end()); // the order of samples must not depend on the disk

    data::TextDataset::Content content;
    content.source = "lines";
    for (const fs::path& file : files) {
        const auto bytes = base::readFile(file, std::uint64_t{1} << 30);
        DELTARANK_TRY(bytes);
        const std::string name = file.stem().string();
        const int label = static_cast<int>(content.classNames.size());
        content.classNames.push_back(name);
        std::istringstream lines(*bytes);
        int number = 0;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            if (line.empty())
                continue;
            data::Sample sample;
            sample.id = name + ":" + std::to_string(number); // stable, so that runs can be merged
            sample.label = label;
            content.samples.push_back(sample);
            content.texts.push_back(line);
        }
    }
    return std::make_unique<data::TextDataset>(std::move(content)); // it makes the fingerprint
}

} // namespace example
