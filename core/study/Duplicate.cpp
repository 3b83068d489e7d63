#include "study/Duplicate.h"

namespace deltarank::study {

namespace fs = std::filesystem;

base::Result<Store> duplicate(const Store& study, const fs::path& folder, const std::string& name)
{
    StudySpec spec = study.spec();
    spec.name = name;
    auto made = Store::create(folder, spec);
    if (!made)
        return made;
    const auto undo = [&](base::Error error) {
        std::error_code ignored;
        fs::remove_all(made->folder(), ignored);
        return base::fail(std::move(error));
    };
    if (!study.plan())
        return made;
    if (auto fixed = made->fixPlan(*study.plan()); !fixed)
        return undo(std::move(fixed).error());
    for (const PlannedRun& run : study.plan()->runs) {
        const fs::path from = study.runPath(run.spec.id);
        const fs::path to = made->runPath(run.spec.id);
        std::error_code ec;
        if (!fs::exists(from, ec))
            continue;
        fs::create_hard_link(from, to, ec);
        if (ec) {
            ec.clear();
            fs::copy_file(from, to, ec);
        }
        if (ec)
            return undo({base::ErrorCode::Io, "Cannot copy the run: " + ec.message() + ".", from.string(),
                         "Check the free space and the permissions of " + made->folder().string() + "."});
    }
    return made;
}

} // namespace deltarank::study
