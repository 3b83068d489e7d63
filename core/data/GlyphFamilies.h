#pragma once

#include "data/FontRenderer.h"

#include <string>
#include <vector>

namespace deltarank::data {

/// Difference of two pictures of ink: sum |a - b| / sum max(a, b), from 0 (equal) to 1 (no ink in common).
double inkDistance(const std::uint8_t* a, const std::uint8_t* b, std::size_t count);

/// Why a face is not used.
enum class FaceFault { None, Incomplete, Alike, Illegible };

/// Incomplete if one of the characters first, first + 1, ... has no visible outline; Alike if many of them
/// have the same picture (capitals for small letters, a box for every character).
FaceFault judgeCharacters(const RenderedFace& face, std::size_t first, std::size_t count);

/// Judges the Latin letters and digits, which are the first `letters` characters of every face; also
/// Illegible if hardly any letter looks like the other faces' (symbol fonts, patterns).
std::vector<FaceFault> judgeFaces(const std::vector<RenderedFace>& faces, std::size_t letters);

struct FaceGroups
{
    std::vector<int> group;         ///< per face
    std::vector<std::string> names; ///< per group: the alphabetically first of its families
    std::vector<bool> copy;         ///< per face: a copy of an earlier wanted face
};

/// Groups faces so that no design is in two groups. Families are merged (union-find) if one's name starts
/// with the other's, if their names share a first word of at least three letters, or if the letters of two of
/// their faces nearly coincide (inkDistance() below 0.125: Liberation and Croscore, URW and TeX Gyre). Among
/// the wanted faces, copies are marked: letters at less than 0.01 from those of an earlier one (the same font
/// in another format).
FaceGroups groupFaces(const std::vector<RenderedFace>& faces, std::size_t letters,
                      const std::vector<bool>& wanted);

} // namespace deltarank::data
