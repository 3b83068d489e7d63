#include "data/TableText.h"

#include "data/ArxivSnapshot.h"
#include "data/CsvScanner.h"
#include "data/JsonFields.h"
#include "data/LineScanner.h"
#include "data/PartNames.h"
#include "data/ScanProgress.h"
#include "data/TextIndex.h"

#include <algorithm>
#include <array>
#include <optional>

namespace deltarank::data {

using base::ErrorCode;
using base::fail;

namespace {

/// Text, label, id, group, part: the columns a table may have.
enum Role { Text, Label, Id, Group, PartOf, roleCount };
constexpr std::array<const char*, roleCount> roleNames = {"text", "label", "id", "group", "part"};
constexpr std::size_t mostClasses = 10'000;
constexpr std::size_t longestName = 1000;
const std::array<std::vector<std::string>, 2> usualNames = {
    std::vector<std::string>{"text", "abstract", "sentence", "content", "body", "description", "review",
                             "title"},
    std::vector<std::string>{"label", "labels", "class", "category", "categories", "target", "topic",
                             "section"}};

struct Field
{
    std::string_view raw;
    std::uint64_t offset = 0;
    FieldCoding coding = FieldCoding::Plain;
    bool present = false;
};
using Row = std::array<Field, roleCount>;
using ColumnNames = std::array<std::string, roleCount>;

tl::unexpected<base::Error> missingColumn(Role role, const std::string& wanted, const std::string& there,
                                          const std::filesystem::path& path)
{
    const std::string option = roleNames[role];
    return fail(ErrorCode::InvalidArgument,
                wanted.empty() ? "No column looks like the " + option + "."
                               : "There is no column '" + wanted + "' for the " + option + ".",
                path.string(), "Set `" + option + "` to one of the columns: " + there + ".");
}

/// Turns rows into records of the index.
class Rows
{
public:
    Rows(TextIndexWriter& writer, const TableColumns& columns, const std::filesystem::path& path)
        : m_writer(writer), m_columns(columns), m_path(path)
    {}
    void leaveOut(std::uint64_t line, const char* reason)
    {
        m_writer.problem("line " + std::to_string(line), reason, true);
    }
    base::Status add(const Row& row, std::uint64_t line)
    {
        ++m_number;
        if (!row[Text].present || !row[Label].present)
            return leaveOut(line, "have no text or no label"), base::Status();
        const bool clean = decodeField(row[Text].raw, row[Text].coding, m_text);
        foldWhiteSpace(m_text);
        if (m_text.empty())
            return leaveOut(line, "have an empty text"), base::Status();
        decodeField(row[Label].raw, row[Label].coding, m_label);
        foldWhiteSpace(m_label);
        if (m_columns.primaryCategory)
            m_label = primaryCategory(m_label);
        if (m_label.empty())
            return leaveOut(line, "have an empty label"), base::Status();
        if (m_label.size() > longestName)
            return leaveOut(line, "have a label of more than 1,000 bytes"), base::Status();

        TextRecord record;
        record.offset = row[Text].offset;
        record.length = static_cast<std::uint32_t>(row[Text].raw.size());
        record.coding = row[Text].coding;
        record.label = m_writer.label(m_label);
        if (m_writer.labelCount() > mostClasses)
            return fail(ErrorCode::Format, "The label column has more than 10,000 different values.",
                        m_path.string(), "Choose another column for `label`.");
        if (row[Group].present && !row[Group].raw.empty()) {
            decodeField(row[Group].raw, row[Group].coding, m_id);
            record.group = m_writer.group(m_id);
        }
        if (row[PartOf].present) {
            decodeField(row[PartOf].raw, row[PartOf].coding, m_id);
            foldWhiteSpace(m_id);
            const auto part = partNamed(m_id);
            if (!part && !m_id.empty())
                return fail(ErrorCode::Format, "'" + m_id + "' is no part of a data set.",
                            m_path.string() + " line " + std::to_string(line),
                            "The column for `part` must hold train, validation or test.");
            record.part = part.value_or(Part::Unspecified);
        }
        if (m_columns.id.empty()) {
            m_id = "row ";
            m_id += std::to_string(m_number);
        } else {
            decodeField(row[Id].raw, row[Id].coding, m_id);
            if (m_id.empty() || m_id.size() > longestName)
                return leaveOut(line, "have no usable id"), base::Status();
        }
        record.id = m_id;
        if (!m_writer.add(record))
            return fail(ErrorCode::Format, "The id '" + m_id + "' occurs twice.",
                        m_path.string() + " line " + std::to_string(line),
                        "Choose another column for `id`, or none.");
        if (!clean)
            m_writer.problem("line " + std::to_string(line),
                             "hold bytes that are not UTF-8 or a broken escape, read as U+FFFD", false);
        return {};
    }

private:
    TextIndexWriter& m_writer;
    const TableColumns& m_columns;
    const std::filesystem::path& m_path;
    std::uint64_t m_number = 0;
    std::string m_text;
    std::string m_label;
    std::string m_id;
};

ColumnNames wantedColumns(const TableColumns& columns)
{
    return {columns.text, columns.label, columns.id, columns.group, columns.part};
}

/// Position of each role's column in the header.
base::Result<std::array<std::optional<std::size_t>, roleCount>>
placeColumns(const std::vector<std::string>& header, const TableColumns& columns,
             const std::filesystem::path& path)
{
    std::string there;
    for (std::size_t i = 0; i < std::min<std::size_t>(header.size(), 50); ++i)
        there += (i ? ", '" : "'") + header[i] + "'";
    std::array<std::optional<std::size_t>, roleCount> places;
    const ColumnNames wanted = wantedColumns(columns);
    for (int i = 0; i < roleCount; ++i) {
        const Role role = static_cast<Role>(i);
        std::vector<std::string> names{wanted[role]};
        if (wanted[role].empty()) {
            if (role > Label)
                continue;
            names = usualNames[role];
        }
        for (const std::string& name : names) {
            const auto found = std::find(header.begin(), header.end(), name);
            if (found != header.end()) {
                places[role] = static_cast<std::size_t>(found - header.begin());
                break;
            }
        }
        if (!places[role])
            return missingColumn(role, wanted[role], there, path);
    }
    return places;
}

base::Result<std::string> scanCsv(const base::ReadableFile& file, const TableColumns& columns, Rows& rows,
                                  const base::ProgressSink& progress, const base::StopToken& stop)
{
    CsvScanner scanner(file, columns.format == TableFormat::Tsv ? '\t' : columns.separator, columns.quotes);
    ScanProgress report("Indexing the table", file.stamp().size, progress, stop);
    std::vector<CsvField> fields;
    auto more = scanner.next(fields);
    DELTARANK_TRY(more);
    if (!*more)
        return fail(ErrorCode::Format, "The file is empty.", file.path().string());
    std::vector<std::string> header;
    for (const CsvField& field : fields) {
        std::string name = std::to_string(header.size() + 1);
        if (columns.header) {
            decodeField(field.raw, field.coding, name);
            foldWhiteSpace(name);
        }
        header.push_back(std::move(name));
    }
    const auto places = placeColumns(header, columns, file.path());
    DELTARANK_TRY(places);
    if (columns.header)
        more = scanner.next(fields);
    for (; more && *more; more = scanner.next(fields)) {
        if (scanner.malformed())
            rows.leaveOut(scanner.line(), "have something behind a closing quote");
        else if (fields.size() != header.size())
            rows.leaveOut(scanner.line(), "have another number of fields than the first one");
        else {
            Row row;
            for (std::size_t role = 0; role < roleCount; ++role)
                if (const auto place = (*places)[role]) {
                    const CsvField& field = fields[*place];
                    row[role] = {field.raw, field.offset, field.coding, true};
                }
            DELTARANK_TRY(rows.add(row, scanner.line()));
        }
        DELTARANK_TRY(report.at(scanner.offset()));
    }
    DELTARANK_TRY(more);
    report.done();
    return scanner.sha256();
}

base::Result<std::string> scanJsonLines(const base::ReadableFile& file, const TableColumns& columns,
                                        Rows& rows, const base::ProgressSink& progress,
                                        const base::StopToken& stop)
{
    BlockScanner scanner(file);
    ScanProgress report("Indexing the table", file.stamp().size, progress, stop);
    ColumnNames names = wantedColumns(columns);
    std::array<std::string_view, roleCount> keys;
    std::array<JsonField, roleCount> fields;
    bool known = false;
    Line line;
    for (std::uint64_t number = 1;; ++number) {
        const auto more = nextLine(scanner, line);
        DELTARANK_TRY(more);
        if (!*more)
            break;
        if (number == 1 && line.text.substr(0, 3) == "\xEF\xBB\xBF") {
            line.text.remove_prefix(3);
            line.offset += 3;
        }
        DELTARANK_TRY(report.at(scanner.offset()));
        if (line.text.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        if (!known) {
            // The first whole object says which columns there are.
            std::vector<std::string> header = jsonKeys(line.text);
            if (!header.empty()) {
                const auto places = placeColumns(header, columns, file.path());
                DELTARANK_TRY(places);
                for (std::size_t role = 0; role < roleCount; ++role)
                    if ((*places)[role])
                        names[role] = header[*(*places)[role]];
                std::copy(names.begin(), names.end(), keys.begin());
                known = true;
            }
        }
        if (!known || !findJsonFields(line.text, keys, fields)) {
            rows.leaveOut(number, "are no complete JSON object");
            continue;
        }
        Row row;
        for (std::size_t role = 0; role < roleCount; ++role) {
            const JsonField& field = fields[role];
            if (names[role].empty() || field.kind == JsonField::Kind::Missing ||
                field.kind == JsonField::Kind::Null || field.kind == JsonField::Kind::Nested)
                continue;
            row[role] = {
                field.raw, line.offset + static_cast<std::uint64_t>(field.raw.data() - line.text.data()),
                field.kind == JsonField::Kind::String ? FieldCoding::JsonString : FieldCoding::Plain, true};
        }
        DELTARANK_TRY(rows.add(row, number));
    }
    report.done();
    return scanner.sha256();
}

std::string keyOf(const TableColumns& columns)
{
    std::string key = "table 1";
    for (const std::string& name : wantedColumns(columns))
        key += "\n" + name;
    key += "\n";
    key += std::to_string(static_cast<int>(columns.format));
    key += columns.header ? 'h' : '-';
    key += columns.quotes ? 'q' : '-';
    key += columns.primaryCategory ? 'p' : '-';
    key += columns.separator;
    return key;
}

} // namespace

const std::vector<OptionInfo>& tableOptions(TableFormat format)
{
    static const std::vector<OptionInfo> common = {
        {"text", "", "Column of the text; if not given, the first usual name that is there, such as text."},
        {"label", "",
         "Column of the class; if not given, the first usual name that is there, such as label."},
        {"id", "", "Column of the sample's name; if not given, samples are called by their row."},
        {"group", "", "Column that says which samples belong together and stay on one side of the split."},
        {"part", "", "Column that holds train, validation or test."},
        {"min_per_class", "1", "Classes with fewer samples are left out."},
        {"max_classes", "0", "Only the largest classes are kept, this many; 0 keeps all."},
    };
    static const std::vector<OptionInfo> separated = [] {
        auto all = common;
        all.push_back({"header", "yes", "Whether the first row holds the names of the columns."});
        all.push_back({"quotes", "yes", "Whether fields may be put in double quotes."});
        return all;
    }();
    static const std::vector<OptionInfo> csv = [] {
        auto all = separated;
        all.push_back({"separator", ",", "The character between fields."});
        return all;
    }();
    switch (format) {
    case TableFormat::Csv:
        return csv;
    case TableFormat::Tsv:
        return separated;
    case TableFormat::JsonLines:
        break;
    }
    return common;
}

base::Result<std::unique_ptr<Dataset>> openTable(const std::string& source, const std::filesystem::path& path,
                                                 const TableColumns& columns, const ClassFilter& filter,
                                                 const base::ProgressSink& progress,
                                                 const base::StopToken& stop)
{
    auto file = base::ReadableFile::open(path);
    DELTARANK_TRY(file);
    return IndexedText::open(source, std::move(*file), keyOf(columns), "rows", filter,
                             [&](const base::ReadableFile& table, TextIndexWriter& writer) {
                                 Rows rows(writer, columns, path);
                                 return columns.format == TableFormat::JsonLines
                                            ? scanJsonLines(table, columns, rows, progress, stop)
                                            : scanCsv(table, columns, rows, progress, stop);
                             });
}

base::Result<std::unique_ptr<Dataset>> openTable(const std::filesystem::path& path, TableFormat format,
                                                 const DatasetOptions& options,
                                                 const base::ProgressSink& progress,
                                                 const base::StopToken& stop)
{
    DELTARANK_TRY(checkOptions(options, tableOptions(format)));
    TableColumns columns;
    columns.format = format;
    columns.text = textOption(options, "text");
    columns.label = textOption(options, "label");
    columns.id = textOption(options, "id");
    columns.group = textOption(options, "group");
    columns.part = textOption(options, "part");
    const auto header = switchOption(options, "header", true);
    DELTARANK_TRY(header);
    columns.header = *header;
    const auto quotes = switchOption(options, "quotes", true);
    DELTARANK_TRY(quotes);
    columns.quotes = *quotes;
    const std::string separator = textOption(options, "separator", ",");
    if (separator.size() != 1 || separator == "\"" || separator == "\n")
        return fail(ErrorCode::InvalidArgument, "`separator` is '" + separator + "'.",
                    "dataset.options.separator", "Give one character, such as ; or a tab.");
    columns.separator = separator[0];
    const auto fewest = numberOption(options, "min_per_class", 1, 1, 100'000'000);
    DELTARANK_TRY(fewest);
    const auto most = numberOption(options, "max_classes", 0, 0, 1'000'000);
    DELTARANK_TRY(most);
    const char* source = format == TableFormat::Csv ? "csv" : format == TableFormat::Tsv ? "tsv" : "jsonl";
    return openTable(source, path, columns,
                     {static_cast<std::size_t>(*fewest), static_cast<std::size_t>(*most)}, progress, stop);
}

} // namespace deltarank::data
