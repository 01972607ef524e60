#pragma once
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>

#include "core/clock.hpp"
#include "core/event.hpp"

namespace mungba::handlers {

/// What keeps the bot from saying too much: limits on answers (reliability.md §7) and lines that
/// are said at most once in a while. In memory: after a restart it begins anew, which costs a line
/// at most. Writer's thread only.
class Restraint {
public:
    static constexpr std::size_t kAnswersPerUser = 20;  ///< in a minute
    static constexpr std::size_t kAnswersPerGroup = 60;

    /// May one more answer be given to this speaker in this chat? Counts it if so.
    bool may_answer(const core::Chat& chat, const core::UserId& speaker, core::Instant now);
    /// When the next answer may be given, if none may be given now.
    std::optional<core::Instant> free_at(const core::Chat& chat,
                                         const core::UserId& speaker,
                                         core::Instant now) const;
    /// True if nothing was said under this key during `span`; notes it if so.
    bool first_in(const std::string& key, core::Milliseconds span, core::Instant now);

private:
    void forget_old(core::Instant now);

    std::unordered_map<std::string, std::deque<core::Instant>> answers_;
    std::unordered_map<std::string, core::Instant> said_until_;
    core::Instant next_sweep_{};
};

}  // namespace mungba::handlers
