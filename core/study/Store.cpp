#include "study/Store.h"

#include "base/Files.h"
#include "base/Hash.h"
#include "base/System.h"
#include "study/RunFile.h"
#include "study/StudySpecJson.h"

#include <algorithm>
#include <set>

namespace deltarank::study {

namespace fs = std::filesystem;
using base::ErrorCode;
using nlohmann::json;

namespace {

std::string describe(const LiveProcess& process)
{
    return "process " + std::to_string(process.pid) + " on " + process.host +
           (process.shard.empty() ? "" : " (shard " + process.shard + ")") + ", started " + process.started;
}

bool isSelf(const LiveProcess& process)
{
    return process.pid == base::processId() && process.host == base::hostName();
}

base::Error at(base::Error error, const fs::path& file)
{
    if (error.where.empty())
        error.where = file.string();
    return error;
}

} // namespace

const char* name(RunState state)
{
    switch (state) {
    case RunState::Missing:
        return "missing";
    case RunState::Running:
        return "running";
    case RunState::Failed:
        return "failed";
    case RunState::Done:
        return "done";
    }
    return "missing";
}

int StudyStatus::count(RunState state) const
{
    return static_cast<int>(
        std::count_if(runs.begin(), runs.end(), [&](const RunStatus& run) { return run.state == state; }));
}

base::Result<Store> Store::create(const fs::path& folder, const StudySpec& spec)
{
    Store store;
    store.m_folder = folder;
    if (store.m_folder.filename().empty())
        store.m_folder = store.m_folder.parent_path();
    if (store.m_folder.extension() != ".study")
        store.m_folder += ".study";
    store.m_spec = spec;
    std::error_code ec;
    if (fs::exists(store.m_folder, ec))
        return base::fail(ErrorCode::InvalidArgument, "There is already something of this name.",
                          store.m_folder.string(), "Choose another name, or remove it first.");
    DELTARANK_TRY(base::makeFolder(store.m_folder / "runs"));
    DELTARANK_TRY(store.save());
    return store;
}

base::Result<Store> Store::open(const fs::path& folder)
{
    Store store;
    store.m_folder = folder.filename().empty() ? folder.parent_path() : folder;
    std::error_code ec;
    if (!fs::is_directory(store.m_folder, ec) && store.m_folder.filename() == "study.json")
        store.m_folder = store.m_folder.parent_path();
    if (!fs::is_directory(store.m_folder, ec) && fs::is_directory(store.m_folder.string() + ".study", ec))
        store.m_folder += ".study";
    const fs::path file = store.m_folder / "study.json";
    if (!fs::is_directory(store.m_folder, ec))
        return base::fail(ErrorCode::NotFound, "There is no such study.", store.m_folder.string(),
                          "Make one with `deltarank-cli new PRESET -o NAME.study`.");
    if (!fs::exists(file, ec))
        return base::fail(ErrorCode::NotFound, "The folder holds no study.json, so it is not a study.",
                          store.m_folder.string());
    auto content = readJson(file);
    if (!content)
        return base::fail(std::move(content).error());
    if (!content->is_object() || !content->contains("spec"))
        return base::fail(ErrorCode::Format, "The file has no `spec`.", file.string(),
                          "It should hold an object with `spec` and, later, `plan`.");
    auto spec = studySpecFromJson((*content)["spec"]);
    if (!spec)
        return base::fail(at(std::move(spec).error(), file));
    store.m_spec = std::move(*spec);
    if (content->contains("plan")) {
        auto plan = planFromJson((*content)["plan"]);
        if (!plan)
            return base::fail(at(std::move(plan).error(), file));
        store.m_plan = std::move(*plan);
    }
    return store;
}

base::Status Store::save() const
{
    json content{
        {"format", "deltarank-study"}, {"program_version", DELTARANK_VERSION}, {"spec", toJson(m_spec)}};
    if (m_plan)
        content["plan"] = toJson(*m_plan);
    return base::writeFileAtomically(m_folder / "study.json",
                                     content.dump(1, ' ', false, json::error_handler_t::replace) + "\n");
}

base::Status Store::setSpec(const StudySpec& spec)
{
    m_spec = spec;
    m_plan.reset();
    return save();
}

base::Status Store::fixPlan(Plan plan)
{
    m_spec.model.sha256 = plan.modelSha256;
    m_spec.dataset.fingerprint = plan.datasetFingerprint;
    m_plan = std::move(plan);
    return save();
}

fs::path Store::runPath(const std::string& id) const
{
    return m_folder / "runs" / (id + ".h5");
}

fs::path Store::checkpointPath(const std::vector<std::string>& ids) const
{
    base::Sha256 hash;
    for (const std::string& id : ids)
        hash.addField(id);
    return m_folder / "checkpoints" / (hash.hex().substr(0, 16) + ".h5");
}

fs::path Store::snapshotPath() const
{
    if (!m_plan)
        return {};
    base::Sha256 hash;
    hash.addField(m_plan->datasetFingerprint);
    for (const PlannedRun& run : m_plan->runs)
        hash.addField(run.spec.id);
    return m_folder / ("data-" + hash.hex().substr(0, 12) + ".jsonl.gz");
}

bool Store::isDone(const std::string& id) const
{
    std::error_code ec;
    return fs::exists(runPath(id), ec);
}

base::Status Store::writeRun(const RunRecord& record) const
{
    DELTARANK_TRY(base::makeFolder(m_folder / "runs"));
    DELTARANK_TRY(writeRunFile(runPath(record.id), record));
    return forgetFailure(record.id);
}

base::Status Store::writeFailure(const std::string& id, const base::Error& error) const
{
    const auto earlier = failureOf(id);
    const json content{{"id", id},
                       {"code", base::name(error.code)},
                       {"message", error.message},
                       {"where", error.where},
                       {"hint", error.hint},
                       {"when", utcNow()},
                       {"host", base::hostName()},
                       {"attempts", earlier ? earlier->attempts + 1 : 1}};
    return base::writeFileAtomically(m_folder / "runs" / (id + ".failed.json"),
                                     content.dump(1, ' ', false, json::error_handler_t::replace) + "\n");
}

std::optional<Failure> Store::failureOf(const std::string& id) const
{
    const fs::path path = m_folder / "runs" / (id + ".failed.json");
    std::error_code ec;
    if (!fs::exists(path, ec))
        return std::nullopt;
    Failure failure;
    failure.id = id;
    auto content = readJson(path);
    if (!content) {
        failure.error = std::move(content).error();
        return failure;
    }
    const auto text = [&](const char* key) {
        return content->is_object() && content->contains(key) && (*content)[key].is_string()
                   ? (*content)[key].get<std::string>()
                   : std::string();
    };
    const std::string code = text("code");
    for (ErrorCode candidate :
         {ErrorCode::InvalidArgument, ErrorCode::NotFound, ErrorCode::Io, ErrorCode::Format,
          ErrorCode::Unsupported, ErrorCode::Mismatch, ErrorCode::OutOfMemory, ErrorCode::Busy,
          ErrorCode::Stopped, ErrorCode::Numeric, ErrorCode::Internal})
        if (code == base::name(candidate))
            failure.error.code = candidate;
    failure.error.message = text("message");
    failure.error.where = text("where");
    failure.error.hint = text("hint");
    failure.when = text("when");
    failure.host = text("host");
    if (content->is_object() && content->contains("attempts") && (*content)["attempts"].is_number_integer())
        failure.attempts = (*content)["attempts"].get<int>();
    return failure;
}

base::Status Store::forgetFailure(const std::string& id) const
{
    std::error_code ec;
    const fs::path path = m_folder / "runs" / (id + ".failed.json");
    fs::remove(path, ec);
    if (ec)
        return base::fail(ErrorCode::Io, "Cannot remove the file: " + ec.message() + ".", path.string());
    return {};
}

base::Result<base::FileLock> Store::lockWhole() const
{
    auto lock = base::FileLock::acquire(m_folder / "lock");
    if (!lock) {
        if (lock.error().code != ErrorCode::Busy)
            return base::fail(std::move(lock).error());
        auto holder = base::readFile(m_folder / "lock", 4096);
        return base::fail(ErrorCode::Busy,
                          "The study is being run by " +
                              (holder && !holder->empty() ? *holder : std::string("another process")) + ".",
                          m_folder.string(), "Wait for it, or stop it first.");
    }
    for (const LiveProcess& process : liveProcesses(m_folder / "live"))
        if (!isSelf(process))
            return base::fail(ErrorCode::Busy, "The study is being run by " + describe(process) + ".",
                              m_folder.string(), "Wait for it, or stop it first.");
    DELTARANK_TRY(lock->write("process " + std::to_string(base::processId()) + " on " + base::hostName() +
                              ", started " + utcNow()));
    // Nobody else is at work, so half-written files belong to processes that died.
    for (const char* part : {"", "runs", "checkpoints"}) {
        std::error_code ec;
        for (fs::directory_iterator it(m_folder / part, ec), end; !ec && it != end; it.increment(ec))
            if (it->path().extension() == ".tmp") {
                std::error_code ignored;
                fs::remove(it->path(), ignored);
            }
    }
    return lock;
}

base::Status Store::checkNotLockedWhole() const
{
    for (const LiveProcess& process : liveProcesses(m_folder / "live"))
        if (process.shard.empty() && !isSelf(process))
            return base::fail(ErrorCode::Busy, "The study is being run whole by " + describe(process) + ".",
                              m_folder.string(), "Wait for it, or stop it first.");
    return {};
}

StudyStatus Store::status() const
{
    StudyStatus status;
    status.processes = liveProcesses(m_folder / "live");
    if (!m_plan)
        return status;
    std::set<std::string> running;
    for (const LiveProcess& process : status.processes)
        running.insert(process.runs.begin(), process.runs.end());
    std::set<std::string> names; // one look at the folder, which may lie on a network
    std::error_code ec;
    for (fs::directory_iterator it(m_folder / "runs", ec), end; !ec && it != end; it.increment(ec))
        names.insert(it->path().filename().string());
    for (std::size_t i = 0; i < m_plan->runs.size(); ++i) {
        const std::string& id = m_plan->runs[i].spec.id;
        RunStatus run;
        run.run = static_cast<int>(i);
        if (names.contains(id + ".h5"))
            run.state = RunState::Done;
        else if (running.contains(id))
            run.state = RunState::Running;
        else if (names.contains(id + ".failed.json")) {
            run.state = RunState::Failed;
            run.failure = failureOf(id);
        }
        status.runs.push_back(std::move(run));
    }
    return status;
}

} // namespace deltarank::study
