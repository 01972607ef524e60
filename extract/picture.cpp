#include "extract/picture.hpp"

#include <Magick++.h>

#include <algorithm>

namespace mungba::extract {
namespace {

constexpr std::size_t kMostBytes = 1'000'000;  // Zalo's own limit: 1 MB (docs/zalo-notes.md)
constexpr unsigned kLargestSide = 2048;
constexpr unsigned kSmallestSide = 320;
constexpr unsigned kBestQuality = 88;
constexpr unsigned kWorstQuality = 48;
constexpr unsigned kStep = 10;
constexpr std::size_t kMostPixels = 60'000'000;

void scale(Magick::Image& image, unsigned side) {
    if (std::max(image.columns(), image.rows()) <= side) return;
    image.zoom(Magick::Geometry(side, side));  // keeps the proportions
}

}  // namespace

Outcome fit_picture(std::string_view bytes, domain::FileKind kind) {
    try {
        Magick::Blob in(bytes.data(), bytes.size());
        Magick::Image image;
        image.magick(kind == domain::FileKind::png ? "PNG" : "JPEG");  // no other reader is tried
        image.ping(in);
        if (std::size_t{image.columns()} * image.rows() > kMostPixels) return {.ending = Ending::too_large, .bytes = {}};
        image = Magick::Image();
        image.magick(kind == domain::FileKind::png ? "PNG" : "JPEG");
        image.read(in);
        Magick::Image canvas(Magick::Geometry(image.columns(), image.rows()), Magick::Color("white"));
        canvas.composite(image, 0, 0, Magick::OverCompositeOp);
        canvas.profile("*", Magick::Blob());
        for (unsigned side = kLargestSide; side >= kSmallestSide; side /= 2) {
            scale(canvas, side);
            for (unsigned quality = kBestQuality; quality >= kWorstQuality; quality -= kStep) {
                canvas.quality(quality);
                Magick::Blob out;
                canvas.write(&out, "JPEG");
                if (out.length() <= kMostBytes) return {.bytes = std::string(static_cast<const char*>(out.data()), out.length())};
            }
        }
        return {.ending = Ending::too_large, .bytes = {}};
    } catch (const Magick::Exception&) {
        return {.ending = Ending::broken, .bytes = {}};
    }
}

}  // namespace mungba::extract
