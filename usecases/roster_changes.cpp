#include "usecases/roster_changes.hpp"

#include <algorithm>

#include "usecases/import_cells.hpp"

namespace mungba::usecases::roster {
namespace {

using domain::Role;
namespace people = storage::people;

bool is_branch_office(Role role) {
    return role == Role::secretary || role == Role::deputy || role == Role::branch_committee;
}

bool holds_on(const storage::RoleSpan& span, const std::string& day) {
    return span.from <= day && (!span.until || *span.until >= day);
}

/// The roles of a person in a branch (0: in none) that hold today. One that was handed over for
/// later is not touched.
std::vector<storage::RoleSpan> roles_today(const Scene& scene,
                                           core::PersonId person,
                                           core::BranchId branch) {
    const std::string day = core::format_iso_date(scene.today());
    std::vector<storage::RoleSpan> list;
    for (const auto& span : people::role_spans_of(scene.connection, person)) {
        if (span.branch == branch && holds_on(span, day)) list.push_back(span);
    }
    return list;
}

void add_role(const Scene& scene,
              core::PersonId person,
              core::BranchId branch,
              Role role,
              std::string_view first_day) {
    people::add_role(scene.connection,
                     person,
                     {.id = 0,
                      .role = role,
                      .branch = branch,
                      .from = std::string(first_day),
                      .until = std::nullopt});
}

}  // namespace

void Changes::add(std::string_view column, std::string text) {
    columns.emplace_back(column);
    what.push_back(text.empty() ? std::string(column) : std::move(text));
}

void state_person(const Scene& scene,
                  const storage::Person& person,
                  const Row& row,
                  Changes& changes) {
    storage::Person stated = person;
    if (is_better_spelling(row.name, person.name)) {
        stated.name = row.name;
        changes.add("ho_ten", "ho_ten: " + person.name + " -> " + row.name);
    }
    if (row.birth_date && row.birth_date != person.birth_date) {
        stated.birth_date = row.birth_date;
        changes.add("ngay_sinh");
    }
    if (!row.phone.empty() && row.phone != person.phone) {
        stated.phone = row.phone;
        changes.add("dien_thoai");
    }
    // What was agreed to in chat needs no paper.
    if (row.consent_on && row.consent_on != person.consent_on && !person.consented_in_chat) {
        stated.consent_on = row.consent_on;
        changes.add("dong_y");
    }
    if (stated != person) people::update(scene.connection, stated);
}

void state_account(const Scene& scene,
                   const storage::Person& person,
                   const Row& row,
                   Changes& changes) {
    if (row.account.empty()) return;
    const auto live = people::accounts_of(scene.connection, person.id);
    const auto is_it = [&row](const storage::Account& account) {
        return account.user == row.account;
    };
    if (std::ranges::any_of(live, is_it)) return;
    for (const auto& other :
         people::at_account(scene.connection, scene.organization, row.account)) {
        scene.report.warnings.push_back("line " + std::to_string(row.line) + ": the zalo_id of " +
                                        row.name + " is that of " + other.name +
                                        " too; right if the two share a telephone");
    }
    for (const auto& account : live) people::end_account(scene.connection, account.id, scene.now);
    people::link_account(scene.connection, scene.organization, person.id, row.account, scene.now);
    changes.add("zalo_id", live.empty() ? "zalo_id" : "zalo_id: another one, the former is ended");
}

void state_status(const Scene& scene,
                  core::MembershipId membership,
                  const Row& row,
                  const std::vector<storage::StatusSpan>& history,
                  Changes& changes) {
    if (!row.status) return;
    const auto outcome = usecases::state_status(history, *row.status, scene.today());
    if (const auto* conflict = std::get_if<StatusConflict>(&outcome)) {
        scene.report.refuse(row.line, conflict->reason);
        return;
    }
    const auto& change = std::get<StatusChange>(outcome);
    if (change.what.empty()) return;
    for (const auto& span : change.redated) people::set_status_days(scene.connection, span);
    for (const auto id : change.removed) people::remove_status(scene.connection, id);
    if (change.begun) people::add_status(scene.connection, membership, *change.begun);
    changes.add("tinh_trang", change.what);
}

void state_branch_office(const Scene& scene,
                         core::PersonId person,
                         core::BranchId branch,
                         std::optional<Role> office,
                         std::string_view first_day,
                         Changes& changes) {
    bool held = false;
    std::optional<Role> former;
    for (const auto& span : roles_today(scene, person, branch)) {
        if (!is_branch_office(span.role)) continue;
        if (office == span.role) {
            held = true;
            continue;
        }
        former = span.role;
        people::end_role(scene.connection, span, scene.today());
    }
    const bool is_new = office && !held;
    if (is_new) add_role(scene, person, branch, *office, first_day);
    if (!is_new && !former) return;
    changes.add("chuc_vu",
                "chuc_vu: " + std::string(word_of(former)) + " -> " + std::string(word_of(office)));
}

void give_role(
    const Scene& scene, core::PersonId person, core::BranchId branch, Role role, Changes& changes) {
    const auto held = roles_today(scene, person, branch);
    if (std::ranges::find(held, role, &storage::RoleSpan::role) != held.end()) return;
    const bool is_first = scene.first_here->contains({branch.value, role}) ||
                          !people::was_ever_held(scene.connection, scene.organization, branch, role);
    if (is_first) scene.first_here->insert({branch.value, role});
    add_role(scene,
             person,
             branch,
             role,
             is_first ? std::string(people::kSinceEver) : core::format_iso_date(scene.today()));
    changes.add("chuc_vu", "chuc_vu: " + std::string(word_of(role)));
}

bool take_role(
    const Scene& scene, core::PersonId person, core::BranchId branch, Role role, Changes& changes) {
    bool held = false;
    for (const auto& span : roles_today(scene, person, branch)) {
        if (span.role != role) continue;
        held = true;
        people::end_role(scene.connection, span, scene.today());
    }
    if (held) changes.add("chuc_vu", "chuc_vu: no longer " + std::string(word_of(role)));
    return held;
}

}  // namespace mungba::usecases::roster
