#include "study/Fields.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace deltarank::study {

using nlohmann::json;

namespace {

std::string valueText(const json& value)
{
    if (value.is_number())
        return value.is_number_integer() ? value.dump() : numberText(value.get<double>());
    std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
    if (text.size() > 60) {
        std::size_t end = 57;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            --end; // never cut a character in two
        text = text.substr(0, end) + "...";
    }
    return text;
}

std::string rangeText(Range range, bool whole)
{
    const std::string kind = whole ? "a whole number" : "a number";
    const bool open = range.high >= std::numeric_limits<double>::max();
    if (range.aboveLow)
        return open ? kind + " above " + numberText(range.low)
                    : kind + " above " + numberText(range.low) + " and at most " + numberText(range.high);
    return open ? kind + " of at least " + numberText(range.low)
                : kind + " from " + numberText(range.low) + " to " + numberText(range.high);
}

std::vector<std::string> strings(std::span<const char* const> names)
{
    return {names.begin(), names.end()};
}

} // namespace

std::string numberText(double value)
{
    char buffer[40];
    if (std::abs(value) < 1e15 && value == std::floor(value)) {
        std::snprintf(buffer, sizeof buffer, "%.0f", value == 0 ? 0.0 : value);
        std::string digits = buffer;
        const std::size_t first = digits[0] == '-' ? 1 : 0;
        for (std::size_t at = digits.size(); at > first + 3;) {
            at -= 3;
            digits.insert(at, 1, ',');
        }
        return digits;
    }
    for (int precision = 6; precision <= 17; ++precision) {
        std::snprintf(buffer, sizeof buffer, "%.*g", precision, value);
        if (std::strtod(buffer, nullptr) == value)
            break;
    }
    return buffer;
}

// text: "%1 or %2"
std::string alternatives(std::span<const std::string> names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            text += i + 1 == names.size() ? " or " : ", ";
        text += names[i];
    }
    return text;
}

std::string nearest(std::string_view word, std::span<const std::string> candidates)
{
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(2, word.size() / 3) + 1;
    if (word.size() > 200)
        return best;
    for (const std::string& candidate : candidates) {
        std::vector<std::size_t> row(candidate.size() + 1);
        for (std::size_t j = 0; j <= candidate.size(); ++j)
            row[j] = j;
        for (std::size_t i = 1; i <= word.size(); ++i) {
            std::size_t diagonal = row[0];
            row[0] = i;
            for (std::size_t j = 1; j <= candidate.size(); ++j) {
                const std::size_t above = row[j];
                row[j] = std::min(
                    {above + 1, row[j - 1] + 1,
                     diagonal + (word[i - 1] == candidate[j - 1] ? std::size_t{0} : std::size_t{1})});
                diagonal = above;
            }
        }
        if (row.back() < bestDistance) {
            bestDistance = row.back();
            best = candidate;
        }
    }
    return best;
}

FieldReader::FieldReader(const json& object, std::string path, std::vector<Problem>& problems)
    : m_object(object), m_path(std::move(path)), m_problems(problems)
{
    if (!object.is_object()) {
        const std::string name = m_path.empty() ? "The specification" : "`" + m_path + "`";
        m_problems.push_back({m_path,
                              {base::ErrorCode::InvalidArgument,
                               name + " is " + valueText(object) + ".",
                               {},
                               "Give an object with named fields."}});
    }
}

const json* FieldReader::find(const char* key)
{
    m_known.emplace_back(key);
    if (!m_object.is_object())
        return nullptr;
    const auto found = m_object.find(key);
    return found == m_object.end() ? nullptr : &*found;
}

const json* FieldReader::raw(const char* key)
{
    return find(key);
}

void FieldReader::problem(const std::string& key, const std::string& what, const std::string& hint)
{
    m_problems.push_back(
        // text: "`%1` %2"
        {pathOf(key), {base::ErrorCode::InvalidArgument, "`" + pathOf(key) + "` " + what, {}, hint}});
}

bool FieldReader::checkNumber(const json& value, const std::string& key, Range range, bool whole)
{
    const std::string hint = "Give " + rangeText(range, whole) + ".";
    if (!value.is_number()) {
        problem(key, "is " + valueText(value) + ".", hint);
        return false;
    }
    const double number = value.get<double>();
    if (!std::isfinite(number) || number < range.low || number > range.high ||
        (range.aboveLow && number <= range.low) || (whole && number != std::floor(number))) {
        problem(key, "is " + valueText(value) + ".", hint);
        return false;
    }
    return true;
}

void FieldReader::number(const char* key, double& value, Range range)
{
    if (const json* found = find(key); found && checkNumber(*found, key, range, false))
        value = found->get<double>();
}

void FieldReader::integer(const char* key, int& value, Range range)
{
    range.high = std::min(range.high, static_cast<double>(std::numeric_limits<int>::max()));
    if (const json* found = find(key); found && checkNumber(*found, key, range, true))
        value = static_cast<int>(found->get<double>());
}

void FieldReader::seed(const char* key, std::uint64_t& value)
{
    const json* found = find(key);
    if (!found)
        return;
    if (found->is_number_unsigned() || (found->is_number_integer() && found->get<std::int64_t>() >= 0))
        value = found->get<std::uint64_t>();
    else
        problem(key, "is " + valueText(*found) + ".", "Give a whole number of at least 0.");
}

void FieldReader::flag(const char* key, bool& value)
{
    const json* found = find(key);
    if (!found)
        return;
    if (found->is_boolean())
        value = found->get<bool>();
    else
        problem(key, "is " + valueText(*found) + ".", "Give true or false.");
}

void FieldReader::text(const char* key, std::string& value)
{
    const json* found = find(key);
    if (!found)
        return;
    if (found->is_string())
        value = found->get<std::string>();
    else
        problem(key, "is " + valueText(*found) + ".", "Give a text in quotes.");
}

void FieldReader::texts(const char* key, std::vector<std::string>& values)
{
    const json* found = find(key);
    if (!found)
        return;
    const bool good = found->is_array() &&
                      std::all_of(found->begin(), found->end(), [](const json& v) { return v.is_string(); });
    if (good)
        values = found->get<std::vector<std::string>>();
    else
        problem(key, "is " + valueText(*found) + ".", "Give a list of texts.");
}

void FieldReader::numbers(const char* key, std::vector<double>& values, Range range, bool whole)
{
    const json* found = find(key);
    if (!found)
        return;
    if (!found->is_array() || found->empty()) {
        problem(key, "is " + valueText(*found) + ".",
                "Give a list with at least one value: " + rangeText(range, whole) + " each.");
        return;
    }
    std::vector<double> read;
    for (std::size_t i = 0; i < found->size(); ++i) {
        const std::string place = std::string(key) + "[" + std::to_string(i) + "]";
        if (!checkNumber((*found)[i], place, range, whole))
            return;
        const double value = (*found)[i].get<double>();
        if (std::find(read.begin(), read.end(), value) != read.end()) {
            problem(place, "is " + numberText(value) + ", which the list already has.",
                    "Give each value once.");
            return;
        }
        read.push_back(value);
    }
    values = std::move(read);
}

void FieldReader::numberMap(const char* key, std::map<std::string, double>& values, Range range, bool whole)
{
    const json* found = find(key);
    if (!found)
        return;
    if (!found->is_object()) {
        problem(key, "is " + valueText(*found) + ".",
                "Give an object of names with " + rangeText(range, whole) + " each.");
        return;
    }
    std::map<std::string, double> read;
    for (const auto& [name, value] : found->items()) {
        if (!checkNumber(value, std::string(key) + "." + name, range, whole))
            return;
        read[name] = value.get<double>();
    }
    values = std::move(read);
}

void FieldReader::textMap(const char* key, std::map<std::string, std::string>& values)
{
    const json* found = find(key);
    if (!found)
        return;
    const bool good = found->is_object() &&
                      std::all_of(found->begin(), found->end(), [](const json& v) { return v.is_string(); });
    if (good)
        values = found->get<std::map<std::string, std::string>>();
    else
        problem(key, "is " + valueText(*found) + ".", "Give an object of texts.");
}

void FieldReader::choiceIndex(const char* key, int& index, std::span<const char* const> names)
{
    const json* found = find(key);
    if (!found)
        return;
    if (found->is_string())
        for (std::size_t i = 0; i < names.size(); ++i)
            if (found->get_ref<const std::string&>() == names[i]) {
                index = static_cast<int>(i);
                return;
            }
    problem(key, "is " + valueText(*found) + ".", "Give " + alternatives(strings(names)) + ".");
}

void FieldReader::choiceList(const char* key, std::vector<int>& indices, std::span<const char* const> names)
{
    const json* found = find(key);
    if (!found)
        return;
    std::vector<int> read;
    bool good = found->is_array() && !found->empty();
    for (std::size_t k = 0; good && k < found->size(); ++k) {
        int index = -1;
        for (std::size_t i = 0; i < names.size(); ++i)
            if ((*found)[k] == names[i])
                index = static_cast<int>(i);
        good = index >= 0 && std::find(read.begin(), read.end(), index) == read.end();
        read.push_back(index);
    }
    if (good)
        indices = std::move(read);
    else
        problem(key, "is " + valueText(*found) + ".",
                "Give a list of different names out of " + alternatives(strings(names)) + ".");
}

void FieldReader::open(const char* key, json& object)
{
    const json* found = find(key);
    if (!found)
        return;
    if (!found->is_object()) {
        problem(key, "is " + valueText(*found) + ".", "Give an object with named fields.");
        return;
    }
    for (const auto& [name, value] : found->items())
        if (value.is_object() || value.is_null()) {
            problem(std::string(key) + "." + name, "is " + valueText(value) + ".",
                    "Give a number, a text, true or false, or a list of them.");
            return;
        }
    object = *found;
}

void FieldReader::object(const char* key, const std::function<void(FieldVisitor&)>& inside)
{
    const json* found = find(key);
    if (!found)
        return;
    FieldReader reader(*found, pathOf(key), m_problems);
    inside(reader);
    reader.finish();
}

void FieldReader::finish()
{
    if (!m_object.is_object())
        return;
    for (const auto& [key, value] : m_object.items()) {
        if (std::find(m_known.begin(), m_known.end(), key) != m_known.end())
            continue;
        const std::string meant = nearest(key, m_known);
        problem(key, "is not a field of a study.",
                meant.empty() ? "Known here: " + alternatives(m_known) + "."
                              : "Did you mean `" + pathOf(meant) + "`?");
    }
}

void FieldWriter::number(const char* key, double& value, Range)
{
    // Whole numbers look whole: 16 rather than 16.0.
    if (value == std::floor(value) && std::abs(value) < 1e15)
        m_object[key] = static_cast<std::int64_t>(value);
    else
        m_object[key] = value;
}
void FieldWriter::integer(const char* key, int& value, Range)
{
    m_object[key] = value;
}
void FieldWriter::seed(const char* key, std::uint64_t& value)
{
    m_object[key] = value;
}
void FieldWriter::flag(const char* key, bool& value)
{
    m_object[key] = value;
}
void FieldWriter::text(const char* key, std::string& value)
{
    m_object[key] = value;
}
void FieldWriter::texts(const char* key, std::vector<std::string>& values)
{
    m_object[key] = values;
}
void FieldWriter::numbers(const char* key, std::vector<double>& values, Range range, bool)
{
    json list = json::array();
    for (double value : values) {
        FieldWriter one;
        one.number("v", value, range);
        list.push_back(one.m_object["v"]);
    }
    m_object[key] = std::move(list);
}
void FieldWriter::numberMap(const char* key, std::map<std::string, double>& values, Range range, bool)
{
    FieldWriter inner;
    for (auto& [name, value] : values)
        inner.number(name.c_str(), value, range);
    m_object[key] = inner.take();
}
void FieldWriter::textMap(const char* key, std::map<std::string, std::string>& values)
{
    m_object[key] = values;
}
void FieldWriter::choiceIndex(const char* key, int& index, std::span<const char* const> names)
{
    m_object[key] = names[static_cast<std::size_t>(index)];
}
void FieldWriter::choiceList(const char* key, std::vector<int>& indices, std::span<const char* const> names)
{
    json list = json::array();
    for (int index : indices)
        list.push_back(names[static_cast<std::size_t>(index)]);
    m_object[key] = std::move(list);
}
void FieldWriter::open(const char* key, json& object)
{
    m_object[key] = object;
}
void FieldWriter::object(const char* key, const std::function<void(FieldVisitor&)>& inside)
{
    FieldWriter inner;
    inside(inner);
    m_object[key] = inner.take();
}

} // namespace deltarank::study
