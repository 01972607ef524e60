#include <algorithm>

#include "core/text.hpp"
#include "handlers/contract/context.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/schedule/schedule.hpp"
#include "handlers/schedule/texts.hpp"
#include "storage/branch_repository.hpp"
#include "storage/rsvp_repository.hpp"
#include "usecases/audience.hpp"

namespace mungba::handlers::schedule {
namespace {

using storage::Meeting;
using usecases::Actor;

// Nobody plans a meeting further ahead.
constexpr std::chrono::hours kAhead{24 * 400};

/// "sinh hoạt thường kỳ tháng 10": the name without its "buổi".
std::string kind_of(const Meeting& meeting) {
    constexpr std::string_view kOccasion = "buổi ";
    const std::string name = meeting_name(meeting);
    return name.starts_with(kOccasion) ? name.substr(kOccasion.size()) : name;
}

/// A branch that is asked about, and through whom of the account.
struct Asked {
    core::BranchId branch;
    const Actor* as = nullptr;  ///< none in a group
    bool looks_after = false;
};

/// Proposals concern nobody yet; a meeting of the chi ủy only those who sit in it, and its group.
bool concerns(const Meeting& meeting, const Asked& asked, const Incoming& incoming) {
    using domain::MeetingKind;
    using domain::MeetingState;
    if (meeting.state != MeetingState::confirmed && meeting.state != MeetingState::announced) return false;
    if (incoming.place == kCommittee) return true;
    const bool of_committee = meeting.kind == MeetingKind::branch_committee;
    if (asked.as == nullptr || asked.looks_after) return !of_committee;
    return usecases::audience::seat_of(*asked.as, meeting).has_value();
}

std::optional<Meeting> next_of(const Asked& asked, const Incoming& incoming, Context& context) {
    for (Meeting& meeting : storage::meetings::between(context.connection(), asked.branch, context.now(), context.now() + kAhead)) {
        if (concerns(meeting, asked, incoming)) return std::move(meeting);
    }
    return std::nullopt;
}

/// Only what the person said, and in private only.
std::string answer_to(const Meeting& meeting, const Asked& asked, Context& context) {
    if (asked.as == nullptr) return {};
    const auto said = storage::rsvps::find(context.connection(), meeting.id, meeting.revision, asked.as->person, false);
    return said && domain::is_decided(said->answer) ? answer_in_words(said->answer, said->minutes_late) : std::string();
}

std::string line(std::string_view text, const std::string& branch, const Meeting& meeting, const Asked& asked, Context& context) {
    return fill(text,
                {{"chi_bo", branch},
                 {"loai", kind_of(meeting)},
                 {"gio", hour_of(meeting.starts_at)},
                 {"thu", weekday_of(meeting.starts_at)},
                 {"ngay", date_of(meeting.starts_at)},
                 {"noi", core::text::defuse(meeting.venue)},
                 {"tra_loi", answer_to(meeting, asked, context)}});
}

std::vector<Asked> asked_about(const Incoming& incoming) {
    if (!incoming.is_private()) return {{.branch = incoming.branch}};
    std::vector<Asked> all;
    const auto add = [&](Asked one) {
        const bool known = std::any_of(all.begin(), all.end(), [&](const Asked& other) { return other.branch == one.branch; });
        if (!known) all.push_back(one);
    };
    for (const Actor& actor : incoming.actors()) {
        for (const auto& member : actor.memberships) add({.branch = member.branch, .as = &actor});
    }
    for (const Actor& actor : incoming.actors()) {
        for (const auto& held : actor.roles) {
            if (held.role == domain::Role::overseer) add({.branch = held.branch, .as = &actor, .looks_after = true});
        }
    }
    return all;
}

std::string of_all(const std::vector<Asked>& all, const Incoming& incoming, Context& context) {
    std::string lines;
    bool any = false;
    for (const Asked& asked : all) {
        const auto branch = storage::branches::find(context.connection(), asked.branch);
        if (!branch) continue;
        const auto meeting = next_of(asked, incoming, context);
        any = any || meeting;
        lines += meeting ? line(texts::kLine, branch->name, *meeting, asked, context) : fill(texts::kLineNone, {{"chi_bo", branch->name}});
    }
    return any ? std::string(texts::kHead) + lines : std::string(texts::kNone);
}

class ScheduleHandler final : public Handler {
public:
    Info info() const override {
        return {.name = "schedule",
                .commands = {{.phrase = "lịch",
                              .aliases = {},
                              .places = kPrivate | kBranch | kCommittee,
                              .action = usecases::Action::see_schedule,
                              .over_all = true,
                              .help = std::string(texts::kHelp)}},
                .job_kinds = {}};
    }

    /// "lịch họp" is this command as long as neither date nor hour follows.
    bool reads(const Command& command, const Context&) const override {
        return command.folded_arguments.empty() || command.folded_arguments == "hop";
    }

    Claim on_command(const Command&, const Incoming& incoming, Context& context) override {
        const auto all = asked_about(incoming);
        std::string text(texts::kNone);
        if (all.size() == 1) {
            if (const auto meeting = next_of(all.front(), incoming, context))
                text = line(texts::kNext, {}, *meeting, all.front(), context);
        } else if (!all.empty()) {
            text = of_all(all, incoming, context);
        }
        context.reply(incoming.message.chat, "schedule", text);
        return Claim::done;
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<ScheduleHandler>(); }

}  // namespace mungba::handlers::schedule
