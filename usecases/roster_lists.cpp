#include "usecases/roster_lists.hpp"

#include <algorithm>

namespace mungba::usecases::roster {
namespace {

namespace people = storage::people;
using Kind = storage::ChatGroup::Kind;

}  // namespace

BranchLists::BranchLists(const Scene& scene, const std::vector<Row>& rows) : scene_(scene) {
    for (const Row& row : rows) {
        if (row.branch.empty()) continue;
        groups_.add({row.line, row.branch, Kind::branch, row.branch_group}, scene.report);
        groups_.add({row.line, row.branch, Kind::branch_committee, row.committee_group},
                    scene.report);
        if (row.role == domain::Role::branch_committee || !row.committee_group.empty()) {
            with_committee_.insert(row.branch_key);
        }
    }
}

BranchList& BranchLists::of(const Row& row) {
    const auto [place, is_unseen] = lists_.try_emplace(row.branch_key);
    BranchList& list = place->second;
    if (!is_unseen) return list;
    in_order_.push_back(&list);
    const auto found =
        storage::branches::find_by_name(scene_.connection, scene_.organization, row.branch);
    list.is_new = !found;
    list.branch = found ? *found : make(row);
    list.listed = people::listed_in(scene_.connection, list.branch.id);
    return list;
}

storage::Branch BranchLists::make(const Row& row) {
    storage::Branch branch;
    branch.organization = scene_.organization;
    branch.name = row.branch;
    branch.has_committee = with_committee_.contains(row.branch_key);
    branch.id = storage::branches::insert(scene_.connection, branch, scene_.now);
    scene_.report.notes.push_back("branch made: " + branch.name);
    return branch;
}

std::string BranchLists::first_day_in(const BranchList& list) const {
    // A first list tells what has long been so; who comes to a list later comes today.
    return list.is_first() ? std::string(people::kSinceEver)
                           : core::format_iso_date(scene_.today());
}

void BranchLists::finish() {
    for (const BranchList* list : in_order_) {
        order(*list);
        bind_groups(*list);
        warn_of_secretaries(*list);
    }
}

void BranchLists::order(const BranchList& list) {
    const auto missing = std::ranges::count_if(
        list.listed, [&list](const auto& entry) { return !list.taken.contains(entry.person.id); });
    int last = 0;
    for (const auto& entry : list.listed) last = std::max(last, entry.position);
    bool moved = false;
    int place = 0;
    for (const core::MembershipId membership : list.in_file) {
        const auto listed =
            std::ranges::find(list.listed, membership, &storage::ListedPerson::membership);
        const bool is_new = listed == list.listed.end();
        ++place;
        if (missing > 0) {
            // A part of the list says nothing about its order.
            if (is_new) people::set_position(scene_.connection, membership, ++last);
        } else if (is_new || listed->position != place) {
            people::set_position(scene_.connection, membership, place);
            moved = moved || !is_new;
        }
    }
    if (moved)
        scene_.report.notes.push_back(list.branch.name + ": the list takes the file's order");
    if (missing > 0 && !list.in_file.empty()) {
        scene_.report.notes.push_back(list.branch.name + ": " + std::to_string(missing) +
                                      " in the list, not in the file; they stay as they are");
    }
}

void BranchLists::bind_groups(const BranchList& list) {
    for (const auto& wish : groups_.of(list.branch.name)) {
        const std::string what = std::string(column_of(wish.kind)) + " of " + list.branch.name;
        switch (bind_group(scene_.connection,
                           scene_.organization,
                           list.branch.id,
                           wish,
                           scene_.now,
                           scene_.report)) {
            case GroupBinding::bound:
                scene_.report.notes.push_back("group bound: " + what);
                break;
            case GroupBinding::replaced:
                scene_.report.notes.push_back("group bound in the place of another: " + what);
                break;
            case GroupBinding::same:
            case GroupBinding::refused:
                continue;
        }
        scene_.report.touched.push_back({.object = ImportReport::Touched::Object::branch,
                                         .id = list.branch.id.value,
                                         .branch = list.branch.id,
                                         .fields = std::string(column_of(wish.kind))});
    }
    if (!list.is_new) return;
    scene_.report.touched.push_back({.object = ImportReport::Touched::Object::branch,
                                     .id = list.branch.id.value,
                                     .branch = list.branch.id,
                                     .fields = "added"});
}

void BranchLists::warn_of_secretaries(const BranchList& list) {
    const auto secretaries =
        people::holders(scene_.connection, list.branch.id, domain::Role::secretary, scene_.today());
    if (secretaries.size() < 2) return;
    std::string names;
    for (const auto& person : secretaries) names += (names.empty() ? "" : ", ") + person.name;
    scene_.report.warnings.push_back(list.branch.name + " has " +
                                     std::to_string(secretaries.size()) + " secretaries: " + names +
                                     "; a line with another chuc_vu ends one");
}

}  // namespace mungba::usecases::roster
