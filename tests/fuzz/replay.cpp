#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// Goes once over every file of a corpus: what fuzzing found stays fixed where no fuzzer is at hand.
int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 2;
    }
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::vector<char> bytes{std::istreambuf_iterator<char>(stream), {}};
        std::printf("%s\n", entry.path().filename().c_str());
        std::fflush(stdout);
        try {
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        } catch (const std::exception& error) {
            std::fprintf(stderr, "%s: %s\n", entry.path().c_str(), error.what());
            return 1;
        }
        ++files;
    }
    if (files == 0)
        std::fprintf(stderr, "There is no file in %s.\n", argv[1]);
    return files > 0 ? 0 : 1;
}
