#include <array>

#include "zalo/api.hpp"
#include "zalo/api_answers.hpp"
#include "zalo/api_call.hpp"
#include "zalo/multipart.hpp"

namespace mungba::zalo {
namespace {

constexpr std::size_t kLargestImage = 1024 * 1024;
constexpr std::size_t kLargestFile = 5 * 1024 * 1024;

struct FileType {
    std::string_view ending;
    std::string_view type;
};
constexpr auto kFileTypes = std::to_array<FileType>({
    {".pdf", "application/pdf"},
    {".doc", "application/msword"},
    {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {".csv", "text/csv"},
});

// By the first bytes: the name may say anything.
std::string_view type_of_picture(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
    if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return "image/gif";
    return {};
}

std::string_view type_of_file(std::string_view name) {
    std::string small;
    for (const char c : name) small += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const FileType& row : kFileTypes) {
        if (small.ends_with(row.ending)) return row.type;
    }
    return {};
}

std::string fault_of(std::string_view bytes, std::size_t largest) {
    if (bytes.empty()) return "the file is empty";
    if (bytes.size() <= largest) return {};
    return "the file is larger than " + std::to_string(largest / (1024 * 1024)) + " MB";
}

void send(ApiCaller& caller,
          const core::OaId& oa,
          const char* call,
          const Upload& upload,
          std::string_view type,
          ApiCaller::Opened done) {
    Multipart form = multipart_file("file", upload.name, type, upload.bytes);
    caller.upload(oa,
                  std::string("/v2.0/oa/upload/") + call,
                  std::move(form.content_type),
                  std::move(form.body),
                  std::move(done));
}

}  // namespace

void Api::upload_image(const OaId& oa, const Upload& image, Done<Uploaded> done) {
    const std::string_view type = type_of_picture(image.bytes);
    std::string fault = fault_of(image.bytes, kLargestImage);
    if (fault.empty() && type != "image/jpeg" && type != "image/png")
        fault = "the picture is neither JPEG nor PNG";
    if (!fault.empty()) return caller_->refuse(bad_argument(std::move(fault)), std::move(done));
    send(*caller_,
         oa,
         "image",
         image,
         type,
         ending<Uploaded>(&read_attachment_id, Effect::reads, std::move(done)));
}

void Api::upload_gif(const OaId& oa, const Upload& gif, Done<Uploaded> done) {
    const std::string_view type = type_of_picture(gif.bytes);
    std::string fault = fault_of(gif.bytes, kLargestFile);
    if (fault.empty() && type != "image/gif") fault = "the picture is no GIF";
    if (!fault.empty()) return caller_->refuse(bad_argument(std::move(fault)), std::move(done));
    send(*caller_,
         oa,
         "gif",
         gif,
         type,
         ending<Uploaded>(&read_attachment_id, Effect::reads, std::move(done)));
}

void Api::upload_file(const OaId& oa, const Upload& file, Done<Uploaded> done) {
    const std::string_view type = type_of_file(file.name);
    std::string fault = fault_of(file.bytes, kLargestFile);
    if (fault.empty() && type.empty()) fault = "the file is neither PDF, DOC, DOCX nor CSV";
    if (!fault.empty()) return caller_->refuse(bad_argument(std::move(fault)), std::move(done));
    send(*caller_,
         oa,
         "file",
         file,
         type,
         ending<Uploaded>(&read_file_token, Effect::reads, std::move(done)));
}

}  // namespace mungba::zalo
