#include "adapter/PeftConfig.h"

#include <cstdint>
#include <string>

/// The bytes are an adapter_config.json.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace deltarank;
    const auto config =
        adapter::PeftConfig::parse({reinterpret_cast<const char*>(data), size}, "adapter_config.json");
    if (config)
        for (const char* path : {"bert.encoder.layer.0.attention.self.query", "q", "", "a.b.c.d.e.f.g"}) {
            static_cast<void>(config->rankOf(path));
            static_cast<void>(config->scalingOf(config->alphaOf(path), config->rankOf(path)));
        }
    return 0;
}
