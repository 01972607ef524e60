#include "bot/routes/live_values.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <nlohmann/json.hpp>
#include <utility>

#include "bot/care/await.hpp"

namespace mungba::routes {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

constexpr std::chrono::seconds kTurn{2};
constexpr int kAskedAtLeastEvery = 30;  // turns
constexpr int kSignOfLifeEvery = 8;

std::string json_of(const std::vector<handlers::LiveValue>& values) {
    nlohmann::json json = nlohmann::json::object();
    for (const auto& value : values) json[value.key] = value.text;
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

LiveValues::LiveValues(Parts parts, handlers::PageDesk::Asked asked) : parts_(std::move(parts)), asked_(std::move(asked)), timer_(parts_.io) {
    ++parts_.streams;
}

LiveValues::~LiveValues() { --parts_.streams; }

awaitable<std::optional<std::string>> LiveValues::ask() {
    rounds_ = parts_.writer.rounds();
    quiet_turns_ = 0;
    auto begin = [this](std::function<void(std::optional<std::string>)> done) {
        parts_.reader.submit([this, done = std::move(done), now = parts_.clock.now()](storage::Connection& connection) {
            std::optional<std::string> text;
            try {
                if (const auto values = parts_.desk.live(connection, asked_, now)) text = json_of(*values);
            } catch (const std::exception&) {  // the stream ends; the page's own reload tells what is wrong
            }
            parts_.post([done, text = std::move(text)] { done(text); });
        });
    };
    co_return co_await care::told<std::optional<std::string>>(std::ref(begin));
}

awaitable<bool> LiveValues::begin() {
    std::optional<std::string> text = co_await ask();
    if (!text) co_return false;
    to_tell_ = std::move(*text);
    co_return true;
}

awaitable<std::optional<std::string>> LiveValues::next(std::shared_ptr<LiveValues> stream) {
    LiveValues& self = *stream;
    if (self.over_) co_return std::nullopt;
    while (self.to_tell_ == self.told_) {
        self.timer_.expires_after(kTurn);
        boost::system::error_code error;
        co_await self.timer_.async_wait(asio::redirect_error(asio::use_awaitable, error));
        if (error) co_return std::nullopt;
        ++self.quiet_turns_;
        if (self.parts_.writer.rounds() == self.rounds_ && self.quiet_turns_ < kAskedAtLeastEvery) {
            if (self.quiet_turns_ % kSignOfLifeEvery == 0) co_return std::string(": alive\n\n");
            continue;
        }
        std::optional<std::string> text = co_await self.ask();
        if (!text) {
            self.over_ = true;
            co_return std::string("event: het\ndata: {}\n\n");
        }
        self.to_tell_ = std::move(*text);
    }
    self.told_ = self.to_tell_;
    co_return "data: " + self.told_ + "\n\n";
}

}  // namespace mungba::routes
