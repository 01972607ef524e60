#include "usecases/group_binding.hpp"

#include "core/text.hpp"
#include "storage/branch_repository.hpp"

namespace mungba::usecases {
namespace {

using Kind = storage::ChatGroup::Kind;

std::string purpose(Kind kind, const std::string& branch) {
    return std::string(column_of(kind)) + " of " + branch;
}

}  // namespace

std::string_view column_of(Kind kind) {
    switch (kind) {
        case Kind::branch:
            return "nhom_zalo";
        case Kind::branch_committee:
            return "nhom_chi_uy";
        case Kind::secretaries:
            break;
    }
    return "the secretaries' group";
}

void GroupWishes::add(const Wish& wish, ImportReport& report) {
    if (wish.group.empty()) return;
    const Purpose key{core::text::fold(wish.branch), wish.kind};
    const auto [told, is_new] = wishes_.emplace(key, wish);
    if (!is_new && told->second.group != wish.group) {
        report.refuse(wish.line,
                      purpose(wish.kind, wish.branch) + " is another than in line " +
                          std::to_string(told->second.line));
        return;
    }
    const auto [owner, is_first] = by_group_.emplace(wish.group, wish);
    if (is_first) return;
    const Wish& other = owner->second;
    if (other.kind == wish.kind && core::text::fold(other.branch) == key.first) return;
    wishes_.erase(told);
    report.refuse(wish.line,
                  purpose(wish.kind, wish.branch) + " is the same group as " +
                      purpose(other.kind, other.branch) + " in line " + std::to_string(other.line) +
                      "; a group serves one purpose");
}

std::vector<GroupWishes::Wish> GroupWishes::of(const std::string& branch) const {
    std::vector<Wish> list;
    for (const Kind kind : {Kind::branch, Kind::branch_committee}) {
        const auto found = wishes_.find({core::text::fold(branch), kind});
        if (found != wishes_.end()) list.push_back(found->second);
    }
    return list;
}

GroupBinding bind_group(storage::Connection& connection,
                        core::OrganizationId organization,
                        core::BranchId branch,
                        const GroupWishes::Wish& wish,
                        core::Instant now,
                        ImportReport& report) {
    const auto known = storage::groups::find(connection, organization, wish.group);
    if (known && known->state != storage::ChatGroup::State::deleted) {
        if (known->branch == branch && known->kind == wish.kind) return GroupBinding::same;
        const auto other = storage::branches::find(connection, known->branch);
        report.refuse(
            wish.line,
            purpose(wish.kind, wish.branch) + " is bound already as " +
                (other ? purpose(known->kind, other->name) : std::string(column_of(known->kind))) +
                "; a group serves one purpose");
        return GroupBinding::refused;
    }
    const bool had_one = storage::groups::of_branch(connection, branch, wish.kind).has_value();
    storage::groups::bind(connection, organization, branch, wish.kind, wish.group, now);
    return had_one ? GroupBinding::replaced : GroupBinding::bound;
}

}  // namespace mungba::usecases
