#include "data/ArxivSnapshot.h"

#include "data/IndexedText.h"
#include "data/JsonFields.h"
#include "data/LineScanner.h"
#include "data/ScanProgress.h"
#include "data/TableText.h"
#include "data/TextIndex.h"

#include <array>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;

namespace {

constexpr std::array<std::string_view, 3> names = {"id", "categories", "abstract"};

/// Reads one line into the index.
class ArxivLines
{
public:
    explicit ArxivLines(TextIndexWriter& writer) : m_writer(writer) {}

    void add(const Line& line, std::uint64_t number)
    {
        const auto leaveOut = [&](const char* reason) {
            m_writer.problem("line " + std::to_string(number), reason, true);
        };
        if (trimmed(line.text).empty())
            return;
        std::array<JsonField, 3> fields;
        if (!findJsonFields(line.text, names, fields))
            return leaveOut("are no complete JSON object");
        for (const JsonField& field : fields)
            if (field.kind != JsonField::Kind::String)
                return leaveOut("have no text in `id`, `categories` or `abstract`");
        decodeField(fields[0].raw, FieldCoding::JsonString, m_id);
        decodeField(fields[1].raw, FieldCoding::JsonString, m_categories);
        const std::string category = primaryCategory(m_categories);
        if (m_id.empty() || m_id.size() > 1000 || category.empty() || category.size() > 1000)
            return leaveOut("have an empty `id` or `categories`");
        const bool clean = decodeField(fields[2].raw, FieldCoding::JsonString, m_text);
        if (trimmed(m_text).empty())
            return leaveOut("have an empty abstract");
        TextRecord record;
        record.id = m_id;
        record.label = m_writer.label(category);
        record.offset = line.offset + static_cast<std::uint64_t>(fields[2].raw.data() - line.text.data());
        record.length = static_cast<std::uint32_t>(fields[2].raw.size());
        record.coding = FieldCoding::JsonString;
        if (!m_writer.add(record))
            return leaveOut("repeat the id of an earlier one");
        if (!clean)
            m_writer.problem("line " + std::to_string(number),
                             "hold bytes that are not UTF-8 or a broken escape, read as U+FFFD", false);
    }

private:
    TextIndexWriter& m_writer;
    std::string m_id;
    std::string m_categories;
    std::string m_text;
};

base::Result<std::string> scanSnapshot(const base::ReadableFile& file, TextIndexWriter& writer,
                                       const base::ProgressSink& progress, const base::StopToken& stop)
{
    BlockScanner scanner(file);
    ArxivLines lines(writer);
    ScanProgress report("Indexing arXiv", file.stamp().size, progress, stop);
    Line line;
    for (std::uint64_t number = 1;; ++number) {
        const auto more = nextLine(scanner, line);
        DELTARANK_TRY(more);
        if (!*more)
            break;
        lines.add(line, number);
        DELTARANK_TRY(report.at(scanner.offset()));
        if (writer.labelCount() > 10'000)
            return fail(ErrorCode::Format, "There are more than 10,000 different categories.",
                        file.path().string(), "This is not arXiv's metadata.");
    }
    report.done();
    return scanner.sha256();
}

} // namespace

const std::vector<OptionInfo>& arxivOptions()
{
    static const std::vector<OptionInfo> options = {
        {"min_per_class", "100", "Categories with fewer articles are left out."},
        {"max_classes", "0", "Only the largest categories are kept, this many; 0 keeps all."},
    };
    return options;
}

std::string primaryCategory(std::string_view categories)
{
    constexpr std::string_view separators = " \t\r\n,;|[]'\"";
    const std::size_t begin = categories.find_first_not_of(separators);
    if (begin == std::string_view::npos)
        return {};
    const std::size_t end = categories.find_first_of(separators, begin);
    return std::string(categories.substr(begin, end == std::string_view::npos ? end : end - begin));
}

base::Result<std::unique_ptr<Dataset>> openArxiv(const std::filesystem::path& path,
                                                 const DatasetOptions& options,
                                                 const base::ProgressSink& progress,
                                                 const base::StopToken& stop)
{
    DELTARANK_TRY(checkOptions(options, arxivOptions()));
    const auto fewest = numberOption(options, "min_per_class", 100, 1, 100'000'000);
    DELTARANK_TRY(fewest);
    const auto most = numberOption(options, "max_classes", 0, 0, 1'000'000);
    DELTARANK_TRY(most);
    const ClassFilter filter{static_cast<std::size_t>(*fewest), static_cast<std::size_t>(*most)};

    std::filesystem::path actual = path;
    std::error_code ec;
    if (std::filesystem::is_directory(path, ec))
        actual /= "arxiv-metadata-oai-snapshot.json";
    if (actual.extension() == ".csv") {
        TableColumns columns;
        columns.text = "abstract";
        columns.label = "categories";
        columns.format = TableFormat::Csv;
        columns.primaryCategory = true;
        return openTable("arxiv", actual, columns, filter, progress, stop);
    }
    auto file = base::ReadableFile::open(actual);
    DELTARANK_TRY(file);
    return IndexedText::open("arxiv", std::move(*file), "arxiv 1", "lines", filter,
                             [&](const base::ReadableFile& snapshot, TextIndexWriter& writer) {
                                 return scanSnapshot(snapshot, writer, progress, stop);
                             });
}

} // namespace deltarank::data
