#include "sim/media.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include "core/local_time.hpp"
#include "sim/digest.hpp"

namespace mungba::sim {
namespace {

using namespace std::chrono_literals;
using namespace std::string_view_literals;

constexpr core::Milliseconds kLife = 24h * 7;
constexpr int kUploadsInMonth = 5000;
constexpr std::size_t kMaxImage = 1 << 20;
constexpr std::size_t kMaxOther = 5 << 20;  // of a GIF no limit is told: that of files

struct Format {
    UploadKind kind;
    std::string_view magic;
    std::string_view ending;  // of the name; empty: any
    std::string_view content_type;
};
constexpr std::array<Format, 7> kFormats{{
    {UploadKind::image, "\xff\xd8\xff"sv, "", "image/jpeg"},
    {UploadKind::image, "\x89PNG\r\n\x1a\n"sv, "", "image/png"},
    {UploadKind::gif, "GIF87a"sv, "", "image/gif"},
    {UploadKind::gif, "GIF89a"sv, "", "image/gif"},
    {UploadKind::file, "%PDF-"sv, ".pdf", "application/pdf"},
    {UploadKind::file, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, ".doc", "application/msword"},
    {UploadKind::file,
     "PK\x03\x04"sv,
     ".docx",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
}};

std::string lower(std::string text) {
    std::ranges::transform(
        text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::optional<Format> format_of(UploadKind kind, const std::string& name, std::string_view bytes) {
    const std::string folded = lower(name);
    for (const Format& format : kFormats) {
        if (format.kind == kind && bytes.starts_with(format.magic) &&
            folded.ends_with(format.ending)) {
            return format;
        }
    }
    return std::nullopt;
}

std::string_view what_is_taken(UploadKind kind) {
    switch (kind) {
        case UploadKind::image:
            return "file is invalid. We only support png and jpeg";
        case UploadKind::gif:
            return "file is invalid. We only support gif";
        case UploadKind::file:
            break;
    }
    return "file is invalid. We only support pdf, doc and docx";
}

}  // namespace

std::variant<Upload, ApiError> Media::take(UploadKind kind,
                                           const std::string& name,
                                           std::string bytes,
                                           core::Instant now) {
    const auto date = core::local_date(now);
    const int month = int{date.year()} * 12 + static_cast<int>(unsigned{date.month()});
    if (month != std::exchange(month_, month)) in_month_ = 0;
    if (in_month_ >= kUploadsInMonth) return ApiError{-211, "Out of quota"};
    const auto format = format_of(kind, name, bytes);
    if (!format) return ApiError{-201, std::string(what_is_taken(kind))};
    if (bytes.size() > (kind == UploadKind::image ? kMaxImage : kMaxOther))
        return ApiError{-210, "Parameter exceeds allowable limit"};
    ++in_month_;
    Upload upload{kind,
                  hex_digits(random_, 20),
                  name,
                  std::string(format->content_type),
                  std::move(bytes),
                  now + kLife};
    return uploads_[upload.id] = upload;
}

std::variant<const Upload*, ApiError> Media::use(UploadKind kind,
                                                 const std::string& id,
                                                 core::Instant now,
                                                 const std::string& field) const {
    const Upload* upload = find(id);
    if (upload == nullptr || upload->kind != kind) return ApiError{-201, field + " is invalid!"};
    if (now >= upload->ends) return ApiError{-100, "attachment_id was expired"};
    return upload;
}

const Upload* Media::find(std::string_view id) const {
    const auto found = uploads_.find(id);
    return found == uploads_.end() ? nullptr : &found->second;
}

}  // namespace mungba::sim
