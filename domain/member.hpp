#pragma once
#include <optional>
#include <string_view>

namespace mungba::domain {

/// A member's standing in a branch, for a time. Source: domain.md §1.1.
enum class MemberStatus {
    official,
    probationary,
    exempt,
    temp_exempt,
    suspended,
    temp_in,
    temp_out
};

/// An office in a branch or over branches. Who has none is a plain member.
enum class Role { secretary, deputy, branch_committee, overseer, office };

/// What the database and exports write: "official", "temp_in", "branch_committee" …
std::string_view name_of(MemberStatus status);
std::string_view name_of(Role role);
std::optional<MemberStatus> member_status_named(std::string_view name);
std::optional<Role> role_named(std::string_view name);

/// Reads `tinh_trang` / `chuc_vu` of the roster (any accents and case); nothing if it is none of
/// the words. "đảng viên", and an empty cell, give no role: `known` and no role.
std::optional<MemberStatus> read_member_status(std::string_view text);
struct ReadRole {
    bool known = false;
    std::optional<Role> role;
};
ReadRole read_role(std::string_view text);

/// Who is asked whether they come, and counts in the denominator of a meeting (domain.md §3.4).
constexpr bool counts_for_attendance(MemberStatus status) {
    return status == MemberStatus::official || status == MemberStatus::probationary ||
           status == MemberStatus::temp_in;
}
/// Who is invited and hears notices: all but the suspended and those who meet elsewhere.
constexpr bool is_invited(MemberStatus status) {
    return status != MemberStatus::suspended && status != MemberStatus::temp_out;
}

}  // namespace mungba::domain
