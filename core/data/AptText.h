#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace deltarank::data {

/// What the data set needs of one binary package.
struct AptPackage
{
    std::string name;
    std::string source;  ///< of the `Source:` field without a version, else the package's own name
    std::string section; ///< without the component: "non-free/games" is "games"
    std::string descriptionMd5;
};

/// A description with apt's markup taken away.
struct AptDescription
{
    std::string synopsis;
    std::string text; ///< paragraphs and list items on lines of their own
};

/// Descriptions by their Description-md5.
using AptDescriptions = std::unordered_map<std::string, AptDescription>;

/// Reads what `apt-cache dumpavail` prints: stanzas of `Field: value` lines, continued by lines that start
/// with a blank. Stanzas without name, section or Description-md5 are counted in `broken` and left out.
std::vector<AptPackage> parseAptPackages(std::string_view dump, std::size_t& broken);

/// Reads a Translation-en list (or several after one another). Other languages are passed over, broken
/// stanzas counted in `broken`.
AptDescriptions parseAptDescriptions(std::string_view list, std::size_t& broken);

/// "Synopsis\n line\n line\n .\n line" as apt stores it. Lines are joined to paragraphs (" ." ends one);
/// lines indented further (lists, verbatim text) stay lines. Invalid UTF-8 becomes U+FFFD.
AptDescription cleanAptDescription(std::string_view value);

} // namespace deltarank::data
