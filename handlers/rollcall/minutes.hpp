#pragma once
#include <string>

#include "handlers/contract/context.hpp"
#include "storage/branch_repository.hpp"
#include "storage/meeting_repository.hpp"

namespace mungba::handlers::rollcall {

/// The head of the minutes (domain.md §3.4): who belongs, who came, who was absent with which reason, when it began and ended, the grade that was voted. With names and
/// reasons: for the secretary, 1:1. Reads only; throws StorageError.
std::string minutes_head(const storage::Meeting& meeting, const storage::Branch& branch, Context& context);

/// The month of "3/2026", "tháng 3", "thang 3 nam 2026" as "2026-03"; the last such month that has begun where no year is typed. Empty if it is none.
std::string read_month(std::string_view folded, core::LocalDate today);

}  // namespace mungba::handlers::rollcall
