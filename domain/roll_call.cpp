#include "domain/roll_call.hpp"

#include "domain/name_table.hpp"

namespace mungba::domain {
namespace {

constexpr NameTable<Attendance, 5> kStates{{{Attendance::present, "present"},
                                            {Attendance::late, "late"},
                                            {Attendance::online, "online"},
                                            {Attendance::absent_excused, "absent_excused"},
                                            {Attendance::absent, "absent"}}};
constexpr NameTable<Grade, 4> kGrades{{{Grade::good, "good"}, {Grade::fair, "fair"}, {Grade::average, "average"}, {Grade::poor, "poor"}}};
constexpr NameTable<Grade, 5> kTyped{{{Grade::good, "tot"}, {Grade::fair, "kha"}, {Grade::average, "trung binh"}, {Grade::average, "tb"}, {Grade::poor, "kem"}}};

}  // namespace

std::string_view name_of(Attendance state) { return name_in(kStates, state); }
std::optional<Attendance> attendance_named(std::string_view name) { return value_in(kStates, name); }
std::string_view name_of(Grade grade) { return name_in(kGrades, grade); }
std::optional<Grade> grade_named(std::string_view name) { return value_in(kGrades, name); }
std::optional<Grade> read_grade(std::string_view folded) { return value_in(kTyped, folded); }

}  // namespace mungba::domain
