#pragma once

#include "adapter/OpenAdapter.h"
#include "study/RunFile.h"

#include <filesystem>
#include <memory>

namespace deltarank::study {

/// Reads HDF5 files in the small process `deltarank-read`, which has limits of memory, time and files, cannot
/// write, and has no network. It is started with the first file, serves all that follow, and is started again
/// after it has died; its death becomes one Error sentence that names the file. Replies are checked as if
/// they came from the file itself. Safe from several threads, one request at a time.
class ReaderClient
{
public:
    /// @param program the reader; empty: $DELTARANK_READ, else beside the running program
    explicit ReaderClient(std::filesystem::path program = {});
    ~ReaderClient();
    ReaderClient(const ReaderClient&) = delete;
    ReaderClient& operator=(const ReaderClient&) = delete;

    base::Result<RunRecord> readRun(const std::filesystem::path& path, RunParts parts = RunParts::All);
    /// The adapter of a run file or adapter file; it may outlive the client.
    base::Result<std::unique_ptr<adapter::AdapterSource>> openAdapter(const std::filesystem::path& path);
    /// For adapter::openAdapter. The client must not move while it is used.
    adapter::Hdf5Opener opener();
    /// How often the reader was started so far.
    int starts() const;

    class Connection;

private:
    std::shared_ptr<Connection> m_connection;
};

/// Opens any adapter; HDF5 files through the client.
base::Result<std::unique_ptr<adapter::AdapterSource>> openAdapter(const std::filesystem::path& path,
                                                                  ReaderClient& reader);

} // namespace deltarank::study
