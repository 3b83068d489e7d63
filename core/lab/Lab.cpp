#include "lab/Lab.h"

#include "base/Files.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <optional>
#include <sstream>

namespace deltarank::lab {

using base::ErrorCode;

namespace {

std::string trimmed(const std::string& text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// A whole text that is a number; a comma may stand for the point, a percent sign may follow.
std::optional<double> numberOf(std::string text)
{
    text = trimmed(text);
    if (!text.empty() && text.back() == '%')
        text = trimmed(text.substr(0, text.size() - 1));
    std::replace(text.begin(), text.end(), ',', '.');
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

Quantity quantityOf(const std::string& text)
{
    if (const auto number = numberOf(text))
        return *number;
    return trimmed(text);
}

std::optional<Condition> conditionOf(const std::string& text)
{
    const std::pair<const char*, Comparison> signs[] = {
        {">=", Comparison::AtLeast}, {"<=", Comparison::AtMost}, {"!=", Comparison::NotEqual},
        {">", Comparison::Greater},  {"<", Comparison::Less},    {"=", Comparison::Equal}};
    for (const auto& [sign, comparison] : signs) {
        const auto at = text.find(sign);
        if (at == std::string::npos)
            continue;
        Condition condition{trimmed(text.substr(0, at)), comparison,
                            quantityOf(text.substr(at + std::string(sign).size()))};
        const auto* word = std::get_if<std::string>(&condition.value);
        const bool ordered = comparison != Comparison::Equal && comparison != Comparison::NotEqual;
        if (condition.name.empty() || (word && (word->empty() || ordered)))
            return std::nullopt;
        return condition;
    }
    return std::nullopt;
}

std::vector<std::string> split(const std::string& text, const std::string& between)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (auto at = text.find(between); at != std::string::npos; at = text.find(between, from)) {
        parts.push_back(trimmed(text.substr(from, at - from)));
        from = at + between.size();
    }
    parts.push_back(trimmed(text.substr(from)));
    return parts;
}

/// Reads one "> key: value" line into a step; an empty text is success.
std::string readKey(Step& step, const std::string& line)
{
    const auto colon = line.find(':');
    const std::string key = lower(trimmed(line.substr(0, colon)));
    const std::string value = colon == std::string::npos ? std::string() : trimmed(line.substr(colon + 1));
    if (value.empty())
        return "`" + key + "` has no value.";
    if (key == "goal") {
        for (const std::string& part : split(value, " and ")) {
            const auto condition = conditionOf(part);
            if (!condition)
                return "`" + part + "` is not a condition such as `rank.value >= 20`.";
            step.goal.push_back(*condition);
        }
    } else if (key == "now") {
        step.now = value;
    } else if (key == "ask") {
        step.question = value;
    } else if (key == "answer") {
        step.answer = value;
    } else if (key == "within") {
        const auto number = numberOf(value);
        if (!number || *number < 0)
            return "`within` is `" + value + "`, which is not a number from 0.";
        step.within = *number;
    } else if (key == "choices") {
        step.choices = split(value, ",");
    } else if (key == "write") {
        step.prompt = value;
    } else if (key == "hint") {
        step.hint = value;
    } else {
        return "`" + key +
               "` is not known; there are goal, now, ask, answer, within, choices, write and hint.";
    }
    return {};
}

std::string faultOf(const Step& step)
{
    const int tasks = !step.goal.empty() + !step.question.empty() + !step.prompt.empty();
    if (tasks > 1)
        return "has more than one of goal, ask and write.";
    if (step.question.empty() != step.answer.empty())
        return step.question.empty() ? "has an answer but no question." : "has a question but no answer.";
    return {};
}

bool equal(double a, double b)
{
    return std::abs(a - b) <= 0.005 * std::abs(b) + 1e-9;
}

bool holds(const Condition& condition, const Quantity& now)
{
    if (const auto* wanted = std::get_if<double>(&condition.value)) {
        const auto* value = std::get_if<double>(&now);
        if (!value)
            return false;
        switch (condition.comparison) {
        case Comparison::Equal:
            return equal(*value, *wanted);
        case Comparison::NotEqual:
            return !equal(*value, *wanted);
        case Comparison::Less:
            return *value < *wanted;
        case Comparison::AtMost:
            return *value <= *wanted;
        case Comparison::Greater:
            return *value > *wanted;
        case Comparison::AtLeast:
            return *value >= *wanted;
        }
        return false;
    }
    const auto* value = std::get_if<std::string>(&now);
    const bool same = value && lower(*value) == lower(std::get<std::string>(condition.value));
    return condition.comparison == Comparison::Equal ? same : !same;
}

} // namespace

base::Result<Lab> parseLab(const std::string& markdown, const std::string& id)
{
    Lab lab;
    lab.id = id;
    std::istringstream lines(markdown);
    std::string line;
    int number = 0;
    std::vector<int> begins;
    const auto fail = [&](int at, const std::string& message) {
        return base::fail(ErrorCode::Format, message, id + ", line " + std::to_string(at),
                          "The help page about labs lists what a lab can hold.");
    };
    while (std::getline(lines, line)) {
        ++number;
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (lab.title.empty() && line.rfind("# ", 0) == 0) {
            lab.title = trimmed(line.substr(2));
        } else if (line.rfind("## ", 0) == 0) {
            lab.steps.push_back({trimmed(line.substr(3)), {}});
            begins.push_back(number);
        } else if (lab.steps.empty()) {
            lab.introduction += line + "\n";
        } else if (line.rfind("> ", 0) == 0) {
            if (const std::string fault = readKey(lab.steps.back(), line.substr(2)); !fault.empty())
                return fail(number, fault);
        } else {
            lab.steps.back().text += line + "\n";
        }
    }
    if (lab.title.empty())
        return fail(1, "The lab has no title: a line that begins with `# `.");
    if (lab.steps.empty())
        return fail(number, "The lab has no steps: lines that begin with `## `.");
    for (std::size_t i = 0; i < lab.steps.size(); ++i)
        if (const std::string fault = faultOf(lab.steps[i]); !fault.empty())
            return fail(begins[i], "The step “" + lab.steps[i].title + "” " + fault);
    return lab;
}

base::Result<Lab> readLab(const std::string& path)
{
    const auto text = base::readFile(path, std::uint64_t{1} << 20);
    if (!text)
        return base::fail(text.error());
    return parseLab(*text, std::filesystem::path(path).stem().string());
}

bool isReached(const Step& step, const Quantities& quantities)
{
    return !step.goal.empty() &&
           std::all_of(step.goal.begin(), step.goal.end(), [&](const Condition& condition) {
               const auto now = quantities.find(condition.name);
               return now != quantities.end() && holds(condition, now->second);
           });
}

base::Result<bool> isRight(const Step& step, const std::string& typed, const Quantities& quantities)
{
    Quantity wanted = quantityOf(step.answer);
    if (const auto known = quantities.find(step.answer); known != quantities.end())
        wanted = known->second;
    else if (step.answer.find('.') != std::string::npos && std::holds_alternative<std::string>(wanted) &&
             step.answer.find(' ') == std::string::npos)
        return base::fail(ErrorCode::NotFound, "What the answer is compared with is not known now.",
                          step.answer, "Open a study with finished runs first.");
    if (const auto* number = std::get_if<double>(&wanted)) {
        const auto given = numberOf(typed);
        return given && std::abs(*given - *number) <= step.within + 1e-9 * std::abs(*number);
    }
    return lower(trimmed(typed)) == lower(std::get<std::string>(wanted));
}

std::string filled(const std::string& text, const Quantities& quantities)
{
    std::string all;
    std::size_t from = 0;
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', from)) {
        const auto close = text.find('}', open);
        if (close == std::string::npos)
            break;
        all += text.substr(from, open - from);
        const auto known = quantities.find(text.substr(open + 1, close - open - 1));
        if (known == quantities.end()) {
            all += "–";
        } else if (const auto* number = std::get_if<double>(&known->second)) {
            std::ostringstream shown;
            shown.precision(4);
            shown << *number;
            all += shown.str();
        } else {
            all += std::get<std::string>(known->second);
        }
        from = close + 1;
    }
    return all + text.substr(from);
}

} // namespace deltarank::lab
