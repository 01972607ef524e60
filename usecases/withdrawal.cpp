#include "usecases/withdrawal.hpp"

#include "storage/audit_repository.hpp"
#include "storage/people_repository_changes.hpp"

namespace mungba::usecases::withdrawal {
namespace {

void end_link(storage::Connection& connection, const Actor& actor, core::AccountId account, core::Instant now) {
    storage::people::end_account(connection, account, now);
    storage::audit::Entry entry;
    entry.organization = actor.organization;
    entry.actor_kind = "channel";
    entry.source = actor.source;
    entry.action = "account.end";
    entry.object_kind = "person";
    entry.object_id = actor.person.value;
    entry.fields = "account";
    storage::audit::append(connection, entry, now);
}

}  // namespace

Withdrawn erase(storage::Connection& connection,
                const Actor& actor,
                core::PersonId person,
                const storage::ErasureList& list,
                core::Instant now) {
    Withdrawn withdrawn;
    for (const auto& member : storage::people::memberships_of(connection, person, core::local_date(now)))
        withdrawn.seats.push_back({.branch = member.branch, .position = member.position});
    withdrawn.outcome = erasure::erase(connection, actor, person, list, now);
    if (withdrawn.outcome != erasure::Outcome::erased) withdrawn.seats.clear();
    return withdrawn;
}

std::vector<Withdrawn> account_withdrew(storage::Connection& connection,
                                        core::OrganizationId organization,
                                        const core::UserId& user,
                                        const storage::ErasureList& list,
                                        core::Instant now) {
    std::vector<Withdrawn> all;
    for (const auto& person : storage::people::at_account(connection, organization, user)) {
        const Actor actor = actor_for(connection, organization, person.id, core::local_date(now));
        const auto accounts = storage::people::accounts_of(connection, person.id);
        if (accounts.size() <= 1) {
            all.push_back(erase(connection, actor, person.id, list, now));
            continue;
        }
        for (const auto& account : accounts) {
            if (account.user == user) end_link(connection, actor, account.id, now);
        }
    }
    return all;
}

}  // namespace mungba::usecases::withdrawal
