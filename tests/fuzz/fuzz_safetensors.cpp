#include "adapter/OpenAdapter.h"
#include "base/Safetensors.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace {

/// A file that is gone when the process ends.
struct File
{
    std::string path = (std::filesystem::temp_directory_path() /
                        ("deltarank-fuzz-" + std::to_string(::getpid()) + ".safetensors"))
                           .string();
    ~File() { std::remove(path.c_str()); }
};

} // namespace

/// The bytes are a whole .safetensors file: header checks, then the adapter reader and every matrix it
/// offers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace deltarank;
    static const File made;
    const std::string& path = made.path;
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (!file)
        std::abort();
    std::fwrite(data, 1, size, file);
    std::fclose(file);
    if (auto opened = base::SafetensorsFile::open(path))
        for (const auto& entry : opened->entries())
            static_cast<void>(opened->readFloats(entry));
    if (auto source = adapter::openAdapter(path, {})) {
        for (std::size_t i = 0; i < (*source)->size(); ++i)
            static_cast<void>((*source)->load(i));
        for (std::size_t i = 0; i < (*source)->facts().head.size(); ++i)
            static_cast<void>((*source)->loadHead(i));
    }
    return 0;
}
