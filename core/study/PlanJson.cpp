#include "study/Plan.h"
#include "study/RunSpecJson.h"
#include "study/SettingsFields.h"

#include <algorithm>

namespace deltarank::study {

using nlohmann::json;

namespace {

constexpr int planSchema = 1;

void visitRun(FieldVisitor& visitor, PlannedRun& run)
{
    visitor.integer("train_samples", run.trainSamples, ranges::samples);
    visitor.integer("validation_samples", run.validationSamples, ranges::samples);
    visitor.integer("steps", run.steps, {0, 2e9});
    visitor.integer("test_samples", run.testSamples, ranges::samples);
    visitor.number("cost", run.cost, {0, 1e300});
    visitor.number("finish_cost", run.finishCost, {0, 1e300});
}

} // namespace

json toJson(const Plan& plan)
{
    FieldWriter writer;
    ComputeSettings compute = plan.compute;
    writer.object("compute", [&](FieldVisitor& inside) { fields(inside, compute); });
    json result = writer.take();
    result["schema"] = planSchema;
    result["model_sha256"] = plan.modelSha256;
    result["dataset_fingerprint"] = plan.datasetFingerprint;
    result["stored_bytes"] = plan.storedBytes;
    result["memory_bytes"] = plan.memoryBytes;
    result["notes"] = plan.notes;
    result["groups"] = plan.groups;
    result["sizes"] = json::array();
    for (const SweepSize& size : plan.sizes)
        result["sizes"].push_back(
            {{"sweep", size.sweep}, {"train", size.train}, {"validation", size.validation}});
    result["runs"] = json::array();
    for (PlannedRun run : plan.runs) {
        FieldWriter one;
        visitRun(one, run);
        json object = one.take();
        object["spec"] = toJson(run.spec);
        result["runs"].push_back(std::move(object));
    }
    return result;
}

base::Result<Plan> planFromJson(const json& source)
{
    const auto bad = [](const std::string& what) {
        return base::fail(base::ErrorCode::Format, "The plan in study.json is damaged: " + what, {},
                          "Remove `plan` from study.json; finished runs stay valid.");
    };
    try {
        if (source.at("schema").get<int>() > planSchema)
            return base::fail(base::ErrorCode::Unsupported,
                              "The plan was written by a newer version of the program.", {},
                              "Update the program to open it.");
        Plan plan;
        plan.modelSha256 = source.at("model_sha256").get<std::string>();
        plan.datasetFingerprint = source.at("dataset_fingerprint").get<std::string>();
        plan.storedBytes = source.value("stored_bytes", 0.0);
        plan.memoryBytes = source.value("memory_bytes", 0.0);
        plan.notes = source.at("notes").get<std::vector<std::string>>();
        plan.groups = source.at("groups").get<std::vector<std::vector<int>>>();
        std::vector<Problem> problems;
        FieldReader compute(source.at("compute"), "plan.compute", problems);
        fields(compute, plan.compute);
        for (const json& size : source.at("sizes"))
            plan.sizes.push_back({size.at("sweep").get<std::string>(), size.at("train").get<int>(),
                                  size.at("validation").get<int>()});
        for (const json& object : source.at("runs")) {
            PlannedRun run;
            FieldReader reader(object, "plan.runs[" + std::to_string(plan.runs.size()) + "]", problems);
            visitRun(reader, run);
            if (!problems.empty())
                return bad(problems.front().error.message);
            auto spec = runSpecFromJson(object.at("spec"));
            if (!spec)
                return bad(spec.error().message);
            run.spec = std::move(*spec);
            if (run.spec.id != runId(run.spec))
                return bad("the id of run " + std::to_string(plan.runs.size()) +
                           " does not belong to its settings.");
            plan.runs.push_back(std::move(run));
        }
        std::vector<int> seen(plan.runs.size());
        for (const auto& group : plan.groups) {
            if (group.empty())
                return bad("a group is empty.");
            for (int run : group)
                if (run < 0 || static_cast<std::size_t>(run) >= seen.size() ||
                    seen[static_cast<std::size_t>(run)]++ > 0)
                    return bad("its groups do not hold every run once.");
        }
        if (std::find(seen.begin(), seen.end(), 0) != seen.end())
            return bad("its groups do not hold every run once.");
        return plan;
    } catch (const json::exception&) {
        return bad("a field is missing or of the wrong kind.");
    }
}

} // namespace deltarank::study
