#pragma once

#include "adapter/Adapter.h"
#include "base/Progress.h"
#include "base/Result.h"
#include "base/StopToken.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

namespace deltarank::adapter {

/// An opened adapter whose matrices are read one at a time, so that one of a gigabyte needs no more memory
/// than the matrix being worked on. Reading is safe from several threads.
class AdapterSource
{
public:
    virtual ~AdapterSource() = default;

    /// Everything but the numbers: matrices without a and b (see outputsOf, inputsOf), head tensors with
    /// names and shapes but without values.
    const Adapter& facts() const { return m_facts; }
    std::size_t size() const { return m_facts.matrices.size(); }
    /// The matrix with its numbers.
    virtual base::Result<AdaptedMatrix> load(std::size_t index) const = 0;
    virtual base::Result<NamedTensor> loadHead(std::size_t index) const = 0;

    /// What was opened: the file, or the folder.
    const std::filesystem::path& path() const { return m_path; }
    std::uint64_t fileBytes() const { return m_fileBytes; }

    /// All of it in memory.
    base::Result<Adapter> loadAll(const base::ProgressSink& progress = {},
                                  const base::StopToken& stop = {}) const;

protected:
    Adapter m_facts;
    std::filesystem::path m_path;
    std::uint64_t m_fileBytes = 0;
};

/// An adapter that is in memory already.
class MemorySource : public AdapterSource
{
public:
    explicit MemorySource(Adapter adapter, std::filesystem::path path = {}, std::uint64_t fileBytes = 0);
    base::Result<AdaptedMatrix> load(std::size_t index) const override;
    base::Result<NamedTensor> loadHead(std::size_t index) const override;

private:
    Adapter m_adapter;
};

/// Another source with more to say about it.
class NotedSource : public AdapterSource
{
public:
    explicit NotedSource(std::unique_ptr<AdapterSource> inner);
    void addNote(std::string note) { m_facts.notes.push_back(std::move(note)); }
    base::Result<AdaptedMatrix> load(std::size_t index) const override { return m_inner->load(index); }
    base::Result<NamedTensor> loadHead(std::size_t index) const override { return m_inner->loadHead(index); }

private:
    std::unique_ptr<AdapterSource> m_inner;
};

} // namespace deltarank::adapter
