#include "data/ClassNames.h"

#include <algorithm>
#include <charconv>

namespace deltarank::data {

namespace {

bool wholeNumber(const std::string& name, long long& value)
{
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value);
    return error == std::errc() && end == name.data() + name.size();
}

} // namespace

void sortClassNames(std::vector<std::string>& names)
{
    long long value = 0;
    const bool numbers = std::all_of(names.begin(), names.end(),
                                     [&](const std::string& name) { return wholeNumber(name, value); });
    std::sort(names.begin(), names.end(), [&](const std::string& a, const std::string& b) {
        long long first = 0;
        long long second = 0;
        if (numbers && wholeNumber(a, first) && wholeNumber(b, second) && first != second)
            return first < second;
        return a < b;
    });
}

} // namespace deltarank::data
