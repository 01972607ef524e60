#include <algorithm>
#include <set>
#include <stdexcept>

#include "bot/care/await.hpp"
#include "bot/care/gap_fetcher.hpp"
#include "core/log.hpp"
#include "storage/group_member_repository.hpp"
#include "usecases/text_hash.hpp"

namespace mungba::care {
namespace {

namespace asio = boost::asio;

constexpr int kGroupPage = 50;
constexpr int kPrivatePage = 10;
constexpr int kMostPages = 200;
// An answer may be spoilt on its way: an item is called unreadable when it comes so several times.
constexpr int kSurelyOdd = 3;
// More than so many side by side are no items that cannot be read, but a host that answers rubbish.
constexpr int kPassedOverInARow = 3;

/// A page that does not come through is asked for in smaller parts: one item that nobody can read must not hide its neighbours.
bool may_come_in_parts(const zalo::Failure& failure) { return failure.reached && failure.what == zalo::Failure::What::retry; }

/// Pages of a history from the newest to `from`; `ask` asks for one page.
template <typename Ask>
asio::awaitable<zalo::Answer<std::vector<core::Event>>> pages(Ask ask, int page_size, core::Instant from) {
    std::vector<core::Event> events;
    int offset = 0;
    int count = page_size;
    int odd_answers = 0;  // about one item
    int passed_over = 0;  // since something could be read
    for (int page_number = 0; page_number < kMostPages; ++page_number) {
        auto begin = [&](zalo::Done<zalo::HistoryPage> done) { ask(zalo::Slice{offset, count}, std::move(done)); };
        zalo::Answer<zalo::HistoryPage> answer = co_await told<zalo::Answer<zalo::HistoryPage>>(std::ref(begin));
        if (const auto* failure = std::get_if<zalo::Failure>(&answer)) {
            if (count > 1 && may_come_in_parts(*failure)) {
                count = (count + 1) / 2;
                continue;
            }
            if (count == 1 && failure->odd && ++odd_answers < kSurelyOdd) continue;
            if (count == 1 && failure->odd && passed_over < kPassedOverInARow) {
                core::log::warning("an item of the history cannot be read and is passed over", {{"offset", offset}});
                ++offset;
                ++passed_over;
                odd_answers = 0;
                count = page_size;
                continue;
            }
            core::log::warning("history not read", {{"code", failure->code}, {"why", failure->detail}});
            co_return *failure;
        }
        count = page_size;
        odd_answers = passed_over = 0;
        auto& page = std::get<zalo::HistoryPage>(answer);
        bool older = page.received == 0;
        for (zalo::HistoryItem& item : page.items) {
            if (item.event.at < from) {
                older = true;
            } else {
                events.push_back(std::move(item.event));
            }
        }
        offset += static_cast<int>(page.received);
        if (older) break;
    }
    // The order of arrival is the order in which things are done.
    std::stable_sort(events.begin(), events.end(), [](const core::Event& a, const core::Event& b) { return a.at < b.at; });
    co_return events;
}

core::Event change(const core::OaId& oa,
                   const core::GroupId& group,
                   core::GroupMembersChanged::Change what,
                   const core::UserId& user,
                   core::Instant now) {
    const bool came = what == core::GroupMembersChanged::Change::joined;
    core::Event event;
    event.oa = oa;
    event.name = came ? "user_join_group" : "user_out_group";
    event.at = now;
    event.key = usecases::text_hash("listmember " + event.name + " " + oa.value + " " + group.value + " " + user.value + " " +
                                    std::to_string(core::to_ms(now)));
    event.body = core::GroupMembersChanged{.group = group, .change = what, .users = {user}};
    return event;
}

}  // namespace

/// Not a coroutine itself: each reading is one.
asio::awaitable<GapFetcher::Events> GapFetcher::read(core::OaId oa, Source source, core::Instant from) {
    switch (source.kind) {
        case Source::Kind::group: return read_group(std::move(oa), source.group.group_id, from);
        case Source::Kind::members: return comings_and_goings(std::move(oa), std::move(source.group));
        case Source::Kind::person: return read_private(std::move(oa), std::move(source.user), from);
    }
    throw std::logic_error("a source of no kind");
}

asio::awaitable<GapFetcher::Events> GapFetcher::read_group(core::OaId oa, core::GroupId group, core::Instant from) {
    auto ask = [&](zalo::Slice slice, zalo::Done<zalo::HistoryPage> done) {
        parts_.api.group_history(oa, group, slice, std::move(done));
    };
    co_return co_await pages(std::ref(ask), kGroupPage, from);
}

asio::awaitable<GapFetcher::Events> GapFetcher::read_private(core::OaId oa, core::UserId user, core::Instant from) {
    auto ask = [&](zalo::Slice slice, zalo::Done<zalo::HistoryPage> done) {
        parts_.api.private_history(oa, user, slice, std::move(done));
    };
    co_return co_await pages(std::ref(ask), kPrivatePage, from);
}

asio::awaitable<zalo::Answer<std::vector<core::UserId>>> GapFetcher::who_spoke(core::OaId oa, core::Instant from) {
    auto ask = [&](zalo::Slice slice, zalo::Done<zalo::HistoryPage> done) {
        parts_.api.recent_in_private(oa, slice, std::move(done));
    };
    std::set<core::UserId> users;
    // Whoever speaks between two pages moves to the first, which has been read: once more, until nobody new is there.
    for (std::size_t before = 0; users.empty() || users.size() > before;) {
        before = users.size();
        const Events recent = co_await pages(std::ref(ask), kPrivatePage, from);
        if (const auto* failure = std::get_if<zalo::Failure>(&recent)) co_return *failure;
        for (const core::Event& event : std::get<std::vector<core::Event>>(recent)) {
            if (const auto* message = std::get_if<core::Message>(&event.body)) users.insert(message->sender);
            if (const auto* echo = std::get_if<core::Echo>(&event.body)) users.insert(core::UserId{echo->chat.id});
        }
        if (users.empty()) break;
    }
    co_return std::vector<core::UserId>(users.begin(), users.end());
}

asio::awaitable<GapFetcher::Events> GapFetcher::comings_and_goings(core::OaId oa, storage::ChatGroup group) {
    auto begin = [&](zalo::Done<zalo::Listing<zalo::Member>> done) {
        parts_.api.members(oa, group.group_id, {}, std::move(done));
    };
    const auto answer = co_await told<zalo::Answer<zalo::Listing<zalo::Member>>>(std::ref(begin));
    if (const auto* failure = std::get_if<zalo::Failure>(&answer)) {
        core::log::warning("members of a group not read", {{"code", failure->code}, {"why", failure->detail}});
        co_return *failure;
    }
    const auto& listing = std::get<zalo::Listing<zalo::Member>>(answer);
    auto known = std::make_shared<std::set<core::UserId>>();
    auto look = [&](std::function<void(bool)> done) {
        parts_.engine.writer.submit(
            [known, id = group.id](storage::Connection& connection) { *known = storage::group_members::present(connection, id); },
            [this, done](std::exception_ptr failure) { parts_.post([done, failed = failure != nullptr] { done(!failed); }); });
    };
    zalo::Failure not_looked;
    not_looked.what = zalo::Failure::What::retry;
    not_looked.detail = "the stored members could not be read";
    const bool looked = co_await told<bool>(std::ref(look));
    if (!looked) co_return not_looked;

    using Change = core::GroupMembersChanged::Change;
    const core::Instant now = parts_.clock.now();
    std::vector<core::Event> events;
    std::set<core::UserId> present;
    for (const zalo::Member& member : listing.items) {
        if (member.user.value.empty()) continue;  // the OA itself
        present.insert(member.user);
        if (!known->contains(member.user)) events.push_back(change(oa, group.group_id, Change::joined, member.user, now));
    }
    if (!listing.complete) co_return events;  // whoever is missing may still be there
    for (const core::UserId& user : *known) {
        if (!present.contains(user)) events.push_back(change(oa, group.group_id, Change::left, user, now));
    }
    co_return events;
}

}  // namespace mungba::care
