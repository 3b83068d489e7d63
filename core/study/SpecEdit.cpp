#include "study/SpecEdit.h"

#include "study/Fields.h"
#include "study/StudySpecJson.h"

#include <algorithm>

namespace deltarank::study {

using nlohmann::json;

namespace {

void collect(const json& value, const std::string& path, std::vector<std::string>& paths)
{
    if (value.is_object()) {
        for (const auto& [key, inside] : value.items())
            collect(inside, path.empty() ? key : path + "." + key, paths);
        return;
    }
    if (path == "sweeps" && value.is_array()) {
        for (const json& sweep : value)
            if (sweep.is_object() && sweep.contains("name") && sweep["name"].is_string())
                collect(sweep, "sweeps." + sweep["name"].get<std::string>(), paths);
        return;
    }
    paths.push_back(path);
}

/// The place of a path; makes missing objects on the way. Null if something on the way is no object.
json* locate(json& spec, const std::string& path)
{
    json* at = &spec;
    std::string rest = path;
    const std::string prefix = "sweeps.";
    if (path.rfind(prefix, 0) == 0 && spec.contains("sweeps") && spec["sweeps"].is_array()) {
        json* found = nullptr;
        std::size_t length = 0; // sweeps' names may contain dots: the longest name that fits
        for (json& sweep : spec["sweeps"]) {
            if (!sweep.is_object() || !sweep.contains("name") || !sweep["name"].is_string())
                continue;
            const std::string start = prefix + sweep["name"].get<std::string>() + ".";
            if (path.rfind(start, 0) == 0 && start.size() > length) {
                found = &sweep;
                length = start.size();
            }
        }
        if (!found)
            return nullptr;
        at = found;
        rest = path.substr(length);
    }
    while (true) {
        const std::size_t dot = rest.find('.');
        const std::string key = rest.substr(0, dot);
        if (key.empty() || !at->is_object())
            return nullptr;
        if (dot == std::string::npos)
            return &(*at)[key];
        at = &(*at)[key];
        if (at->is_null())
            *at = json::object();
        rest = rest.substr(dot + 1);
    }
}

json plain(const std::string& text)
{
    json value = json::parse(text, nullptr, false);
    if (value.is_discarded() || value.is_structured())
        return text;
    return value;
}

json valueOf(const std::string& text, const json& present)
{
    if (present.is_string()) {
        const json value = json::parse(text, nullptr, false);
        return value.is_string() ? value : json(text);
    }
    const bool bracketed = !text.empty() && (text.front() == '[' || text.front() == '{');
    if (bracketed && text.size() < 100'000 && std::count(text.begin(), text.end(), text.front()) < 64)
        if (json value = json::parse(text, nullptr, false); !value.is_discarded())
            return value;
    if (present.is_array() || (present.is_null() && text.find(',') != std::string::npos)) {
        json list = json::array();
        std::size_t start = 0;
        while (start <= text.size()) {
            const std::size_t comma = std::min(text.find(',', start), text.size());
            std::string part = text.substr(start, comma - start);
            part.erase(0, std::min(part.find_first_not_of(' '), part.size()));
            part.erase(part.find_last_not_of(' ') + 1);
            if (!part.empty())
                list.push_back(plain(part));
            start = comma + 1;
        }
        return list;
    }
    return plain(text);
}

bool endsWithPart(const std::string& path, const std::string& part)
{
    return path.size() > part.size() && path.compare(path.size() - part.size(), part.size(), part) == 0 &&
           path[path.size() - part.size() - 1] == '.';
}

base::Result<std::string> resolve(const json& spec, const std::string& key)
{
    const std::vector<std::string> paths = fieldPaths(spec);
    if (std::find(paths.begin(), paths.end(), key) != paths.end())
        return key;
    std::vector<std::string> matches;
    std::copy_if(paths.begin(), paths.end(), std::back_inserter(matches),
                 [&](const std::string& path) { return endsWithPart(path, key); });
    if (matches.size() == 1)
        return matches.front();
    if (matches.size() > 1)
        return base::fail(base::ErrorCode::InvalidArgument,
                          "`" + key + "` could mean " + alternatives(matches) + ".", {},
                          "Give the full path.");
    // Fields that are not written out (changes of a sweep, options of a reader) are set by their full path.
    const std::size_t dot = key.find('.');
    if ((dot != std::string::npos && spec.contains(key.substr(0, dot))) ||
        key.substr(0, dot) == "rate_search") // absent where there is none
        return key;
    std::vector<std::string> lastParts;
    for (const std::string& path : paths)
        lastParts.push_back(path.substr(path.rfind('.') + 1));
    std::string meant = nearest(key, paths);
    if (meant.empty()) {
        const std::string last = nearest(key.substr(key.rfind('.') + 1), lastParts);
        if (!last.empty())
            for (const std::string& path : paths)
                if (path == last || endsWithPart(path, last))
                    meant += (meant.empty() ? "" : "` or `") + path;
    }
    return base::fail(base::ErrorCode::InvalidArgument, "A study has no field `" + key + "`.", {},
                      meant.empty() ? "`new` writes all fields into study.json."
                                    : "Did you mean `" + meant + "`?");
}

} // namespace

std::vector<std::string> fieldPaths(const json& spec)
{
    std::vector<std::string> paths;
    collect(spec, {}, paths);
    return paths;
}

base::Status setField(json& spec, const std::string& assignment)
{
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0)
        return base::fail(base::ErrorCode::InvalidArgument,
                          "\"" + assignment + "\" is not of the form KEY=VALUE.", {},
                          "Write for example repeats=3.");
    const auto path = resolve(spec, assignment.substr(0, equals));
    if (!path)
        return base::fail(path.error());
    json changed = spec;
    json* place = locate(changed, *path);
    if (!place)
        return base::fail(base::ErrorCode::InvalidArgument, "A study has no field `" + *path + "`.", {},
                          "`new` writes all fields into study.json.");
    *place = valueOf(assignment.substr(equals + 1), *place);
    if (auto problems = problemsOf(changed); !problems.empty())
        return base::fail(std::move(problems.front().error));
    spec = std::move(changed);
    return {};
}

} // namespace deltarank::study
