#include "runner/StudySnapshot.h"

#include "data/Snapshot.h"
#include "task/ClassSubset.h"
#include "task/Task.h"

#include <map>

namespace deltarank::runner {

using base::ErrorCode;

namespace {

/// The ids of samples, which mean the same in the data set and in its snapshot.
std::vector<std::string> idsOf(const data::Dataset& dataset, const std::vector<std::uint32_t>& samples)
{
    std::vector<std::string> ids;
    for (const std::uint32_t sample : samples)
        ids.push_back(dataset.samples()[sample].id);
    return ids;
}

bool sameTask(const task::Task& a, const data::Dataset& of, const task::Task& b, const data::Dataset& copy)
{
    return a.classNames == b.classNames && a.trainLabels == b.trainLabels &&
           a.validationLabels == b.validationLabels &&
           idsOf(of, a.trainSamples) == idsOf(copy, b.trainSamples) &&
           idsOf(of, a.validationSamples) == idsOf(copy, b.validationSamples) &&
           idsOf(of, a.testSamples) == idsOf(copy, b.testSamples);
}

} // namespace

base::Status writeStudySnapshot(const study::Store& store, const Preparation& preparation,
                                const base::ProgressSink& progress, const base::StopToken& stop)
{
    if (!store.plan())
        return base::fail(ErrorCode::InvalidArgument,
                          "The plan of the study is not fixed yet, so it is not known which samples it uses.",
                          store.folder().string(), "Run `deltarank-cli plan --fix` first.");
    const data::Dataset& dataset = *preparation.dataset;
    std::map<std::uint32_t, data::Part> parts;
    data::SnapshotSelection selection;
    std::vector<task::Task> tasks;
    for (const study::PlannedRun& run : store.plan()->runs) {
        auto task = preparation.taskOf(run.spec);
        if (!task)
            return base::fail(std::move(task).error());
        for (const auto& [list, part] : {std::pair{&task->trainSamples, data::Part::Train},
                                         std::pair{&task->validationSamples, data::Part::Validation},
                                         std::pair{&task->testSamples, data::Part::Test}})
            for (const std::uint32_t sample : *list)
                parts[sample] = part;
        auto classes = task::chooseClasses(dataset, preparation.partition, run.spec.task, nullptr);
        if (!classes)
            return base::fail(std::move(classes).error());
        selection.draws[run.spec.id] = std::move(*classes);
        tasks.push_back(std::move(*task));
    }
    for (const auto& [sample, part] : parts) {
        selection.samples.push_back(sample);
        selection.parts.push_back(part);
    }
    const auto path = store.snapshotPath();
    DELTARANK_TRY(data::writeSnapshot(dataset, selection, path, progress, stop));

    const auto refuse = [&](base::Error error) {
        std::error_code ec;
        std::filesystem::remove(path, ec);
        return base::fail(std::move(error));
    };
    auto copy = prepare(store.spec(), progress, stop, path);
    if (!copy)
        return refuse(copy.error());
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const study::RunSpec& run = store.plan()->runs[i].spec;
        auto task = copy->taskOf(run);
        if (!task)
            return refuse(task.error());
        if (!sameTask(tasks[i], dataset, *task, *copy->dataset))
            return refuse({ErrorCode::Mismatch,
                           "The task of run " + run.id + " is another one when it is made from the snapshot.",
                           path.string(), "Copy the data set itself to the other machines."});
    }
    return {};
}

base::Status writeStudySnapshot(const study::Store& store, const base::ProgressSink& progress,
                                const base::StopToken& stop)
{
    auto prepared = prepare(store.spec(), progress, stop);
    if (!prepared)
        return base::fail(std::move(prepared).error());
    return writeStudySnapshot(store, *prepared, progress, stop);
}

} // namespace deltarank::runner
