#pragma once
#include "handlers/contract/visit.hpp"
#include "storage/branch_repository.hpp"
#include "storage/meeting_repository.hpp"

/// One meeting as a page, and what a secretary does there: the same deeds as by chat, shown whole before they are done.
namespace mungba::handlers::meetings {

web::Page meeting_page(const storage::Meeting& meeting, const storage::Branch& branch, Visit& visit);
/// A POST of that page: a first one shows what would be said and to whom, the one with `dong-y` does it.
web::Page carry_out_form(const storage::Meeting& meeting, const storage::Branch& branch, Visit& visit);

}  // namespace mungba::handlers::meetings
