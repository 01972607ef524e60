#include "usecases/notice_readiness.hpp"

#include <algorithm>

#include "storage/branch_repository.hpp"
#include "storage/group_repository.hpp"
#include "storage/people_repository.hpp"

namespace mungba::usecases {
namespace {

std::vector<std::string> lacks(storage::Connection& connection,
                               const storage::Branch& branch,
                               core::LocalDate today) {
    std::vector<std::string> list;
    const auto secretaries =
        storage::people::holders(connection, branch.id, domain::Role::secretary, today);
    if (secretaries.empty()) list.emplace_back("no secretary");
    if (!branch.hour) list.emplace_back("no usual hour");
    if (branch.venue.empty()) list.emplace_back("no venue");
    const bool linked = std::ranges::any_of(secretaries, [&](const storage::Person& person) {
        return !storage::people::accounts_of(connection, person.id).empty();
    });
    const auto group =
        storage::groups::of_branch(connection, branch.id, storage::ChatGroup::Kind::branch);
    if (!group && !linked) list.emplace_back("no group, and no Zalo account of a secretary");
    return list;
}

}  // namespace

std::vector<UnreadyBranch> branches_without_notice(storage::Connection& connection,
                                                   core::OrganizationId organization,
                                                   core::LocalDate today) {
    std::vector<UnreadyBranch> unready;
    for (const storage::Branch& branch : storage::branches::all(connection, organization)) {
        auto missing = lacks(connection, branch, today);
        if (!missing.empty()) unready.push_back({.name = branch.name, .lacks = std::move(missing)});
    }
    return unready;
}

}  // namespace mungba::usecases
