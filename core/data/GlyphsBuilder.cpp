#include "data/GlyphsBuilder.h"

#include "base/Files.h"
#include "base/Hash.h"
#include "base/Safetensors.h"
#include "base/System.h"
#include "data/FontPackages.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

namespace deltarank::data {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::fail;
using nlohmann::json;

namespace {

/// Part of the cache key: raise it when rendering, judging, grouping or splitting changes.
constexpr const char* rules = "glyphs 1";

bool isFontFile(const fs::path& path)
{
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    static const std::set<std::string> known{".ttf", ".otf", ".ttc", ".otc", ".pfb", ".pfa", ".t1"};
    return known.contains(extension);
}

std::vector<fs::path> fontFiles(const std::vector<fs::path>& folders)
{
    std::set<fs::path> files; // real paths: a font that is linked from a second folder is one font
    for (const auto& folder : folders) {
        std::error_code ec;
        fs::recursive_directory_iterator entry(folder,
                                               fs::directory_options::follow_directory_symlink |
                                                   fs::directory_options::skip_permission_denied,
                                               ec);
        constexpr int deepest = 16; // links may form a circle
        for (; !ec && entry != fs::recursive_directory_iterator(); entry.increment(ec)) {
            std::error_code ignored;
            if (entry.depth() >= deepest)
                entry.disable_recursion_pending();
            if (!isFontFile(entry->path()) || !entry->is_regular_file(ignored))
                continue;
            const auto real = fs::canonical(entry->path(), ignored);
            files.insert(ignored ? entry->path() : real);
        }
    }
    std::vector<fs::path> ordered(files.begin(), files.end());
    std::sort(ordered.begin(), ordered.end(), [](const fs::path& a, const fs::path& b) {
        return std::pair(a.filename(), a) < std::pair(b.filename(), b);
    });
    return ordered;
}

std::string utf8(char32_t c)
{
    const auto tail = [&](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80)
        return {static_cast<char>(c)};
    if (c < 0x800)
        return {static_cast<char>(0xC0 | (c >> 6)), tail(0)};
    return {static_cast<char>(0xE0 | (c >> 12)), tail(6), tail(0)}; // no class lies beyond U+FFFF
}

std::string codePoint(char32_t c)
{
    char text[16];
    std::snprintf(text, sizeof text, "U+%04X", static_cast<unsigned>(c));
    return text;
}

const char* setName(GlyphSet set)
{
    return set == GlyphSet::LettersDigits ? "letters" : "others";
}

} // namespace

GlyphsBuilder::GlyphsBuilder(const GlyphsOptions& options)
    : m_options(options), m_files(fontFiles(options.folders.empty() ? usualFontFolders() : options.folders))
{
    base::Sha256 hash;
    hash.addField(rules);
    hash.addField(setName(options.set));
    hash.addNumber(static_cast<std::uint64_t>(options.leastFamilies));
    for (const auto& file : m_files) {
        std::error_code ec;
        hash.addField(file.string());
        hash.addNumber(fs::file_size(file, ec));
        hash.addNumber(static_cast<std::uint64_t>(fs::last_write_time(file, ec).time_since_epoch().count()));
    }
    m_key = hash.hex();
}

fs::path GlyphsBuilder::cacheFile() const
{
    const fs::path folder = m_options.cacheFolder.empty() ? base::cacheFolder() : m_options.cacheFolder;
    return folder / "glyphs" /
           (std::string(setName(m_options.set)) + "-" + m_key.substr(0, 16) + ".safetensors");
}

base::Result<std::vector<GlyphsBuilder::FoundFace>>
GlyphsBuilder::renderAll(const base::ProgressSink& progress, const base::StopToken& stop) const
{
    // The letters are rendered for both sets: they decide which faces are usable and which belong together.
    std::u32string characters = charactersOf(GlyphSet::LettersDigits);
    const auto letters = static_cast<std::ptrdiff_t>(characters.size());
    if (m_options.set != GlyphSet::LettersDigits)
        characters += charactersOf(m_options.set);
    std::vector<std::vector<RenderedFace>> ofFile(m_files.size());
    std::atomic<std::size_t> next{0}, done{0};
    std::mutex reporting;
    const auto start = std::chrono::steady_clock::now();
    const auto work = [&] {
        const FontRenderer renderer;
        for (std::size_t i = next++; i < m_files.size() && !stop.waitAndCheck(); i = next++) {
            ofFile[i] = renderer.render(m_files[i], characters);
            std::erase_if(ofFile[i], [&](const RenderedFace& face) {
                return std::find(face.present.begin(), face.present.begin() + letters, false) !=
                       face.present.begin() + letters;
            });
            const std::size_t count = ++done;
            if (!progress || count % 16 != 0)
                continue;
            const std::lock_guard lock(reporting);
            const double seconds =
                std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            const double left =
                seconds / static_cast<double>(count) * static_cast<double>(m_files.size() - count);
            progress({"Rendering fonts", count, m_files.size(), left, {}});
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 1; i < std::min(base::availableCores(), 16); ++i)
            threads.emplace_back(work);
        work();
    }
    if (stop.stopNow())
        return fail(ErrorCode::Stopped, "Rendering the fonts was stopped.");

    std::vector<FoundFace> faces;
    std::map<std::string, int> seen;
    for (std::size_t i = 0; i < m_files.size(); ++i)
        for (auto& face : ofFile[i]) {
            std::string id = m_files[i].filename().string();
            if (face.index > 0)
                id.append("#").append(std::to_string(face.index));
            if (const int copy = seen[id]++; copy > 0)
                id.append("~").append(std::to_string(copy + 1));
            faces.push_back({std::move(id), std::move(face)});
        }
    return faces;
}

namespace {

/// As Dataset::fingerprint() promises: ids, labels, parts, groups and contents.
std::string fingerprintOf(const Glyphs& glyphs)
{
    base::Sha256 hash;
    hash.addField(glyphs.source());
    for (const auto& name : glyphs.classNames())
        hash.addField(name);
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const Sample& sample = glyphs.samples()[i];
        hash.addField(sample.id);
        hash.addNumber(static_cast<std::uint64_t>(sample.label));
        hash.addNumber(static_cast<std::uint64_t>(sample.part));
        hash.addNumber(static_cast<std::uint64_t>(sample.group));
        const auto pixels = glyphs.grey(i);
        hash.add(pixels.data(), pixels.size());
    }
    return hash.hex();
}

} // namespace

void GlyphsBuilder::describe(Glyphs& glyphs, const std::vector<KeptFace>& faces,
                             std::vector<std::string> families) const
{
    const std::u32string& characters = charactersOf(m_options.set);
    glyphs.m_families = std::move(families);
    for (char32_t c : characters)
        glyphs.m_classNames.push_back(utf8(c));
    glyphs.m_samples.reserve(faces.size() * characters.size());
    for (const auto& face : faces) {
        const Part part = partOfFamily(glyphs.m_families[static_cast<std::size_t>(face.group)]);
        for (std::size_t c = 0; c < characters.size(); ++c)
            glyphs.m_samples.push_back(
                {face.id + "/" + codePoint(characters[c]), static_cast<int>(c), part, face.group});
    }
}

base::Result<std::unique_ptr<Glyphs>> GlyphsBuilder::build(const base::ProgressSink& progress,
                                                           const base::StopToken& stop) const
{
    auto found = renderAll(progress, stop);
    if (!found)
        return fail(found.error());
    const std::size_t letters = charactersOf(GlyphSet::LettersDigits).size();
    const std::size_t count = charactersOf(m_options.set).size();
    const std::size_t first = m_options.set == GlyphSet::LettersDigits ? 0 : letters;

    std::vector<std::string> ids;
    std::vector<RenderedFace> usable;
    std::vector<bool> wanted;
    std::size_t alike = 0, illegible = 0, copies = 0;
    {
        std::vector<RenderedFace> all;
        for (auto& face : *found)
            all.push_back(std::move(face.rendered));
        const auto faults = judgeFaces(all, letters);
        for (std::size_t i = 0; i < all.size(); ++i) {
            alike += faults[i] == FaceFault::Alike;
            illegible += faults[i] == FaceFault::Illegible;
            if (faults[i] != FaceFault::None)
                continue;
            wanted.push_back(first == 0 || judgeCharacters(all[i], first, count) == FaceFault::None);
            ids.push_back(std::move((*found)[i].id));
            usable.push_back(std::move(all[i]));
        }
    }
    // Faces that lack the other set's characters still decide what belongs together: both sets group alike.
    const FaceGroups groups = groupFaces(usable, letters, wanted);

    auto glyphs = std::unique_ptr<Glyphs>(new Glyphs);
    std::vector<KeptFace> kept;
    std::vector<std::string> families;
    std::vector<int> number(groups.names.size(), -1);
    for (std::size_t f = 0; f < usable.size(); ++f) {
        copies += groups.copy[f];
        if (!wanted[f] || groups.copy[f])
            continue;
        int& group = number[static_cast<std::size_t>(groups.group[f])];
        if (group < 0) {
            group = static_cast<int>(families.size());
            families.push_back(groups.names[static_cast<std::size_t>(groups.group[f])]);
        }
        kept.push_back({ids[f], group});
        const auto pixels = usable[f].pixels.begin() + static_cast<std::ptrdiff_t>(first * glyphPixels);
        glyphs->m_pixels.insert(glyphs->m_pixels.end(), pixels,
                                pixels + static_cast<std::ptrdiff_t>(count * glyphPixels));
    }
    if (static_cast<int>(families.size()) < m_options.leastFamilies)
        return fail(ErrorCode::NotFound,
                    "Only " + std::to_string(families.size()) + " font families with all " +
                        std::to_string(count) +
                        " characters are installed; the glyphs data set needs at least " +
                        std::to_string(m_options.leastFamilies) + ".",
                    {}, "Install the fonts it is meant for: " + fontInstallCommand());

    describe(*glyphs, kept, std::move(families));
    const auto note = [&](std::size_t number, const char* text) {
        if (number > 0)
            glyphs->m_notes.push_back(std::to_string(number) + text);
    };
    // text: "%1 faces were left out because many of their letters look the same."
    // text: "%1 faces were left out because their letters look like no other font's (symbols, patterns)."
    // text: "%1 faces were left out because they are the same as another face, in another format."
    note(alike, " faces were left out because many of their letters look the same.");
    note(illegible,
         " faces were left out because their letters look like no other font's (symbols, patterns).");
    note(copies, " faces were left out because they are the same as another face, in another format.");
    glyphs->m_fingerprint = fingerprintOf(*glyphs);
    return glyphs;
}

base::Status GlyphsBuilder::save(const Glyphs& glyphs) const
{
    json index;
    index["fingerprint"] = glyphs.m_fingerprint;
    index["families"] = glyphs.m_families;
    index["notes"] = glyphs.m_notes;
    index["faces"] = json::array();
    const std::size_t count = glyphs.m_classNames.size();
    for (std::size_t i = 0; i < glyphs.size(); i += count) {
        const Sample& sample = glyphs.m_samples[i];
        index["faces"].push_back({sample.id.substr(0, sample.id.rfind('/')), sample.group});
    }
    const auto file = cacheFile();
    DELTARANK_TRY(base::writeSafetensors(
        file,
        {{"pixels",
          base::TensorType::U8,
          {static_cast<std::int64_t>(glyphs.faces()), static_cast<std::int64_t>(count), glyphSize, glyphSize},
          glyphs.m_pixels.data()}},
        {{"index", index.dump()}}));
    // One file per set: those of earlier fonts go.
    std::error_code ec;
    for (const auto& entry : fs::directory_iterator(file.parent_path(), ec))
        if (entry.path() != file && entry.path().extension() == ".safetensors" &&
            entry.path().filename().string().starts_with(std::string(setName(m_options.set)) + "-"))
            fs::remove(entry.path(), ec);
    return {};
}

std::unique_ptr<Glyphs> GlyphsBuilder::load() const
try {
    std::error_code ec;
    if (!fs::exists(cacheFile(), ec))
        return nullptr;
    const auto file = base::SafetensorsFile::open(cacheFile());
    if (!file || !file->metadata().contains("index"))
        return nullptr;
    const auto* pixels = file->find("pixels");
    const json index = json::parse(file->metadata().at("index"));
    const std::size_t count = charactersOf(m_options.set).size();
    std::vector<KeptFace> faces;
    for (const auto& face : index.at("faces"))
        faces.push_back({face.at(0).get<std::string>(), face.at(1).get<int>()});
    auto families = index.at("families").get<std::vector<std::string>>();
    if (!pixels || pixels->bytes != faces.size() * count * glyphPixels)
        return nullptr;
    for (const auto& face : faces)
        if (face.group < 0 || static_cast<std::size_t>(face.group) >= families.size())
            return nullptr;
    auto glyphs = std::unique_ptr<Glyphs>(new Glyphs);
    glyphs->m_pixels.resize(pixels->bytes);
    if (!file->readBytes(*pixels, glyphs->m_pixels.data()))
        return nullptr;
    describe(*glyphs, faces, std::move(families));
    glyphs->m_notes = index.at("notes").get<std::vector<std::string>>();
    glyphs->m_fingerprint = fingerprintOf(*glyphs);
    // The stored fingerprint is that of the data when it was made: damage since then shows here.
    return glyphs->m_fingerprint == index.at("fingerprint").get<std::string>() ? std::move(glyphs) : nullptr;
} catch (const json::exception&) {
    return nullptr; // not a file of ours: it is made anew
}

} // namespace deltarank::data
