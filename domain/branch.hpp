#pragma once
#include <optional>
#include <string_view>

namespace mungba::domain {

/// What kind of unit a branch belongs to; chooses agenda and bulletins. Source: domain.md §1.1.
enum class BranchType {
    residential,
    agency,
    public_service,
    state_enterprise,
    private_enterprise,
    armed_forces,
    student
};
/// The usual part of the day of a branch's meetings.
enum class Session { morning, afternoon, evening };
/// How the date of the regular meeting is found (domain.md §4.5).
enum class DatePreset { standard, residential };

/// What the database and exports write: "public_service", "evening", "standard" … (the command
/// line's `default` is read as standard).
std::string_view name_of(BranchType type);
std::string_view name_of(Session session);
std::string_view name_of(DatePreset preset);
std::optional<BranchType> branch_type_named(std::string_view name);
std::optional<Session> session_named(std::string_view name);
std::optional<DatePreset> date_preset_named(std::string_view name);

/// Read the columns `loai_hinh` ("tổ dân phố", "thôn", "cơ quan", "sự nghiệp", "doanh nghiệp nhà
/// nước", …), `buoi` ("sáng", "chiều", "tối") and `quy_tac` ("mặc định", "dân cư") of the branches'
/// file, any accents, case and spaces; nothing if it is none of the words. An empty `quy_tac` is
/// the standard.
std::optional<BranchType> read_branch_type(std::string_view text);
std::optional<Session> read_session(std::string_view text);
std::optional<DatePreset> read_date_preset(std::string_view text);

}  // namespace mungba::domain
