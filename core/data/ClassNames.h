#pragma once

#include <string>
#include <vector>

namespace deltarank::data {

/// Sorts by bytes, or by value where all names are whole numbers.
void sortClassNames(std::vector<std::string>& names);

} // namespace deltarank::data
