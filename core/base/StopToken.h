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
                m_state->setPaused(false);
        }
        m_state->changed.notify_all();
    }
    void setPaused(bool paused)
    {
        if (!m_state)
            return;
        {
            std::lock_guard lock(m_state->mutex);
            m_state->setPaused(paused);
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
            std::unique_lock lock(m_state->mutex);
            if (m_state->waiting++ == 0)
                m_state->since = Clock::now();
            m_state->changed.wait(lock, [this] { return !m_state->paused; });
            --m_state->waiting;
        }
        return stopNow();
    }
    /// Seconds spent waiting in pauses that are over, so that they are not taken for work. However many
    /// threads wait in a pause, it counts once, from the first of them on.
    double pausedSeconds() const
    {
        if (!m_state)
            return 0;
        std::lock_guard lock(m_state->mutex);
        return m_state->waited;
    }

private:
    using Clock = std::chrono::steady_clock;
    struct State
    {
        /// @pre the mutex is held
        void setPaused(bool now)
        {
            if (paused && !now && waiting > 0)
                waited += std::chrono::duration<double>(Clock::now() - since).count();
            paused = now;
        }

        std::atomic<Request> request{Request::None};
        std::atomic<bool> paused{false};
        // Guarded by the mutex.
        double waited = 0;
        int waiting = 0; ///< threads
        Clock::time_point since{};
        mutable std::mutex mutex;
        std::condition_variable changed;
    };
    std::shared_ptr<State> m_state;
};

} // namespace deltarank::base
