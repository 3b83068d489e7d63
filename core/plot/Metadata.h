#pragma once

#include <string>
#include <utility>
#include <vector>

/// Provenance inside picture files.
namespace deltarank::plot {

using Provenance = std::vector<std::pair<std::string, std::string>>;

/// Adds a pHYs chunk (pixels per inch) and one iTXt chunk for title and each entry, after IHDR.
/// A text that is no PNG is given back unchanged.
std::string withPngMetadata(const std::string& png, double resolution, const std::string& title,
                            const Provenance& provenance);
/// Adds <title> and <metadata> (RDF with one Dublin Core description) as the first children of <svg>.
std::string withSvgMetadata(const std::string& svg, const std::string& title, const Provenance& provenance);
/// "name: text; name: text", for formats with a single field.
std::string provenanceText(const Provenance& provenance);

} // namespace deltarank::plot
