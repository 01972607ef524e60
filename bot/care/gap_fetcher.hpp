#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bot/engine/duty.hpp"
#include "bot/engine/engine.hpp"
#include "core/ports.hpp"
#include "storage/gap_repository.hpp"
#include "storage/group_repository.hpp"
#include "zalo/api.hpp"

namespace mungba::care {

/// Fetches what was missed (reliability P7): after a start, a jump of the clock, an event without its signature or a 503 of ours, the history
/// of every group and private chat is read and joins the inbox by the same door; who came and left is compared with the lists of members. The
/// same is done once an hour without any sign, for an event may be lost on the way without one. Each reading goes back to where the last whole
/// one began. A chat that was read stays so while others are still tried; a gap is open until all of them have been read. Io thread.
class GapFetcher final : public engine::Duty {
public:
    struct Watched {
        core::OrganizationId id;
        core::OaId oa;
    };
    struct Parts {
        boost::asio::io_context& io;
        engine::Engine& engine;
        zalo::Api& api;
        const core::Clock& clock;
        core::Random& random;
        engine::Post post;
    };
    explicit GapFetcher(Parts parts) : parts_(std::move(parts)) {}

    /// At the start, on the writer's connection before its thread runs and before "running" is written down.
    void begin(storage::Connection& connection, const std::vector<Watched>& organizations);
    /// An organization was added.
    void serve(const std::vector<Watched>& organizations);
    /// Events of this organization may be missed just now.
    void trouble(core::OrganizationId organization, storage::Gap::Reason reason);

    void tick() override;
    std::optional<core::Instant> next_due() const override;
    void jumped(core::Instant from, core::Instant to) override;
    void stop() override { stopped_ = true; }

private:
    struct State {
        Watched organization;
        std::optional<core::Instant> due;
        core::Instant look_due;                  // a look without any sign of trouble
        std::optional<core::Instant> looks_since;  // such a look has begun and is not whole yet
        std::map<storage::Gap::Reason, storage::Gap> unwritten;
        core::Instant whole_until;                  // all that was said before has been seen
        std::map<std::string, core::Instant> read;  // sources of the reading under way: read at
        std::map<std::string, int> refusals;        // what the channel refused last, how often in a row
        int found = 0;                              // events that joined by it so far
        int failures = 0;
        std::optional<core::Instant> told_to_wait;
        // of this attempt:
        int failed_in_a_row = 0;
        bool hopeless = false;  // what failed would fail for every source
        bool got_on = false;
        bool under_way = false;
    };
    struct Plan {
        std::vector<storage::Gap> gaps;
        std::vector<storage::ChatGroup> groups;
        core::Instant from;
        core::Instant since;  ///< a source that was read then or later needs no more reading
    };
    /// What is read by itself: what was said in a group, who is in it, or one person's private chat.
    struct Source {
        std::string name;  ///< for the log
        enum class Kind { group, members, person } kind = Kind::group;
        storage::ChatGroup group{};
        core::UserId user{};
    };
    /// One source's events since then, oldest first.
    using Events = zalo::Answer<std::vector<core::Event>>;
    void note(State& state, const storage::Gap& gap, core::Milliseconds wait);
    boost::asio::awaitable<void> fetch(core::OrganizationId id);
    boost::asio::awaitable<Plan> plan(State& state);
    boost::asio::awaitable<bool> read_everything(State& state, Plan plan);
    boost::asio::awaitable<bool> read_chats(State& state, Plan plan, std::vector<Source> sources);
    boost::asio::awaitable<Events> read(core::OaId oa, Source source, core::Instant from);
    /// What stands between us and this source. True if it is to be left out: the channel gives it to us no more.
    bool is_left_out(State& state, const std::string& source, const zalo::Failure& failure);
    boost::asio::awaitable<Events> read_group(core::OaId oa, core::GroupId group, core::Instant from);
    boost::asio::awaitable<Events> read_private(core::OaId oa, core::UserId user, core::Instant from);
    boost::asio::awaitable<zalo::Answer<std::vector<core::UserId>>> who_spoke(core::OaId oa, core::Instant from);
    boost::asio::awaitable<Events> comings_and_goings(core::OaId oa, storage::ChatGroup group);
    /// False if they could not be written down.
    boost::asio::awaitable<bool> join(State& state, std::vector<core::Event> events);
    boost::asio::awaitable<bool> close(Plan plan, int found);

    Parts parts_;
    std::map<core::OrganizationId, State> states_;
    bool stopped_ = false;
};

}  // namespace mungba::care
