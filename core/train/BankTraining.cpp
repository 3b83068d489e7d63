#include "train/BankTraining.h"

#include "base/RandomStream.h"
#include "model/TorchCompat.h"
#include "train/Measure.h"
#include "train/Rate.h"

#include <ATen/ops/cross_entropy_loss.h>
#include <algorithm>
#include <cmath>

namespace deltarank::train {

using base::ErrorCode;
using base::fail;
using Clock = std::chrono::steady_clock;

BankTraining::BankTraining(const Context& context, const std::vector<study::RunSpec>& specs,
                           const std::vector<task::Task>& tasks, const EncodedData& data,
                           const TrainSink& sink, const base::StopToken& stop)
    : m_context(context), m_specs(specs), m_tasks(tasks), m_data(data), m_sink(sink), m_stop(stop),
      m_batches(data, context.device), m_members(specs.size()), m_records(specs.size())
{}

void BankTraining::makeHeads()
{
    const auto members = static_cast<std::int64_t>(m_specs.size());
    std::int64_t classes = 0;
    for (const auto& task : m_tasks)
        classes = std::max<std::int64_t>(classes, task.classCount());
    const std::int64_t hidden = m_context.config.hidden;
    at::Tensor weight = at::zeros({members, classes, hidden});
    at::Tensor mask = at::zeros({members, 1, classes});
    for (std::int64_t k = 0; k < members; ++k) {
        const auto& spec = m_specs[static_cast<std::size_t>(k)];
        const std::int64_t own = m_tasks[static_cast<std::size_t>(k)].classCount();
        base::RandomStream stream({spec.task.seed, base::Purpose::InitialWeights,
                                   static_cast<std::uint32_t>(spec.repeat), 0,
                                   base::placeOf("classifier.weight")});
        float* values = weight.data_ptr<float>() + k * classes * hidden;
        for (std::int64_t i = 0; i < own * hidden; ++i)
            values[i] = static_cast<float>(m_context.config.initialiserRange * stream.normal());
        for (std::int64_t c = own; c < classes; ++c)
            mask.data_ptr<float>()[k * classes + c] = -1e9f;
    }
    m_state.headWeight = weight.to(m_context.device);
    m_state.headBias = at::zeros({members, classes}).to(m_context.device);
    m_state.classMask = mask.to(m_context.device);
}

base::Status BankTraining::prepare()
{
    const auto& first = m_specs.front();
    const int members = static_cast<int>(m_specs.size());
    m_state.config = &m_context.config;
    m_state.compute = m_context.compute;
    m_state.members = members;
    makeHeads();
    std::vector<AdamW::Group> groups;
    std::vector<double> headRates;
    for (const auto& spec : m_specs)
        headRates.push_back(
            spec.train.headLearningRate > 0 ? spec.train.headLearningRate / spec.train.learningRate : 1.0);
    AdamW::Group head{{m_state.headWeight, m_state.headBias}, headRates, first.train.weightDecay, true};
    if (isLora()) {
        std::vector<model::InitKey> keys;
        for (const auto& spec : m_specs)
            keys.push_back({spec.task.seed, static_cast<std::uint32_t>(spec.repeat)});
        auto bank = model::makeLoraBank(m_context.config, first.lora, keys);
        if (!bank)
            return fail(bank.error());
        m_state.bank = std::move(*bank);
        m_state.weights = m_context.frozen;
        AdamW::Group adapters{{}, {}, first.train.weightDecay, true};
        for (auto& matrix : m_state.bank.matrices) {
            matrix.a = matrix.a.to(m_context.device);
            matrix.b = matrix.b.to(m_context.device);
            adapters.parameters.push_back(matrix.a);
            adapters.parameters.push_back(matrix.b);
        }
        groups.push_back(std::move(adapters));
        if (first.lora.trainHead)
            groups.push_back(head);
    } else {
        m_state.weights = m_context.initial;
        AdamW::Group all{{}, {}, first.train.weightDecay, false};
        for (auto& parameter : model::encoderParameters(m_context.config, m_state.weights)) {
            *parameter.tensor = parameter.tensor->to(m_context.device).clone();
            all.parameters.push_back(*parameter.tensor);
        }
        groups.push_back(std::move(all));
        groups.push_back(head);
    }
    for (auto& group : groups)
        for (auto& parameter : group.parameters) {
            parameter.set_requires_grad(true);
            m_trained.push_back(parameter);
        }
    m_optimizer = std::make_unique<AdamW>(
        std::move(groups), AdamWSettings{first.train.beta1, first.train.beta2, first.train.epsilon}, members);

    const int samples = static_cast<int>(m_tasks.front().trainSamples.size());
    m_stepsPerEpoch = std::max(1, (samples + first.train.batchSize - 1) / first.train.batchSize);
    m_steps = static_cast<int>(std::ceil(first.train.epochs * m_stepsPerEpoch - 1e-9));
    if (first.train.steps > 0)
        m_steps = first.train.epochs > 0 ? std::min(m_steps, first.train.steps) : first.train.steps;
    m_steps = std::max(1, m_steps);
    m_evaluateEvery = first.train.evaluateEvery > 0 ? first.train.evaluateEvery : m_stepsPerEpoch;
    for (std::size_t k = 0; k < m_members.size(); ++k) {
        m_members[k].order.resize(m_tasks[k].trainSamples.size());
        m_members[k].lowestLoss = INFINITY;
        if (isLora())
            for (const auto& matrix : m_state.bank.matrices) {
                study::SpectrumRecord record;
                record.modulePath = matrix.modulePath;
                record.layer = matrix.layer;
                record.kind = matrix.kind;
                record.rank = matrix.rank;
                m_records[k].spectra.push_back(std::move(record));
            }
    }
    return {};
}

void BankTraining::shuffle(int epoch)
{
    for (std::size_t k = 0; k < m_specs.size(); ++k) {
        auto& order = m_members[k].order;
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = static_cast<std::uint32_t>(i);
        base::RandomStream stream({m_specs[k].task.seed, base::Purpose::BatchOrder,
                                   static_cast<std::uint32_t>(m_specs[k].repeat),
                                   static_cast<std::uint32_t>(epoch), base::placeOf(m_specs[k].sweep)});
        stream.shuffle(order);
    }
}

base::Status BankTraining::step(int step)
{
    const auto& first = m_specs.front();
    const auto members = m_specs.size();
    const int epoch = step / m_stepsPerEpoch;
    const int place = step % m_stepsPerEpoch;
    const auto begin = static_cast<std::size_t>(place) * static_cast<std::size_t>(first.train.batchSize);
    const std::size_t end = std::min(begin + static_cast<std::size_t>(first.train.batchSize),
                                     m_tasks.front().trainSamples.size());
    if (place == 0 || step == m_first)
        shuffle(epoch);
    model::DropoutKeys dropout;
    dropout.step = static_cast<std::uint32_t>(step);
    if (m_data.modality() == data::Modality::Text)
        dropout.longest = static_cast<std::uint32_t>(BatchBuilder::paddedLength(first.input.maxTokens));
    for (const auto& spec : m_specs)
        dropout.members.push_back({spec.task.seed, static_cast<std::uint32_t>(spec.repeat)});

    std::vector<double> losses(members, 0.0);
    const auto piece = static_cast<std::size_t>(m_context.microBatch);
    for (std::size_t from = begin; from < end; from += piece) {
        const std::size_t to = std::min(from + piece, end);
        std::vector<std::uint32_t> samples;
        std::vector<int> labels;
        std::vector<base::StreamKey> augmentation;
        for (std::size_t k = 0; k < members; ++k)
            for (std::size_t i = from; i < to; ++i) {
                const std::uint32_t index = m_members[k].order[i];
                samples.push_back(m_tasks[k].trainSamples[index]);
                labels.push_back(m_tasks[k].trainLabels[index]);
                augmentation.push_back({m_specs[k].task.seed, base::Purpose::Augmentation,
                                        static_cast<std::uint32_t>(m_specs[k].repeat),
                                        static_cast<std::uint32_t>(epoch), samples.back()});
            }
        dropout.piece = static_cast<std::uint32_t>((from - begin) / piece);
        const at::Tensor logits =
            m_state.logits(m_batches.build(samples, first.input.augment ? &augmentation : nullptr),
                           first.train.modelDropout ? &dropout : nullptr);
        const at::Tensor target = m_batches.labels(labels);
        const at::Tensor each = at::cross_entropy_loss(logits.reshape({-1, logits.size(-1)}), target, {}, 0)
                                    .reshape({static_cast<std::int64_t>(members), -1});
        const at::Tensor own = each.sum(1) * (1.0 / static_cast<double>(end - begin));
        own.sum().backward();
        const at::Tensor values = own.detach().to(at::kCPU, at::kDouble).contiguous();
        const at::Tensor right =
            logits.detach().argmax(2).reshape({-1}).eq(target).to(at::kCPU, at::kByte).contiguous();
        for (std::size_t k = 0; k < members; ++k) {
            losses[k] += values.data_ptr<double>()[k];
            auto& member = m_members[k];
            for (std::size_t i = from; i < to; ++i) {
                const bool hit = right.data_ptr<std::uint8_t>()[k * (to - from) + i - from] != 0;
                const auto& corrupted = m_tasks[k].corrupted;
                const bool wasChosen = !corrupted.empty() && corrupted[member.order[i]] != 0;
                (wasChosen ? member.corruptedHits : member.cleanHits) += hit;
                (wasChosen ? member.corruptedCount : member.cleanCount) += 1;
            }
        }
    }
    const std::vector<double> norms = m_optimizer->gradientNorms();
    std::vector<double> rates(members), scales(members, 1.0);
    std::vector<bool> active(members);
    double shown = 0;
    int counted = 0;
    for (std::size_t k = 0; k < members; ++k) {
        auto& member = m_members[k];
        const auto& train = m_specs[k].train;
        if (member.active && (!std::isfinite(losses[k]) || !std::isfinite(norms[k]))) {
            member.active = false;
            member.endStep = step;
            member.failure =
                "The training loss stopped being finite at step " + std::to_string(step + 1) + ".";
            // What such a slot holds must not disturb the others when spectra and accuracies are measured.
            at::NoGradGuard guard;
            for (auto& view : trainedViews(k))
                view.zero_();
        }
        active[k] = member.active;
        rates[k] = rateAt(train.schedule, train.learningRate, train.warmup, step, m_steps);
        if (train.clipNorm > 0 && norms[k] > train.clipNorm)
            scales[k] = train.clipNorm / (norms[k] + 1e-6);
        if (!member.active)
            continue;
        member.gradientNorm = norms[k];
        member.lossSum += losses[k];
        ++member.lossCount;
        shown += losses[k];
        ++counted;
    }
    m_optimizer->step(rates, scales, active);
    if (m_sink) {
        TrainEvent event;
        event.step = step + 1;
        event.steps = m_steps;
        event.loss = counted ? shown / counted : 0;
        event.samplesPerSecond = static_cast<double>((step + 1 - m_first) * first.train.batchSize) *
                                 static_cast<double>(members) / std::max(1e-9, seconds() - m_earlierSeconds);
        m_sink(event);
    }
    return {};
}

std::vector<at::Tensor> BankTraining::trainedViews(std::size_t member) const
{
    std::vector<at::Tensor> views;
    for (const auto& parameter : m_trained)
        views.push_back(isLora() ? parameter.detach().select(0, static_cast<std::int64_t>(member))
                                 : parameter.detach());
    return views;
}

bool BankTraining::needsBest() const
{
    return m_specs.front().train.keep == study::WeightsKept::Best || !m_tasks.front().testSamples.empty();
}

std::vector<EvaluationSet> BankTraining::validationSets() const
{
    std::vector<EvaluationSet> sets;
    for (const auto& task : m_tasks)
        sets.push_back({task.validationSamples, task.validationLabels});
    return sets;
}

int BankTraining::evaluationChunk() const
{
    const int rows = 128 / static_cast<int>(m_specs.size());
    // Where memory ran out, evaluations must not be what runs out of it again.
    return std::max(1, m_context.microBatchHalved ? std::min(m_context.microBatch, rows)
                                                  : std::max(m_context.microBatch, rows));
}

base::Result<std::vector<std::vector<std::vector<float>>>> BankTraining::spectraNow()
{
    return bankSpectra(m_state.bank, m_context.threads, m_stop);
}

base::Status BankTraining::evaluateAll(int step)
{
    // Nothing of the training's state changes before all is measured: a stop in here is one before it.
    const auto judged = evaluate(m_state, m_batches, m_data, validationSets(), evaluationChunk(), m_stop);
    if (!judged)
        return fail(judged.error());
    const auto& results = *judged;
    std::vector<std::vector<std::vector<float>>> spectra;
    if (isLora()) {
        auto now = spectraNow();
        if (!now)
            return fail(now.error());
        spectra = std::move(*now);
    }
    for (std::size_t k = 0; k < m_members.size(); ++k) {
        auto& member = m_members[k];
        const auto& train = m_specs[k].train;
        if (!member.active)
            continue;
        study::HistoryPoint point;
        point.step = step;
        point.epoch = static_cast<double>(step) / m_stepsPerEpoch;
        point.learningRate = rateAt(train.schedule, train.learningRate, train.warmup, step - 1, m_steps);
        point.trainingLoss = member.lossCount ? member.lossSum / member.lossCount : 0;
        point.validationLoss = results[k].loss;
        point.validationAccuracy = results[k].accuracy;
        point.gradientNorm = member.gradientNorm;
        if (member.cleanCount > 0)
            point.cleanAccuracy = member.cleanHits / member.cleanCount;
        if (member.corruptedCount > 0)
            point.corruptedAccuracy = member.corruptedHits / member.corruptedCount;
        member.lastInterval = point.trainingLoss;
        member.lossSum = member.cleanHits = member.cleanCount = member.corruptedHits = member.corruptedCount =
            0;
        member.lossCount = 0;
        m_records[k].history.push_back(point);
        for (std::size_t i = 0; isLora() && i < spectra[k].size(); ++i)
            m_records[k].spectra[i].evaluations.push_back(spectra[k][i]);
        if (point.validationAccuracy > member.bestAccuracy) {
            member.bestAccuracy = point.validationAccuracy;
            member.bestStep = step;
            if (needsBest()) {
                member.best.clear();
                for (const auto& view : trainedViews(k))
                    member.best.push_back(view.clone());
            }
        }
        member.sinceLowest = point.validationLoss < member.lowestLoss ? 0 : member.sinceLowest + 1;
        member.lowestLoss = std::min(member.lowestLoss, point.validationLoss);
        member.endStep = step;
        if (m_sink) {
            TrainEvent event;
            event.kind = TrainEvent::Kind::Evaluation;
            event.member = static_cast<int>(k);
            event.step = step;
            event.steps = m_steps;
            event.loss = point.trainingLoss;
            event.point = point;
            m_sink(event);
        }
        if ((train.untilLoss > 0 && point.trainingLoss < train.untilLoss) ||
            (train.patience > 0 && member.sinceLowest >= train.patience))
            member.active = false;
    }
    return {};
}

double BankTraining::seconds() const
{
    return m_earlierSeconds + std::chrono::duration<double>(Clock::now() - m_start).count();
}

base::Result<std::vector<study::RunRecord>> BankTraining::run()
{
    m_start = m_saved = Clock::now();
    DELTARANK_TRY(prepare());
    if (m_context.from) {
        DELTARANK_TRY(restore(*m_context.from));
        m_context.from.reset(); // as large as the weights and moments themselves
    }
    base::Result<std::vector<study::RunRecord>> records = train().and_then([this] { return finish(); });
    if (!records && records.error().code == ErrorCode::Stopped)
        DELTARANK_TRY(save());
    return records;
}

base::Status BankTraining::train()
{
    const auto ended = [this] {
        return m_done >= m_steps || std::none_of(m_members.begin(), m_members.end(),
                                                 [](const MemberState& member) { return member.active; });
    };
    // A stop during the evaluation of a step left that one to be done.
    const auto missesEvaluation = [this] {
        return m_done > 0 && isEvaluated(m_done) &&
               std::none_of(m_records.begin(), m_records.end(), [this](const study::RunRecord& record) {
                   return !record.history.empty() && record.history.back().step == m_done;
               });
    };
    if (missesEvaluation())
        DELTARANK_TRY(evaluateAll(m_done));
    while (!ended()) {
        if (m_stop.waitAndCheck())
            return fail(ErrorCode::Stopped, "Stopped after " + std::to_string(m_done) + " of " +
                                                std::to_string(m_steps) + " steps.");
        DELTARANK_TRY(step(m_done));
        ++m_done;
        if (isEvaluated(m_done))
            DELTARANK_TRY(evaluateAll(m_done));
        if (isSavingDue())
            DELTARANK_TRY(save());
    }
    m_trainSeconds = seconds();
    return {};
}

} // namespace deltarank::train
