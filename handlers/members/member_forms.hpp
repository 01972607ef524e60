#pragma once
#include <string>

#include "handlers/contract/visit.hpp"
#include "usecases/members.hpp"

/// The forms of one member's page.
namespace mungba::handlers::members {

std::string address_of(core::BranchId branch, core::MembershipId membership);
web::Form person_form(const usecases::members::Whole& whole, bool arranges);
web::Form status_form(const usecases::members::Whole& whole, bool arranges);
web::Form role_form(const usecases::members::Whole& whole);
web::Form position_form(const usecases::members::Whole& whole);

}  // namespace mungba::handlers::members
