#include "usecases/branch_settings.hpp"

#include "core/text.hpp"
#include "domain/meeting.hpp"
#include "storage/audit_repository.hpp"
#include "usecases/audit_words.hpp"
#include "usecases/fingerprint.hpp"

namespace mungba::usecases::branch_settings {
namespace {

using storage::Branch;
using Outcome = Changed::Outcome;

constexpr std::size_t kLongestName = 100;

template <typename T>
std::string name_if(const std::optional<T>& value) {
    return value ? std::string(domain::name_of(*value)) : std::string();
}

std::vector<Refusal> refusals_of(storage::Connection& connection, const Branch& wanted) {
    std::vector<Refusal> refusals;
    if (core::text::fold(wanted.name).empty()) {
        refusals.push_back({Field::name, Problem::missing});
    } else if (core::text::utf16_length(wanted.name) > kLongestName) {
        refusals.push_back({Field::name, Problem::too_long});
    } else if (const auto same = storage::branches::find_by_name(connection, wanted.organization, wanted.name); same && same->id != wanted.id) {
        refusals.push_back({Field::name, Problem::taken});
    }
    if (core::text::utf16_length(wanted.venue) > domain::kLongestPlace) refusals.push_back({Field::venue, Problem::too_long});
    return refusals;
}

std::string changed_fields(const Branch& before, const Branch& after) {
    std::string fields;
    const auto note = [&](const char* name, bool differs) {
        if (differs) fields += (fields.empty() ? "" : " ") + std::string(name);
    };
    note("name", before.name != after.name);
    note("type", before.type != after.type);
    note("has_committee", before.has_committee != after.has_committee);
    note("session", before.session != after.session);
    note("hour", before.hour != after.hour);
    note("venue", before.venue != after.venue);
    note("date_preset", before.date_preset != after.date_preset);
    note("own_policy", before.own_policy != after.own_policy);
    note("party_groups", before.party_groups != after.party_groups);
    return fields;
}

void write_audit(storage::Connection& connection, const Actor& actor, const Branch& branch, const char* action, std::string fields, core::Instant now) {
    auto entry = audit_entry(actor, action);
    entry.branch = branch.id;
    entry.object_kind = "branch";
    entry.object_id = branch.id.value;
    entry.fields = std::move(fields);
    storage::audit::append(connection, entry, now);
}

}  // namespace

namespace {

std::string in_words(const domain::DatePolicy& policy) {
    std::string words(domain::name_of(policy.direction));
    words += " " + std::to_string(policy.first_day) + " " + std::to_string(policy.last_day);
    for (int kind = 0; kind < domain::kDayOffKinds; ++kind) words += policy.avoid.has(static_cast<domain::DayOffKind>(kind)) ? " 1" : " 0";
    return words;
}

}  // namespace

std::string fingerprint_of(const Branch& branch) {
    return fingerprint({branch.name,
                        name_if(branch.type),
                        branch.has_committee ? "1" : "0",
                        name_if(branch.session),
                        branch.hour ? std::to_string(branch.hour->minutes) : "",
                        branch.venue,
                        std::string(domain::name_of(branch.date_preset)),
                        branch.own_policy ? in_words(*branch.own_policy) : "",
                        branch.party_groups});
}

Changed change(storage::Connection& connection, const Actor& actor, const Branch& wanted, std::string_view seen, core::Instant now) {
    const auto present = storage::branches::find(connection, wanted.id);
    if (!present || present->organization != actor.organization || !may(actor, Action::change_branch, wanted.id))
        return {.outcome = Outcome::not_found};
    Branch after = *present;
    after.session = wanted.session;
    after.hour = wanted.hour;
    after.venue = wanted.venue;
    if (may(actor, Action::arrange_branches, {})) {
        after.name = wanted.name;
        after.type = wanted.type;
        after.has_committee = wanted.has_committee;
        after.date_preset = wanted.date_preset;
        after.own_policy = wanted.own_policy;
        after.party_groups = wanted.party_groups;
    }
    if (after == *present) return {.outcome = Outcome::unchanged, .branch = *present};
    if (seen != fingerprint_of(*present)) return {.outcome = Outcome::changed_meanwhile, .branch = *present};
    auto refusals = refusals_of(connection, after);
    if (!refusals.empty()) return {.outcome = Outcome::refused, .refusals = std::move(refusals), .branch = *present};
    storage::branches::update(connection, after);
    write_audit(connection, actor, after, "branch.change", changed_fields(*present, after), now);
    return {.outcome = Outcome::written, .branch = after};
}

Changed create(storage::Connection& connection, const Actor& actor, const Branch& wanted, core::Instant now) {
    if (!may(actor, Action::arrange_branches, {})) return {.outcome = Outcome::not_found};
    Branch made = wanted;
    made.id = {};
    made.organization = actor.organization;
    auto refusals = refusals_of(connection, made);
    if (!refusals.empty()) return {.outcome = Outcome::refused, .refusals = std::move(refusals), .branch = made};
    made.id = storage::branches::insert(connection, made, now);
    write_audit(connection, actor, made, "branch.create", "name", now);
    return {.outcome = Outcome::written, .branch = made};
}

}  // namespace mungba::usecases::branch_settings
