#pragma once
#include <optional>
#include <string>

#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"
#include "handlers/meetings/change_draft.hpp"
#include "storage/branch_repository.hpp"
#include "storage/meeting_repository.hpp"

namespace mungba::handlers::meetings {

inline constexpr std::string_view kCarryJob = "meetings.carry";

/// One step of the talk that ends with a changed meeting ("dời", "sửa", "gửi", "hủy"): reads what was typed, asks what is open, shows the whole, leaves it to
/// the hold. Lives as long as the message that it answers.
class Changing {
public:
    Changing(const usecases::Actor& actor, const Incoming& incoming, Context& context) : actor_(actor), incoming_(incoming), context_(context) {}

    void move(const Command& command);
    void edit(const Command& command);
    void send(const Command& command);
    void cancel(const Command& command);

    /// Answers to questions of the topics "meetings.change.…".
    void answered(const Question& question, const Answer& answer);

private:
    /// The one that is meant, or a question which.
    std::optional<storage::Meeting> only_one(std::vector<storage::Meeting> candidates, Change& change, std::string_view verb);
    std::vector<storage::Meeting> upcoming(core::BranchId branch) const;
    void go_on(Change change);
    bool hour_is_clear(Change& change);
    bool has_reason(Change& change);
    void reason_given(Change change, const Answer& answer);
    void ask_for_reason(const Change& change);
    void offer_other_days(Change change, const storage::Meeting& meeting);
    void propose(Change change);
    void agreed(Change change);
    void ask_in_quiet_hours(const Change& change, const storage::Meeting& meeting);
    void ask_second_person(Change change);
    void second_agreed(Change change);
    void hold(Change change, core::Instant leaves_at);
    void choose(const Question& question, const Answer& answer);
    std::string as_command(std::string_view phrase) const;
    void say(std::string_view text);

    const usecases::Actor& actor_;
    const Incoming& incoming_;
    Context& context_;
};

/// "thôi" within the hold.
void stop_change(const Question& question, const Incoming& incoming, Context& context);

}  // namespace mungba::handlers::meetings
