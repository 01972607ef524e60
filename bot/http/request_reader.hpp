#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "bot/http/chunked_body.hpp"
#include "bot/http/framing.hpp"
#include "bot/http/request.hpp"
#include "bot/http/router.hpp"

namespace mungba::http {

/// Makes requests out of the bytes of one connection, however they are cut; knows no socket and no
/// time. The caller reads into `space()`, says `received(n)`, and takes the request when it is
/// complete.
class RequestReader {
public:
    enum class State {
        idle,      ///< not one byte of a request yet
        header,    ///< a request has begun
        body,      ///< its header is whole and well framed
        complete,  ///< it can be answered: `request()`, `match()`
        refused,   ///< answer `refusal()` and close: where the next request begins is not known
    };
    struct Refusal {
        int status = 400;
        std::string_view reason;
    };

    /// Both must outlive the reader.
    RequestReader(const framing::Limits& limits, const Router& router);

    /// Where the next bytes go; never empty while the state is idle, header or body.
    std::span<char> space();
    State received(std::size_t bytes);
    /// Forgets the request in hand and looks at what had been read beyond it.
    State next();

    Request& request() { return request_; }
    const Router::Match& match() const { return match_; }  ///< from the end of the header on
    const Refusal& refusal() const { return refusal_; }
    bool keep_alive() const { return check_.keep_alive; }
    bool http_1_0() const { return check_.http_1_0; }
    bool is_head() const { return is_head_; }  ///< stays true after the request has been moved away
    /// True once for a request that waits for "100 Continue".
    bool take_continue();

private:
    std::string_view pending() const;
    void drop(std::size_t bytes);
    State refuse(int status, std::string_view reason);
    State examine();
    State examine_header();
    State begin_request(std::string_view header_text);
    bool read_target();
    State begin_body();
    State examine_sized_body();
    State examine_chunked_body();
    State examine_full(ChunkedBody::State state);

    const framing::Limits& limits_;
    const Router& router_;
    std::string buffer_;  // its size is its capacity; [begin_, end_) has been read and not used
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t header_seen_ = 0;  // find_end looks on from here
    State state_ = State::idle;
    framing::HeaderCheck check_;
    Request request_;
    Router::Match match_;
    Refusal refusal_;
    std::size_t body_size_ = 0;  // of the sized body, what is there; request_.body may be larger
    std::size_t max_body_bytes_ = 0;
    std::optional<ChunkedBody> chunked_;
    bool reads_into_body_ = false;
    bool wants_continue_ = false;
    bool is_head_ = false;
};

}  // namespace mungba::http
