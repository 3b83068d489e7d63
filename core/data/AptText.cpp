#include "data/AptText.h"

#include "data/Utf8.h"

#include <algorithm>

namespace deltarank::data {

namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view takeLine(std::string_view& text)
{
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

/// Calls `each` with a function that looks up a field of the stanza (empty if it has none).
template <typename Each> void forEachStanza(std::string_view text, Each each)
{
    std::vector<std::pair<std::string_view, std::string_view>> fields;
    const auto finish = [&] {
        if (!fields.empty())
            each([&](std::string_view name) {
                for (const auto& [field, value] : fields)
                    if (field == name)
                        return value;
                return std::string_view();
            });
        fields.clear();
    };
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        if (trimmed(line).empty()) {
            finish();
        } else if (line.front() == ' ' || line.front() == '\t') {
            // A continuation: the field's value reaches to the end of this line.
            if (!fields.empty()) {
                auto& value = fields.back().second;
                value = {value.data(), static_cast<std::size_t>(line.data() + line.size() - value.data())};
            }
        } else if (const auto colon = line.find(':'); colon != std::string_view::npos) {
            auto value = line.substr(colon + 1);
            value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
            fields.emplace_back(line.substr(0, colon), value);
        }
    }
    finish();
}

bool isMd5(std::string_view text)
{
    return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

void appendWords(std::string& out, std::string_view line)
{
    bool blank = false;
    for (const char c : line) {
        if (blanks.find(c) != std::string_view::npos) {
            blank = true;
            continue;
        }
        if (blank && !out.empty() && out.back() != '\n')
            out += ' ';
        blank = false;
        out += c;
    }
}

} // namespace

AptDescription cleanAptDescription(std::string_view value)
{
    AptDescription description;
    appendWords(description.synopsis, trimmed(takeLine(value)));
    description.synopsis = validUtf8(description.synopsis);
    std::string text;
    bool joins = false; // the line before was running text of the same paragraph
    while (!value.empty()) {
        const std::string_view line = takeLine(value);
        const std::string_view content = trimmed(line);
        if (content.empty() || content == ".") {
            joins = false;
            continue;
        }
        const bool indented = line.size() > 1 && (line[1] == ' ' || line[1] == '\t');
        if (!text.empty())
            text += joins && !indented ? ' ' : '\n';
        appendWords(text, content);
        joins = !indented;
    }
    description.text = validUtf8(text);
    return description;
}

std::vector<AptPackage> parseAptPackages(std::string_view dump, std::size_t& broken)
{
    std::vector<AptPackage> packages;
    forEachStanza(dump, [&](const auto& field) {
        AptPackage package;
        package.name = validUtf8(trimmed(field("Package")));
        const std::string_view source = trimmed(field("Source"));
        package.source =
            source.empty() ? package.name : validUtf8(source.substr(0, source.find_first_of(" (")));
        const std::string_view section = trimmed(field("Section"));
        package.section = validUtf8(section.substr(section.rfind('/') + 1));
        package.descriptionMd5 = trimmed(field("Description-md5"));
        if (package.name.empty() || package.source.empty() || package.section.empty() ||
            !isMd5(package.descriptionMd5))
            ++broken;
        else
            packages.push_back(std::move(package));
    });
    return packages;
}

AptDescriptions parseAptDescriptions(std::string_view list, std::size_t& broken)
{
    AptDescriptions descriptions;
    forEachStanza(list, [&](const auto& field) {
        const std::string_view md5 = trimmed(field("Description-md5"));
        std::string_view value = field("Description-en");
        if (value.empty())
            value = field("Description");
        if (!isMd5(md5) || value.empty())
            ++broken;
        else
            descriptions.try_emplace(std::string(md5), cleanAptDescription(value));
    });
    return descriptions;
}

} // namespace deltarank::data
