#include "bot/http/request_reader.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace mungba::http {
namespace {

constexpr std::size_t kFirstBuffer = 4 * 1024;
constexpr std::size_t kFirstBody =
    16 * 1024;  // a declared length alone costs no more memory than this
constexpr std::size_t kUnroutedBody =
    64 * 1024;  // read before a 404 or 405 so that the connection can go on

}  // namespace

RequestReader::RequestReader(const framing::Limits& limits, const Router& router)
    : limits_(limits), router_(router) {}

std::string_view RequestReader::pending() const {
    return std::string_view(buffer_).substr(begin_, end_ - begin_);
}

void RequestReader::drop(std::size_t bytes) {
    begin_ += bytes;
    if (begin_ == end_) begin_ = end_ = 0;
}

bool RequestReader::take_continue() { return std::exchange(wants_continue_, false); }

RequestReader::State RequestReader::refuse(int status, std::string_view reason) {
    refusal_ = {status, reason};
    return state_ = State::refused;
}

std::span<char> RequestReader::space() {
    if (reads_into_body_) {
        std::string& body = request_.body;
        if (body_size_ == body.size()) {
            body.resize(std::min<std::size_t>(*check_.content_length,
                                              std::max(kFirstBody, 2 * body_size_)));
        }
        return std::span(body).subspan(body_size_);
    }
    if (end_ == buffer_.size() && begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (end_ == buffer_.size()) {
        buffer_.resize(std::max(kFirstBuffer, std::min(2 * end_, limits_.max_header_bytes)));
    }
    return std::span(buffer_).subspan(end_);
}

RequestReader::State RequestReader::received(std::size_t bytes) {
    if (reads_into_body_) {
        body_size_ += bytes;
        return examine_sized_body();
    }
    end_ += bytes;
    return examine();
}

RequestReader::State RequestReader::next() {
    state_ = State::idle;
    header_seen_ = 0;
    request_ = Request{};
    match_ = {};
    chunked_.reset();
    reads_into_body_ = false;
    wants_continue_ = false;
    return examine();
}

RequestReader::State RequestReader::examine() {
    if (state_ == State::body) return examine_chunked_body();
    if (begin_ == end_) return state_;
    state_ = State::header;
    return examine_header();
}

RequestReader::State RequestReader::examine_header() {
    const std::string_view bytes = pending();
    const framing::HeaderEnd end = framing::find_end(bytes, header_seen_);
    switch (end.state) {
        case framing::HeaderEnd::State::malformed:
            return refuse(400, "a line that does not end in CRLF");
        case framing::HeaderEnd::State::complete:
            return begin_request(bytes.substr(0, end.size));
        case framing::HeaderEnd::State::incomplete:
            break;
    }
    header_seen_ = end.size;
    if (bytes.size() < limits_.max_header_bytes) return state_;
    return refuse(framing::overflow_status(bytes, limits_), "header too large");
}

RequestReader::State RequestReader::begin_request(std::string_view header_text) {
    framing::inspect(header_text, limits_, check_);
    if (check_.status != 0) return refuse(check_.status, check_.reason);
    request_.method = *framing::known_method(check_.method);
    is_head_ = request_.method == Method::head;
    if (!read_target()) return refuse(400, "malformed escape in the target");
    request_.headers.reserve(check_.fields.size());
    for (const framing::Field& field : check_.fields)
        request_.headers.emplace_back(field.name, field.value);
    drop(header_text.size());
    return begin_body();
}

bool RequestReader::read_target() {
    request_.target = check_.target;
    const std::size_t mark = std::min(check_.target.find('?'), check_.target.size());
    auto path = percent_decode(check_.target.substr(0, mark), Plus::is_plus);
    if (!path || path->find('\0') != std::string::npos) return false;
    request_.path = std::move(*path);
    request_.query = check_.target.substr(std::min(mark + 1, check_.target.size()));
    return true;
}

RequestReader::State RequestReader::begin_body() {
    state_ = State::body;
    match_ = router_.find(request_.method, request_.path);
    max_body_bytes_ = match_.route ? match_.route->max_body_bytes : kUnroutedBody;
    if (check_.chunked) {
        wants_continue_ = check_.expects_continue && begin_ == end_;
        chunked_.emplace(max_body_bytes_);
        return examine_chunked_body();
    }
    if (!check_.content_length || *check_.content_length == 0) return state_ = State::complete;
    if (*check_.content_length > max_body_bytes_)
        return examine_full(ChunkedBody::State::too_large);
    const auto length = static_cast<std::size_t>(*check_.content_length);
    body_size_ = std::min(length, end_ - begin_);
    wants_continue_ = check_.expects_continue && body_size_ == 0;
    request_.body.assign(pending().substr(0, body_size_));
    drop(body_size_);
    reads_into_body_ = body_size_ < length;
    return examine_sized_body();
}

RequestReader::State RequestReader::examine_sized_body() {
    if (body_size_ < *check_.content_length) return state_;
    reads_into_body_ = false;
    return state_ = State::complete;
}

RequestReader::State RequestReader::examine_chunked_body() {
    if (begin_ == end_) return state_;
    const ChunkedBody::Fed fed = chunked_->feed(pending(), request_.body);
    drop(fed.used);
    return examine_full(fed.state);
}

RequestReader::State RequestReader::examine_full(ChunkedBody::State state) {
    switch (state) {
        case ChunkedBody::State::complete:
            return state_ = State::complete;
        case ChunkedBody::State::malformed:
            return refuse(400, "malformed chunk");
        case ChunkedBody::State::too_large:
            if (!match_.route) return refuse(match_.status, "nothing here takes this body");
            return refuse(413, "body too large");
        case ChunkedBody::State::more:
            break;
    }
    // What Beast leaves is one line, or the trailers: they have the room that a header has.
    if (end_ - begin_ < std::max(kFirstBuffer, limits_.max_header_bytes)) return state_;
    return refuse(400, "chunk line or trailers too long");
}

}  // namespace mungba::http
