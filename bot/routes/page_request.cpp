#include "bot/routes/page_request.hpp"

#include <utility>

#include "web/multipart.hpp"
#include "web/security.hpp"
#include "web/static_files.hpp"

namespace mungba::routes {
namespace {

constexpr std::string_view kFormType = "application/x-www-form-urlencoded";
constexpr std::size_t kLongestSecret = 64;

std::string secret_in(const web::Values& cookies, std::string_view name) {
    const std::string_view secret = cookies.get(name);
    return secret.size() <= kLongestSecret ? std::string(secret) : std::string();
}

bool accepts_gzip(const http::Request& request) { return request.header("Accept-Encoding").find("gzip") != std::string_view::npos; }

/// Behind a proxy of this machine: whom it speaks for, which is what it has put last.
std::string far_end(const http::Request& request) {
    const bool is_near = request.peer == "::1" || request.peer.starts_with("127.");
    std::string_view forwarded = is_near ? request.header("X-Forwarded-For") : std::string_view();
    if (const std::size_t comma = forwarded.rfind(','); comma != std::string_view::npos) forwarded.remove_prefix(comma + 1);
    while (forwarded.starts_with(' ')) forwarded.remove_prefix(1);
    return forwarded.empty() || forwarded.size() > 64 ? request.peer : std::string(forwarded);
}

bool read_body(const http::Request& request, web::Request& read) {
    const std::string_view type = request.header("Content-Type");
    if (type.starts_with(kFormType)) {
        auto form = web::read_urlencoded(request.body);
        if (!form) return false;
        read.form = std::move(*form);
        return true;
    }
    auto parts = web::read_multipart(type, request.body);
    if (!parts) return false;
    read.form = std::move(parts->form);
    read.uploads = std::move(parts->uploads);
    return true;
}

}  // namespace

std::variant<handlers::PageDesk::Asked, web::Page> read_page_request(const http::Request& request, const std::vector<std::string>& own_origins) {
    const bool is_post = request.method == http::Method::post;
    if (is_post && !web::comes_from_here(request.header("Sec-Fetch-Site"), request.header("Origin"), own_origins)) return web::not_from_here();
    handlers::PageDesk::Asked asked;
    asked.request.method = is_post ? web::Request::Method::post : web::Request::Method::get;
    asked.request.path = request.path;
    asked.request.peer = far_end(request);
    auto query = web::read_urlencoded(request.query);
    if (!query) return web::bad_request("Địa chỉ của trang bị sai hoặc bị cắt mất một phần. Xin đồng chí mở lại từ danh sách việc.");
    asked.request.query = std::move(*query);
    asked.request.cookies = web::read_cookies(request.header("Cookie"));
    asked.session = secret_in(asked.request.cookies, web::kSessionCookie);
    asked.guest = secret_in(asked.request.cookies, web::kGuestCookie);
    if (is_post && !read_body(request, asked.request))
        return web::bad_request("Nội dung gửi lên bị hỏng giữa đường, nên chưa có gì được ghi. Xin đồng chí quay lại và gửi lần nữa.");
    return asked;
}

http::Response static_file(const http::Request& request) {
    constexpr std::string_view kFolder = "/static/";
    const std::string_view name = std::string_view(request.path).substr(kFolder.size());
    http::Response response;
    const bool is_packed = name.ends_with(".gz");
    const auto file = is_packed ? std::nullopt : web::find_static(name);
    if (!file) return http::text_response(404, "Không có trang này.\n");
    response.content_type = web::content_type_of(name);
    response.headers = web::static_headers();
    const auto packed = accepts_gzip(request) ? web::find_static(std::string(name) + ".gz") : std::nullopt;
    response.body = std::string(packed ? packed->bytes : file->bytes);
    if (packed) response.headers.emplace_back("Content-Encoding", "gzip");
    return response;
}

http::Response page_response(const web::Page& page, std::string html, const std::string& guest) {
    http::Response response;
    response.status = page.status;
    response.headers = web::security_headers();
    if (!guest.empty()) response.headers.emplace_back("Set-Cookie", web::cookie(web::kGuestCookie, guest));
    if (!page.new_session.empty()) response.headers.emplace_back("Set-Cookie", web::cookie(web::kSessionCookie, page.new_session));
    if (page.ends_session) response.headers.emplace_back("Set-Cookie", web::cookie(web::kSessionCookie, ""));
    if (!page.see_other.empty()) {
        response.headers.emplace_back("Location", page.see_other);
        return response;
    }
    if (page.download) {
        response.content_type = page.download->content_type;
        response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + page.download->name + "\"");
        response.body = page.download->bytes;
        return response;
    }
    response.content_type = "text/html; charset=utf-8";
    response.body = std::move(html);
    return response;
}

}  // namespace mungba::routes
