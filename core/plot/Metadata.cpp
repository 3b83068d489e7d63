#include "plot/Metadata.h"

#include "analysis/Table.h"
#include "base/Hash.h"

#include <cmath>
#include <cstdint>

namespace deltarank::plot {

namespace {

void putNumber(std::string& bytes, std::uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift & 0xFF);
}

std::string chunk(const std::string& type, const std::string& data)
{
    std::string bytes;
    putNumber(bytes, static_cast<std::uint32_t>(data.size()));
    bytes += type + data;
    putNumber(bytes, base::crc32(type + data));
    return bytes;
}

/// Keywords are 1 to 79 printable Latin-1 characters.
std::string keyword(const std::string& name)
{
    std::string key;
    for (char c : name)
        if (c >= 33 && c <= 126)
            key += c;
        else if (c == ' ' && !key.empty() && key.back() != ' ')
            key += c;
    key = key.substr(0, 79);
    while (!key.empty() && key.back() == ' ')
        key.pop_back();
    return key.empty() ? "Comment" : key;
}

std::string text(const std::string& key, const std::string& words)
{
    std::string data = keyword(key);
    data +=
        std::string("\0\0\0\0\0", 5); // end of keyword, not compressed, no language, no translated keyword
    std::string clean = words;
    std::erase(clean, '\0');
    return chunk("iTXt", data + clean);
}

} // namespace

std::string withPngMetadata(const std::string& png, double resolution, const std::string& title,
                            const Provenance& provenance)
{
    constexpr std::size_t afterHeader = 8 + 25; // signature and IHDR
    if (png.size() < afterHeader || png.compare(12, 4, "IHDR") != 0)
        return png;
    std::string physical;
    const auto perMetre = static_cast<std::uint32_t>(std::lround(resolution / 0.0254));
    putNumber(physical, perMetre);
    putNumber(physical, perMetre);
    physical += '\1';
    std::string added = chunk("pHYs", physical);
    if (!title.empty())
        added += text("Title", title);
    for (const auto& [name, words] : provenance)
        added += text(name, words);
    return png.substr(0, afterHeader) + added + png.substr(afterHeader);
}

std::string withSvgMetadata(const std::string& svg, const std::string& title, const Provenance& provenance)
{
    const std::size_t start = svg.find("<svg");
    const std::size_t end = start == std::string::npos ? start : svg.find('>', start);
    if (end == std::string::npos)
        return svg;
    using analysis::htmlEscaped;
    std::string added = "\n<title>" + htmlEscaped(title) +
                        "</title>\n<metadata>\n<rdf:RDF "
                        "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
                        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<rdf:Description>\n<dc:title>" +
                        htmlEscaped(title) + "</dc:title>\n";
    for (const auto& [name, words] : provenance)
        added += "<dc:description>" + htmlEscaped(name + ": " + words) + "</dc:description>\n";
    added += "</rdf:Description>\n</rdf:RDF>\n</metadata>";
    return svg.substr(0, end + 1) + added + svg.substr(end + 1);
}

std::string provenanceText(const Provenance& provenance)
{
    std::string all;
    for (const auto& [name, words] : provenance)
        all += (all.empty() ? "" : "; ") + name + ": " + words;
    return all;
}

} // namespace deltarank::plot
