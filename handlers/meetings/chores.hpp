#pragma once
#include <optional>

#include "handlers/contract/visit.hpp"
#include "storage/branch_repository.hpp"
#include "storage/meeting_repository.hpp"

/// What is left to do around a meeting, on its page: what somebody does elsewhere and says is done, and whether it was held. And the form of the year.
namespace mungba::handlers::meetings {

/// Nothing where nothing is left, or where it is another's.
std::optional<web::Section> chores_of(const storage::Meeting& meeting, Visit& visit);
/// The roll and the sheets of the meeting, for those who may see them; nothing else.
std::optional<web::Section> papers_of(const storage::Meeting& meeting, Visit& visit);
/// A POST of those buttons; nothing if it is none of them.
std::optional<web::Page> do_chore(const storage::Meeting& meeting, Visit& visit);

/// The monthly notice as it goes in a silent month, to be approved for a year; on the page of the branch's meetings.
std::optional<web::Section> form_of_year(const storage::Branch& branch, Visit& visit);
web::Page approve_form(Visit& visit);

}  // namespace mungba::handlers::meetings
