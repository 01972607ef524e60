#pragma once
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bot/engine/duty.hpp"
#include "bot/engine/engine.hpp"
#include "core/ports.hpp"
#include "domain/days_off.hpp"
#include "storage/gap_repository.hpp"

namespace mungba::care {

/// Looks once an hour for what only a person can mend and nobody else notices: a refresh token that grows old, a webhook that has been silent
/// for a day, packages of groups that end, groups that are disabled, a disk that fills, next year's days off. Raises and clears; telling is the teller's. Io thread.
class AlarmWatch final : public engine::Duty {
public:
    struct Parts {
        engine::Engine& engine;
        const core::Clock& clock;
        engine::Post post;
        const domain::DaysOff& days_off;  ///< read on the writer's thread
        std::string data_folder;
        std::function<void()> raised;  ///< there may be something to tell
    };
    explicit AlarmWatch(Parts parts) : parts_(std::move(parts)) {}

    /// Events came without a signature, or had to be refused. Cleared after a day without.
    void trouble(core::OrganizationId organization, storage::Gap::Reason reason);
    /// A call was refused by `code` in a way that only a person can mend; `chat` is the group, or empty.
    void refused(core::OrganizationId organization, int code, const core::Chat& chat);

    /// The channel has not been reached since then; nothing: it is again. Told after half an hour, for messages wait meanwhile.
    void unreached(core::OrganizationId organization, std::optional<core::Instant> since);
    /// Something was written down that it looks at.
    void look_soon() { due_ = core::Instant{}; }
    void tick() override;
    std::optional<core::Instant> next_due() const override { return stopped_ || under_way_ ? std::nullopt : std::optional(due_); }
    void jumped(core::Instant, core::Instant) override { look_soon(); }
    void stop() override { stopped_ = true; }

private:
    using Trouble = std::pair<core::OrganizationId, const char*>;
    void look(storage::Connection& connection, const std::vector<Trouble>& over) const;
    std::vector<Trouble> troubles_that_are_over();

    Parts parts_;
    std::map<Trouble, core::Instant> troubles_;  // when it was last seen
    std::set<core::OrganizationId> unreached_;   // told so
    core::Instant due_{};
    bool under_way_ = false;
    bool stopped_ = false;
};

}  // namespace mungba::care
