#include "sim/feed.hpp"

#include <boost/asio/this_coro.hpp>
#include <charconv>
#include <chrono>
#include <optional>
#include <utility>

namespace mungba::sim {
namespace asio = boost::asio;
namespace {

constexpr std::size_t kKept = 4000;
constexpr std::size_t kEventsInPiece = 100;
constexpr std::chrono::seconds kHeartbeat{15};  // shows a dead connection, keeps a live one

std::string id_of(const std::string& run, std::uint64_t number) {
    return run + "-" + std::to_string(number);
}

std::optional<std::uint64_t> number_in(std::string_view id, const std::string& run) {
    if (!id.starts_with(run) || id.substr(run.size(), 1) != "-") return std::nullopt;
    const std::string_view digits = id.substr(run.size() + 1);
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

}  // namespace

/// One stream: how far its reader has come.
struct Feed::Reader {
    std::shared_ptr<State> state;
    std::uint64_t seen = 0;
    bool greeted = false;
    bool must_reset = false;

    bool has_lost() const {
        return seen > state->published || seen + state->kept.size() < state->published;
    }

    std::string piece() {
        std::string text;
        if (!greeted) text = "retry: 1000\n\n";
        greeted = true;
        if (must_reset || has_lost()) {
            must_reset = false;
            seen = state->published;
            text += "id: " + id_of(state->run, seen) + "\nevent: reset\ndata: {}\n\n";
        }
        const std::uint64_t first = state->published - state->kept.size() + 1;
        for (std::size_t n = 0; n < kEventsInPiece && seen < state->published; ++n) {
            ++seen;
            text += state->kept[static_cast<std::size_t>(seen - first)];
        }
        return text;
    }

    static asio::awaitable<std::optional<std::string>> next(std::shared_ptr<Reader> reader) {
        State& state = *reader->state;
        const bool idle = reader->greeted && !reader->must_reset && reader->seen == state.published;
        if (idle && !state.closed) co_await state.changed.wait(kHeartbeat);
        const auto cancellation = co_await asio::this_coro::cancellation_state;
        if (state.closed || cancellation.cancelled() != asio::cancellation_type::none)
            co_return std::nullopt;
        std::string text = reader->piece();
        if (text.empty()) text = ": alive\n\n";
        co_return text;
    }
};

Feed::Feed(asio::io_context& io, std::string run) : state_(std::make_shared<State>(io)) {
    state_->run = std::move(run);
}

void Feed::publish(std::string_view event, std::string_view json) {
    if (state_->kept.size() == kKept) state_->kept.pop_front();
    ++state_->published;
    std::string text = "id: " + id_of(state_->run, state_->published) + "\nevent: ";
    text.append(event).append("\ndata: ").append(json).append("\n\n");
    state_->kept.push_back(std::move(text));
    state_->changed.notify();
}

http::BodyStream Feed::subscribe(std::string_view last_id) {
    auto reader = std::make_shared<Reader>();
    reader->state = state_;
    reader->seen = state_->published;
    if (!last_id.empty()) {
        const auto number = number_in(last_id, state_->run);
        reader->must_reset = !number;
        reader->seen = number.value_or(state_->published);
    }
    return {[reader] { return Reader::next(reader); }};
}

std::string Feed::last_id() const { return id_of(state_->run, state_->published); }

void Feed::close() {
    state_->closed = true;
    state_->changed.notify();
}

}  // namespace mungba::sim
