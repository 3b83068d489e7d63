#include "study/Needs.h"

#include "base/System.h"

#include <algorithm>
#include <cstdio>
#include <limits>

namespace deltarank::study {

namespace {

std::string sizeText(double bytes)
{
    char text[32];
    if (bytes >= 1e9)
        std::snprintf(text, sizeof text, "%.1f GB", bytes / 1e9);
    else
        std::snprintf(text, sizeof text, "%.0f MB", std::max(1.0, bytes / 1e6));
    return text;
}

} // namespace

std::string Needs::text() const
{
    // text: "Needs about %1 on disk."
    // text: "Needs about %1 on disk (%2 are free)."
    // text: "Needs about %1 of memory and %2 on disk."
    // text: "Needs about %1 of memory and %2 on disk (%3 are free)."
    // text: "Needs about %1 of memory (%2 are free) and %3 on disk."
    // text: "Needs about %1 of memory (%2 are free) and %3 on disk (%4 are free)."
    std::string text = "Needs about ";
    if (memory > 0)
        text +=
            sizeText(memory) + " of memory" +
            (memoryFree < std::numeric_limits<double>::infinity() ? " (" + sizeText(memoryFree) + " are free)"
                                                                  : "") +
            " and ";
    text += sizeText(disk) + " on disk" +
            (diskFree < std::numeric_limits<double>::infinity() ? " (" + sizeText(diskFree) + " are free)."
                                                                : ".");
    if (!memoryFits())
        text += " Memory may run out: choose a smaller bank, batch or base model, or run elsewhere.";
    if (!diskFits())
        text += " The disk may fill up: free some space, or set `keep_weights` to \"first_repeat\" or "
                "\"none\".";
    return text;
}

Needs needsOf(const Store& store, const Plan& plan, bool cpu)
{
    Needs needs;
    needs.memory = plan.memoryBytes;
    needs.memoryFree =
        cpu ? static_cast<double>(base::availableMemory()) : std::numeric_limits<double>::infinity();
    std::size_t open = 0;
    for (const PlannedRun& run : plan.runs)
        open += !store.isDone(run.spec.id);
    needs.disk = plan.storedBytes * static_cast<double>(open) /
                 static_cast<double>(std::max<std::size_t>(1, plan.runs.size()));
    std::error_code ec;
    const auto space = std::filesystem::space(store.folder(), ec);
    needs.diskFree = ec ? std::numeric_limits<double>::infinity() : static_cast<double>(space.available);
    return needs;
}

} // namespace deltarank::study
