#pragma once
#include <string>

#include "domain/meeting_date.hpp"

namespace mungba::bot {

/// The dates of a year's regular meetings, a line each: "2026-10  2026-10-05  saturday  announced": month, date ("-" where no day of the first
/// week is left), why not on the 3rd ("-" where it is), on what that stands (announced, law, provisional). Pure, any thread.
std::string calendar_text(int year, const domain::DatePolicy& policy, const domain::DaysOff& days_off);
/// The same as a JSON list, with the reason in words, the choices where no day is left, and what else is known of it.
std::string calendar_json(int year, const domain::DatePolicy& policy, const domain::DaysOff& days_off);

}  // namespace mungba::bot
