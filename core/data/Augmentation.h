#pragma once

#include "base/RandomStream.h"

#include <cstdint>

namespace deltarank::data {

/// How far pictures are changed at most. 0 turns a change off.
struct AugmentationOptions
{
    double rotation = 3;   ///< degrees either way
    double scale = 0.08;   ///< factor 1 - scale to 1 + scale
    double shift = 0.05;   ///< of the picture's width and height, either way
    double contrast = 0.2; ///< factor 1 - contrast to 1, about the middle grey
    double noise = 0.04;   ///< the noise's standard deviation is drawn from 0 to this, for values 0..1
    float low = 0;         ///< the value that black has in float pictures
    float high = 1;        ///< the value that white has
};

/// Slightly turned, scaled, shifted, flattened and noisy copies of small pictures. What is done depends on
/// the options and the stream key alone (give key.purpose = Augmentation, key.step = epoch, key.place =
/// sample). Sampling is bilinear and repeats the border; every channel gets the same change and the same
/// noise, so grey pictures stay grey. The noise is the sum of four uniform bytes, close to normal. Values
/// stay in range.
class Augmentation
{
public:
    explicit Augmentation(const AugmentationOptions& options = {});

    /// float32 [channels, height, width]; in and out may not overlap.
    void apply(const float* in, float* out, int channels, int height, int width,
               const base::StreamKey& key) const;
    /// The same for 8-bit values.
    void apply(const std::uint8_t* in, std::uint8_t* out, int channels, int height, int width,
               const base::StreamKey& key) const;

private:
    AugmentationOptions m_options;
};

} // namespace deltarank::data
