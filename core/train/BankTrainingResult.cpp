// What a training leaves once its last step is done.
#include "base/System.h"
#include "model/TorchCompat.h"
#include "task/TaskReport.h"
#include "train/BankTraining.h"
#include "train/Measure.h"

#include <algorithm>
#include <cmath>

namespace deltarank::train {

using base::fail;

void BankTraining::swapInBest()
{
    m_last.assign(m_members.size(), {});
    for (std::size_t k = 0; k < m_members.size(); ++k) {
        if (m_members[k].best.empty())
            continue;
        auto views = trainedViews(k);
        for (std::size_t i = 0; i < views.size(); ++i) {
            m_last[k].push_back(views[i].clone());
            views[i].copy_(m_members[k].best[i]);
        }
    }
}

void BankTraining::swapInLast()
{
    for (std::size_t k = 0; k < m_last.size(); ++k) {
        auto views = trainedViews(k);
        for (std::size_t i = 0; i < m_last[k].size(); ++i)
            views[i].copy_(m_last[k][i]);
    }
    m_last.clear();
}

base::Result<std::vector<study::RunRecord>> BankTraining::finish()
{
    at::NoGradGuard guard;
    auto records = measured();
    if (!records)
        swapInLast();
    return records;
}

void BankTraining::judged(std::size_t samples)
{
    m_judged += static_cast<double>(samples);
    if (!m_sink)
        return;
    TrainEvent event;
    event.kind = TrainEvent::Kind::Measuring;
    event.step = event.steps = m_done;
    event.measured = std::min(1.0, m_judged / m_toJudge);
    m_sink(event);
}

base::Result<std::vector<study::RunRecord>> BankTraining::measured()
{
    const auto sets = validationSets();
    const task::Task& first = m_tasks.front();
    const auto again = [&] { judged(first.validationSamples.size()); };
    m_judged = 0;
    m_toJudge = static_cast<double>(first.trainSamples.size() + first.testSamples.size());
    if (isLora())
        m_toJudge += static_cast<double>(first.validationSamples.size()) *
                     (2 + std::ceil(std::log2(m_specs.front().lora.rank)) + m_context.config.layers);
    const int chunk = evaluationChunk();
    const bool best = m_specs.front().train.keep == study::WeightsKept::Best;

    // Test accuracy belongs to the weights of the best evaluation: put them in place, judge, put the last
    // ones back.
    if (needsBest())
        swapInBest();
    if (!m_tasks.front().testSamples.empty()) {
        std::vector<EvaluationSet> tests;
        for (const auto& task : m_tasks)
            tests.push_back({task.testSamples, task.testLabels});
        const auto results = evaluate(m_state, m_batches, m_data, tests, chunk, m_stop);
        if (!results)
            return fail(results.error());
        for (std::size_t k = 0; k < m_records.size(); ++k)
            m_records[k].metrics["test_accuracy"] = (*results)[k].accuracy;
        judged(first.testSamples.size());
    }
    if (!best)
        swapInLast();

    std::vector<EvaluationSet> training;
    for (const auto& task : m_tasks)
        training.push_back({task.trainSamples, task.trainLabels});
    const auto onTraining = evaluate(m_state, m_batches, m_data, training, chunk, m_stop);
    if (!onTraining)
        return fail(onTraining.error());
    const auto& fitted = *onTraining;
    judged(first.trainSamples.size());

    if (isLora()) {
        auto spectra = spectraNow();
        if (!spectra)
            return fail(spectra.error());
        auto curves =
            truncationCurve(m_state, m_batches, m_data, sets, chunk, m_context.threads, m_stop, again);
        if (!curves)
            return fail(curves.error());
        const auto ablation = layerAblation(m_state, m_batches, m_data, sets, chunk, m_stop, again);
        if (!ablation)
            return fail(ablation.error());
        for (std::size_t k = 0; k < m_records.size(); ++k) {
            auto& record = m_records[k];
            for (std::size_t i = 0; i < record.spectra.size(); ++i)
                record.spectra[i].final = (*spectra)[k][i];
            record.truncation = (*curves)[k];
            record.layerAblation = (*ablation)[k];
            record.adapter = model::adapterOf(m_state.bank, static_cast<int>(k));
        }
    } else {
        auto spectra = fullSpectra(m_context.config, m_state.weights, m_context.initial,
                                   m_specs.front().lora.targets, m_context.threads, m_stop);
        if (!spectra)
            return fail(spectra.error());
        m_records.front().spectra = std::move(*spectra);
    }
    const double total = seconds();
    for (std::size_t k = 0; k < m_records.size(); ++k) {
        auto& record = m_records[k];
        const auto& member = m_members[k];
        record.id = m_specs[k].id;
        record.task = m_tasks[k];
        const std::int64_t classes = m_tasks[k].classCount();
        const auto index = static_cast<std::int64_t>(k);
        auto keep = [&](const char* name, const at::Tensor& tensor) {
            const at::Tensor host = tensor.detach().to(at::kCPU, at::kFloat).contiguous();
            record.adapter.head.push_back(
                {name, host.sizes().vec(),
                 std::vector<float>(host.data_ptr<float>(), host.data_ptr<float>() + host.numel())});
        };
        keep("classifier.weight", m_state.headWeight.select(0, index).slice(0, 0, classes));
        keep("classifier.bias", m_state.headBias.select(0, index).slice(0, 0, classes));
        auto& metrics = record.metrics;
        metrics["best_accuracy"] = member.bestAccuracy;
        metrics["best_step"] = member.bestStep;
        metrics["last_accuracy"] = record.history.empty() ? 0 : record.history.back().validationAccuracy;
        metrics["last_validation_loss"] = record.history.empty() ? 0 : record.history.back().validationLoss;
        metrics["last_training_loss"] = member.lastInterval;
        metrics["steps"] = member.endStep;
        metrics["planned_steps"] = m_steps;
        metrics["train_accuracy"] = fitted[k].accuracy;
        metrics["train_samples"] = static_cast<double>(m_tasks[k].trainSamples.size());
        metrics["mislabelled_share"] = m_tasks[k].mislabelledShare();
        metrics["times_seen"] = task::timesSeen(m_tasks[k].trainSamples.size(), member.endStep,
                                                m_specs[k].train.batchSize); // of each training sample
        double hits[2] = {0, 0}, counts[2] = {0, 0};
        for (std::size_t i = 0; i < fitted[k].correct.size(); ++i) {
            const int chosen = !m_tasks[k].corrupted.empty() && m_tasks[k].corrupted[i] ? 1 : 0;
            hits[chosen] += fitted[k].correct[i];
            counts[chosen] += 1;
        }
        if (counts[0] > 0)
            metrics["train_accuracy_clean"] = hits[0] / counts[0];
        if (counts[1] > 0)
            metrics["train_accuracy_corrupted"] = hits[1] / counts[1];
        record.timing["seconds"] = total;
        record.timing["training_seconds"] = m_trainSeconds;
        record.timing["samples_per_second"] =
            static_cast<double>(member.endStep) * m_specs[k].train.batchSize / std::max(1e-9, m_trainSeconds);
        record.timing["peak_memory_bytes"] = static_cast<double>(base::peakMemory());
        record.provenance["device"] = m_context.device.str();
        record.provenance["compute_type"] = m_context.compute == at::kBFloat16 ? "bfloat16" : "float32";
        record.provenance["weights"] = best ? "best" : "last";
        if (!member.failure.empty())
            record.provenance["failure"] = member.failure;
    }
    return std::move(m_records);
}

} // namespace deltarank::train
