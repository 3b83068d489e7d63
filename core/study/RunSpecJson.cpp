#include "study/RunSpecJson.h"

#include "base/Hash.h"
#include "study/SettingsFields.h"

namespace deltarank::study {

nlohmann::json toJson(const RunSpec& run)
{
    RunSpec copy = run; // visitors take mutable references; the writer changes nothing
    FieldWriter writer;
    fields(writer, copy);
    return writer.take();
}

base::Result<RunSpec> runSpecFromJson(const nlohmann::json& json)
{
    RunSpec run;
    std::vector<Problem> problems;
    FieldReader reader(json, {}, problems);
    fields(reader, run);
    reader.finish();
    checkLora(run.lora, "lora", problems);
    if (!problems.empty())
        return base::fail(std::move(problems.front().error));
    return run;
}

std::string runId(const RunSpec& run)
{
    nlohmann::json json = toJson(run);
    for (const char* key : {"id", "sweep", "over", "value", "repeat"})
        json.erase(key);
    json["compute"].erase("threads");
    json["compute"].erase("bank");
    if (run.method == Method::Full)
        json.erase("lora");
    return base::sha256(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)).substr(0, 16);
}

} // namespace deltarank::study
