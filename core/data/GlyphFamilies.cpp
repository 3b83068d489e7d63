#include "data/GlyphFamilies.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numeric>
#include <tuple>

namespace deltarank::data {

double inkDistance(const std::uint8_t* a, const std::uint8_t* b, std::size_t count)
{
    std::uint64_t difference = 0, most = 0;
    while (count > 0) {
        const std::size_t part = std::min<std::size_t>(count, 1 << 16); // 32-bit sums inside: twice the lanes
        std::uint32_t partDifference = 0, partMost = 0;
        for (std::size_t i = 0; i < part; ++i) {
            partDifference += static_cast<std::uint32_t>(std::abs(a[i] - b[i]));
            partMost += std::max(a[i], b[i]);
        }
        difference += partDifference;
        most += partMost;
        a += part;
        b += part;
        count -= part;
    }
    return most == 0 ? 0 : static_cast<double>(difference) / static_cast<double>(most);
}

namespace {

constexpr int leastInk = 8 * 255;     ///< a hairline across the box has about 13 * 255
constexpr double samePicture = 0.02;  ///< of two letters of one face
constexpr std::size_t mostAlike = 9;  ///< unicase fonts repeat up to 26
constexpr double sameDesign = 0.125;  ///< of two faces
constexpr double sameFace = 0.01;     ///< the same font in another format
constexpr double leastLegible = 0.06; ///< share of letters nearest to their own class; by chance 1 in 62
constexpr std::size_t leastFacesToJudge = 20;

constexpr std::size_t shapeSide = 8;
using Shape = std::array<float, shapeSide * shapeSide>;

/// Makes the mean 0 and the length 1.
void standardise(Shape& shape)
{
    const float mean = std::accumulate(shape.begin(), shape.end(), 0.0f) / static_cast<float>(shape.size());
    float square = 0;
    for (float& value : shape) {
        value -= mean;
        square += value * value;
    }
    const float length = std::max(std::sqrt(square), 1e-6f);
    for (float& value : shape)
        value /= length;
}

/// A letter's ink stretched to 8 x 8, so that wide, narrow, thin and heavy faces look alike.
Shape shapeOf(const std::uint8_t* pixels)
{
    int left = glyphSize, right = -1, top = glyphSize, bottom = -1;
    for (int y = 0; y < glyphSize; ++y)
        for (int x = 0; x < glyphSize; ++x)
            if (pixels[y * glyphSize + x] > 32) {
                left = std::min(left, x);
                right = std::max(right, x);
                top = std::min(top, y);
                bottom = std::max(bottom, y);
            }
    Shape shape{};
    if (right < 0)
        return shape;
    constexpr int fine = 4; // samples per cell and axis
    constexpr int samples = static_cast<int>(shapeSide) * fine;
    for (int v = 0; v < samples; ++v)
        for (int u = 0; u < samples; ++u) {
            const int y = top + v * (bottom - top + 1) / samples;
            const int x = left + u * (right - left + 1) / samples;
            shape[static_cast<std::size_t>(v / fine) * shapeSide + static_cast<std::size_t>(u / fine)] +=
                pixels[y * glyphSize + x];
        }
    standardise(shape);
    return shape;
}

/// Share of a face's letters that correlate with their own mean shape more than with any other.
double legibility(const std::vector<Shape>& shapes, const std::vector<Shape>& means)
{
    std::size_t right = 0;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        std::size_t best = 0;
        float most = -2;
        for (std::size_t c = 0; c < means.size(); ++c) {
            const float product =
                std::inner_product(shapes[i].begin(), shapes[i].end(), means[c].begin(), 0.0f);
            if (product > most) {
                most = product;
                best = c;
            }
        }
        right += best == i;
    }
    return static_cast<double>(right) / static_cast<double>(shapes.size());
}

} // namespace

FaceFault judgeCharacters(const RenderedFace& face, std::size_t first, std::size_t count)
{
    const auto picture = [&](std::size_t i) { return face.pixels.data() + (first + i) * glyphPixels; };
    for (std::size_t i = 0; i < count; ++i)
        if (!face.present[first + i] || std::accumulate(picture(i), picture(i) + glyphPixels, 0) < leastInk)
            return FaceFault::Incomplete;
    std::size_t repeated = 0;
    for (std::size_t i = 1; i < count; ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (inkDistance(picture(i), picture(k), glyphPixels) < samePicture) {
                ++repeated;
                break;
            }
    return repeated > mostAlike ? FaceFault::Alike : FaceFault::None;
}

std::vector<FaceFault> judgeFaces(const std::vector<RenderedFace>& faces, std::size_t letters)
{
    std::vector<FaceFault> faults(faces.size(), FaceFault::None);
    std::vector<std::size_t> good;
    for (std::size_t f = 0; f < faces.size(); ++f) {
        faults[f] = judgeCharacters(faces[f], 0, letters);
        if (faults[f] == FaceFault::None)
            good.push_back(f);
    }
    if (good.size() < leastFacesToJudge)
        return faults;
    std::vector<std::vector<Shape>> shapes(faces.size());
    std::vector<Shape> means(letters);
    for (std::size_t f : good)
        for (std::size_t c = 0; c < letters; ++c) {
            shapes[f].push_back(shapeOf(faces[f].pixels.data() + c * glyphPixels));
            for (std::size_t i = 0; i < means[c].size(); ++i)
                means[c][i] += shapes[f][c][i];
        }
    for (Shape& mean : means)
        standardise(mean);
    for (std::size_t f : good)
        if (legibility(shapes[f], means) < leastLegible)
            faults[f] = FaceFault::Illegible;
    return faults;
}

namespace {

class UnionFind
{
public:
    explicit UnionFind(std::size_t count) : m_parent(count)
    {
        std::iota(m_parent.begin(), m_parent.end(), 0);
    }
    std::size_t root(std::size_t i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    void merge(std::size_t a, std::size_t b)
    {
        a = root(a);
        b = root(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> m_parent;
};

/// "Abecedario_guiada" and "Open-Dyslexic" are two words each.
std::string spaced(std::string name)
{
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
    return name;
}

bool relatedNames(const std::string& first, const std::string& second)
{
    constexpr std::size_t shortestWord = 3;
    const std::string a = spaced(first), b = spaced(second);
    const std::string word = a.substr(0, a.find(' '));
    if (word == b.substr(0, b.find(' ')) && word.size() >= shortestWord)
        return true;
    const auto& [shorter, longer] = a.size() < b.size() ? std::tie(a, b) : std::tie(b, a);
    return longer.starts_with(shorter + " ");
}

constexpr std::size_t coarsePixels = glyphPixels / 16;

/// Mean of each 4 x 4 square.
std::vector<std::uint8_t> coarse(const RenderedFace& face, std::size_t letters)
{
    std::vector<std::uint8_t> small(letters * coarsePixels);
    for (std::size_t c = 0; c < letters; ++c)
        for (int y = 0; y < glyphSize; y += 4)
            for (int x = 0; x < glyphSize; x += 4) {
                int sum = 8;
                for (int dy = 0; dy < 4; ++dy)
                    for (int dx = 0; dx < 4; ++dx)
                        sum += face.pixels[c * glyphPixels +
                                           static_cast<std::size_t>((y + dy) * glyphSize + x + dx)];
                small[c * coarsePixels + static_cast<std::size_t>(y / 4 * (glyphSize / 4) + x / 4)] =
                    static_cast<std::uint8_t>(sum / 16);
            }
    return small;
}

} // namespace

FaceGroups groupFaces(const std::vector<RenderedFace>& faces, std::size_t letters,
                      const std::vector<bool>& wanted)
{
    std::map<std::string, std::size_t>
        families; // sorted: the root of a group is its alphabetically first family
    for (const auto& face : faces)
        families.emplace(face.family, 0);
    std::vector<std::string> names;
    for (auto& [name, number] : families) {
        number = names.size();
        names.push_back(name);
    }
    UnionFind sets(names.size());
    for (std::size_t a = 0; a < names.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            if (relatedNames(names[a], names[b]))
                sets.merge(a, b);

    std::vector<std::vector<std::uint8_t>> small;
    for (const auto& face : faces)
        small.push_back(coarse(face, letters));
    FaceGroups groups;
    groups.copy.resize(faces.size());
    for (std::size_t a = 0; a < faces.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) {
            // Averaging only lessens differences, and sum max(a, b) is nearly the same: cheap to rule out
            // most.
            constexpr double slack = 0.02;
            if (inkDistance(small[a].data(), small[b].data(), small[a].size()) > sameDesign + slack)
                continue;
            const double distance =
                inkDistance(faces[a].pixels.data(), faces[b].pixels.data(), letters * glyphPixels);
            if (distance < sameDesign)
                sets.merge(families[faces[a].family], families[faces[b].family]);
            if (distance < sameFace && wanted[a] && wanted[b] && !groups.copy[b])
                groups.copy[a] = true;
        }

    std::map<std::size_t, int> numbers;
    for (std::size_t family = 0; family < names.size(); ++family)
        if (sets.root(family) == family) {
            numbers[family] = static_cast<int>(groups.names.size());
            groups.names.push_back(names[family]);
        }
    for (const auto& face : faces)
        groups.group.push_back(numbers[sets.root(families[face.family])]);
    return groups;
}

} // namespace deltarank::data
