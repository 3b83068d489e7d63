#include "train/Trainer.h"

#include "base/System.h"
#include "model/Checkpoint.h"
#include "model/TorchCompat.h"
#include "train/BankTraining.h"
#include "train/Device.h"

#include <c10/util/Exception.h>
#include <new>
#include <optional>
#include <stdexcept>

namespace deltarank::train {

using base::ErrorCode;
using base::fail;

struct Trainer::Private
{
    model::LoadedModel model; ///< its weights only where full runs need them
    model::ModelWeights frozen;
    bool fullRuns = true;
    at::Device device{at::kCPU};
    at::ScalarType compute = at::kFloat;
    int threads = 1;
};

Trainer::Trainer(std::unique_ptr<Private> data) : m(std::move(data)) {}
Trainer::~Trainer() = default;

const model::ModelConfig& Trainer::config() const
{
    return m->model.config;
}
std::string Trainer::device() const
{
    return m->device.str();
}
std::string Trainer::modelSha256() const
{
    return m->model.sha256;
}
std::vector<std::string> Trainer::notes() const
{
    return m->model.notes;
}

base::Result<std::unique_ptr<Trainer>> Trainer::create(const TrainerOptions& options)
{
    auto device = resolveDevice(options.device);
    if (!device)
        return fail(device.error());
    auto data = std::make_unique<Private>();
    data->threads = options.threads > 0 ? options.threads : base::availableCores();
    at::set_num_threads(data->threads);
    useFullFloat32();
    auto model = model::loadCheckpoint(options.model, {true});
    if (!model)
        return fail(model.error());
    data->model = std::move(*model);
    if (data->model.weights.classifier.weight.defined())
        data->model.notes.push_back(
            "The checkpoint's own head of " + std::to_string(data->model.config.labels) +
            " classes is replaced: every run starts a new head with the classes of its "
            "task.");
    data->device = at::Device(*device);
    data->compute = options.precision == study::Precision::BFloat16 ? at::kBFloat16 : at::kFloat;
    try {
        data->frozen =
            model::frozenCopy(data->model.config, data->model.weights, data->device, data->compute);
    } catch (const c10::Error& error) {
        return fail(ErrorCode::OutOfMemory,
                    std::string("The base model does not fit on the device: ") +
                        error.what_without_backtrace(),
                    options.model.string());
    }
    data->fullRuns = options.fullRuns;
    if (!options.fullRuns) {
        // The frozen copy shares what it has in common with them.
        data->model.weights = {};
        base::releaseFreeMemory();
    }
    return std::unique_ptr<Trainer>(new Trainer(std::move(data)));
}

namespace {

base::Status checkGroup(const std::vector<study::RunSpec>& specs, const std::vector<task::Task>& tasks,
                        const EncodedData& data)
{
    if (specs.empty() || specs.size() != tasks.size())
        throw std::logic_error("one task for every run");
    for (std::size_t k = 0; k < specs.size(); ++k) {
        const auto& task = tasks[k];
        if (specs[k].method == study::Method::Full && specs.size() > 1)
            throw std::logic_error("full runs train one at a time");
        if (task.trainSamples.empty() || task.validationSamples.empty())
            return fail(ErrorCode::InvalidArgument,
                        "The task has no " +
                            std::string(task.trainSamples.empty() ? "training" : "validation") + " samples.",
                        specs[k].id);
        if (task.trainSamples.size() != tasks.front().trainSamples.size())
            return fail(ErrorCode::InvalidArgument,
                        "Runs that train together need training sets of one size.", specs[k].id);
        for (const auto* list : {&task.trainSamples, &task.validationSamples, &task.testSamples})
            for (const auto sample : *list)
                if (!data.has(sample))
                    throw std::logic_error("a sample of the task was not encoded");
    }
    return {};
}

void tell(const TrainSink& sink, TrainEvent::Kind kind, const std::string& text, int step = 0, int steps = 0)
{
    if (!sink)
        return;
    TrainEvent event;
    event.kind = kind;
    event.step = step;
    event.steps = steps;
    event.text = text;
    sink(event);
}

/// The checkpoint to go on from, if there is one of these runs.
std::optional<BankCheckpoint> usableCheckpoint(const CheckpointOptions& options,
                                               const std::vector<study::RunSpec>& specs,
                                               const TrainSink& sink)
{
    if (options.file.empty())
        return std::nullopt;
    auto kept = readCheckpoint(options.file);
    if (!kept) {
        if (kept.error().code != ErrorCode::NotFound)
            tell(sink, TrainEvent::Kind::Note,
                 "The checkpoint is not used, training begins anew: " + kept.error().text());
        return std::nullopt;
    }
    if (kept->key != checkpointKey(specs) || kept->microBatch < 1) {
        tell(sink, TrainEvent::Kind::Note,
             "The checkpoint is not used, training begins anew: " + options.file.string() +
                 " is of other runs.");
        return std::nullopt;
    }
    return std::move(*kept);
}

bool isOutOfMemory(const std::string& text)
{
    return text.find("out of memory") != std::string::npos ||
           text.find("not enough memory") != std::string::npos ||
           text.find("can't allocate memory") != std::string::npos;
}

} // namespace

base::Result<std::vector<study::RunRecord>> Trainer::run(const std::vector<study::RunSpec>& specs,
                                                         const std::vector<task::Task>& tasks,
                                                         const EncodedData& data, const TrainSink& sink,
                                                         base::StopToken stop,
                                                         const CheckpointOptions& checkpoint)
{
    DELTARANK_TRY(checkGroup(specs, tasks, data));
    at::set_num_threads(m->threads); // ATen keeps this per thread
    if (specs.front().method == study::Method::Full && !m->fullRuns)
        throw std::logic_error("a trainer of adapters alone");
    const auto& train = specs.front().train;
    const int asked = train.microBatch > 0 ? std::min(train.microBatch, train.batchSize) : train.batchSize;
    int micro = asked;
    std::string reason;
    while (true) {
        try {
            auto kept = usableCheckpoint(checkpoint, specs, sink);
            if (kept && kept->microBatch < micro) {
                micro = kept->microBatch;
                reason = kept->microBatchReason;
            }
            const BankTraining::Context context{m->model.config, m->model.weights, m->frozen, m->device,
                                                m->compute,      m->threads,       micro,     micro < asked,
                                                reason,          checkpoint,       kept};
            auto records = BankTraining(context, specs, tasks, data, sink, stop).run();
            if (records && micro < asked)
                for (auto& record : *records) {
                    record.provenance["micro_batch"] = std::to_string(micro);
                    record.provenance["micro_batch_reason"] = reason;
                }
            return records;
        } catch (const std::bad_alloc&) {
            reason = "Out of memory: the program's memory is used up.";
        } catch (const c10::Error& error) {
            const std::string said = error.what_without_backtrace();
            if (!isOutOfMemory(said))
                return fail(ErrorCode::Internal, "LibTorch reports: " + said, specs.front().id);
            reason = "Out of memory: " + said.substr(0, said.find('\n'));
        }
        if (micro == 1)
            break;
        micro /= 2;
        tell(sink, TrainEvent::Kind::Note,
             "Memory ran out; trying again with " + std::to_string(micro) +
                 " samples at a time, gradients added up to batches of " + std::to_string(train.batchSize) +
                 ". " + reason);
    }
    return fail(ErrorCode::OutOfMemory, "There is too little memory even for one sample at a time. " + reason,
                specs.front().id,
                "Use a smaller base model, a shorter text length, a smaller bank, or a device with more "
                "memory.");
}

} // namespace deltarank::train
