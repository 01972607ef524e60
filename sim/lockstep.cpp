#include "sim/lockstep.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/local_time.hpp"
#include "core/log.hpp"

namespace mungba::sim {
namespace asio = boost::asio;
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds kProbeWithin{2};
constexpr std::chrono::seconds kStepWithin{60};  // the bot does all that is due before it answers
constexpr core::Milliseconds kSlice = 15min;
constexpr core::Milliseconds kLongSlice = 1h;
constexpr core::Milliseconds kLongStep = 24h * 40;

/// What the bot's clock says; fields that are not there stay empty.
struct ClockAnswer {
    std::optional<core::Instant> now;
    bool tells_next = false;
    std::optional<core::Instant> next_due;
    std::string next_what;
    std::int64_t ran = 0;
};

ClockAnswer read_clock(const std::string& body) {
    ClockAnswer clock;
    const auto json = nlohmann::json::parse(body, nullptr, false);
    if (!json.is_object()) return clock;
    const auto text = [&](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? found->get<std::string>()
                                                         : std::string{};
    };
    clock.now = core::parse_iso(text("now"));
    clock.tells_next = json.contains("next_due");
    clock.next_due = core::parse_iso(text("next_due"));
    clock.next_what = text("next_what");
    if (const auto ran = json.find("ran"); ran != json.end() && ran->is_number_integer())
        ran->get_to(clock.ran);
    return clock;
}

std::string time_request(core::Instant instant, bool jump) {
    nlohmann::json body{{"now", core::format_iso(instant)}};
    if (jump) body["jump"] = true;
    return body.dump();
}

void log_found(BotState::Kind kind, core::Instant now) {
    core::log::info("bot found", {{"state", name_of(kind)}, {"now", core::format_iso(now)}});
}

}  // namespace

std::string_view name_of(BotState::Kind kind) {
    constexpr std::array<std::string_view, 3> kNames{"not_running", "running", "own_clock"};
    return kNames[static_cast<std::size_t>(kind)];
}

/// Gives the turn back, however the coroutine ends.
class Lockstep::Turn {
public:
    explicit Turn(Lockstep& owner) : owner_(owner) {}
    ~Turn() {
        owner_.taken_ = false;
        owner_.free_.notify();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    Lockstep& owner_;
};

asio::awaitable<void> Lockstep::take_turn() {
    while (taken_) co_await free_.wait();
    taken_ = true;
}

asio::awaitable<Lockstep::Stepped> Lockstep::step(Step step) {
    co_await take_turn();
    const Turn turn(*this);
    Stepped result;
    co_await postman_.idle();
    if (step.jump) {
        co_await move_to(step.to, true, result);
    } else {
        // What was said a moment ago is answered now, not at the end of the step; and the bot tells
        // what comes next.
        co_await move_to(oa_.now(), false, result);
        while (oa_.now() < step.to && result.failure.empty()) {
            const auto before = core::local_date(oa_.now());
            co_await move_to(next_meeting(step.to), false, result);
            if (core::local_date(oa_.now()) != before) announce();
        }
    }
    announce();
    result.now = oa_.now();
    co_return result;
}

/// The bot first: what it sends at that instant it sends before it hears of a webhook repeated
/// then.
asio::awaitable<void> Lockstep::move_to(core::Instant instant, bool jump, Stepped& result) {
    oa_.advance_to(instant);
    if (state_.kind != BotState::Kind::own_clock) {
        const BotAnswer answer = co_await tell_time(jump);
        hear(answer);
        if (answer.status == 200) result.ran += read_clock(answer.body).ran;
        if (answer.status >= 500)
            result.failure = "the bot answered " + std::to_string(answer.status);
    }
    co_await postman_.idle();
}

/// Not a coroutine itself: its arguments are built before anything is awaited (g++ 12 destroys such
/// temporaries twice).
asio::awaitable<BotAnswer> Lockstep::tell_time(bool jump) {
    return bot_.post("/debug/clock", {}, time_request(oa_.now(), jump), kStepWithin);
}

asio::awaitable<BotAnswer> Lockstep::ask_time() { return bot_.get("/debug/clock", kProbeWithin); }

core::Instant Lockstep::next_meeting(core::Instant target) const {
    const core::Instant now = oa_.now();
    core::Instant next = std::max(now, target);
    const auto not_after = [&](core::Instant instant) {
        if (instant > now) next = std::min(next, instant);
    };
    if (const auto due = oa_.next_due()) not_after(*due);
    if (state_.kind != BotState::Kind::running) return next;
    if (state_.next_due) not_after(*state_.next_due);
    if (!bot_tells_next_) {
        const core::Milliseconds slice = target - now > kLongStep ? kLongSlice : kSlice;
        not_after(now - now.time_since_epoch() % slice + slice);
    }
    return next;
}

asio::awaitable<void> Lockstep::meet() {
    co_await take_turn();
    const Turn turn(*this);
    const BotState before = state_;
    const core::Instant time_before = oa_.now();
    BotAnswer answer = co_await ask_time();
    const auto theirs = answer.status == 200 ? read_clock(answer.body).now : std::nullopt;
    hear(answer);
    const bool never_asked = before.kind == BotState::Kind::not_running;
    const bool behind = theirs && *theirs < oa_.now();
    // A bot that takes times but tells none is told ours when it appears; it answers 409 with its
    // own if that is later.
    const bool silent = (answer.status == 404 || answer.status == 405) && never_asked;
    if (behind || silent) {
        answer = co_await tell_time(true);
        hear(answer);
    }
    if (never_asked && state_.kind != BotState::Kind::not_running)
        log_found(state_.kind, oa_.now());
    if (!(state_ == before) || oa_.now() != time_before) announce();
    postman_.wake();
}

void Lockstep::hear(const BotAnswer& answer) {
    using Kind = BotState::Kind;
    if (!answer.answered()) {
        state_ = {};
        return;
    }
    if (answer.status != 200 && answer.status != 409) {
        // A GET that is not there says nothing about the POST.
        const bool no_control =
            answer.status == 404 || answer.status == 405 || answer.status == 403;
        if (no_control && state_.kind == Kind::not_running) state_.kind = Kind::own_clock;
        return;
    }
    const ClockAnswer clock = read_clock(answer.body);
    state_.kind = Kind::running;
    bot_tells_next_ = clock.tells_next;
    state_.next_due = clock.next_due;
    state_.next_what = clock.next_what;
    if (clock.now) oa_.advance_to(*clock.now);
}

void Lockstep::announce() {
    if (listener_) listener_();
}

}  // namespace mungba::sim
