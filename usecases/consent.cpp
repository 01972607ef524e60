#include "usecases/consent.hpp"

#include <string>

#include "storage/audit_repository.hpp"
#include "storage/consent_repository.hpp"

namespace mungba::usecases::consent {
namespace {

namespace consents = storage::consents;

void write_audit(storage::Connection& connection, const Actor& actor, const char* action, const char* fields, core::Instant now) {
    storage::audit::Entry entry;
    entry.organization = actor.organization;
    entry.actor_id = actor.person.value;
    entry.source = actor.source;
    entry.action = action;
    entry.object_kind = "person";
    entry.object_id = actor.person.value;
    entry.fields = fields;
    storage::audit::append(connection, entry, now);
}

bool may_tell(storage::Connection& connection, const Actor& actor) {
    return may(actor, Action::see_own_data, {}) && consents::find(connection, actor.person);
}

}  // namespace

bool needs_asking(storage::Connection& connection, core::PersonId person) {
    const auto consent = consents::find(connection, person);
    return consent && consent->is_listed && !consent->on && !consent->asked_at;
}

void asked(storage::Connection& connection, const Actor& actor, core::Instant now) {
    consents::set_asked(connection, actor.person, now);
    write_audit(connection, actor, "consent.ask", "consent_asked_at", now);
}

bool was_refused(storage::Connection& connection, core::PersonId person) {
    const auto consent = consents::find(connection, person);
    return consent && consent->was_refused();
}

bool agree(storage::Connection& connection, const Actor& actor, std::string_view text_version, core::Instant now) {
    if (!may_tell(connection, actor)) return false;
    consents::agree(connection, actor.person, core::local_date(now), text_version);
    write_audit(connection, actor, "consent.give", "consent_on consent_way consent_text_version", now);
    return true;
}

bool refuse(storage::Connection& connection, const Actor& actor, core::Instant now) {
    if (!may_tell(connection, actor)) return false;
    consents::refuse(connection, actor.person, now);
    write_audit(connection, actor, "consent.refuse", "consent_refused_at", now);
    return true;
}

}  // namespace mungba::usecases::consent
