#include "usecases/roster_match.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "usecases/import_cells.hpp"

namespace mungba::usecases::roster {
namespace {

using storage::Person;
using People = std::vector<Person>;
namespace people = storage::people;

Match known(const Person& person) {
    return {.outcome = Match::Outcome::known, .person = person, .reason = {}, .namesake = {}};
}
Match unknown(std::string namesake = {}) {
    return {.outcome = Match::Outcome::unknown,
            .person = std::nullopt,
            .reason = {},
            .namesake = std::move(namesake)};
}
Match ambiguous(std::string reason) {
    return {.outcome = Match::Outcome::ambiguous,
            .person = std::nullopt,
            .reason = std::move(reason),
            .namesake = {}};
}

bool may_be_same(const Row& row, const Person& person) {
    const bool other_birth =
        row.birth_date && person.birth_date && *row.birth_date != *person.birth_date;
    return !other_birth && is_same_name(row.name, person.name);
}

/// More than the name says that it is the same person.
bool is_proven(storage::Connection& connection, const Row& row, const Person& person) {
    if (row.birth_date && row.birth_date == person.birth_date) return true;
    return !row.account.empty() &&
           std::ranges::any_of(people::accounts_of(connection, person.id),
                               [&row](const auto& account) { return account.user == row.account; });
}

/// Those of exactly this spelling, if there are any.
People best_spelled(const Row& row, const People& candidates) {
    People exact;
    for (const Person& person : candidates) {
        if (core::text::fold_keep_accents(row.name) == core::text::fold_keep_accents(person.name)) {
            exact.push_back(person);
        }
    }
    return exact.empty() ? candidates : exact;
}

Match among_listed(const Row& row, const People& candidates, bool has_namesake_in_file) {
    People born_then;
    People birth_unknown;
    for (const Person& person : candidates) {
        if (!person.birth_date) birth_unknown.push_back(person);
        if (row.birth_date && person.birth_date == row.birth_date) born_then.push_back(person);
    }
    if (!row.birth_date) {
        if (candidates.empty()) return unknown();
        if (candidates.size() == 1) return known(candidates.front());
        return ambiguous("the list has " + std::to_string(candidates.size()) + " people named " +
                         row.name + "; give ngay_sinh");
    }
    if (born_then.size() == 1) return known(born_then.front());
    if (birth_unknown.empty() && born_then.empty()) return unknown();
    if (birth_unknown.size() == 1 && born_then.empty() && !has_namesake_in_file) {
        return known(birth_unknown.front());
    }
    return ambiguous(
        "the list has a " + row.name +
        " without ngay_sinh, and it cannot be told which one that is; import first a file with "
        "that one alone, with ngay_sinh");
}

}  // namespace

Match match_member(storage::Connection& connection,
                   core::OrganizationId organization,
                   const Row& row,
                   const std::vector<storage::ListedPerson>& listed,
                   const std::set<core::PersonId>& taken,
                   bool has_namesake_in_file) {
    People candidates;
    std::string namesake;
    for (const auto& entry : listed) {
        if (taken.contains(entry.person.id)) continue;
        if (may_be_same(row, entry.person)) {
            candidates.push_back(entry.person);
        } else if (row.name_key == core::text::fold(entry.person.name)) {
            namesake = entry.person.name;
        }
    }
    Match match = among_listed(row, best_spelled(row, candidates), has_namesake_in_file);
    if (match.outcome != Match::Outcome::unknown) return match;
    // One of the committee's own people may be a member too, if more than the name says so.
    for (const Person& person : people::named(connection, organization, row.name)) {
        if (may_be_same(row, person) && !people::was_ever_member(connection, person.id) &&
            is_proven(connection, row, person)) {
            return known(person);
        }
    }
    return unknown(namesake);
}

bool is_of_committee(storage::Connection& connection,
                     core::PersonId person,
                     core::LocalDate today) {
    const std::string day = core::format_iso_date(today);
    const auto gives_standing = [&day](const storage::RoleSpan& span) {
        const bool is_role =
            span.role == domain::Role::office || span.role == domain::Role::overseer;
        return is_role && (!span.until || *span.until >= day);
    };
    return !people::was_ever_member(connection, person) ||
           std::ranges::any_of(people::role_spans_of(connection, person), gives_standing);
}

Match match_of_committee(storage::Connection& connection,
                         core::OrganizationId organization,
                         const Row& row,
                         core::LocalDate today) {
    People own;
    People proven;
    for (const Person& person : people::named(connection, organization, row.name)) {
        if (!may_be_same(row, person)) continue;
        if (is_of_committee(connection, person.id, today)) own.push_back(person);
        if (is_proven(connection, row, person)) proven.push_back(person);
    }
    own = best_spelled(row, own);
    if (proven.size() == 1) return known(proven.front());
    if (proven.empty() && own.empty()) return unknown();
    if (proven.empty() && own.size() == 1) return known(own.front());
    return ambiguous("there are several people named " + row.name +
                     "; give ngay_sinh, or the zalo_id that is linked");
}

}  // namespace mungba::usecases::roster
