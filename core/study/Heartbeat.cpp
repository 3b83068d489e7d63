#include "study/Heartbeat.h"

#include "base/Files.h"
#include "base/System.h"
#include "study/StudySpecJson.h"

#include <chrono>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <thread>

namespace deltarank::study {

namespace fs = std::filesystem;
using nlohmann::json;

std::string utcNow()
{
    return base::utcTime(std::time(nullptr));
}

struct Heartbeat::State
{
    fs::path path;
    json content;
    std::mutex mutex;
    std::condition_variable changed;
    bool stop = false;
    bool dirty = true;
    std::thread thread;

    void loop()
    {
        std::unique_lock lock(mutex);
        while (!stop) {
            dirty = false;
            const std::string text = content.dump(1, ' ', false, json::error_handler_t::replace);
            lock.unlock();
            (void)base::writeFileAtomically(path, text);
            lock.lock();
            changed.wait_for(lock, std::chrono::seconds(10), [this] { return stop || dirty; });
        }
    }
};

Heartbeat::Heartbeat(const fs::path& folder, const std::string& shard) : m_state(std::make_unique<State>())
{
    const std::string host = base::hostName();
    m_state->path = folder / (host + "-" + std::to_string(base::processId()) + ".json");
    m_state->content = {{"host", host}, {"pid", base::processId()}, {"started", utcNow()}, {"shard", shard},
                        {"device", ""}, {"runs", json::array()},    {"seconds_left", -1}};
    // The first sign is given before the constructor returns: whoever looks next sees it.
    (void)base::writeFileAtomically(m_state->path, m_state->content.dump(1));
    m_state->thread = std::thread([state = m_state.get()] { state->loop(); });
}

Heartbeat::~Heartbeat()
{
    {
        std::lock_guard lock(m_state->mutex);
        m_state->stop = true;
    }
    m_state->changed.notify_all();
    m_state->thread.join();
    std::error_code ec;
    fs::remove(m_state->path, ec);
}

void Heartbeat::update(const std::string& device, const std::vector<std::string>& runs, double secondsLeft)
{
    {
        std::lock_guard lock(m_state->mutex);
        m_state->content["device"] = device;
        m_state->content["runs"] = runs;
        m_state->content["seconds_left"] = secondsLeft;
        m_state->dirty = true;
    }
    m_state->changed.notify_all();
}

std::vector<LiveProcess> liveProcesses(const fs::path& folder)
{
    std::vector<LiveProcess> live;
    std::error_code ec;
    for (fs::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec)) {
        if (it->path().extension() != ".json")
            continue;
        std::error_code gone;
        const auto time = fs::last_write_time(it->path(), gone);
        if (gone)
            continue;
        LiveProcess process;
        process.age = std::chrono::duration<double>(fs::file_time_type::clock::now() - time).count();
        if (process.age > LiveProcess::timeout)
            continue;
        auto content = readJson(it->path());
        if (!content)
            continue;
        try {
            process.host = content->at("host").get<std::string>();
            process.pid = content->at("pid").get<int>();
            process.started = content->at("started").get<std::string>();
            process.shard = content->at("shard").get<std::string>();
            process.device = content->at("device").get<std::string>();
            process.runs = content->at("runs").get<std::vector<std::string>>();
            process.secondsLeft = content->at("seconds_left").get<double>();
        } catch (const json::exception&) {
            continue; // not one of ours
        }
        if (process.host == base::hostName() && !base::processAlive(process.pid))
            continue;
        live.push_back(std::move(process));
    }
    return live;
}

} // namespace deltarank::study
