#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <map>
#include <optional>
#include <vector>

#include "bot/engine/duty.hpp"
#include "bot/engine/engine.hpp"
#include "core/ports.hpp"
#include "storage/gap_repository.hpp"
#include "storage/group_repository.hpp"
#include "zalo/api.hpp"

namespace mungba::care {

/// Fetches what was missed (reliability P7): after a start, a jump of the clock, an event without its signature or a 503 of ours, the history
/// of every group and private chat is read from there on and joins the inbox by the same door; who came and left is compared with the lists of
/// members. A gap stays open until its history has been read whole. Io thread.
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
        std::map<storage::Gap::Reason, storage::Gap> unwritten;
        int failures = 0;
        bool under_way = false;
    };
    struct Plan {
        std::vector<storage::Gap> gaps;
        std::vector<storage::ChatGroup> groups;
        core::Instant from;
    };
    /// One chat's events since then, oldest first; nothing if they could not be read.
    using Events = std::optional<std::vector<core::Event>>;
    void note(State& state, const storage::Gap& gap, core::Milliseconds wait);
    boost::asio::awaitable<void> fetch(core::OrganizationId id);
    boost::asio::awaitable<Plan> plan(State& state);
    boost::asio::awaitable<std::optional<int>> read_everything(Watched organization, Plan plan);
    boost::asio::awaitable<Events> read_group(core::OaId oa, core::GroupId group, core::Instant from);
    boost::asio::awaitable<Events> read_private(core::OaId oa, core::UserId user, core::Instant from);
    boost::asio::awaitable<std::optional<std::vector<core::UserId>>> who_spoke(core::OaId oa, core::Instant from);
    boost::asio::awaitable<Events> comings_and_goings(core::OaId oa, storage::ChatGroup group);
    boost::asio::awaitable<std::optional<int>> join(core::OrganizationId organization, std::vector<core::Event> events);
    boost::asio::awaitable<bool> close(Plan plan, int found);

    Parts parts_;
    std::map<core::OrganizationId, State> states_;
    bool stopped_ = false;
};

}  // namespace mungba::care
