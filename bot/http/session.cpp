#include "bot/http/session.hpp"

#include <array>
#include <exception>
#include <utility>

#include "core/clock.hpp"
#include "core/log.hpp"

namespace mungba::http {
namespace {

namespace asio = boost::asio;
using std::chrono::milliseconds;

constexpr std::size_t kCopiedBody = 4 * 1024;  // smaller bodies are copied behind their head
constexpr std::size_t kDrainedBytes = 4 * 1024 * 1024;  // read and dropped after the last answer…
constexpr milliseconds kDrainedFor{3'000};              // …within this time
constexpr milliseconds kDrainedForAtStop{500};

constexpr Delivery kLastAnswer{
    .http_1_0 = false, .close = true, .chunked = false, .head_only = false};

bool is_over_limit(int status) { return status == 413 || status == 414 || status == 431; }

std::string hex_id(std::uint64_t number) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string id(8, '0');
    for (char& c : id) {
        c = kDigits[number >> 60];
        number <<= 4;
    }
    return id;
}

}  // namespace

Listener::Listener(ServerOptions given, Router table)
    : options(std::move(given)), router(std::move(table)) {
    limits.max_header_bytes = options.max_header_bytes;
    limits.max_header_fields = options.max_header_fields;
    limits.max_target_bytes = options.max_target_bytes;
    limits.hosts = options.hosts;
}

Session::Session(Listener& listener, std::unique_ptr<Transport> transport, std::string peer)
    : listener_(listener),
      transport_(std::move(transport)),
      peer_(std::move(peer)),
      reader_(listener.limits, listener.router) {}

asio::awaitable<void> Session::run() {
    // Not `while (co_await …) {}`: g++ 12 lays that coroutine's frame out wrongly.
    bool goes_on = co_await open();
    while (goes_on) goes_on = co_await serve_one();
    co_await linger();
}

asio::awaitable<void> Session::turn_away() {
    if (!co_await open()) co_return;
    Response response = text_response(503, "too many connections\n");
    response.headers.emplace_back("Retry-After", "1");
    co_await send(response, kLastAnswer);
    co_await linger();
}

asio::awaitable<bool> Session::open() {
    deadline_ = core::steady_now() + listener_.options.header_timeout;
    co_await transport_->handshake(error_);
    gone_ = static_cast<bool>(error_);
    deadline_ = kNever;
    co_return !gone_;
}

void Session::note_reading(RequestReader::State state) {
    const ServerOptions& options = listener_.options;
    if (state == RequestReader::State::idle) {
        if (phase_ == Phase::idle) return;
        phase_ = Phase::idle;
        deadline_ = core::steady_now() + options.idle_timeout;
        return;
    }
    if (phase_ != Phase::reading) {
        phase_ = Phase::reading;
        request_began_ = core::steady_now();
    }
    deadline_ = request_began_ + (state == RequestReader::State::header ? options.header_timeout
                                                                        : options.request_timeout);
}

asio::awaitable<bool> Session::serve_one() {
    RequestReader::State state = reader_.next();
    while (state != RequestReader::State::complete && state != RequestReader::State::refused) {
        note_reading(state);
        if (reader_.take_continue() && !co_await say_continue()) co_return false;
        const std::size_t bytes = co_await transport_->read_some(reader_.space(), error_);
        if (timed_out_) co_return co_await refuse(408, "the request took too long");
        gone_ = static_cast<bool>(error_);
        if (gone_) co_return false;
        state = reader_.received(bytes);
    }
    deadline_ = kNever;
    if (state == RequestReader::State::complete) co_return co_await answer();
    const int status = reader_.refusal().status;
    auto& count = is_over_limit(status) ? listener_.over_limit : listener_.refused_framing;
    count.fetch_add(1, std::memory_order_relaxed);
    co_return co_await refuse(status, reader_.refusal().reason);
}

asio::awaitable<bool> Session::say_continue() {
    constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    co_await transport_->write({asio::buffer(kContinue), {}}, error_);
    if (timed_out_) co_return co_await refuse(408, "the request took too long");
    gone_ = static_cast<bool>(error_);
    co_return !gone_;
}

asio::awaitable<bool> Session::refuse(int status, std::string_view reason) {
    Response response = text_response(status, std::string(reason) + "\n");
    if (!reader_.match().allow.empty())
        response.headers.emplace_back("Allow", reader_.match().allow);
    co_await send(response, kLastAnswer);
    co_return false;
}

Response Session::unrouted() const {
    const Router::Match& match = reader_.match();
    if (match.status == 404) return text_response(404, "Không có trang này.\n");
    Response response = text_response(405, "Trang này không nhận yêu cầu kiểu đó.\n");
    response.headers.emplace_back("Allow", match.allow);
    return response;
}

Response Session::failure(const char* what) {
    // Only for finding the line in the log: it need not be hard to guess, only different each time.
    const auto now = static_cast<std::uint64_t>(core::steady_now().time_since_epoch().count());
    const std::string id = hex_id((now + ++listener_.failures) * 0x9e3779b97f4a7c15U);
    const Route* route = reader_.match().route;
    core::log::error("answer failed",
                     {{"id", id}, {"route", route ? route->path : ""}, {"what", what}});
    return text_response(500, "Máy chủ gặp lỗi khi xử lý yêu cầu này. Mã lỗi: " + id + "\n");
}

asio::awaitable<bool> Session::answer() {
    phase_ = Phase::answering;
    listener_.requests.fetch_add(1, std::memory_order_relaxed);
    Response response;
    if (const Route* route = reader_.match().route) {
        reader_.request().peer = peer_;
        try {
            response = co_await route->answer(std::move(reader_.request()));
            if (const auto flaw = flaw_of(response); !flaw.empty()) response = failure(flaw.data());
        } catch (const std::exception& error) {
            response = failure(error.what());
        } catch (...) {
            response = failure("an exception of unknown type");
        }
    } else {
        response = unrouted();
    }
    ++served_;
    Delivery delivery;
    delivery.head_only = reader_.is_head();
    delivery.http_1_0 = reader_.http_1_0();
    delivery.close = response.close || !reader_.keep_alive() || listener_.stopping ||
                     served_ >= listener_.options.max_requests_per_connection;
    if (response.cut_after) {
        co_await send_cut(response, delivery);
        co_return false;
    }
    if (!response.stream) co_return co_await send(response, delivery);
    delivery.close = true;
    delivery.chunked = !delivery.http_1_0 && may_have_body(response.status);
    co_await stream(response, delivery);
    co_return false;
}

asio::awaitable<bool> Session::send(const Response& response, Delivery delivery) {
    out_.clear();
    append_head(out_, response, delivery, listener_.options.headers);
    Gather buffers;
    if (!delivery.head_only && !response.stream && may_have_body(response.status)) {
        if (response.body.size() <= kCopiedBody) {
            out_ += response.body;
        } else {
            buffers[1] = asio::buffer(response.body);
        }
    }
    buffers[0] = asio::buffer(out_);
    phase_ = Phase::writing;
    const std::size_t written = transport_->write_now(buffers, error_);
    gone_ = static_cast<bool>(error_);
    if (gone_) co_return false;
    if (written < asio::buffer_size(buffers) && !co_await write_rest(rest_of(buffers, written))) {
        co_return false;
    }
    co_return !delivery.close;
}

asio::awaitable<void> Session::send_cut(const Response& response, Delivery delivery) {
    out_.clear();
    append_head(out_, response, delivery, listener_.options.headers);
    out_.append(response.body, 0, *response.cut_after);
    phase_ = Phase::writing;
    if (*response.cut_after > 0) co_await write_rest({asio::buffer(out_), {}});
    gone_ = true;  // closed at once, without the courtesies
}

asio::awaitable<bool> Session::write_rest(Gather buffers) {
    deadline_ = core::steady_now() + listener_.options.response_timeout;
    co_await transport_->write(buffers, error_);
    deadline_ = kNever;
    gone_ = static_cast<bool>(error_);
    co_return !gone_;
}

// Closing while bytes of the client are unread would reset the connection, and the answer with it.
asio::awaitable<void> Session::linger() {
    if (!gone_) {
        phase_ = Phase::lingering;
        deadline_ = core::steady_now() + (listener_.stopping ? kDrainedForAtStop : kDrainedFor);
        co_await transport_->finish(error_);
        std::array<char, 4096> dropped;
        std::size_t total = 0;
        for (error_.clear(); !error_ && total < kDrainedBytes;) {
            total += co_await transport_->drain_some(dropped, error_);
        }
    }
    transport_->close();
}

void Session::sweep(Instant now) {
    if (now < deadline_) return;
    deadline_ = kNever;
    if (phase_ == Phase::reading) {
        timed_out_ = true;
        listener_.timed_out.fetch_add(1, std::memory_order_relaxed);
        transport_->cancel();
        return;
    }
    if (phase_ == Phase::writing || phase_ == Phase::streaming) {
        listener_.timed_out.fetch_add(1, std::memory_order_relaxed);
    }
    transport_->close();
}

void Session::stop() {
    switch (phase_) {
        case Phase::answering:
        case Phase::writing:
            return;  // ends by itself, after this answer
        case Phase::streaming:
            return transport_->cancel();
        case Phase::handshake:
        case Phase::idle:
        case Phase::reading:
        case Phase::lingering:
            return transport_->close();
    }
}

}  // namespace mungba::http
