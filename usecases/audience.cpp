#include "usecases/audience.hpp"

#include <algorithm>
#include <set>

#include "storage/group_repository.hpp"

namespace mungba::usecases::audience {
namespace {

using domain::MeetingKind;
using domain::Role;
using storage::ChatGroup;

constexpr Role kCommitteeRoles[] = {Role::secretary, Role::deputy, Role::branch_committee};

std::set<core::PersonId> committee_of(storage::Connection& connection,
                                      core::BranchId branch,
                                      core::LocalDate on) {
    std::set<core::PersonId> people;
    for (const Role role : kCommitteeRoles) {
        for (const auto& person : storage::people::holders(connection, branch, role, on))
            people.insert(person.id);
    }
    return people;
}

std::optional<core::Chat> working_group(storage::Connection& connection,
                                        core::BranchId branch,
                                        ChatGroup::Kind kind) {
    const auto group = storage::groups::of_branch(connection, branch, kind);
    if (!group || group->state != ChatGroup::State::active) return std::nullopt;
    return core::Chat{core::ChatKind::group, group->group_id.value};
}

}  // namespace

bool has_committee(storage::Connection& connection,
                   const storage::Branch& branch,
                   core::LocalDate on) {
    return branch.has_committee ||
           storage::groups::of_branch(connection, branch.id, ChatGroup::Kind::branch_committee) ||
           !storage::people::holders(connection, branch.id, Role::branch_committee, on).empty();
}

std::vector<storage::Member> invited(storage::Connection& connection,
                                     core::BranchId branch,
                                     MeetingKind kind,
                                     core::LocalDate on) {
    std::vector<storage::Member> members = storage::people::members_of(connection, branch, on);
    std::erase_if(members, [](const auto& member) { return !domain::is_invited(member.status); });
    if (kind == MeetingKind::branch_committee) {
        const auto committee = committee_of(connection, branch, on);
        std::erase_if(members,
                      [&](const auto& member) { return !committee.contains(member.person); });
    }
    return members;
}

std::vector<storage::Member> counted(storage::Connection& connection,
                                     const storage::Meeting& meeting) {
    auto members =
        invited(connection, meeting.branch, meeting.kind, core::local_date(meeting.starts_at));
    std::erase_if(members,
                  [](const auto& member) { return !domain::counts_for_attendance(member.status); });
    return members;
}

std::optional<storage::Member> seat_of(const Actor& actor, const storage::Meeting& meeting) {
    if (!may(actor, Action::answer_for_self, meeting.branch)) return std::nullopt;
    if (meeting.kind == MeetingKind::branch_committee) {
        const bool sits =
            std::any_of(actor.roles.begin(), actor.roles.end(), [&](const auto& held) {
                return held.branch == meeting.branch &&
                       std::find(std::begin(kCommitteeRoles),
                                 std::end(kCommitteeRoles),
                                 held.role) != std::end(kCommitteeRoles);
            });
        if (!sits) return std::nullopt;
    }
    for (const storage::Member& member : actor.memberships) {
        if (member.branch == meeting.branch) return member;
    }
    return std::nullopt;
}

std::optional<core::Chat> group_for(storage::Connection& connection,
                                    core::BranchId branch,
                                    MeetingKind kind) {
    return working_group(connection,
                         branch,
                         kind == MeetingKind::branch_committee ? ChatGroup::Kind::branch_committee
                                                               : ChatGroup::Kind::branch);
}

}  // namespace mungba::usecases::audience
