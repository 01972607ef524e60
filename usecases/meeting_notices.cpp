#include "usecases/meeting_notices.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "storage/audit_repository.hpp"
#include "storage/outbox_repository.hpp"
#include "usecases/budget.hpp"
#include "usecases/text_hash.hpp"

namespace mungba::usecases::meeting_notices {
namespace {

using domain::MeetingKind;
using storage::Meeting;

// No meeting lasts longer, so what began before cannot be in the way.
constexpr std::chrono::hours kLongest{24};

bool are_two_parts(MeetingKind one, MeetingKind other) {
    return (one == MeetingKind::regular && other == MeetingKind::thematic) || (one == MeetingKind::thematic && other == MeetingKind::regular);
}

bool queue_one(storage::Connection& connection,
               const Meeting& meeting,
               const meetings::Notice& notice,
               std::string_view template_name,
               const std::string& text,
               core::OutgoingClass message_class,
               const domain::RulePack& rules,
               core::Instant now) {
    const bool has_room = budget::has_room(connection, rules, meeting.organization, notice.to, notice.leaves_at);
    const auto row = storage::outbox::queue(
        connection,
        {.organization = meeting.organization,
         .message_class = message_class,
         .to = notice.to,
         .template_name = std::string(template_name),
         .text = text,
         .started_by_bot = has_room && message_class != core::OutgoingClass::urgent,
         .cause = {},
         .meeting = meeting.id,
         .idempotency_key = fmt::format("meeting={} rev={} {}", meeting.id.value, meeting.revision, template_name) +
                            (notice.key.empty() ? "" : " " + notice.key),
         .not_before = notice.leaves_at,
         .useful_until = meeting.starts_at},
        text_hash(text),
        now);
    return static_cast<bool>(row);
}

}  // namespace

bool queue(storage::Connection& connection,
           const Meeting& meeting,
           const meetings::Notice& notice,
           core::OutgoingClass message_class,
           const domain::RulePack& rules,
           core::Instant now) {
    if (!notice.head.empty()) queue_one(connection, meeting, notice, notice.template_name + ".head", notice.head, message_class, rules, now);
    return queue_one(connection, meeting, notice, notice.template_name, notice.text, message_class, rules, now);
}

int take_back(storage::Connection& connection, core::MeetingId meeting, core::Instant now) {
    constexpr std::array kWords{"M1", "M1.date", "M2", "M2.open", "M3", "M4", "M5", "M6", "M6b", "M8", "M9", "M10", "M13", "M16", "M17"};
    int taken = 0;
    for (const std::string word : kWords) {
        taken += storage::outbox::cancel_of_meeting(connection, meeting, word, now);
        taken += storage::outbox::cancel_of_meeting(connection, meeting, word + ".forward", now);
        storage::outbox::cancel_of_meeting(connection, meeting, word + ".forward.head", now);
    }
    return taken;
}

std::optional<Meeting> in_the_slot(storage::Connection& connection,
                                   core::BranchId branch,
                                   MeetingKind kind,
                                   core::Instant starts_at,
                                   int minutes,
                                   core::MeetingId except) {
    const core::Instant end = starts_at + std::chrono::minutes{minutes};
    for (Meeting& other : storage::meetings::between(connection, branch, starts_at - kLongest, end)) {
        if (other.id == except || are_two_parts(kind, other.kind)) continue;
        if (other.starts_at + std::chrono::minutes{other.planned_minutes} > starts_at) return std::move(other);
    }
    return std::nullopt;
}

void write_audit(storage::Connection& connection,
                 const Actor& actor,
                 std::string action,
                 core::BranchId branch,
                 core::MeetingId meeting,
                 std::string fields,
                 core::Instant now) {
    storage::audit::append(connection,
                           {.organization = actor.organization,
                            .actor_kind = actor.kind == Actor::Kind::clock ? "clock" : "person",
                            .actor_id = actor.person.value,
                            .source = actor.source,
                            .action = std::move(action),
                            .branch = branch,
                            .object_kind = "meeting",
                            .object_id = meeting.value,
                            .fields = std::move(fields)},
                           now);
}

}  // namespace mungba::usecases::meeting_notices
