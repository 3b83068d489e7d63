#include "base/Json.h"

#include <algorithm>

namespace deltarank::base {

namespace {

/// The deepest nesting of brackets outside of strings.
int depthOf(std::string_view text)
{
    int depth = 0;
    int deepest = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return deepest;
}

} // namespace

Result<nlohmann::json> parseJson(std::string_view text, const std::string& where, int deepest)
{
    if (depthOf(text) > deepest)
        return fail(ErrorCode::Format, "The JSON text is nested too deeply.", where);
    try {
        return nlohmann::json::parse(text);
    } catch (const nlohmann::json::parse_error& error) {
        return fail(ErrorCode::Format, "This is not valid JSON (at byte " + std::to_string(error.byte) + ").",
                    where);
    } catch (const nlohmann::json::exception&) {
        // Numbers that no double can hold.
        return fail(ErrorCode::Format, "This is not valid JSON.", where);
    }
}

std::string jsonText(const nlohmann::json& value, int indent)
{
    return value.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace deltarank::base
