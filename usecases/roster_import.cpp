#include "usecases/roster_import.hpp"

#include <algorithm>
#include <deque>
#include <map>

#include "usecases/roster_lists.hpp"
#include "usecases/roster_match.hpp"

namespace mungba::usecases::roster {
namespace {

using domain::Role;
using storage::Person;
namespace people = storage::people;

constexpr const char* kBranchMissing =
    "chi_bo is empty; only văn phòng and cấp ủy viên may leave it out";

/// What the file did to one person, over all lines that mean the same one.
struct Subject {
    core::PersonId person;
    std::string label;
    core::BranchId branch;  ///< 0: of the committee only
    bool is_new = false;
    Changes changes;
};

/// Takes the lines one by one and writes what they state.
class Import {
public:
    Import(const Scene& scene, const std::vector<Row>& rows)
        : scene_(scene), rows_(rows), lists_(scene, rows) {
        for (const Row& row : rows) {
            if (row.is_of_member()) ++namesakes_[{row.branch_key, row.name_key}];
        }
    }

    void run() {
        for (const Row& row : rows_) {
            if (row.is_of_member()) {
                take_member(row, lists_.of(row));
            } else {
                take_of_committee(row);
            }
        }
        lists_.finish();
        tell();
    }

private:
    void take_member(const Row& row, BranchList& list) {
        const bool has_namesake = namesakes_[{row.branch_key, row.name_key}] > 1;
        const Match match = match_member(
            scene_.connection, scene_.organization, row, list.listed, list.taken, has_namesake);
        Subject* subject = subject_of(row, match, row.name + " (" + list.branch.name + ")");
        if (!subject) return;
        subject->branch = list.branch.id;
        list.taken.insert(subject->person);
        take_place(row, list, *subject);
        if (row.role == Role::office) {
            give_role(scene_, subject->person, {}, Role::office, subject->changes);
        } else if (row.office_told) {
            state_branch_office(scene_,
                                subject->person,
                                list.branch.id,
                                row.role,
                                lists_.first_day_in(list),
                                subject->changes);
            warn_of_rights_kept(row, subject->person);
        }
    }

    /// The place in the list, and the status in it.
    void take_place(const Row& row, BranchList& list, Subject& subject) {
        const auto listed = std::ranges::find(
            list.listed, subject.person, [](const auto& entry) { return entry.person.id; });
        if (listed != list.listed.end()) {
            list.in_file.push_back(listed->membership);
            const auto history = people::statuses_of(scene_.connection, listed->membership);
            if (!history.empty()) {
                return state_status(scene_, listed->membership, row, history, subject.changes);
            }
        } else {
            list.in_file.push_back(people::add_membership(
                scene_.connection, subject.person, list.branch.id, 0, scene_.now));
            if (!subject.is_new) subject.changes.add("chi_bo");
        }
        const StatedStatus stated = row.status.value_or(StatedStatus{});
        people::add_status(
            scene_.connection,
            list.in_file.back(),
            {.id = 0,
             .status = stated.status,
             .from = stated.from ? core::format_iso_date(*stated.from) : lists_.first_day_in(list),
             .until = stated.until ? std::optional(core::format_iso_date(*stated.until))
                                   : std::nullopt});
    }

    void warn_of_rights_kept(const Row& row, core::PersonId person) {
        const auto roles = people::roles_of(scene_.connection, person, scene_.today());
        if (std::ranges::find(roles, Role::office, &storage::RoleHeld::role) == roles.end()) return;
        scene_.report.warnings.push_back(
            "line " + std::to_string(row.line) + ": " + row.name +
            " keeps the rights of văn phòng; a line without chi_bo and with đảng viên ends them");
    }

    void take_of_committee(const Row& row) {
        const Match match =
            match_of_committee(scene_.connection, scene_.organization, row, scene_.today());
        const bool may_lose_rights =
            match.outcome == Match::Outcome::known &&
            is_of_committee(scene_.connection, match.person->id, scene_.today());
        if (!row.role && !may_lose_rights) return scene_.report.refuse(row.line, kBranchMissing);
        Subject* subject = subject_of(row, match, row.name);
        if (!subject) return;
        if (!row.role) {
            take_role(scene_, subject->person, {}, Role::office, subject->changes);
        } else if (row.role == Role::office) {
            give_role(scene_, subject->person, {}, Role::office, subject->changes);
        } else if (!row.branch.empty()) {
            const core::BranchId branch = lists_.of(row).branch.id;
            give_role(scene_, subject->person, branch, Role::overseer, subject->changes);
        }
    }

    /// Whom a line means, made if there is nobody; name, dates, telephone and account are taken
    /// over. None if it was refused.
    Subject* subject_of(const Row& row, const Match& match, const std::string& label) {
        if (match.outcome == Match::Outcome::ambiguous) {
            scene_.report.refuse(row.line, match.reason);
            return nullptr;
        }
        const bool is_new = !match.person;
        const Person person = is_new ? make(row) : *match.person;
        const auto [place, is_unseen] = places_.try_emplace(person.id, subjects_.size());
        if (is_unseen) subjects_.push_back({person.id, label, {}, is_new, {}});
        Subject& subject = subjects_[place->second];
        if (!is_new) state_person(scene_, person, row, subject.changes);
        state_account(scene_, person, row, subject.changes);
        if (!match.namesake.empty()) {
            scene_.report.warnings.push_back("line " + std::to_string(row.line) + ": " + row.name +
                                             " is taken for another person than " + match.namesake +
                                             " of the same branch");
        }
        return &subject;
    }

    Person make(const Row& row) {
        Person person;
        person.organization = scene_.organization;
        person.name = row.name;
        person.birth_date = row.birth_date;
        person.phone = row.phone;
        person.consent_on = row.consent_on;
        person.id = people::insert(scene_.connection, person, scene_.now);
        return person;
    }

    void tell() {
        for (const Subject& subject : subjects_) {
            tell_subject(scene_.report,
                         {.object = ImportReport::Touched::Object::person,
                          .id = subject.person.value,
                          .branch = subject.branch,
                          .fields = {}},
                         subject.label,
                         subject.is_new,
                         subject.changes.columns,
                         subject.changes.what);
        }
    }

    const Scene& scene_;
    const std::vector<Row>& rows_;
    BranchLists lists_;
    std::map<std::pair<std::string, std::string>, int> namesakes_;
    std::deque<Subject> subjects_;  // in the order of the file; a deque keeps them where they are
    std::map<core::PersonId, std::size_t> places_;
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
    const auto rows = without_refused(read_file(bytes, scene.today(), report), report);
    storage::Savepoint savepoint(connection);
    Import(scene, rows).run();
    finish(report, savepoint);
    return report;
}

}  // namespace mungba::usecases::roster
