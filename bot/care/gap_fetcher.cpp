#include "bot/care/gap_fetcher.hpp"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "bot/care/await.hpp"
#include "core/backoff.hpp"
#include "core/log.hpp"
#include "storage/job_repository.hpp"
#include "storage/state_repository.hpp"

namespace mungba::care {
namespace {

namespace asio = boost::asio;
using storage::Gap;

// The last instant that the database bears may be a minute old, and clocks may differ.
constexpr core::Milliseconds kMargin{3 * 60'000};
// Trouble that lasts is fetched once in a while, not at each event.
constexpr core::Milliseconds kAfterTrouble{60'000};
// Shorter ones nobody has to hear of.
constexpr core::Milliseconds kWorthTelling{10 * 60'000};
// An event can be lost without a sign: so often all that was said is compared with what came.
constexpr core::Milliseconds kLookEvery{60 * 60'000};
// Never further back: the channel's history is not read for weeks.
constexpr core::Milliseconds kFurthest{3LL * 24 * 3600 * 1000};
// So many failures one after another are the channel's, not those of single chats.
constexpr int kHopelessAfter = 10;
// What the channel refuses so often in a row is left out of a reading.
constexpr int kRefusedForGood = 10;
constexpr const char* kPrivateChats = "private chats";
// These refusals are clear at once. Source: docs/zalo-notes.md, "Error codes".
constexpr int kNotInGroup = -403;
constexpr int kGroupDisabled = -237;

}  // namespace

void GapFetcher::begin(storage::Connection& connection, const std::vector<Watched>& organizations) {
    serve(organizations);
    const core::Instant now = parts_.clock.now();
    const core::Instant last = storage::state::newest_instant(connection);
    for (auto& [id, state] : states_) {
        // Nothing can be missed by a server that has never run.
        if (core::to_ms(last) > 0 && last < now) {
            storage::gaps::note(connection,
                                {.organization = id, .reason = Gap::Reason::stopped, .from = last, .until = now},
                                now);
        }
        if (!storage::gaps::open(connection, id).empty()) state.due = now;
    }
}

void GapFetcher::serve(const std::vector<Watched>& organizations) {
    for (const Watched& one : organizations) {
        State state;
        state.organization = one;
        state.look_due = parts_.clock.now() + kLookEvery;
        state.whole_until = parts_.clock.now() - kLookEvery;  // before that the run before this one has looked
        states_.try_emplace(one.id, std::move(state));
    }
}

void GapFetcher::trouble(core::OrganizationId organization, Gap::Reason reason) {
    const auto found = states_.find(organization);
    if (found == states_.end()) return;
    const core::Instant now = parts_.clock.now();
    note(found->second, {.organization = organization, .reason = reason, .from = now, .until = now}, kAfterTrouble);
}

void GapFetcher::jumped(core::Instant from, core::Instant to) {
    for (auto& [id, state] : states_) {
        if (to >= from) continue;
        if (state.due) state.due = std::min(*state.due, to);
        state.look_due = std::min(state.look_due, to + kLookEvery);
        if (state.looks_since) state.looks_since = std::min(*state.looks_since, to);
        state.whole_until = std::min(state.whole_until, to);
        state.read.clear();  // by the old clock
    }
    if (to - from < kWorthTelling) return;
    for (auto& [id, state] : states_) {
        note(state, {.organization = id, .reason = Gap::Reason::clock, .from = from, .until = to}, core::Milliseconds{0});
    }
}

void GapFetcher::note(State& state, const Gap& gap, core::Milliseconds wait) {
    const auto [known, is_new] = state.unwritten.try_emplace(gap.reason, gap);
    if (!is_new) known->second.until = gap.until;
    if (!state.due) state.due = parts_.clock.now() + wait;
}

void GapFetcher::tick() {
    if (stopped_) return;
    const core::Instant now = parts_.clock.now();
    for (auto& [id, state] : states_) {
        if (state.under_way) continue;
        if (!state.looks_since && state.look_due <= now) {
            state.looks_since = now;
            if (!state.due) state.due = now;
        }
        if (!state.due || *state.due > now) continue;
        state.under_way = true;
        state.due.reset();
        begin_one();
        asio::co_spawn(parts_.io, fetch(id), [this, id = id](std::exception_ptr failure) {
            State& ended = states_.at(id);
            ended.under_way = false;
            if (failure) {
                core::log::error("gap fetch failed", {{"oa", ended.organization.oa.value}});
                ended.due = parts_.clock.now() + core::backoff(++ended.failures, parts_.random);
            }
            end_one();
        });
    }
}

std::optional<core::Instant> GapFetcher::next_due() const {
    std::optional<core::Instant> next;
    const auto sooner = [&](core::Instant instant) {
        if (!next || instant < *next) next = instant;
    };
    for (const auto& [id, state] : states_) {
        if (stopped_ || state.under_way) continue;
        if (state.due) sooner(*state.due);
        if (!state.looks_since) sooner(state.look_due);
    }
    return next;
}

asio::awaitable<void> GapFetcher::fetch(core::OrganizationId id) {
    State& state = states_.at(id);
    Plan planned = co_await plan(state);
    if (planned.gaps.empty() && !state.looks_since) co_return;
    state.hopeless = state.got_on = false;
    state.failed_in_a_row = 0;
    state.told_to_wait.reset();
    const bool whole = co_await read_everything(state, planned);
    bool closed = false;
    if (whole) closed = co_await close(planned, state.found);
    if (closed) {
        if (!planned.gaps.empty()) {
            core::log::info("gap filled", {{"oa", state.organization.oa.value}, {"events", state.found}});
        } else if (state.found > 0) {
            core::log::warning("events had been lost on the way", {{"oa", state.organization.oa.value}, {"events", state.found}});
        }
        state.whole_until = planned.since;
        state.look_due = parts_.clock.now() + kLookEvery;
        state.looks_since.reset();
        state.read.clear();
        state.found = state.failures = 0;
        co_return;
    }
    // As long as something more is read it is not the host that fails.
    if (state.got_on) state.failures = 0;
    const core::Instant now = parts_.clock.now();
    state.due = std::max(now + core::backoff(++state.failures + 3, parts_.random), state.told_to_wait.value_or(now));
    core::log::warning(planned.gaps.empty() ? "the hourly look at the history is not whole yet"
                                            : "gap not filled yet: the history could not be read whole",
                       {{"oa", state.organization.oa.value}, {"read", state.read.size()}, {"failures", state.failures}});
}

asio::awaitable<GapFetcher::Plan> GapFetcher::plan(State& state) {
    auto planned = std::make_shared<Plan>();
    planned->from = state.whole_until;
    planned->since = state.looks_since.value_or(core::Instant{});
    auto unwritten = std::exchange(state.unwritten, {});
    auto begin = [&](std::function<void(bool)> done) {
        parts_.engine.writer.submit(
            [this, planned, unwritten, id = state.organization.id](storage::Connection& connection) {
                const core::Instant now = parts_.clock.now();
                for (const auto& [reason, gap] : unwritten) storage::gaps::note(connection, gap, now);
                planned->gaps = storage::gaps::open(connection, id);
                planned->groups = storage::groups::all(connection, id);
                for (const Gap& gap : planned->gaps) {
                    planned->from = std::min(planned->from, gap.from);
                    planned->since = std::max(planned->since, gap.until + core::Milliseconds{1});
                }
                planned->from = std::max(planned->from - kMargin, now - kFurthest);
            },
            [this, done](std::exception_ptr failure) { parts_.post([done, failed = failure != nullptr] { done(!failed); }); });
    };
    const bool written = co_await told<bool>(std::ref(begin));
    if (!written) {
        for (auto& [reason, gap] : unwritten) state.unwritten.try_emplace(reason, gap);
        throw std::runtime_error("the gap could not be written down");
    }
    co_return std::move(*planned);
}

asio::awaitable<bool> GapFetcher::read_everything(State& state, Plan plan) {
    using Kind = Source::Kind;
    std::vector<Source> groups;
    for (const storage::ChatGroup& group : plan.groups) {
        groups.push_back({.name = "group " + group.group_id.value, .kind = Kind::group, .group = group});
        groups.push_back({.name = "members " + group.group_id.value, .kind = Kind::members, .group = group});
    }
    const bool whole = co_await read_chats(state, plan, std::move(groups));
    if (state.hopeless || stopped_) co_return false;

    const auto users = co_await who_spoke(state.organization.oa, plan.from);
    if (const auto* failure = std::get_if<zalo::Failure>(&users)) {
        const bool left_out = is_left_out(state, kPrivateChats, *failure);
        co_return whole && left_out;
    }
    state.refusals.erase(kPrivateChats);
    std::vector<Source> people;
    for (const core::UserId& user : std::get<std::vector<core::UserId>>(users)) {
        people.push_back({.name = "user " + user.value, .kind = Kind::person, .group = {}, .user = user});
    }
    const bool private_chats = co_await read_chats(state, plan, std::move(people));
    co_return whole && private_chats;
}

asio::awaitable<bool> GapFetcher::read_chats(State& state, Plan plan, std::vector<Source> sources) {
    bool whole = true;
    for (const Source& source : sources) {
        const auto known = state.read.find(source.name);
        if (known != state.read.end() && known->second >= plan.since) continue;
        const core::Instant begun = parts_.clock.now();
        Events events = co_await read(state.organization.oa, source, plan.from);
        if (const auto* failure = std::get_if<zalo::Failure>(&events)) {
            const bool left_out = is_left_out(state, source.name, *failure);
            if (left_out) state.read[source.name] = begun;
            whole = whole && left_out;
        } else {
            const bool joined = co_await join(state, std::get<std::vector<core::Event>>(std::move(events)));
            if (!joined) co_return false;
            state.read[source.name] = begun;
            state.refusals.erase(source.name);
            state.got_on = true;
            state.failed_in_a_row = 0;
        }
        if (state.hopeless || stopped_) co_return false;
    }
    co_return whole;
}

bool GapFetcher::is_left_out(State& state, const std::string& source, const zalo::Failure& failure) {
    using What = zalo::Failure::What;
    if (failure.retry_at && failure.whole_oa) state.told_to_wait = std::max(state.told_to_wait.value_or(*failure.retry_at), *failure.retry_at);
    state.hopeless = !failure.reached || failure.whole_oa || failure.what == What::renew_token || ++state.failed_in_a_row >= kHopelessAfter;
    const bool gone = failure.code == kNotInGroup || failure.code == kGroupDisabled;
    const bool refused = failure.reached && (failure.what == What::give_up || failure.what == What::ask_a_human);
    // A refusal may pass, so it is believed only when nothing else comes any more; nobody waits for it for ever.
    if (!refused) state.refusals.erase(source);
    if (!refused || (!gone && ++state.refusals[source] < kRefusedForGood)) return false;
    core::log::warning("left out of the gap's reading: the channel refuses it", {{"what", source}, {"code", failure.code}});
    return true;
}

asio::awaitable<bool> GapFetcher::join(State& state, std::vector<core::Event> events) {
    constexpr std::size_t kAtOnce = 200;
    for (std::size_t from = 0; from < events.size(); from += kAtOnce) {
        const auto first = events.begin() + static_cast<std::ptrdiff_t>(from);
        const auto last = events.begin() + static_cast<std::ptrdiff_t>(std::min(events.size(), from + kAtOnce));
        std::vector<core::Event> part(std::make_move_iterator(first), std::make_move_iterator(last));
        auto begin = [&](std::function<void(std::optional<int>)> done) {
            parts_.engine.inbox.submit_history(state.organization.id, std::move(part), std::move(done));
        };
        const std::optional<int> joined = co_await told<std::optional<int>>(std::ref(begin));
        if (!joined) co_return false;
        state.found += *joined;
    }
    co_return true;
}

asio::awaitable<bool> GapFetcher::close(Plan plan, int found) {
    auto begin = [&](std::function<void(bool)> done) {
        parts_.engine.writer.submit(
            [this, plan, found](storage::Connection& connection) {
                const core::Instant now = parts_.clock.now();
                for (const Gap& gap : plan.gaps) {
                    storage::gaps::fill(connection, gap.id, found, now);
                    if (gap.until - gap.from < kWorthTelling) continue;
                    storage::jobs::schedule(connection,
                                            {.id = {},
                                             .organization = gap.organization,
                                             .kind = "outage.tell",
                                             .unique_key = "gap=" + std::to_string(gap.id),
                                             .due_at = now,
                                             .details = nlohmann::json{{"gap", gap.id}}.dump()},
                                            now);
                }
            },
            [this, done](std::exception_ptr failure) { parts_.post([done, failed = failure != nullptr] { done(!failed); }); });
    };
    co_return co_await told<bool>(std::ref(begin));
}

}  // namespace mungba::care
