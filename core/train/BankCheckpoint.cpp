#include "train/BankCheckpoint.h"

#include "adapter/Hdf5.h"
#include "base/Files.h"
#include "base/Hash.h"
#include "model/TorchCompat.h"

#include <cmath>
#include <limits>

namespace deltarank::train {

using adapter::Hdf5File;
using adapter::numbered;
using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;

namespace {

constexpr const char* formatName = "deltarank-checkpoint";
constexpr std::uint64_t mostElements = std::uint64_t{1} << 34;

Status writeTensors(Hdf5File& file, const std::string& group, const std::vector<at::Tensor>& tensors)
{
    DELTARANK_TRY(file.makeGroup(group));
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const at::Tensor host = tensors[i].detach().to(at::kCPU, at::kFloat).contiguous();
        DELTARANK_TRY(file.write(
            numbered(group, i), host.sizes().vec(),
            std::span<const float>(host.data_ptr<float>(), static_cast<std::size_t>(host.numel()))));
    }
    return {};
}

Result<std::vector<at::Tensor>> readTensors(const Hdf5File& file, const std::string& group)
{
    auto names = numberedChildren(file, group);
    DELTARANK_TRY(names);
    std::vector<at::Tensor> tensors;
    for (const std::string& name : *names) {
        auto shape = file.shape(name);
        DELTARANK_TRY(shape);
        std::uint64_t count = 1;
        for (const std::int64_t extent : *shape)
            if (extent < 0 || (extent > 0 && count > mostElements / static_cast<std::uint64_t>(extent)))
                return fail(ErrorCode::Format, "The size of " + name + " makes no sense.",
                            file.path().string());
            else
                count *= static_cast<std::uint64_t>(extent);
        at::Tensor tensor = at::empty(*shape, at::TensorOptions().dtype(at::kFloat));
        DELTARANK_TRY(file.readInto(name, *shape, tensor.data_ptr<float>()));
        tensors.push_back(std::move(tensor));
    }
    return tensors;
}

/// The numbers of a MemberState by name, for writing and reading alike.
template <typename Visit> Status visitNumbers(MemberState& member, Visit visit)
{
    DELTARANK_TRY(visit("active", member.active));
    DELTARANK_TRY(visit("best_accuracy", member.bestAccuracy));
    DELTARANK_TRY(visit("best_step", member.bestStep));
    DELTARANK_TRY(visit("lowest_loss", member.lowestLoss));
    DELTARANK_TRY(visit("since_lowest", member.sinceLowest));
    DELTARANK_TRY(visit("end_step", member.endStep));
    DELTARANK_TRY(visit("loss_sum", member.lossSum));
    DELTARANK_TRY(visit("loss_count", member.lossCount));
    DELTARANK_TRY(visit("last_interval", member.lastInterval));
    DELTARANK_TRY(visit("clean_hits", member.cleanHits));
    DELTARANK_TRY(visit("clean_count", member.cleanCount));
    DELTARANK_TRY(visit("corrupted_hits", member.corruptedHits));
    DELTARANK_TRY(visit("corrupted_count", member.corruptedCount));
    return visit("gradient_norm", member.gradientNorm);
}

constexpr std::int64_t columns = 9;

std::vector<double> rowsOf(const std::vector<study::HistoryPoint>& history)
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> rows;
    for (const auto& p : history)
        for (const double value : {static_cast<double>(p.step), p.epoch, p.learningRate, p.trainingLoss,
                                   p.validationLoss, p.validationAccuracy, p.gradientNorm,
                                   p.cleanAccuracy.value_or(none), p.corruptedAccuracy.value_or(none)})
            rows.push_back(value);
    return rows;
}

std::vector<study::HistoryPoint> pointsOf(const std::vector<double>& rows)
{
    const auto unlessNaN = [](double value) {
        return std::isnan(value) ? std::nullopt : std::optional(value);
    };
    std::vector<study::HistoryPoint> history;
    for (std::size_t i = 0; i + columns <= rows.size(); i += columns)
        history.push_back({static_cast<int>(rows[i]), rows[i + 1], rows[i + 2], rows[i + 3], rows[i + 4],
                           rows[i + 5], rows[i + 6], unlessNaN(rows[i + 7]), unlessNaN(rows[i + 8])});
    return history;
}

Status writeMember(Hdf5File& file, const std::string& group, MemberState member,
                   const study::RunRecord& record)
{
    DELTARANK_TRY(file.makeGroup(group));
    DELTARANK_TRY(visitNumbers(member, [&](const char* name, auto& value) {
        return file.setAttribute(group, name, static_cast<double>(value));
    }));
    DELTARANK_TRY(file.setAttribute(group, "failure", member.failure));
    DELTARANK_TRY(writeTensors(file, group + "/best", member.best));
    DELTARANK_TRY(file.write(group + "/history", {static_cast<std::int64_t>(record.history.size()), columns},
                             std::span<const double>(rowsOf(record.history))));
    DELTARANK_TRY(file.makeGroup(group + "/spectra"));
    for (std::size_t i = 0; i < record.spectra.size(); ++i) {
        const auto& evaluations = record.spectra[i].evaluations;
        const std::size_t width = evaluations.empty() ? 0 : evaluations.front().size();
        std::vector<float> values;
        for (const auto& one : evaluations)
            values.insert(values.end(), one.begin(), one.end());
        DELTARANK_TRY(
            file.write(numbered(group + "/spectra", i),
                       {static_cast<std::int64_t>(evaluations.size()), static_cast<std::int64_t>(width)},
                       std::span<const float>(values)));
    }
    return {};
}

Status readMember(const Hdf5File& file, const std::string& group, MemberState& member,
                  study::RunRecord& record)
{
    DELTARANK_TRY(visitNumbers(member, [&](const char* name, auto& value) -> Status {
        auto number = file.numberAttribute(group, name);
        DELTARANK_TRY(number);
        value = static_cast<std::remove_reference_t<decltype(value)>>(*number);
        return {};
    }));
    auto failure = file.textAttribute(group, "failure");
    DELTARANK_TRY(failure);
    member.failure = std::move(*failure);
    auto best = readTensors(file, group + "/best");
    DELTARANK_TRY(best);
    member.best = std::move(*best);
    auto rows = file.read<double>(group + "/history");
    DELTARANK_TRY(rows);
    record.history = pointsOf(*rows);
    auto names = numberedChildren(file, group + "/spectra");
    DELTARANK_TRY(names);
    for (const std::string& name : *names) {
        auto shape = file.shape(name);
        DELTARANK_TRY(shape);
        auto values = file.read<float>(name);
        DELTARANK_TRY(values);
        if (shape->size() != 2 || static_cast<std::size_t>((*shape)[0]) != record.history.size())
            return fail(ErrorCode::Format, "The spectra do not fit the history.", file.path().string());
        study::SpectrumRecord spectrum;
        const std::ptrdiff_t width = (*shape)[1];
        for (std::ptrdiff_t i = 0; i < (*shape)[0]; ++i)
            spectrum.evaluations.emplace_back(values->begin() + i * width, values->begin() + (i + 1) * width);
        record.spectra.push_back(std::move(spectrum));
    }
    return {};
}

Status writeAll(Hdf5File& file, const BankCheckpoint& checkpoint)
{
    DELTARANK_TRY(file.setAttribute("/", "format", formatName));
    DELTARANK_TRY(
        file.setAttribute("/", "schema_version", static_cast<std::int64_t>(checkpointSchemaVersion)));
    DELTARANK_TRY(file.setAttribute("/", "key", checkpoint.key));
    DELTARANK_TRY(file.setAttribute("/", "micro_batch", static_cast<std::int64_t>(checkpoint.microBatch)));
    DELTARANK_TRY(file.setAttribute("/", "micro_batch_reason", checkpoint.microBatchReason));
    DELTARANK_TRY(file.setAttribute("/", "done", static_cast<std::int64_t>(checkpoint.done)));
    DELTARANK_TRY(file.setAttribute("/", "updates", checkpoint.updates));
    DELTARANK_TRY(file.setAttribute("/", "seconds", checkpoint.seconds));
    DELTARANK_TRY(writeTensors(file, "/trained", checkpoint.trained));
    DELTARANK_TRY(writeTensors(file, "/moments", checkpoint.moments));
    for (std::size_t k = 0; k < checkpoint.members.size(); ++k)
        DELTARANK_TRY(
            writeMember(file, numbered("/members", k), checkpoint.members[k], checkpoint.records[k]));
    return {};
}

Status readAll(const Hdf5File& file, BankCheckpoint& checkpoint)
{
    auto format = file.textAttribute("/", "format");
    if (!format || *format != formatName)
        return fail(ErrorCode::Format, "The file is not a checkpoint of a training.", file.path().string());
    auto version = file.integerAttribute("/", "schema_version");
    DELTARANK_TRY(version);
    if (*version < 1 || *version > checkpointSchemaVersion)
        return fail(ErrorCode::Unsupported, "The checkpoint was written by a newer version of the program.",
                    file.path().string());
    const auto take = [](auto result, auto& target) -> Status {
        DELTARANK_TRY(result);
        target = static_cast<std::remove_reference_t<decltype(target)>>(*result);
        return {};
    };
    DELTARANK_TRY(take(file.textAttribute("/", "key"), checkpoint.key));
    DELTARANK_TRY(take(file.integerAttribute("/", "micro_batch"), checkpoint.microBatch));
    DELTARANK_TRY(take(file.textAttribute("/", "micro_batch_reason"), checkpoint.microBatchReason));
    DELTARANK_TRY(take(file.integerAttribute("/", "done"), checkpoint.done));
    DELTARANK_TRY(take(file.integerAttribute("/", "updates"), checkpoint.updates));
    DELTARANK_TRY(take(file.numberAttribute("/", "seconds"), checkpoint.seconds));
    DELTARANK_TRY(take(readTensors(file, "/trained"), checkpoint.trained));
    DELTARANK_TRY(take(readTensors(file, "/moments"), checkpoint.moments));
    auto members = numberedChildren(file, "/members");
    DELTARANK_TRY(members);
    for (const std::string& group : *members) {
        MemberState member;
        study::RunRecord record;
        DELTARANK_TRY(readMember(file, group, member, record));
        checkpoint.members.push_back(std::move(member));
        checkpoint.records.push_back(std::move(record));
    }
    return {};
}

} // namespace

Status writeCheckpoint(const std::filesystem::path& file, const BankCheckpoint& checkpoint)
{
    return base::replaceFileAtomically(file, [&](const std::filesystem::path& temporary) -> Status {
        auto opened = Hdf5File::create(temporary, Hdf5File::Storage::Plain);
        DELTARANK_TRY(opened);
        DELTARANK_TRY(writeAll(*opened, checkpoint));
        return opened->close();
    });
}

Result<BankCheckpoint> readCheckpoint(const std::filesystem::path& file)
{
    std::error_code ec;
    if (!std::filesystem::exists(file, ec))
        return fail(ErrorCode::NotFound, "There is no checkpoint.", file.string());
    auto opened = Hdf5File::open(file);
    DELTARANK_TRY(opened);
    BankCheckpoint checkpoint;
    DELTARANK_TRY(readAll(*opened, checkpoint));
    return checkpoint;
}

std::string checkpointKey(const std::vector<study::RunSpec>& specs)
{
    base::Sha256 hash;
    for (const auto& spec : specs)
        hash.addField(spec.id);
    return hash.hex();
}

} // namespace deltarank::train
