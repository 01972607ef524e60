#include "sim/bot_link.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <optional>

#include "core/clock.hpp"

namespace mungba::sim {
namespace asio = boost::asio;
using boost::system::error_code;
namespace {

constexpr std::size_t kMaxHeaderBytes = 16 * 1024;
constexpr std::size_t kMaxBodyBytes = 1 << 20;

/// The part of an answer's header that matters here.
struct AnswerHead {
    int status = 0;
    std::optional<std::size_t> length;
    bool chunked = false;
    bool keep_alive = true;
};

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(
        result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

template <typename Number>
std::optional<Number> read_number(std::string_view text) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<AnswerHead> read_head(std::string_view text) {
    if (!text.starts_with("HTTP/1.") || text.size() < 12) return std::nullopt;
    AnswerHead head;
    const auto status = read_number<int>(text.substr(9, 3));
    if (!status) return std::nullopt;
    head.status = *status;
    std::size_t at = text.find("\r\n");
    while (at != std::string_view::npos && at + 2 < text.size()) {
        const std::size_t end = text.find("\r\n", at + 2);
        const std::string_view line = text.substr(at + 2, end - at - 2);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos) {
            const std::string name = lower(line.substr(0, colon));
            std::string_view value = line.substr(colon + 1);
            value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
            if (name == "content-length") head.length = read_number<std::size_t>(value);
            if (name == "transfer-encoding") head.chunked = true;
            if (name == "connection" && lower(value) == "close") head.keep_alive = false;
        }
        at = end;
    }
    return head;
}

}  // namespace

core::Result<BotAddress> read_bot_address(std::string_view url) {
    const core::Error error{"'" + std::string(url) +
                            "' is not an address like http://127.0.0.1:8080"};
    if (!url.starts_with("http://")) return error;
    url.remove_prefix(7);
    if (url.ends_with('/')) url.remove_suffix(1);
    const std::size_t colon = url.rfind(':');
    if (colon == std::string_view::npos) return error;
    const auto port = read_number<std::uint16_t>(url.substr(colon + 1));
    if (!port || *port == 0) return error;

    std::string host(url.substr(0, colon));
    if (host == "localhost") host = "127.0.0.1";
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    error_code wrong;
    const auto address = asio::ip::make_address(host, wrong);
    if (wrong) return error;
    return BotAddress{{address, *port}, std::string(url)};
}

asio::awaitable<BotAnswer> BotLink::get(std::string path, std::chrono::milliseconds timeout) {
    std::string request = "GET " + path + " HTTP/1.1\r\nHost: " + address_.host + "\r\n\r\n";
    return perform(std::move(request), timeout);
}

asio::awaitable<BotAnswer> BotLink::post(std::string path,
                                         Headers headers,
                                         std::string json,
                                         std::chrono::milliseconds timeout) {
    std::string request = "POST " + path + " HTTP/1.1\r\nHost: " + address_.host + "\r\n";
    request +=
        "Content-Type: application/json\r\nContent-Length: " + std::to_string(json.size()) + "\r\n";
    for (const auto& [name, value] : headers) request += name + ": " + value + "\r\n";
    request += "\r\n" + json;
    return perform(std::move(request), timeout);
}

asio::awaitable<BotAnswer> BotLink::perform(std::string text, std::chrono::milliseconds timeout) {
    const auto request = std::make_shared<const std::string>(std::move(text));
    const auto began = core::steady_now();
    BotAnswer answer;
    for (bool again = true; again && !closed_;) {
        const bool kept = !idle_.empty();
        const SocketPtr socket = kept ? idle_.back() : std::make_shared<Socket>(io_);
        if (kept) idle_.pop_back();
        std::erase_if(busy_, [](const auto& one) { return one.expired(); });
        busy_.push_back(socket);

        auto too_late = std::make_shared<bool>(false);
        asio::steady_timer timer(io_, timeout);
        timer.async_wait([socket, too_late](error_code cancelled) {
            if (cancelled) return;
            *too_late = true;
            error_code ignored;
            socket->close(ignored);
        });
        answer = co_await exchange(socket, request);
        timer.cancel();
        if (*too_late) answer.failure = "no answer in time";
        again = kept && !answer.answered() && !*too_late;
    }
    answer.took = std::chrono::duration_cast<std::chrono::milliseconds>(core::steady_now() - began);
    co_return answer;
}

asio::awaitable<BotAnswer> BotLink::exchange(SocketPtr socket,
                                             std::shared_ptr<const std::string> request) {
    BotAnswer answer;
    error_code error;
    const auto failed = [&](const char* doing) {
        answer.status = 0;
        answer.failure = std::string(doing) + ": " + error.message();
        return answer;
    };
    if (!socket->is_open()) {
        co_await socket->async_connect(address_.endpoint,
                                       asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return failed("connect");
        error_code ignored;
        socket->set_option(asio::ip::tcp::no_delay(true), ignored);
    }
    co_await asio::async_write(
        *socket, asio::buffer(*request), asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return failed("write");

    std::string received;
    const std::size_t head_bytes =
        co_await asio::async_read_until(*socket,
                                        asio::dynamic_buffer(received, kMaxHeaderBytes),
                                        "\r\n\r\n",
                                        asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return failed("read");
    const auto head = read_head(std::string_view(received).substr(0, head_bytes));
    if (!head) {
        answer.failure = "the answer is not HTTP";
        co_return answer;
    }
    received.erase(0, head_bytes);
    const std::size_t wanted = head->length.value_or(kMaxBodyBytes);
    if (wanted > kMaxBodyBytes) {
        answer.failure = "the answer is too long";
        co_return answer;
    }
    if (received.size() < wanted && !head->chunked) {
        const std::size_t missing = wanted - received.size();
        co_await asio::async_read(*socket,
                                  asio::dynamic_buffer(received),
                                  asio::transfer_exactly(missing),
                                  asio::redirect_error(asio::use_awaitable, error));
        if (error && (head->length || error != asio::error::eof)) co_return failed("read");
    }
    answer.status = head->status;
    answer.body = std::move(received);
    if (head->keep_alive && head->length && !closed_) idle_.push_back(socket);
    co_return answer;
}

void BotLink::close() {
    closed_ = true;
    idle_.clear();
    for (const auto& one : busy_) {
        error_code ignored;
        if (const SocketPtr socket = one.lock()) socket->close(ignored);
    }
}

}  // namespace mungba::sim
