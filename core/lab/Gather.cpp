#include "analysis/LoadStudy.h"
#include "base/ScratchFolder.h"
#include "lab/LabReport.h"
#include "lab/StudyQuantities.h"
#include "study/Pack.h"

#include <algorithm>
#include <map>
#include <set>

namespace deltarank::lab {

namespace fs = std::filesystem;
using base::ErrorCode;

namespace {

constexpr std::size_t mostFiles = 10'000;

/// Reports and studies below a folder, by path. What is inside a study is not looked at.
std::vector<fs::path> filesBelow(const fs::path& folder)
{
    std::vector<fs::path> found;
    std::error_code ec;
    fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, ec);
    for (const fs::recursive_directory_iterator end; !ec && it != end && found.size() < mostFiles;
         it.increment(ec)) {
        const fs::path& path = it->path();
        std::error_code ignored;
        if (fs::is_directory(path, ignored)) {
            if (fs::exists(path / "study.json", ignored)) {
                found.push_back(path);
                it.disable_recursion_pending();
            }
        } else if (path.extension() == ".html" || path.extension() == ".tar") {
            found.push_back(path);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// One row as texts and numbers by column id; columns are settled when all rows are known.
struct Row
{
    std::map<std::string, analysis::Cell> cells;
};

Row rowOf(const LabRecord& record)
{
    Row row;
    row.cells["kind"] = std::string("lab report");
    row.cells["student"] = record.student;
    row.cells["lab"] = record.lab;
    row.cells["study"] = record.study;
    row.cells["created"] = record.created;
    row.cells["steps_done"] = static_cast<double>(record.doneCount());
    row.cells["steps"] = static_cast<double>(record.steps.size());
    for (std::size_t i = 0; i < record.steps.size(); ++i) {
        const std::string number = (i < 9 ? "0" : "") + std::to_string(i + 1);
        row.cells["step_" + number + "_done"] = record.steps[i].done ? 1.0 : 0.0;
        row.cells["step_" + number + "_answer"] = record.steps[i].answer;
    }
    return row;
}

Row rowOf(const analysis::LoadedStudy& loaded)
{
    const analysis::ResultsTable table(loaded.results);
    Row row;
    row.cells["kind"] = std::string("study");
    row.cells["study"] = loaded.results.name;
    row.cells["planned"] = static_cast<double>(loaded.results.plannedRuns);
    for (const auto& [name, quantity] : quantitiesOf(table, {})) {
        std::string id = name;
        std::replace(id.begin(), id.end(), '.', '_');
        if (const auto* number = std::get_if<double>(&quantity))
            row.cells[id] = *number;
        else
            row.cells[id] = std::get<std::string>(quantity);
    }
    return row;
}

base::Result<Row> rowOfStudy(const fs::path& folder, study::ReaderClient& reader, const base::StopToken& stop)
{
    auto store = study::Store::open(folder);
    if (!store)
        return base::fail(std::move(store).error());
    auto loaded = analysis::loadStudy(*store, reader, stop);
    if (!loaded)
        return base::fail(std::move(loaded).error());
    return rowOf(*loaded);
}

/// Of a study in one file, which is unpacked for as long as it is read.
base::Result<Row> rowOfPacked(const fs::path& file, study::ReaderClient& reader, const base::StopToken& stop)
{
    std::error_code ec;
    const fs::path temporary = fs::temp_directory_path(ec);
    if (ec)
        return base::fail(ErrorCode::Io, "There is no folder for temporary files: " + ec.message() + ".",
                          file.string());
    const base::ScratchFolder scratch(temporary / "deltarank-gather");
    auto store = study::unpackStudy(file, scratch.path() / "packed.study", {}, stop);
    if (!store)
        return base::fail(std::move(store).error());
    return rowOfStudy(store->folder(), reader, stop);
}

base::Result<Row> rowOfReport(const fs::path& file)
{
    const auto record = readLabReport(file);
    if (!record)
        return base::fail(record.error());
    return rowOf(*record);
}

/// Columns that every table begins with; the rest follow by name.
const std::vector<std::string>& firstColumns()
{
    static const std::vector<std::string> all{"file",    "kind",       "student", "lab",  "study",
                                              "created", "steps_done", "steps",   "runs", "planned"};
    return all;
}

} // namespace

base::Result<Gathered> gather(const fs::path& folder, study::ReaderClient& reader,
                              const base::StopToken& stop, const base::ProgressSink& progress)
{
    std::error_code ec;
    if (!fs::is_directory(folder, ec))
        return base::fail(ErrorCode::NotFound, "There is no such folder.", folder.string());
    Gathered gathered;
    std::vector<Row> rows;
    const std::vector<fs::path> files = filesBelow(folder);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const fs::path& path = files[i];
        if (stop.waitAndCheck())
            return base::fail(ErrorCode::Stopped, "Stopped.");
        if (progress)
            progress({.stage = "Reading", .done = i, .total = files.size(), .detail = path.string()});
        base::Result<Row> row = path.extension() == ".html"  ? rowOfReport(path)
                                : path.extension() == ".tar" ? rowOfPacked(path, reader, stop)
                                                             : rowOfStudy(path, reader, stop);
        if (!row) {
            gathered.unread.push_back(row.error().text());
            continue;
        }
        row->cells["file"] = fs::relative(path, folder, ec).string();
        rows.push_back(std::move(*row));
    }
    if (rows.empty() && gathered.unread.empty())
        return base::fail(ErrorCode::NotFound, "The folder holds no report of a lab and no study.",
                          folder.string(),
                          "Reports end in .html, studies in .study, packed studies in .study.tar.");

    std::vector<std::string> ids = firstColumns();
    std::set<std::string> others;
    for (const Row& row : rows)
        for (const auto& [id, cell] : row.cells)
            if (std::find(ids.begin(), ids.end(), id) == ids.end())
                others.insert(id);
    ids.insert(ids.end(), others.begin(), others.end());
    gathered.table.id = "gathered";
    gathered.table.title = "Reports and studies";
    for (const std::string& id : ids)
        gathered.table.columns.push_back({id, id});
    for (const Row& row : rows) {
        std::vector<analysis::Cell> cells;
        for (const std::string& id : ids) {
            const auto cell = row.cells.find(id);
            cells.push_back(cell == row.cells.end() ? analysis::Cell() : cell->second);
        }
        gathered.table.rows.push_back(std::move(cells));
    }
    return gathered;
}

} // namespace deltarank::lab
