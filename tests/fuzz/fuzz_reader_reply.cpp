#include "study/RunFile.h"
#include "study/Wire.h"

#include <cstdint>

/// The first byte chooses what the others are: the reader's answer for a run or for an adapter's facts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace deltarank;
    if (size == 0)
        return 0;
    study::WireReader in({reinterpret_cast<const char*>(data) + 1, size - 1});
    if (data[0] % 2 == 0) {
        const auto run = study::decodeRun(in);
        if (in.finished())
            static_cast<void>(study::checkRun(run, "reply"));
    } else {
        static_cast<void>(study::decodeFacts(in));
    }
    return 0;
}
