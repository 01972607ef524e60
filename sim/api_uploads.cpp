#include "core/text.hpp"
#include "sim/api_calls.hpp"
#include "sim/api_json.hpp"
#include "sim/multipart.hpp"

namespace mungba::sim::api {
namespace {

http::Response upload(Oa& oa, const http::Request& request, UploadKind kind) {
    auto file = read_form_file(request.header("Content-Type"), request.body, "file");
    if (!file || !core::text::is_utf8(file->name))
        return failure(oa.refuse("", {-201, "file is invalid!"}));
    auto taken = oa.media().take(kind, file->name, std::move(file->bytes), oa.now());
    if (const auto* error = std::get_if<ApiError>(&taken)) return failure(oa.refuse("", *error));
    const char* key = kind == UploadKind::file ? "token" : "attachment_id";
    return success({{key, std::get<Upload>(taken).id}});
}

}  // namespace

http::Response upload_image(Oa& oa, const http::Request& request) {
    return upload(oa, request, UploadKind::image);
}
http::Response upload_gif(Oa& oa, const http::Request& request) {
    return upload(oa, request, UploadKind::gif);
}
http::Response upload_file(Oa& oa, const http::Request& request) {
    return upload(oa, request, UploadKind::file);
}

}  // namespace mungba::sim::api
