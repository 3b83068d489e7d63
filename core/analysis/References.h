#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace deltarank::analysis {

/// A work that a study rests on, as a BibTeX entry.
struct Reference
{
    std::string key;   ///< "hu2022lora"
    std::string cited; ///< "Hu et al., 2022"; empty where the sentence names the work
    std::string entry; ///< "@inproceedings{hu2022lora, …}"
};

/// The reference of a key. @pre there is one (std::logic_error)
const Reference& reference(std::string_view key);

/// The references as one .bib file.
std::string toBibtex(const std::vector<Reference>& references);

} // namespace deltarank::analysis
