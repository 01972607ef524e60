#include "bot/http/chunked_body.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <cstdint>

namespace mungba::http {

namespace beast_http = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

// Beast's parser wants a header first. It gets one of ours, not the client's: that has been judged
// already, and a second opinion could only differ.
constexpr std::string_view kHeader = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";

// Whatever is still to come ends with these five bytes, so waiting for them costs nothing. With
// fewer of them Beast's parser fails an assertion of its own.
constexpr std::size_t kShortestRest = std::string_view("0\r\n\r\n").size();

class ChunkedBody::Parser final : public beast_http::basic_parser<true> {
public:
    explicit Parser(std::size_t max_bytes) {
        eager(true);
        body_limit(max_bytes);
        error_code error;
        put(boost::asio::buffer(kHeader), error);
    }

    Fed feed(std::string_view bytes, std::string& body) {
        if (bytes.size() < kShortestRest) return {State::more, 0};
        body_ = &body;
        error_code error;
        const std::size_t used = put(boost::asio::buffer(bytes), error);
        if (error == beast_http::error::body_limit) return {State::too_large, used};
        if (error && error != beast_http::error::need_more) return {State::malformed, used};
        return {is_done() ? State::complete : State::more, used};
    }

private:
    void on_request_impl(beast_http::verb, string_view, string_view, int, error_code&) override {}
    void on_response_impl(int, string_view, int, error_code&) override {}
    void on_field_impl(beast_http::field, string_view, string_view, error_code&) override {}
    void on_header_impl(error_code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    std::size_t on_body_impl(string_view text, error_code&) override { return text.size(); }
    void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, string_view text, error_code&) override {
        body_->append(text.data(), text.size());
        return text.size();
    }
    void on_finish_impl(error_code&) override {}

    std::string* body_ = nullptr;
};

ChunkedBody::ChunkedBody(std::size_t max_bytes) : parser_(std::make_unique<Parser>(max_bytes)) {}
ChunkedBody::~ChunkedBody() = default;
ChunkedBody::ChunkedBody(ChunkedBody&&) noexcept = default;
ChunkedBody& ChunkedBody::operator=(ChunkedBody&&) noexcept = default;

ChunkedBody::Fed ChunkedBody::feed(std::string_view bytes, std::string& body) {
    return parser_->feed(bytes, body);
}

}  // namespace mungba::http
