#include "base/Base64.h"
#include "base/Files.h"
#include "base/Hash.h"
#include "data/PngEncoder.h"
#include "data/Snapshot.h"
#include "data/SnapshotFormat.h"
#include "data/Utf8.h"

#include <nlohmann/json.hpp>
#include <numeric>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;
using namespace snapshot;
using nlohmann::json;

namespace {

constexpr std::uint64_t tellEvery = 1024;
/// Pictures of a snapshot are held in memory when it is opened.
constexpr std::uint64_t mostPictureBytes = std::uint64_t{4} << 30;

/// Lines into a plain or compressed file, with the hash of what was written.
class LineWriter
{
public:
    LineWriter(const std::filesystem::path& path, bool compressed)
        : m_file(::gzopen(path.c_str(), compressed ? "wb6" : "wbT"))
    {
        if (m_file)
            ::gzbuffer(m_file.get(), 1 << 18);
        else
            m_good = false;
    }
    void add(const json& object)
    {
        const std::string line = object.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
        m_hash.add(line);
        m_good = m_good && ::gzwrite(m_file.get(), line.data(), static_cast<unsigned>(line.size())) ==
                               static_cast<int>(line.size());
    }
    bool good() const { return m_good; }
    /// Ends the file with the hash of all lines before.
    bool finish()
    {
        add({{"sha256", m_hash.hex()}});
        return m_good && ::gzclose(m_file.release()) == Z_OK;
    }

private:
    GzFile m_file;
    base::Sha256 m_hash;
    bool m_good = true;
};

} // namespace

base::Status writeSnapshot(const Dataset& dataset, const std::filesystem::path& path,
                           const base::ProgressSink& progress, const base::StopToken& stop)
{
    SnapshotSelection all;
    all.samples.resize(dataset.size());
    std::iota(all.samples.begin(), all.samples.end(), 0u);
    for (const Sample& sample : dataset.samples())
        all.parts.push_back(sample.part);
    return writeSnapshot(dataset, all, path, progress, stop);
}

base::Status writeSnapshot(const Dataset& dataset, const SnapshotSelection& selection,
                           const std::filesystem::path& path, const base::ProgressSink& progress,
                           const base::StopToken& stop)
{
    const bool pictures = dataset.modality() == Modality::Image;
    return base::replaceFileAtomically(path, [&](const std::filesystem::path& temporary) -> base::Status {
        LineWriter lines(temporary, path.extension() == ".gz");
        const auto failed = [&] {
            return fail(ErrorCode::Io, "Cannot write the file.", path.string(),
                        "Check the permissions of the folder and the free space on the disk.");
        };
        json header{{"format", "deltarank-snapshot"},          {"version", pictures ? newestVersion : 1},
                    {"modality", pictures ? "image" : "text"}, {"source", dataset.source()},
                    {"fingerprint", dataset.fingerprint()},    {"classes", dataset.classNames()},
                    {"samples", selection.samples.size()},     {"notes", dataset.notes()}};
        if (!selection.draws.empty())
            header["draws"] = selection.draws;
        lines.add(header);
        std::uint64_t bytes = 0;
        for (std::size_t i = 0; i < selection.samples.size(); ++i) {
            if (i % tellEvery == 0) {
                if (stop.waitAndCheck())
                    return fail(ErrorCode::Stopped, "Writing the snapshot was stopped.", path.string());
                if (progress)
                    progress({.stage = "Writing the snapshot", .done = i, .total = selection.samples.size()});
            }
            const std::size_t index = selection.samples[i];
            const Sample& sample = dataset.samples()[index];
            json line{{"id", sample.id},
                      {"label", sample.label},
                      {"part", partNames.at(static_cast<std::size_t>(selection.parts.at(i)))},
                      {"group", sample.group}};
            if (pictures) {
                const auto picture = dataset.image(index);
                DELTARANK_TRY(picture);
                const auto png = encodePng(*picture);
                DELTARANK_TRY(png);
                bytes += png->size();
                if (bytes > mostPictureBytes)
                    return fail(ErrorCode::Unsupported, "The pictures take more than 4 GiB.", path.string(),
                                "Copy the folder of pictures instead.");
                line["png"] = base::base64(*png);
            } else {
                const auto text = dataset.text(index);
                DELTARANK_TRY(text);
                line["text"] = validUtf8(*text);
            }
            lines.add(line);
            if (!lines.good())
                return failed();
        }
        return lines.finish() ? base::Status() : failed();
    });
}

} // namespace deltarank::data
