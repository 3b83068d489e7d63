#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"

#include <chrono>
#include <string>

namespace deltarank::data {

/// Progress of a pass over a file, told at most ten times a second, and its end on request.
class ScanProgress
{
public:
    ScanProgress(std::string stage, std::uint64_t total, const base::ProgressSink& sink,
                 const base::StopToken& stop)
        : m_stage(std::move(stage)), m_total(total), m_sink(sink), m_stop(stop)
    {}
    base::Status at(std::uint64_t done)
    {
        if (done < m_next)
            return {};
        m_next = done + (1 << 20);
        if (m_stop.waitAndCheck())
            return base::fail(base::ErrorCode::Stopped, m_stage + " was stopped.");
        tell(done);
        return {};
    }
    void done()
    {
        m_last = -1;
        tell(m_total);
    }

private:
    void tell(std::uint64_t done)
    {
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
        if (!m_sink || (m_last >= 0 && seconds - m_last < 0.1))
            return;
        m_last = seconds;
        const double left =
            done == 0 ? -1 : seconds / static_cast<double>(done) * static_cast<double>(m_total - done);
        m_sink({.stage = m_stage, .done = done, .total = m_total, .secondsLeft = left});
    }
    std::string m_stage;
    std::uint64_t m_total;
    const base::ProgressSink& m_sink;
    const base::StopToken& m_stop;
    std::uint64_t m_next = 0;
    double m_last = -1;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace deltarank::data
