#pragma once
#include <deque>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "bot/engine/duty.hpp"
#include "bot/engine/engine.hpp"
#include "core/ports.hpp"
#include "storage/group_package_repository.hpp"
#include "zalo/api_types.hpp"

namespace mungba::care {

/// Asks the channel once a day about each group: whether it is enabled, when its package ends, when it will be dissolved; once an hour about
/// those that are in trouble, so that a renewal is seen soon. Writes it down; alarms are the alarm watch's. Io thread.
class GroupWatch final : public engine::Duty {
public:
    using Ask = std::function<void(const core::OaId&, const core::GroupId&, zalo::Done<zalo::GroupDetail>)>;
    struct Parts {
        engine::Engine& engine;
        const core::Clock& clock;
        engine::Post post;
        Ask ask;
        std::function<void()> changed;  ///< a round has ended in which something was told
        std::function<void(core::OrganizationId)> found_new;  ///< a group was asked about for the first time: nobody knows its members
    };
    explicit GroupWatch(Parts parts) : parts_(std::move(parts)) {}

    /// Groups or organizations may have come: the next round begins at once.
    void look_soon() { due_ = core::Instant{}; }
    void tick() override;
    std::optional<core::Instant> next_due() const override { return stopped_ || under_way_ ? std::nullopt : std::optional(due_); }
    void jumped(core::Instant, core::Instant) override { look_soon(); }
    void stop() override { stopped_ = true; }

private:
    struct Question {
        core::OrganizationId organization;
        core::OaId oa;
        storage::group_packages::ToAsk group;
    };
    void begin_round();
    void next();
    void answered(const Question& question, const zalo::Answer<zalo::GroupDetail>& answer);
    void pass_over(const core::OaId& oa);
    void end_round();

    Parts parts_;
    std::deque<Question> questions_;
    core::Instant due_{};
    bool told_ = false;  // in this round
    bool under_way_ = false;
    bool stopped_ = false;
};

}  // namespace mungba::care
