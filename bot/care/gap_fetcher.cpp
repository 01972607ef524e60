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
// Never further back: the channel's history is not read for weeks.
constexpr core::Milliseconds kFurthest{3LL * 24 * 3600 * 1000};

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
    for (const Watched& one : organizations) states_.try_emplace(one.id, State{.organization = one, .due = {}, .unwritten = {}});
}

void GapFetcher::trouble(core::OrganizationId organization, Gap::Reason reason) {
    const auto found = states_.find(organization);
    if (found == states_.end()) return;
    const core::Instant now = parts_.clock.now();
    note(found->second, {.organization = organization, .reason = reason, .from = now, .until = now}, kAfterTrouble);
}

void GapFetcher::jumped(core::Instant from, core::Instant to) {
    for (auto& [id, state] : states_) {
        if (to < from && state.due) state.due = std::min(*state.due, to);
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
        if (state.under_way || !state.due || *state.due > now) continue;
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
    for (const auto& [id, state] : states_) {
        if (!stopped_ && !state.under_way && state.due && (!next || *state.due < *next)) next = state.due;
    }
    return next;
}

asio::awaitable<void> GapFetcher::fetch(core::OrganizationId id) {
    State& state = states_.at(id);
    Plan planned = co_await plan(state);
    if (planned.gaps.empty()) co_return;
    const std::optional<int> found = co_await read_everything(state.organization, planned);
    bool closed = false;
    if (found) closed = co_await close(planned, *found);
    if (closed) {
        state.failures = 0;
        core::log::info("gap filled", {{"oa", state.organization.oa.value}, {"events", *found}});
        co_return;
    }
    state.due = parts_.clock.now() + core::backoff(++state.failures + 3, parts_.random);
    core::log::warning("gap not filled yet: the history could not be read whole",
                       {{"oa", state.organization.oa.value}, {"failures", state.failures}});
}

asio::awaitable<GapFetcher::Plan> GapFetcher::plan(State& state) {
    auto planned = std::make_shared<Plan>();
    auto unwritten = std::exchange(state.unwritten, {});
    auto begin = [&](std::function<void(bool)> done) {
        parts_.engine.writer.submit(
            [this, planned, unwritten, id = state.organization.id](storage::Connection& connection) {
                const core::Instant now = parts_.clock.now();
                for (const auto& [reason, gap] : unwritten) storage::gaps::note(connection, gap, now);
                planned->gaps = storage::gaps::open(connection, id);
                planned->groups = storage::groups::all(connection, id);
                for (const Gap& gap : planned->gaps)
                    planned->from = core::to_ms(planned->from) == 0 ? gap.from : std::min(planned->from, gap.from);
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

asio::awaitable<std::optional<int>> GapFetcher::read_everything(Watched organization, Plan plan) {
    int found = 0;
    for (const storage::ChatGroup& group : plan.groups) {
        if (stopped_) co_return std::nullopt;
        Events said = co_await read_group(organization.oa, group.group_id, plan.from);
        if (!said) co_return std::nullopt;
        Events moved = co_await comings_and_goings(organization.oa, group);
        if (!moved) co_return std::nullopt;
        said->insert(said->end(), std::make_move_iterator(moved->begin()), std::make_move_iterator(moved->end()));
        const std::optional<int> joined = co_await join(organization.id, std::move(*said));
        if (!joined) co_return std::nullopt;
        found += *joined;
    }
    const auto users = co_await who_spoke(organization.oa, plan.from);
    if (!users) co_return std::nullopt;
    for (const core::UserId& user : *users) {
        if (stopped_) co_return std::nullopt;
        Events said = co_await read_private(organization.oa, user, plan.from);
        if (!said) co_return std::nullopt;
        const std::optional<int> joined = co_await join(organization.id, std::move(*said));
        if (!joined) co_return std::nullopt;
        found += *joined;
    }
    co_return found;
}

asio::awaitable<std::optional<int>> GapFetcher::join(core::OrganizationId organization, std::vector<core::Event> events) {
    constexpr std::size_t kAtOnce = 200;
    int found = 0;
    for (std::size_t from = 0; from < events.size(); from += kAtOnce) {
        const auto first = events.begin() + static_cast<std::ptrdiff_t>(from);
        const auto last = events.begin() + static_cast<std::ptrdiff_t>(std::min(events.size(), from + kAtOnce));
        std::vector<core::Event> part(std::make_move_iterator(first), std::make_move_iterator(last));
        auto begin = [&](std::function<void(std::optional<int>)> done) {
            parts_.engine.inbox.submit_history(organization, std::move(part), std::move(done));
        };
        const std::optional<int> joined = co_await told<std::optional<int>>(std::ref(begin));
        if (!joined) co_return std::nullopt;
        found += *joined;
    }
    co_return found;
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
