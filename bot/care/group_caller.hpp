#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "bot/engine/duty.hpp"
#include "bot/engine/engine.hpp"
#include "core/ports.hpp"
#include "storage/channel_call_repository.hpp"
#include "zalo/api_types.hpp"

namespace mungba::care {

/// Carries out what features have asked the channel to do with people in groups: invite, let in, turn away, remove. One call at a time; the
/// people of one group and deed go together, and apart if the channel refuses them together. Io thread.
class GroupCaller final : public engine::Duty {
public:
    using Call = std::function<void(storage::ChannelCall::Kind,
                                    const core::OaId&,
                                    const core::GroupId&,
                                    const std::vector<core::UserId>&,
                                    zalo::Done<zalo::Nothing>)>;
    struct Parts {
        engine::Engine& engine;
        const core::Clock& clock;
        core::Random& random;
        engine::Post post;
        Call call;
        int max_attempts = 8;
    };
    explicit GroupCaller(Parts parts) : parts_(std::move(parts)) {}

    /// There may be something new to do.
    void look_soon() { due_ = core::Instant{}; }
    void tick() override;
    std::optional<core::Instant> next_due() const override { return stopped_ || under_way_ ? std::nullopt : due_; }
    void jumped(core::Instant, core::Instant) override { look_soon(); }
    void stop() override { stopped_ = true; }

private:
    using Calls = std::vector<storage::ChannelCall>;
    void next();
    void perform(Calls together);
    void answered(const Calls& calls, const zalo::Answer<zalo::Nothing>& answer);
    void write_down(const Calls& calls, const zalo::Failure* failure);
    void end_round();

    Parts parts_;
    std::vector<Calls> waiting_;
    std::optional<core::Instant> due_ = core::Instant{};
    bool recovered_ = false;
    bool under_way_ = false;
    bool stopped_ = false;
};

}  // namespace mungba::care
