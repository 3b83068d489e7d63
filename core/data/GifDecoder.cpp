#include "data/ImageCodecs.h"

#include <gif_lib.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace deltarank::data::codecs {

using base::ErrorCode;
using base::fail;

namespace {

struct Source
{
    std::string_view bytes;
    std::size_t position = 0;
};

int readSource(GifFileType* gif, GifByteType* target, int count)
{
    auto* source = static_cast<Source*>(gif->UserData);
    const std::size_t size =
        std::min(static_cast<std::size_t>(std::max(count, 0)), source->bytes.size() - source->position);
    std::memcpy(target, source->bytes.data() + source->position, size);
    source->position += size;
    return static_cast<int>(size);
}

struct GifCloser
{
    void operator()(GifFileType* gif) const
    {
        int ignored = 0;
        DGifCloseFile(gif, &ignored);
    }
};
using Gif = std::unique_ptr<GifFileType, GifCloser>;

tl::unexpected<base::Error> failGif(int code)
{
    if (code == D_GIF_ERR_READ_FAILED || code == D_GIF_ERR_EOF_TOO_SOON)
        return fail(ErrorCode::Format, "The GIF file is truncated.", {},
                    "Get the file again, or leave it out.");
    const char* text = GifErrorString(code);
    return fail(ErrorCode::Format,
                std::string("The GIF file cannot be decoded: ") + (text ? text : "unknown error") + ".", {},
                "Get the file again, or leave it out.");
}

/// Reads extensions up to the first frame; gives the frame's transparent colour or -1.
base::Result<int> findFirstFrame(GifFileType* gif)
{
    int transparent = -1;
    for (;;) {
        GifRecordType record = UNDEFINED_RECORD_TYPE;
        if (DGifGetRecordType(gif, &record) == GIF_ERROR)
            return failGif(gif->Error);
        if (record == IMAGE_DESC_RECORD_TYPE)
            return transparent;
        if (record == TERMINATE_RECORD_TYPE)
            return fail(ErrorCode::Format, "The GIF file holds no picture.");
        if (record != EXTENSION_RECORD_TYPE)
            continue;
        int code = 0;
        GifByteType* block = nullptr;
        if (DGifGetExtension(gif, &code, &block) == GIF_ERROR)
            return failGif(gif->Error);
        while (block) {
            if (code == GRAPHICS_EXT_FUNC_CODE && block[0] >= 4 && (block[1] & 1))
                transparent = block[4];
            if (DGifGetExtensionNext(gif, &block) == GIF_ERROR)
                return failGif(gif->Error);
        }
    }
}

} // namespace

base::Result<Decoded> decodeGif(const Input& input)
{
    Source source{input.bytes};
    int code = 0;
    const Gif gif(DGifOpen(&source, readSource, &code));
    if (!gif)
        return failGif(code);
    const auto transparent = findFirstFrame(gif.get());
    if (!transparent)
        return fail(transparent.error());
    if (DGifGetImageDesc(gif.get()) == GIF_ERROR)
        return failGif(gif->Error);

    const GifImageDesc& frame = gif->Image;
    if (frame.Width <= 0 || frame.Height <= 0 || frame.Left < 0 || frame.Top < 0)
        return fail(ErrorCode::Format, "The GIF file's first frame has no pixels.");
    // As Pillow: a frame that is larger than the screen enlarges it; what the frame leaves free has the
    // transparent colour, or else colour 0.
    const int width = std::max(gif->SWidth, frame.Left + frame.Width);
    const int height = std::max(gif->SHeight, frame.Top + frame.Height);
    DELTARANK_TRY(
        checkSize(static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(height), input.maxPixels));

    Palette palette = greyRamp();
    if (const ColorMapObject* colors = frame.ColorMap ? frame.ColorMap : gif->SColorMap)
        for (int i = 0; i < std::min(colors->ColorCount, 256); ++i)
            palette[static_cast<std::size_t>(i)] = {colors->Colors[i].Red, colors->Colors[i].Green,
                                                    colors->Colors[i].Blue};
    Decoded decoded;
    decoded.image = makeImage(width, height);
    auto& rgb = decoded.image.rgb;
    const auto& background = palette[static_cast<std::size_t>(std::max(*transparent, 0))];
    for (std::size_t i = 0; i < rgb.size(); i += 3)
        std::copy_n(background.data(), 3, rgb.data() + i);

    std::vector<GifPixelType> row(static_cast<std::size_t>(frame.Width));
    static constexpr int starts[] = {0, 4, 2, 1};
    static constexpr int steps[] = {8, 8, 4, 2};
    for (int pass = 0; pass < (frame.Interlace ? 4 : 1); ++pass)
        for (int y = frame.Interlace ? starts[pass] : 0; y < frame.Height;
             y += frame.Interlace ? steps[pass] : 1) {
            if (DGifGetLine(gif.get(), row.data(), frame.Width) == GIF_ERROR)
                return failGif(gif->Error);
            std::uint8_t* out =
                rgb.data() + (static_cast<std::size_t>(frame.Top + y) * static_cast<std::size_t>(width) +
                              static_cast<std::size_t>(frame.Left)) *
                                 3;
            for (int x = 0; x < frame.Width; ++x)
                std::copy_n(palette[row[static_cast<std::size_t>(x)]].data(), 3, out + 3 * x);
        }
    return decoded;
}

} // namespace deltarank::data::codecs
