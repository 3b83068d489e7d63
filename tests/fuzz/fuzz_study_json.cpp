#include "study/Store.h"
#include "study/StudySpecJson.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace {

/// A study's folder, gone when the process ends.
struct Folder
{
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("deltarank-fuzz-" + std::to_string(::getpid()) + ".study");
    Folder() { std::filesystem::create_directories(path); }
    ~Folder()
    {
        std::error_code ec;
        std::filesystem::remove_all(path, ec);
    }
};

} // namespace

/// The bytes are the study.json of a study folder. What can be read is written and read again, and must then
/// be the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace deltarank;
    static const Folder made;
    const std::filesystem::path& folder = made.path;
    std::FILE* file = std::fopen((folder / "study.json").c_str(), "wb");
    if (!file)
        std::abort();
    std::fwrite(data, 1, size, file);
    std::fclose(file);
    if (auto json = study::readJson(folder / "study.json"))
        static_cast<void>(study::problemsOf(*json)); // a specification alone: a preset
    const auto store = study::Store::open(folder);
    if (!store)
        return 0;
    const nlohmann::json spec = study::toJson(store->spec());
    const auto again = study::studySpecFromJson(spec);
    if (!again || study::toJson(*again) != spec)
        std::abort();
    for (const auto& sweep : store->spec().sweeps) {
        static_cast<void>(store->spec().taskOf(sweep));
        static_cast<void>(store->spec().loraOf(sweep));
        static_cast<void>(store->spec().trainOf(sweep));
    }
    if (store->plan()) {
        const nlohmann::json plan = study::toJson(*store->plan());
        const auto planAgain = study::planFromJson(plan);
        if (!planAgain || study::toJson(*planAgain) != plan)
            std::abort();
    }
    static_cast<void>(store->status());
    return 0;
}
