#include "data/ImageCodecs.h"

#include <csetjmp>
#include <cstdio>
// jpeglib.h needs FILE first.
#include <jerror.h>
#include <jpeglib.h>

#include <cstring>

namespace deltarank::data::codecs {

using base::ErrorCode;
using base::fail;

namespace {

/// libjpeg reports errors by a jump. Every function here that a jump can leave holds only plain values, so no
/// destructor is skipped; C++ objects live in decodeJpeg(), which calls these one after the other.
class JpegReader
{
public:
    explicit JpegReader(std::string_view bytes)
    {
        m_info.err = jpeg_std_error(&m_errors);
        m_errors.error_exit = [](j_common_ptr info) {
            info->err->format_message(info, self(info)->m_message);
            std::longjmp(self(info)->m_jump, 1);
        };
        m_errors.emit_message = [](j_common_ptr info, int level) {
            if (level >= 0)
                return;
            if (info->err->num_warnings++ == 0)
                info->err->format_message(info, self(info)->m_warning);
            if (info->err->msg_code == JWRN_HIT_MARKER)
                self(info)->m_dataMissing = true;
        };
        m_info.client_data = this;
        if (setjmp(m_jump)) {
            m_failed = true;
            return;
        }
        jpeg_create_decompress(&m_info);
        m_info.client_data = this;
        m_source.next_input_byte = reinterpret_cast<const JOCTET*>(bytes.data());
        m_source.bytes_in_buffer = bytes.size();
        m_source.init_source = [](j_decompress_ptr) {};
        m_source.term_source = [](j_decompress_ptr) {};
        m_source.resync_to_restart = jpeg_resync_to_restart;
        m_source.fill_input_buffer = [](j_decompress_ptr info) -> boolean {
            // Past the end: an end-of-image marker stops the decoder, and we know that it was ours.
            static const JOCTET end[2] = {0xFF, JPEG_EOI};
            self(reinterpret_cast<j_common_ptr>(info))->m_ranOut = true;
            info->src->next_input_byte = end;
            info->src->bytes_in_buffer = 2;
            return TRUE;
        };
        m_source.skip_input_data = [](j_decompress_ptr info, long count) {
            if (count <= 0)
                return;
            if (static_cast<std::size_t>(count) > info->src->bytes_in_buffer) {
                info->src->fill_input_buffer(info);
                return;
            }
            info->src->next_input_byte += count;
            info->src->bytes_in_buffer -= static_cast<std::size_t>(count);
        };
        m_info.src = &m_source;
        m_progress.progress_monitor = [](j_common_ptr info) {
            // A small file can ask for very many passes over a large picture.
            constexpr int mostScans = 500;
            if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > mostScans) {
                std::snprintf(self(info)->m_message, sizeof self(info)->m_message,
                              "it has more than %d scans", mostScans);
                std::longjmp(self(info)->m_jump, 1);
            }
        };
        m_info.progress = &m_progress;
    }
    ~JpegReader() { jpeg_destroy_decompress(&m_info); }
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;

    bool readHeader()
    {
        if (m_failed || setjmp(m_jump))
            return false;
        jpeg_save_markers(&m_info, JPEG_APP0 + 1, 0xFFFF);
        jpeg_read_header(&m_info, TRUE);
        switch (m_info.jpeg_color_space) {
        case JCS_CMYK:
        case JCS_YCCK:
            m_info.out_color_space = JCS_CMYK;
            break;
        case JCS_GRAYSCALE:
            m_info.out_color_space = JCS_GRAYSCALE;
            break;
        default:
            m_info.out_color_space = JCS_RGB;
            break;
        }
        return true;
    }
    bool start()
    {
        if (setjmp(m_jump))
            return false;
        jpeg_start_decompress(&m_info);
        return true;
    }
    bool readRow(JSAMPLE* row)
    {
        if (setjmp(m_jump))
            return false;
        while (jpeg_read_scanlines(&m_info, &row, 1) != 1) {
        }
        return true;
    }

    std::uint64_t width() const { return m_info.image_width; }
    std::uint64_t height() const { return m_info.image_height; }
    int channels() const { return m_info.out_color_components; }
    const char* message() const { return m_message; }
    const char* warning() const { return m_warning; }
    /// The file ended before the picture was whole.
    bool truncated() { return m_ranOut && (m_dataMissing || m_failed || jpeg_has_multiple_scans(&m_info)); }
    bool ranOut() const { return m_ranOut; }
    bool damaged() const { return m_errors.num_warnings > 0; }

    std::string_view exif() const
    {
        constexpr std::string_view start("Exif\0\0", 6);
        for (auto marker = m_info.marker_list; marker; marker = marker->next) {
            const std::string_view data(reinterpret_cast<const char*>(marker->data), marker->data_length);
            if (data.starts_with(start))
                return data.substr(start.size());
        }
        return {};
    }

private:
    static JpegReader* self(j_common_ptr info) { return static_cast<JpegReader*>(info->client_data); }

    jpeg_decompress_struct m_info{};
    jpeg_error_mgr m_errors{};
    jpeg_source_mgr m_source{};
    jpeg_progress_mgr m_progress{};
    std::jmp_buf m_jump{};
    char m_message[JMSG_LENGTH_MAX] = "";
    char m_warning[JMSG_LENGTH_MAX] = "";
    bool m_failed = false;
    bool m_ranOut = false;
    bool m_dataMissing = false;
};

/// (a * b + 127) / 255 in the form that Pillow uses.
int multiply255(int a, int b)
{
    const int product = a * b + 128;
    return ((product >> 8) + product) >> 8;
}

void toRgb(const std::uint8_t* row, int channels, int width, std::uint8_t* out)
{
    if (channels == 3) {
        std::memcpy(out, row, static_cast<std::size_t>(width) * 3);
        return;
    }
    for (int x = 0; x < width; ++x) {
        if (channels == 1) {
            out[3 * x] = out[3 * x + 1] = out[3 * x + 2] = row[x];
            continue;
        }
        // The stored values are inverted (Adobe's convention, which Pillow takes for granted).
        const int white = row[4 * x + 3];
        for (int c = 0; c < 3; ++c) {
            const int ink = 255 - row[4 * x + c];
            out[3 * x + c] = static_cast<std::uint8_t>(white - multiply255(ink, white));
        }
    }
}

tl::unexpected<base::Error> failJpeg(JpegReader& reader)
{
    if (reader.ranOut())
        return fail(ErrorCode::Format, "The JPEG file is truncated.", {},
                    "Get the file again, or leave it out.");
    return fail(ErrorCode::Format, std::string("The JPEG file cannot be decoded: ") + reader.message() + ".",
                {}, "Get the file again, or leave it out.");
}

} // namespace

base::Result<Decoded> decodeJpeg(const Input& input)
{
    JpegReader reader(input.bytes);
    if (!reader.readHeader())
        return failJpeg(reader);
    DELTARANK_TRY(checkSize(reader.width(), reader.height(), input.maxPixels));
    if (!reader.start())
        return failJpeg(reader);

    Decoded decoded;
    decoded.orientation = exifOrientation(reader.exif());
    decoded.image = makeImage(static_cast<int>(reader.width()), static_cast<int>(reader.height()));
    std::vector<std::uint8_t> row(reader.width() * 4);
    for (int y = 0; y < decoded.image.height; ++y) {
        if (!reader.readRow(row.data()))
            return failJpeg(reader);
        // The rest of a truncated picture would only be filled up.
        if (reader.truncated())
            return failJpeg(reader);
        toRgb(row.data(), reader.channels(), decoded.image.width,
              decoded.image.rgb.data() + static_cast<std::size_t>(y) * reader.width() * 3);
    }
    if (reader.damaged())
        input.warnings.push_back(std::string("The JPEG data is damaged but readable: ") + reader.warning() +
                                 ".");
    else if (reader.ranOut())
        input.warnings.push_back("The JPEG file has no end marker.");
    return decoded;
}

} // namespace deltarank::data::codecs
