#pragma once
#include <curl/curl.h>

#include <memory>
#include <string>
#include <variant>

#include "core/ports.hpp"
#include "zalo/curl_client.hpp"

namespace mungba::zalo {

struct FreeEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using EasyHandle = std::unique_ptr<CURL, FreeEasy>;

/// One request on its way: what libcurl reads from and writes to. It stays where it is while
/// libcurl knows it.
class CurlTransfer {
public:
    CurlTransfer(core::HttpRequest request, core::HttpClient::Done done);
    CurlTransfer(const CurlTransfer&) = delete;
    CurlTransfer& operator=(const CurlTransfer&) = delete;

    /// Sets the handle up, or says why this request cannot be sent at all (empty: it can).
    std::string prepare(EasyHandle easy, const CurlOptions& options);
    /// What came of it; only after libcurl is done with the handle.
    std::variant<core::HttpResponse, core::HttpFailure> outcome(CURLcode code);

    CURL* easy() const { return easy_.get(); }
    EasyHandle take_easy() { return std::move(easy_); }
    core::HttpClient::Done take_done() { return std::move(done_); }

private:
    struct FreeList {
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };

    bool add_header(const std::string& line);
    bool add_headers();
    void set_body();
    long request_bytes() const;
    std::string reason_of(CURLcode code) const;
    static int on_request(void* self, char* peer, char* own, int peer_port, int own_port);
    static std::size_t on_header(char* bytes, std::size_t size, std::size_t count, void* self);
    static std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* self);

    core::HttpRequest request_;
    core::HttpClient::Done done_;
    EasyHandle easy_;
    std::unique_ptr<curl_slist, FreeList> headers_;
    std::size_t header_bytes_ = 0;
    std::size_t max_header_bytes_ = 0;
    bool too_long_ = false;
    core::HttpResponse response_;
    char error_text_[CURL_ERROR_SIZE] = {};
};

}  // namespace mungba::zalo
