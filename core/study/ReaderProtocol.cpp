#include "study/ReaderProtocol.h"

#include "adapter/Hdf5Adapter.h"
#include "study/RunFile.h"
#include "study/Wire.h"

#include <memory>
#include <new>

namespace deltarank::study {

using base::ErrorCode;
using base::fail;
using base::Result;

/// The adapter that was opened last: its matrices are asked for one after the other.
struct ReaderService::State
{
    std::string path;
    std::unique_ptr<adapter::AdapterSource> source;
};

ReaderService::ReaderService() : m_state(new State) {}
ReaderService::~ReaderService()
{
    delete m_state;
}

namespace {

void encodeMatrix(WireWriter& out, const adapter::Matrix& matrix)
{
    out.integer(matrix.rows());
    out.integer(matrix.cols());
    out.raw(matrix.data(), static_cast<std::size_t>(matrix.size()) * sizeof(float));
}

std::string failure(const base::Error& error)
{
    WireWriter out;
    out.integer(0);
    out.integer(static_cast<std::int64_t>(error.code));
    out.text(error.message);
    out.text(error.where);
    out.text(error.hint);
    return out.take();
}

} // namespace

std::string ReaderService::answer(std::string_view request)
{
    WireReader in(request);
    const auto operation = static_cast<ReaderOperation>(in.integer());
    const std::string path = in.text();
    const std::int64_t index = in.integer();
    if (!in.finished())
        return failure({ErrorCode::Internal, "The request could not be understood."});
    WireWriter out;
    out.integer(1);
    try {
        if (operation == ReaderOperation::Run) {
            auto run = readRunFile(path, RunParts::Summary);
            if (!run)
                return failure(run.error());
            encodeRun(out, *run);
            return out.take();
        }
        if (!m_state->source || m_state->path != path || operation == ReaderOperation::Adapter) {
            m_state->source.reset();
            auto source = adapter::openHdf5(path);
            if (!source)
                return failure(source.error());
            m_state->source = std::move(*source);
            m_state->path = path;
        }
        const adapter::AdapterSource& source = *m_state->source;
        if (operation == ReaderOperation::Adapter) {
            encodeFacts(out, source.facts());
            return out.take();
        }
        const auto count = operation == ReaderOperation::Matrix ? source.size() : source.facts().head.size();
        if (index < 0 || static_cast<std::size_t>(index) >= count)
            return failure({ErrorCode::NotFound, "The file has no such matrix.", path});
        if (operation == ReaderOperation::Matrix) {
            auto matrix = source.load(static_cast<std::size_t>(index));
            if (!matrix)
                return failure(matrix.error());
            encodeMatrix(out, matrix->a);
            encodeMatrix(out, matrix->b);
            return out.take();
        }
        auto tensor = source.loadHead(static_cast<std::size_t>(index));
        if (!tensor)
            return failure(tensor.error());
        out.numbers(tensor->values);
        return out.take();
    } catch (const std::bad_alloc&) {
        return failure({ErrorCode::OutOfMemory, "Reading the file would need more memory than is allowed.",
                        path, "The file may be damaged."});
    } catch (const std::exception& error) {
        return failure({ErrorCode::Internal, std::string("The file could not be read: ") + error.what() + ".",
                        path, "The file may be damaged."});
    }
}

} // namespace deltarank::study
