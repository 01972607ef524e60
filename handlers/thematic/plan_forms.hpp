#pragma once
#include "handlers/contract/visit.hpp"
#include "storage/thematic_repository.hpp"

/// The forms of a branch's plan. Reads only.
namespace mungba::handlers::thematic {

std::string plan_address(core::BranchId branch);
/// Topic, group, presenter, day of the draft; of a new place in the plan (id 0) the quarter too.
web::Form slot_form(const storage::ThematicSlot& slot, Visit& visit);
web::Form date_form(const storage::ThematicSlot& slot, Visit& visit);
web::Form held_form(const storage::ThematicSlot& slot, Visit& visit);
web::Form result_form(const storage::ThematicSlot& slot, Visit& visit);

}  // namespace mungba::handlers::thematic
