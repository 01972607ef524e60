#pragma once
#include <optional>
#include <string_view>

namespace mungba::domain {

/// What the secretary recorded of one member; never what a member said (domain.md §1.2). Nobody is recorded absent by silence.
enum class Attendance { present, late, online, absent_excused, absent };
/// Came, in whatever way: the numerator of the rate (domain.md §3.4).
constexpr bool attended(Attendance state) { return state == Attendance::present || state == Attendance::late || state == Attendance::online; }

/// As the branch itself has voted; typed, never computed (domain.md §3.3).
enum class Grade { good, fair, average, poor };

std::string_view name_of(Attendance state);
std::optional<Attendance> attendance_named(std::string_view name);
std::string_view name_of(Grade grade);
std::optional<Grade> grade_named(std::string_view name);
/// "tot", "kha", "trung binh", "kem" as a whole folded text.
std::optional<Grade> read_grade(std::string_view folded);

}  // namespace mungba::domain
