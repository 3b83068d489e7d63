// Keeping the state of a training and going on from it.
#include "model/TorchCompat.h"
#include "train/BankTraining.h"

#include <algorithm>

namespace deltarank::train {

using base::ErrorCode;
using base::fail;
using Clock = std::chrono::steady_clock;

namespace {

/// Share of the time that writing checkpoints may take.
constexpr double largestShare = 0.05;

bool fit(const std::vector<at::Tensor>& stored, const std::vector<at::Tensor>& expected)
{
    return std::equal(stored.begin(), stored.end(), expected.begin(), expected.end(),
                      [](const at::Tensor& a, const at::Tensor& b) { return a.sizes() == b.sizes(); });
}

} // namespace

base::Status BankTraining::restore(const BankCheckpoint& checkpoint)
{
    at::NoGradGuard guard;
    bool fits = checkpoint.members.size() == m_members.size() && fit(checkpoint.trained, m_trained) &&
                fit(checkpoint.moments, m_optimizer->state()) && checkpoint.done >= 0 &&
                checkpoint.done <= m_steps && checkpoint.records.size() == m_records.size();
    for (std::size_t k = 0; fits && k < m_members.size(); ++k)
        fits = checkpoint.records[k].spectra.size() == m_records[k].spectra.size() &&
               (checkpoint.members[k].best.empty() || fit(checkpoint.members[k].best, trainedViews(k)));
    if (!fits)
        return fail(ErrorCode::Mismatch, "The checkpoint's weights are of another shape.",
                    m_context.checkpoint.file.string(), "Remove it; the runs then train from the beginning.");
    for (std::size_t i = 0; i < m_trained.size(); ++i)
        m_trained[i].copy_(checkpoint.trained[i]);
    m_optimizer->setState(checkpoint.moments, checkpoint.updates);
    for (std::size_t k = 0; k < m_members.size(); ++k) {
        auto order = std::move(m_members[k].order);
        m_members[k] = checkpoint.members[k];
        m_members[k].order = std::move(order);
        for (auto& tensor : m_members[k].best)
            tensor = tensor.to(m_context.device);
        m_records[k].history = checkpoint.records[k].history;
        for (std::size_t i = 0; i < m_records[k].spectra.size(); ++i)
            m_records[k].spectra[i].evaluations = checkpoint.records[k].spectra[i].evaluations;
    }
    m_done = m_first = checkpoint.done;
    m_earlierSeconds = checkpoint.seconds;
    if (m_sink) {
        TrainEvent event;
        event.kind = TrainEvent::Kind::Resumed;
        event.step = m_done;
        event.steps = m_steps;
        m_sink(event);
    }
    return {};
}

bool BankTraining::isSavingDue() const
{
    if (m_context.checkpoint.file.empty())
        return false;
    const double since = std::chrono::duration<double>(Clock::now() - m_saved).count();
    return since >= m_context.checkpoint.everySeconds &&
           (m_context.checkpoint.everySeconds <= 0 || since >= m_saveSeconds / largestShare);
}

base::Status BankTraining::save()
{
    if (m_context.checkpoint.file.empty() || m_done == m_first)
        return {}; // nothing is new
    const auto start = Clock::now();
    BankCheckpoint checkpoint;
    checkpoint.key = checkpointKey(m_specs);
    checkpoint.microBatch = m_context.microBatch;
    checkpoint.microBatchReason = m_context.microBatchReason;
    checkpoint.done = m_done;
    checkpoint.updates = m_optimizer->steps();
    checkpoint.seconds = seconds();
    checkpoint.trained = m_trained;
    checkpoint.moments = m_optimizer->state();
    checkpoint.members = m_members;
    for (const auto& record : m_records) {
        study::RunRecord kept;
        kept.history = record.history;
        kept.spectra = record.spectra;
        checkpoint.records.push_back(std::move(kept));
    }
    DELTARANK_TRY(writeCheckpoint(m_context.checkpoint.file, checkpoint));
    m_saved = Clock::now();
    m_saveSeconds = std::chrono::duration<double>(m_saved - start).count();
    return {};
}

} // namespace deltarank::train
