#include "handlers/rollcall/sheets.hpp"

#include <fmt/format.h>

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/notices.hpp"
#include "storage/organization_repository.hpp"

namespace mungba::handlers::rollcall {

std::optional<storage::Meeting> meeting_of(Visit& visit) {
    auto meeting = storage::meetings::find(visit.connection(), core::MeetingId{visit.id("meeting")});
    if (!meeting || meeting->branch != visit.branch()) return std::nullopt;
    return meeting;
}

web::Sheet sheet_of(const storage::Meeting& meeting, const storage::Branch& branch, Visit& visit) {
    const auto organization = storage::organizations::find(visit.connection(), branch.organization);
    const core::LocalDate day = core::local_date(meeting.starts_at);
    web::Sheet sheet;
    if (organization) sheet.body = organization->name;
    sheet.unit = branch.name;
    sheet.place_and_date = fmt::format("Ngày {:02} tháng {:02} năm {}", static_cast<unsigned>(day.day()), static_cast<unsigned>(day.month()), static_cast<int>(day.year()));
    sheet.subtitle = core::text::capitalised(notices::plain_name(meeting.kind, meeting.starts_at));
    return sheet;
}

}  // namespace mungba::handlers::rollcall
