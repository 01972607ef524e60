#pragma once
#include <optional>
#include <string>

#include "core/local_time.hpp"
#include "web/form.hpp"

/// Values of the field's kinds as people type them into forms; what does not read stands as an error at its field. Pure.
namespace mungba::handlers {

/// "05/10/2026" or what a browser's date field gives, "2026-10-05"; nothing where it is empty, too.
std::optional<core::LocalDate> read_day(web::Form& form, const web::Values& typed, std::string_view field);
/// "19:30", "7h30": an hour of the day; in a field of hours "7:30" is the morning. Nothing if it is none.
std::optional<core::TimeOfDay> read_clock(std::string_view typed);
/// "0912 345 678" → "0912345678"; empty where it is empty, too.
std::string read_phone(web::Form& form, const web::Values& typed, std::string_view field);
/// "05/10/2026" of an ISO date that is stored; "từ trước đến nay" of the first day of all.
std::string shown_day(std::string_view iso);
/// "05/10/2026 – 20/10/2026", "từ 05/10/2026".
std::string shown_span(std::string_view from, const std::optional<std::string>& until);

}  // namespace mungba::handlers
