#pragma once

#include "analysis/Figure.h"

#include <cstdint>

/// Colours of figures. Every adapter that draws a figure takes them from here.
namespace deltarank::plot {

struct Colour
{
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;

    friend constexpr bool operator==(const Colour&, const Colour&) = default;
};

/// 0xRRGGBB.
constexpr Colour rgb(std::uint32_t code)
{
    return {static_cast<std::uint8_t>(code >> 16), static_cast<std::uint8_t>(code >> 8),
            static_cast<std::uint8_t>(code)};
}

struct Theme
{
    Colour background; ///< of the figure
    Colour grid;
    Colour axis;
    Colour text;
    Colour quietText;

    bool dark = false;

    /// Query, key and value are the same everywhere; the rest are colours of Okabe & Ito 2008 ("Color
    /// universal design"), lightened for a dark ground.
    constexpr Colour colour(analysis::ColourRole role) const
    {
        using analysis::ColourRole;
        switch (role) {
        case ColourRole::Neutral:
            return text;
        case ColourRole::Query:
        case ColourRole::First:
            return rgb(dark ? 0x56B4E9 : 0x0072B2);
        case ColourRole::Key:
        case ColourRole::Second:
            return rgb(dark ? 0xE69F5C : 0xD55E00);
        case ColourRole::Value:
        case ColourRole::Third:
            return rgb(dark ? 0x2FC79B : 0x009E73);
        case ColourRole::AttentionOutput:
        case ColourRole::Fourth:
            return rgb(dark ? 0xE0A3C6 : 0xB8578E);
        case ColourRole::FeedForwardIn:
        case ColourRole::Fifth:
            return rgb(dark ? 0xF2C14E : 0xC28500);
        case ColourRole::FeedForwardOut:
        case ColourRole::Sixth:
            return rgb(dark ? 0xA7C7F2 : 0x4A8FC4);
        case ColourRole::Full:
            return rgb(dark ? 0xC9CBD1 : 0x4A4D55);
        case ColourRole::Lora:
            return rgb(dark ? 0x6CB2EB : 0x0B5FA5);
        case ColourRole::Paper:
        case ColourRole::Band:
            return quietText;
        }
        return text;
    }
};

inline constexpr Theme lightTheme{rgb(0xFFFFFF), rgb(0xE8E8E4), rgb(0x6A6B6E),
                                  rgb(0x1E1F21), rgb(0x6A6B6E), false};
inline constexpr Theme darkTheme{rgb(0x232427), rgb(0x34353A), rgb(0x9A9B9E),
                                 rgb(0xE8E8E6), rgb(0x9A9B9E), true};

inline constexpr double bandOpacity = 0.12;      ///< confidence bands
inline constexpr double nullBandOpacity = 0.08;  ///< null controls
inline constexpr double singleRunOpacity = 0.35; ///< faint single runs
inline constexpr double fitWidth = 1.1;          ///< points; 1.5 px on screen

} // namespace deltarank::plot
