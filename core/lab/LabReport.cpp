#include "lab/LabReport.h"

#include "base/Files.h"
#include "base/Json.h"
#include "plot/FigureRenderer.h"
#include "plot/ReportParts.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace deltarank::lab {

using analysis::htmlEscaped;
using base::ErrorCode;
using nlohmann::json;

namespace {

constexpr const char* dataOpen = "<script type=\"application/json\" id=\"deltarank-lab\">";
constexpr const char* dataClose = "</script>";
constexpr std::uint64_t largestReport = std::uint64_t{64} << 20;

json toJson(const LabRecord& record)
{
    json steps = json::array();
    for (const StepRecord& step : record.steps)
        steps.push_back(
            {{"title", step.title}, {"task", step.task}, {"answer", step.answer}, {"done", step.done}});
    return {{"format", "deltarank-lab"}, {"student", record.student}, {"lab", record.lab},
            {"title", record.title},     {"study", record.study},     {"fingerprint", record.fingerprint},
            {"created", record.created}, {"version", record.version}, {"steps", steps}};
}

/// "</script>" inside an answer must not end the data.
std::string withoutTags(std::string text)
{
    for (auto at = text.find('<'); at != std::string::npos; at = text.find('<', at))
        text.replace(at, 1, "\\u003c");
    return text;
}

std::string textOf(const json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

int LabRecord::doneCount() const
{
    return static_cast<int>(
        std::count_if(steps.begin(), steps.end(), [](const StepRecord& step) { return step.done; }));
}

base::Result<std::string> labReportHtml(const LabRecord& record, const std::vector<analysis::Figure>& figures)
{
    namespace parts = plot::parts;
    std::string html = parts::headHtml(record.title);
    html += "<p><strong>" + htmlEscaped(record.student) + "</strong> · " +
            std::to_string(record.doneCount()) + " of " + std::to_string(record.steps.size()) +
            " steps done · " + htmlEscaped(record.study) + " · " + htmlEscaped(record.created) + "</p>\n";
    for (std::size_t i = 0; i < record.steps.size(); ++i) {
        const StepRecord& step = record.steps[i];
        html += "<h2>" + std::to_string(i + 1) + ". " + htmlEscaped(step.title) + (step.done ? " ✓" : "") +
                "</h2>\n";
        if (!step.task.empty())
            html += "<p class=\"note\">" + htmlEscaped(step.task) + "</p>\n";
        if (!step.answer.empty())
            html += "<p>" + htmlEscaped(step.answer) + "</p>\n";
    }
    html += "<h2>Figures</h2>\n";
    for (const analysis::Figure& figure : figures) {
        if (figure.isEmpty())
            continue;
        const auto picture = plot::render(figure, plot::Format::Svg);
        if (!picture)
            return base::fail(picture.error());
        html += parts::pictureHtml(*picture, figure.title, parts::caption(figure));
    }
    html += "<h2>Provenance</h2>\n" + parts::list({{"Software", "DeltaRank " + record.version},
                                                   {"lab", record.lab},
                                                   {"study", record.study},
                                                   {"data set", record.fingerprint}});
    html += dataOpen + withoutTags(base::jsonText(toJson(record), -1)) + dataClose + "\n";
    return html + parts::footHtml();
}

base::Result<LabRecord> readLabReport(const std::filesystem::path& path)
{
    const auto html = base::readFile(path, largestReport);
    if (!html)
        return base::fail(html.error());
    const auto fail = [&](const char* message) {
        return base::fail(ErrorCode::Format, message, path.string());
    };
    const auto open = html->find(dataOpen);
    const auto close = open == std::string::npos ? open : html->find(dataClose, open);
    if (close == std::string::npos)
        return fail("The page is no report of a lab.");
    const auto begin = open + std::string(dataOpen).size();
    const auto parsed = base::parseJson(std::string_view(*html).substr(begin, close - begin), path.string());
    if (!parsed || !parsed->is_object() || textOf(*parsed, "format") != "deltarank-lab")
        return fail("The data of the report are damaged.");
    const json& data = *parsed;
    LabRecord record{
        textOf(data, "student"),     textOf(data, "lab"),     textOf(data, "title"),   textOf(data, "study"),
        textOf(data, "fingerprint"), textOf(data, "created"), textOf(data, "version"), {}};
    if (const auto steps = data.find("steps"); steps != data.end() && steps->is_array())
        for (const json& step : *steps)
            if (step.is_object())
                record.steps.push_back(
                    {textOf(step, "title"), textOf(step, "task"), textOf(step, "answer"),
                     step.contains("done") && step["done"].is_boolean() && step["done"].get<bool>()});
    return record;
}

} // namespace deltarank::lab
