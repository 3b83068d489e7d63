#include "study/Duplicate.h"

#include "study/RateSearch.h"

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
    if (study.plan())
        if (auto fixed = made->fixPlan(*study.plan()); !fixed)
            return undo(std::move(fixed).error());
    // Every run that is there: after an edit, a study has no plan but keeps the runs that still count.
    std::error_code missing;
    for (fs::directory_iterator it(study.folder() / "runs", missing), end; !missing && it != end;
         it.increment(missing)) {
        const fs::path from = it->path();
        const fs::path to = made->folder() / "runs" / from.filename();
        if (from.extension() != ".h5")
            continue;
        std::error_code ec;
        fs::create_hard_link(from, to, ec);
        if (ec) {
            ec.clear();
            fs::copy_file(from, to, ec);
        }
        if (ec)
            return undo({base::ErrorCode::Io, "Cannot copy the run: " + ec.message() + ".", from.string(),
                         "Check the free space and the permissions of " + made->folder().string() + "."});
    }
    // The trials that chose its learning rates.
    if (const fs::path trials = study.folder() / rateTrials; fs::exists(trials, missing)) {
        const auto search = Store::open(trials);
        if (!search)
            return undo(search.error());
        if (auto copied = duplicate(*search, made->folder() / rateTrials, search->spec().name); !copied)
            return undo(std::move(copied).error());
    }
    return made;
}

} // namespace deltarank::study
