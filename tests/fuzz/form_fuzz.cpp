// Any bytes as a form of the web page: read or refused; what is read is UTF-8 without NUL, and a form that we write reads back the same.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/text.hpp"
#include "web/multipart.hpp"
#include "web/values.hpp"

namespace {

using namespace mungba;

void require(bool holds) {
    if (!holds) std::abort();
}

bool is_text(std::string_view text) { return core::text::is_utf8(text) && text.find('\0') == std::string_view::npos; }

void check(const web::Values& values) {
    for (const auto& [name, value] : values.pairs()) require(is_text(name) && is_text(value));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    if (const auto form = web::read_urlencoded(text)) {
        check(*form);
        std::string again;
        for (const auto& [name, value] : form->pairs()) again += (again.empty() ? "" : "&") + web::url_encoded(name) + "=" + web::url_encoded(value);
        const auto read = web::read_urlencoded(again);
        require(read && read->pairs() == form->pairs());
    }
    web::read_cookies(text);
    const std::size_t line = text.find('\n');
    if (line == std::string_view::npos) return 0;
    for (const std::string_view type : {text.substr(0, line), std::string_view("multipart/form-data; boundary=b")}) {
        const auto parts = web::read_multipart(type, text.substr(line + 1));
        if (!parts) continue;
        check(parts->form);
        for (const web::Upload& upload : parts->uploads) require(is_text(upload.field) && is_text(upload.name) && upload.bytes.size() <= size);
    }
    return 0;
}
