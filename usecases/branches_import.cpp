#include "usecases/branches_import.hpp"

#include <algorithm>
#include <set>

#include "storage/branch_repository.hpp"
#include "usecases/branches_file.hpp"
#include "usecases/group_binding.hpp"
#include "usecases/import_cells.hpp"
#include "usecases/roster_changes.hpp"
#include "usecases/roster_match.hpp"

namespace mungba::usecases::branches {
namespace {

using roster::Changes;
using roster::Scene;
using storage::Branch;
using storage::Person;
namespace people = storage::people;
using Kind = storage::ChatGroup::Kind;

template <typename T>
void take(std::string_view column, const std::optional<T>& stated, T& value, Changes& changes) {
    if (!stated || *stated == value) return;
    value = *stated;
    changes.add(column);
}
template <typename T>
void take(std::string_view column,
          const std::optional<T>& stated,
          std::optional<T>& value,
          Changes& changes) {
    if (!stated || stated == value) return;
    value = stated;
    changes.add(column);
}
void take(std::string_view column,
          const std::string& stated,
          std::string& value,
          Changes& changes) {
    if (stated.empty() || stated == value) return;
    value = stated;
    changes.add(column);
}

Branch with_row(Branch branch, const Row& row, Changes& changes) {
    if (is_better_spelling(row.name, branch.name)) {
        changes.add("chi_bo", "chi_bo: " + branch.name + " -> " + row.name);
        branch.name = row.name;
    }
    take("loai_hinh", row.type, branch.type, changes);
    take("co_chi_uy", row.has_committee, branch.has_committee, changes);
    take("buoi", row.session, branch.session, changes);
    take("gio", row.hour, branch.hour, changes);
    take("dia_diem", row.venue, branch.venue, changes);
    take("quy_tac", row.date_preset, branch.date_preset, changes);
    take("to_dang", row.party_groups, branch.party_groups, changes);
    return branch;
}

std::string names_of(const std::vector<Person>& persons) {
    std::string names;
    for (const Person& person : persons) names += (names.empty() ? "" : ", ") + person.name;
    return names.empty() ? "none" : names;
}

class Import {
public:
    Import(const Scene& scene, const std::vector<Row>& rows) : scene_(scene), rows_(rows) {
        for (const Row& row : rows) {
            groups_.add({row.line, row.name, Kind::branch, row.branch_group}, scene.report);
            groups_.add({row.line, row.name, Kind::branch_committee, row.committee_group},
                        scene.report);
        }
    }

    void run() {
        for (const Row& row : rows_) take_row(row);
    }

private:
    void take_row(const Row& row) {
        const auto stored =
            storage::branches::find_by_name(scene_.connection, scene_.organization, row.name);
        Changes changes;
        Branch branch;
        branch.organization = scene_.organization;
        branch.name = row.name;
        branch = with_row(stored.value_or(branch), row, changes);
        if (!stored) {
            branch.id = storage::branches::insert(scene_.connection, branch, scene_.now);
        } else if (branch != *stored) {
            storage::branches::update(scene_.connection, branch);
        }
        bind_groups(row, branch, changes);
        if (!row.overseers.empty()) take_overseers(row, branch, changes);
        tell_subject(scene_.report,
                     {.object = ImportReport::Touched::Object::branch,
                      .id = branch.id.value,
                      .branch = branch.id,
                      .fields = {}},
                     branch.name,
                     !stored,
                     changes.columns,
                     changes.what);
    }

    void bind_groups(const Row& row, const Branch& branch, Changes& changes) {
        for (const auto& wish : groups_.of(row.name)) {
            const auto outcome = bind_group(
                scene_.connection, scene_.organization, branch.id, wish, scene_.now, scene_.report);
            const std::string column(column_of(wish.kind));
            if (outcome == GroupBinding::bound) changes.add(column);
            if (outcome == GroupBinding::replaced) {
                changes.add(column, column + ": in the place of another");
            }
        }
        if (!row.committee_group.empty() && !branch.has_committee) {
            scene_.report.warnings.push_back("line " + std::to_string(row.line) + ": " +
                                             branch.name +
                                             " has a nhom_chi_uy, but co_chi_uy says không");
        }
    }

    void take_overseers(const Row& row, const Branch& branch, Changes& changes) {
        const auto before =
            people::holders(scene_.connection, branch.id, domain::Role::overseer, scene_.today());
        std::set<core::PersonId> stated;
        Changes given;
        for (const std::string& name : row.overseers) {
            const auto person = overseer_named(row, name);
            if (!person) return;
            stated.insert(person->id);
            give_role(scene_, person->id, branch.id, domain::Role::overseer, given);
        }
        for (const Person& person : before) {
            if (stated.contains(person.id)) continue;
            take_role(scene_, person.id, branch.id, domain::Role::overseer, given);
        }
        if (given.columns.empty()) return;
        const auto after =
            people::holders(scene_.connection, branch.id, domain::Role::overseer, scene_.today());
        changes.add("phu_trach", "phu_trach: " + names_of(before) + " -> " + names_of(after));
    }

    /// The person of that name; refused if there is none or it cannot be told which.
    std::optional<Person> overseer_named(const Row& row, const std::string& name) {
        const Refuser refuse{scene_.report, row.line};
        std::vector<Person> all;
        std::vector<Person> own;
        for (const Person& person : people::named(scene_.connection, scene_.organization, name)) {
            if (!is_same_name(name, person.name)) continue;
            all.push_back(person);
            if (roster::is_of_committee(scene_.connection, person.id, scene_.today())) {
                own.push_back(person);
            }
        }
        if (own.size() == 1) return own.front();
        if (all.empty()) {
            refuse("phu_trach",
                   name,
                   "is not known; import the roster first, with this person as cấp ủy viên");
            return std::nullopt;
        }
        if (all.size() > 1) {
            refuse("phu_trach",
                   name,
                   "is the name of several people; give one of them a line in the roster with "
                   "chuc_vu cấp ủy viên and this branch as chi_bo, and leave phu_trach empty");
            return std::nullopt;
        }
        scene_.report.warnings.push_back("line " + std::to_string(row.line) + ": phu_trach " +
                                         name + " is taken for the member of that name");
        return all.front();
    }

    const Scene& scene_;
    const std::vector<Row>& rows_;
    GroupWishes groups_;
};

}  // namespace

ImportReport import(storage::Connection& connection,
                    core::Instant now,
                    core::OrganizationId organization,
                    std::string_view bytes,
                    ImportMode mode) {
    ImportReport report;
    report.mode = mode;
    const Scene scene{connection, organization, now, report};
    const auto rows = without_refused(read_file(bytes, report), report);
    storage::Savepoint savepoint(connection);
    Import(scene, rows).run();
    finish(report, savepoint);
    return report;
}

}  // namespace mungba::usecases::branches
