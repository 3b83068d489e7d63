#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace deltarank::base {

/// Asks long work to pause, to stop after the current unit (a run), or to stop now. Copies share one state;
/// a default-made token never stops. Safe from any thread.
class StopToken
{
public:
    enum class Request { None, AfterRun, Now };

    static StopToken create()
    {
        StopToken token;
        token.m_state = std::make_shared<State>();
        return token;
    }

    void request(Request request)
    {
        if (!m_state)
            return;
        {
            std::lock_guard lock(m_state->mutex);
            m_state->request.store(request);
            if (request == Request::Now)
                m_state->paused = false;
        }
        m_state->changed.notify_all();
    }
    void setPaused(bool paused)
    {
        if (!m_state)
            return;
        {
            std::lock_guard lock(m_state->mutex);
            m_state->paused = paused;
        }
        m_state->changed.notify_all();
    }
    bool paused() const { return m_state && m_state->paused; }
    Request requested() const { return m_state ? m_state->request.load() : Request::None; }
    bool stopNow() const { return requested() == Request::Now; }

    /// Blocks while paused; true if the work should stop now.
    bool waitAndCheck() const
    {
        if (!m_state)
            return false;
        if (m_state->paused) {
            const auto start = std::chrono::steady_clock::now();
            std::unique_lock lock(m_state->mutex);
            m_state->changed.wait(lock, [this] { return !m_state->paused; });
            m_state->waited +=
                std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        }
        return stopNow();
    }
    /// Seconds spent waiting in pauses so far, so that they are not taken for work.
    double pausedSeconds() const
    {
        if (!m_state)
            return 0;
        std::lock_guard lock(m_state->mutex);
        return m_state->waited;
    }

private:
    struct State
    {
        std::atomic<Request> request{Request::None};
        std::atomic<bool> paused{false};
        double waited = 0; ///< guarded by the mutex
        mutable std::mutex mutex;
        std::condition_variable changed;
    };
    std::shared_ptr<State> m_state;
};

} // namespace deltarank::base
