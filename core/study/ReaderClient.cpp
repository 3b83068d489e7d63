#include "study/ReaderClient.h"

#include "base/ChildProcess.h"
#include "base/System.h"
#include "study/ReaderProtocol.h"
#include "study/Wire.h"

#include <cstdlib>
#include <mutex>
#include <optional>

namespace deltarank::study {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;

namespace {

constexpr const char* readerName = "deltarank-read";
constexpr double secondsForAnyFile = 10;
constexpr double slowestBytesPerSecond = 4e6; ///< of a network folder

fs::path findReader()
{
    if (const char* given = std::getenv("DELTARANK_READ"); given && *given)
        return given;
    const fs::path here = base::programFolder();
    std::error_code ec;
    // Installed and built side by side; test programs lie in the neighbouring folder.
    for (const fs::path& path : {here / readerName, here / ".." / "bin" / readerName})
        if (fs::exists(path, ec))
            return path.lexically_normal();
    return here / readerName;
}

} // namespace

/// The reader process and how to talk to it; shared by the client and the adapters it has opened.
class ReaderClient::Connection
{
public:
    explicit Connection(fs::path program) : m_program(std::move(program)) {}

    /// Sends a request; the answer without the leading 1.
    Result<std::string> ask(ReaderOperation operation, const fs::path& path, std::int64_t index = 0)
    {
        std::lock_guard lock(m_mutex);
        std::error_code ec;
        const fs::path whole = fs::absolute(path, ec);
        WireWriter out;
        out.integer(static_cast<std::int64_t>(operation));
        out.text((ec ? path : whole).string());
        out.integer(index);
        const std::string request = out.take();
        if (!m_process) {
            if (m_program.empty())
                m_program = findReader();
            auto process = base::ChildProcess::start(m_program);
            DELTARANK_TRY(process);
            m_process.emplace(std::move(*process));
            ++m_starts;
        }
        const auto size = fs::file_size(path, ec);
        const double seconds =
            secondsForAnyFile + (ec ? 0 : static_cast<double>(size) / slowestBytesPerSecond);
        const std::uint64_t requestLength = request.size();
        std::string message(reinterpret_cast<const char*>(&requestLength), sizeof requestLength);
        message += request;
        std::uint64_t length = 0;
        if (!m_process->send(message, seconds))
            return died(path, base::ChildProcess::Received::Gone);
        auto received = m_process->receive(reinterpret_cast<char*>(&length), sizeof length, seconds);
        if (received != base::ChildProcess::Received::All)
            return died(path, received);
        if (length < sizeof(std::int64_t) || length > longestReply)
            return died(path, base::ChildProcess::Received::Gone);
        std::string reply(length, '\0');
        received = m_process->receive(reply.data(), reply.size(), seconds);
        if (received != base::ChildProcess::Received::All)
            return died(path, received);
        WireReader in(reply);
        if (in.integer() == 1)
            return reply.substr(sizeof(std::int64_t));
        base::Error error;
        const auto code = in.integer();
        error.code = code >= 0 && code <= static_cast<std::int64_t>(ErrorCode::Internal)
                         ? static_cast<ErrorCode>(code)
                         : ErrorCode::Internal;
        error.message = in.text();
        error.where = in.text();
        error.hint = in.text();
        if (!in.finished())
            return nonsense(path);
        return fail(std::move(error));
    }

    int starts() const
    {
        std::lock_guard lock(m_mutex);
        return m_starts;
    }

    static tl::unexpected<base::Error> nonsense(const fs::path& path)
    {
        return fail(ErrorCode::Internal, "The reader of HDF5 files gave an answer that makes no sense.",
                    path.string(), "The file may be damaged.");
    }

private:
    tl::unexpected<base::Error> died(const fs::path& path, base::ChildProcess::Received why)
    {
        const std::string how = m_process->end();
        m_process.reset();
        if (why == base::ChildProcess::Received::TimedOut)
            return fail(ErrorCode::Internal, "Reading the HDF5 file took too long and was given up.",
                        path.string(), "The file is probably damaged.");
        return fail(ErrorCode::Internal,
                    "The HDF5 file could not be read: the reader process " +
                        (how.empty() ? std::string("ended without an answer") : how) + ".",
                    path.string(), "The file is probably damaged.");
    }

    mutable std::mutex m_mutex;
    fs::path m_program;
    std::optional<base::ChildProcess> m_process;
    int m_starts = 0;
};

namespace {

class ForeignSource : public adapter::AdapterSource
{
public:
    ForeignSource(std::shared_ptr<ReaderClient::Connection> connection, adapter::Adapter facts, fs::path path)
        : m_connection(std::move(connection))
    {
        m_facts = std::move(facts);
        m_path = std::move(path);
        std::error_code ec;
        m_fileBytes = fs::file_size(m_path, ec);
    }

    Result<adapter::AdaptedMatrix> load(std::size_t index) const override
    {
        adapter::AdaptedMatrix matrix = m_facts.matrices.at(index);
        auto reply = m_connection->ask(ReaderOperation::Matrix, m_path, static_cast<std::int64_t>(index));
        DELTARANK_TRY(reply);
        WireReader in(*reply);
        const auto take = [&](adapter::Matrix& target, std::int64_t rows, std::int64_t columns) {
            if (in.integer() != rows || in.integer() != columns ||
                static_cast<std::uint64_t>(rows * columns) > in.remaining() / sizeof(float))
                return false;
            target.resize(rows, columns);
            in.raw(target.data(), static_cast<std::size_t>(target.size()) * sizeof(float));
            return in.ok();
        };
        const auto inputs = inputsOf(matrix);
        const auto outputs = outputsOf(matrix);
        if (!take(matrix.a, matrix.rank, inputs) || !take(matrix.b, outputs, matrix.rank) || !in.finished())
            return ReaderClient::Connection::nonsense(m_path);
        return matrix;
    }

    Result<adapter::NamedTensor> loadHead(std::size_t index) const override
    {
        adapter::NamedTensor tensor = m_facts.head.at(index);
        auto reply = m_connection->ask(ReaderOperation::Head, m_path, static_cast<std::int64_t>(index));
        DELTARANK_TRY(reply);
        WireReader in(*reply);
        tensor.values = in.numbers<float>();
        std::uint64_t count = 1;
        for (const auto extent : tensor.shape)
            count *= static_cast<std::uint64_t>(extent);
        if (!in.finished() || tensor.values.size() != count)
            return ReaderClient::Connection::nonsense(m_path);
        return tensor;
    }

private:
    std::shared_ptr<ReaderClient::Connection> m_connection;
};

} // namespace

ReaderClient::ReaderClient(fs::path program) : m_connection(std::make_shared<Connection>(std::move(program)))
{}
ReaderClient::~ReaderClient() = default;

Result<RunRecord> ReaderClient::readRun(const fs::path& path, RunParts parts)
{
    auto reply = m_connection->ask(ReaderOperation::Run, path);
    DELTARANK_TRY(reply);
    WireReader in(*reply);
    RunRecord run = decodeRun(in);
    if (!in.finished())
        return Connection::nonsense(path);
    DELTARANK_TRY(checkRun(run, path.string()));
    if (parts == RunParts::All) {
        auto source = openAdapter(path);
        DELTARANK_TRY(source);
        auto adapter = (*source)->loadAll();
        DELTARANK_TRY(adapter);
        run.adapter = std::move(*adapter);
    }
    return run;
}

Result<std::unique_ptr<adapter::AdapterSource>> ReaderClient::openAdapter(const fs::path& path)
{
    auto reply = m_connection->ask(ReaderOperation::Adapter, path);
    DELTARANK_TRY(reply);
    WireReader in(*reply);
    adapter::Adapter facts = decodeFacts(in);
    if (!in.finished())
        return Connection::nonsense(path);
    return std::unique_ptr<adapter::AdapterSource>(new ForeignSource(m_connection, std::move(facts), path));
}

adapter::Hdf5Opener ReaderClient::opener()
{
    return [this](const fs::path& path) { return openAdapter(path); };
}

int ReaderClient::starts() const
{
    return m_connection->starts();
}

Result<std::unique_ptr<adapter::AdapterSource>> openAdapter(const fs::path& path, ReaderClient& reader)
{
    return adapter::openAdapter(path, reader.opener());
}

} // namespace deltarank::study
