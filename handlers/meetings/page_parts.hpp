#pragma once
#include <string>

#include "handlers/contract/visit.hpp"
#include "handlers/meetings/change_draft.hpp"
#include "storage/branch_repository.hpp"
#include "storage/meeting_repository.hpp"

/// What the pages of meetings are made of. Reads only.
namespace mungba::handlers::meetings {

std::string page_of_meeting(const storage::Meeting& meeting);  ///< its address
/// "dự kiến", "đã thông báo", "chờ ghi hồ sơ" … with its shape.
web::State state_of(const storage::Meeting& meeting, core::Instant now);
web::Steps steps_of(const storage::Meeting& meeting, core::Instant now);
/// Why the meeting is on its day, with the days of the first week; nothing for a meeting that is not the regular one.
std::optional<web::Section> why_of(const storage::Meeting& meeting, const storage::Branch& branch, Visit& visit);
web::Section agenda_of(const storage::Meeting& meeting, Visit& visit);
/// The notice exactly as it goes, to whom, how long; as a panel.
web::Section notice_of(const storage::Meeting& meeting, const storage::Branch& branch, Visit& visit);
/// The answers as counts.
std::optional<web::Section> answers_of(const storage::Meeting& meeting, Visit& visit);

}  // namespace mungba::handlers::meetings
