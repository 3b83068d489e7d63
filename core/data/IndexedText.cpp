#include "data/IndexedText.h"

#include "base/Hash.h"
#include "data/ClassNames.h"

#include <algorithm>
#include <numeric>

namespace deltarank::data {

namespace {

/// Numbers of the labels that stay, the largest classes first.
std::vector<std::uint32_t> keptLabels(const TextIndexInfo& info, const ClassFilter& filter)
{
    std::vector<std::uint32_t> kept;
    for (std::uint32_t i = 0; i < info.labels.size(); ++i)
        if (info.counts[i] >= std::max<std::size_t>(1, filter.fewestSamples))
            kept.push_back(i);
    std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) {
        return info.counts[a] != info.counts[b] ? info.counts[a] > info.counts[b]
                                                : info.labels[a] < info.labels[b];
    });
    if (filter.mostClasses > 0 && kept.size() > filter.mostClasses)
        kept.resize(filter.mostClasses);
    return kept;
}

base::Status refuseTooFew(const base::ReadableFile& file, const TextIndexInfo& info,
                          const ClassFilter& filter, std::size_t kept)
{
    std::string message = "Only " + std::to_string(kept) + " of " + std::to_string(info.labels.size()) +
                          " classes in " + std::to_string(info.records) + " samples have at least " +
                          std::to_string(std::max<std::size_t>(1, filter.fewestSamples)) +
                          ", and two are needed.";
    for (const std::string& note : info.notes)
        message += " " + note;
    return base::fail(base::ErrorCode::Format, std::move(message), file.path().string(),
                      "Lower `min_per_class`, or check which columns hold the text and the label.");
}

} // namespace

base::Status IndexedText::fill(const TextIndex& index, const std::vector<std::uint32_t>& kept)
{
    const TextIndexInfo& info = index.info();
    m_classNames.clear();
    m_samples.clear();
    m_places.clear();
    std::size_t count = 0;
    for (const std::uint32_t label : kept) {
        m_classNames.push_back(info.labels[label]);
        count += info.counts[label];
    }
    sortClassNames(m_classNames);
    std::vector<int> numbers(info.labels.size(), -1);
    for (const std::uint32_t label : kept) {
        const auto place = std::find(m_classNames.begin(), m_classNames.end(), info.labels[label]);
        numbers[label] = static_cast<int>(place - m_classNames.begin());
    }
    m_samples.reserve(count);
    m_places.reserve(count);
    return index.read([&](const TextRecord& record) {
        if (numbers[record.label] < 0)
            return;
        m_samples.push_back({std::string(record.id), numbers[record.label], record.part, record.group});
        m_places.push_back({record.offset, record.length, record.coding});
    });
}

base::Result<std::unique_ptr<Dataset>> IndexedText::open(const std::string& source, base::ReadableFile file,
                                                         const std::string& key, const std::string& unit,
                                                         const ClassFilter& filter,
                                                         const TextIndex::Scan& scan)
{
    std::unique_ptr<IndexedText> dataset(new IndexedText(source, std::move(file)));
    auto index = TextIndex::open(dataset->m_file, key, unit, scan);
    DELTARANK_TRY(index);
    auto kept = keptLabels(index->info(), filter);
    if (auto status = dataset->fill(*index, kept); !status) {
        std::error_code ec;
        std::filesystem::remove(index->path(), ec);
        index = TextIndex::open(dataset->m_file, key, unit, scan);
        DELTARANK_TRY(index);
        kept = keptLabels(index->info(), filter);
        DELTARANK_TRY(dataset->fill(*index, kept));
    }
    const TextIndexInfo& info = index->info();
    if (kept.size() < 2)
        return base::fail(refuseTooFew(dataset->m_file, info, filter, kept.size()).error());

    dataset->m_notes = info.notes;
    dataset->m_problems = info.problems;
    if (kept.size() < info.labels.size())
        dataset->m_notes.push_back(std::to_string(info.labels.size() - kept.size()) + " classes with " +
                                   std::to_string(info.records - dataset->size()) +
                                   " samples were left out as too small or too many.");
    base::Sha256 hash;
    hash.addField("indexed text 1");
    hash.addField(source);
    hash.addField(info.sha256);
    hash.addField(key);
    for (const std::string& name : dataset->m_classNames)
        hash.addField(name);
    dataset->m_fingerprint = hash.hex();
    return std::unique_ptr<Dataset>(std::move(dataset));
}

base::Result<std::string> IndexedText::text(std::size_t index) const
{
    const Place& place = m_places.at(index);
    std::string raw(place.length, '\0');
    DELTARANK_TRY(m_file.readAt(place.offset, raw.data(), raw.size()));
    std::string text;
    decodeField(raw, place.coding, text);
    foldWhiteSpace(text);
    return text;
}

} // namespace deltarank::data
