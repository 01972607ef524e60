#include "zalo/curl_transfer.hpp"

#include <algorithm>
#include <cstring>

namespace mungba::zalo {
namespace {

// libcurl's setter is variadic; a value of the wrong width would be read wrongly without a word.
void set(CURL* easy, CURLoption option, long value) { curl_easy_setopt(easy, option, value); }
void set(CURL* easy, CURLoption option, const char* value) {
    curl_easy_setopt(easy, option, value);
}

bool breaks_a_line(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

bool has_header(const core::HttpRequest& request, std::string_view lower_name) {
    return std::any_of(request.headers.begin(), request.headers.end(), [&](const auto& header) {
        return std::equal(
            header.first.begin(),
            header.first.end(),
            lower_name.begin(),
            lower_name.end(),
            [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
    });
}

std::string lower(std::string_view text) {
    std::string made(text);
    for (char& c : made) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return made;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace

CurlTransfer::CurlTransfer(core::HttpRequest request, core::HttpClient::Done done)
    : request_(std::move(request)), done_(std::move(done)) {}

bool CurlTransfer::add_header(const std::string& line) {
    curl_slist* longer = curl_slist_append(headers_.get(), line.c_str());
    if (longer == nullptr) return false;
    (void)headers_.release();
    headers_.reset(longer);
    return true;
}

bool CurlTransfer::add_headers() {
    // Without a value libcurl would take "Name:" as a wish to leave the header out; with ';' it
    // sends it empty.
    for (const auto& [name, value] : request_.headers) {
        if (name.empty() || breaks_a_line(name) || breaks_a_line(value)) return false;
        if (!add_header(value.empty() ? name + ";" : name + ": " + value)) return false;
    }
    if (!add_header("Expect:")) return false;  // else a long body waits a second for "100 Continue"
    return has_header(request_, "content-type") || add_header("Content-Type:");
}

void CurlTransfer::set_body() {
    if (request_.method == core::HttpRequest::Method::get) {
        set(easy(), CURLOPT_HTTPGET, 1L);
        return;
    }
    set(easy(), CURLOPT_POST, 1L);
    curl_easy_setopt(
        easy(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
    curl_easy_setopt(easy(), CURLOPT_POSTFIELDS, request_.body.data());
    curl_easy_setopt(easy(), CURLOPT_PREREQFUNCTION, &CurlTransfer::on_request);
    curl_easy_setopt(easy(), CURLOPT_PREREQDATA, this);
}

std::string CurlTransfer::prepare(EasyHandle handle, const CurlOptions& options) {
    easy_ = std::move(handle);
    if (!easy_) return "libcurl has no handle";
    if (breaks_a_line(request_.url)) return "the address has a line break";
    if (!add_headers()) return "a header has a line break";
    max_header_bytes_ = options.max_header_bytes;
    set(easy(), CURLOPT_URL, request_.url.c_str());
    set(easy(), CURLOPT_PROTOCOLS_STR, "http,https");
    set(easy(), CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    set(easy(), CURLOPT_FOLLOWLOCATION, 0L);
    set(easy(), CURLOPT_PROXY, options.proxy.c_str());
    set(easy(), CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    set(easy(), CURLOPT_SSL_VERIFYPEER, 1L);
    set(easy(), CURLOPT_SSL_VERIFYHOST, 2L);
    if (!options.ca_file.empty()) set(easy(), CURLOPT_CAINFO, options.ca_file.c_str());
    set(easy(), CURLOPT_NOSIGNAL, 1L);
    set(easy(),
        CURLOPT_QUICK_EXIT,
        1L);  // else giving up a look-up waits for the resolver's thread, on the io thread
    set(easy(), CURLOPT_TCP_KEEPALIVE, 1L);
    set(easy(), CURLOPT_MAXAGE_CONN, static_cast<long>(options.max_idle.count()));
    set(easy(), CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect_timeout.count()));
    set(easy(), CURLOPT_TIMEOUT_MS, static_cast<long>(request_.timeout.count()));
    set(easy(), CURLOPT_ERRORBUFFER, error_text_);
    curl_easy_setopt(easy(), CURLOPT_HTTPHEADER, headers_.get());
    curl_easy_setopt(easy(), CURLOPT_HEADERFUNCTION, &CurlTransfer::on_header);
    curl_easy_setopt(easy(), CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy(), CURLOPT_WRITEFUNCTION, &CurlTransfer::on_body);
    curl_easy_setopt(easy(), CURLOPT_WRITEDATA, this);
    curl_easy_setopt(easy(), CURLOPT_PRIVATE, this);
    set_body();
    return {};
}

// libcurl repeats a request by itself when a kept connection dies before any answer, a POST too: a
// message could go out twice unmarked. So a POST of which bytes have gone is not begun again.
int CurlTransfer::on_request(void* self, char*, char*, int, int) {
    const auto& transfer = *static_cast<CurlTransfer*>(self);
    return transfer.request_bytes() > 0 ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

std::size_t CurlTransfer::on_header(char* bytes, std::size_t size, std::size_t count, void* self) {
    auto& transfer = *static_cast<CurlTransfer*>(self);
    const std::string_view line(bytes, size * count);
    transfer.header_bytes_ += line.size();
    if (transfer.header_bytes_ > transfer.max_header_bytes_) {
        transfer.too_long_ = true;
        return 0;
    }
    // A status line begins anew: what came before was an interim answer.
    if (line.starts_with("HTTP/")) transfer.response_.headers.clear();
    if (const auto colon = line.find(':'); colon != std::string_view::npos) {
        transfer.response_.headers.emplace_back(lower(trimmed(line.substr(0, colon))),
                                                trimmed(line.substr(colon + 1)));
    }
    return line.size();
}

std::size_t CurlTransfer::on_body(char* bytes, std::size_t size, std::size_t count, void* self) {
    auto& transfer = *static_cast<CurlTransfer*>(self);
    std::string& body = transfer.response_.body;
    const std::size_t more = size * count;
    if (more > transfer.request_.max_response_bytes - body.size()) {
        transfer.too_long_ = true;
        return 0;
    }
    body.append(bytes, more);
    return more;
}

long CurlTransfer::request_bytes() const {
    long bytes = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_REQUEST_SIZE, &bytes);
    return bytes;
}

std::string CurlTransfer::reason_of(CURLcode code) const {
    if (too_long_) return "the answer is longer than allowed";
    const std::string text = error_text_[0] != '\0' ? error_text_ : curl_easy_strerror(code);
    switch (code) {
        case CURLE_ABORTED_BY_CALLBACK:
            return "the connection was closed before an answer came";
        case CURLE_PEER_FAILED_VERIFICATION:
            return "the certificate of the other end is not trusted: " + text;
        case CURLE_SSL_CACERT_BADFILE:
            return "the file of trusted certificates cannot be read: " + text;
        default:
            return text;
    }
}

std::variant<core::HttpResponse, core::HttpFailure> CurlTransfer::outcome(CURLcode code) {
    if (code == CURLE_OK) {
        long status = 0;
        curl_easy_getinfo(easy(), CURLINFO_RESPONSE_CODE, &status);
        response_.status = static_cast<int>(status);
        return std::move(response_);
    }
    core::HttpFailure failure;
    failure.sent = request_bytes() > 0;
    failure.reason = reason_of(code);
    return failure;
}

}  // namespace mungba::zalo
