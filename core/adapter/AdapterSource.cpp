#include "adapter/AdapterSource.h"

namespace deltarank::adapter {

using base::ErrorCode;
using base::fail;
using base::Result;

Result<Adapter> AdapterSource::loadAll(const base::ProgressSink& progress, const base::StopToken& stop) const
{
    Adapter all = m_facts;
    for (std::size_t i = 0; i < all.matrices.size(); ++i) {
        if (stop.waitAndCheck())
            return fail(ErrorCode::Stopped, "Reading the adapter was stopped.", m_path.string());
        if (progress)
            progress({"Reading the adapter", i, all.matrices.size(), -1, all.matrices[i].modulePath});
        auto matrix = load(i);
        DELTARANK_TRY(matrix);
        all.matrices[i] = std::move(*matrix);
    }
    for (std::size_t i = 0; i < all.head.size(); ++i) {
        auto tensor = loadHead(i);
        DELTARANK_TRY(tensor);
        all.head[i] = std::move(*tensor);
    }
    return all;
}

MemorySource::MemorySource(Adapter adapter, std::filesystem::path path, std::uint64_t fileBytes)
    : m_adapter(std::move(adapter))
{
    m_path = std::move(path);
    m_fileBytes = fileBytes;
    m_facts.format = m_adapter.format;
    m_facts.baseModel = m_adapter.baseModel;
    m_facts.config = m_adapter.config;
    m_facts.metadata = m_adapter.metadata;
    m_facts.notes = m_adapter.notes;
    m_facts.unread = m_adapter.unread;
    for (auto& matrix : m_adapter.matrices) {
        if (matrix.originalShapeA.empty())
            matrix.originalShapeA = {matrix.a.rows(), matrix.a.cols()};
        if (matrix.originalShapeB.empty())
            matrix.originalShapeB = {matrix.b.rows(), matrix.b.cols()};
        AdaptedMatrix fact = matrix;
        fact.a.resize(0, 0);
        fact.b.resize(0, 0);
        m_facts.matrices.push_back(std::move(fact));
    }
    for (const auto& tensor : m_adapter.head)
        m_facts.head.push_back({tensor.name, tensor.shape, {}});
}

NotedSource::NotedSource(std::unique_ptr<AdapterSource> inner) : m_inner(std::move(inner))
{
    m_facts = m_inner->facts();
    m_path = m_inner->path();
    m_fileBytes = m_inner->fileBytes();
}

Result<AdaptedMatrix> MemorySource::load(std::size_t index) const
{
    return m_adapter.matrices.at(index);
}

Result<NamedTensor> MemorySource::loadHead(std::size_t index) const
{
    return m_adapter.head.at(index);
}

} // namespace deltarank::adapter
