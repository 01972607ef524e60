#pragma once
#include <string>

#include "storage/audit_repository.hpp"
#include "usecases/access.hpp"

namespace mungba::usecases {

/// The beginning of an audit row: who, from where, what.
inline storage::audit::Entry audit_entry(const Actor& actor, std::string action) {
    storage::audit::Entry entry;
    entry.organization = actor.organization;
    entry.actor_kind = actor.kind == Actor::Kind::person ? "person" : actor.kind == Actor::Kind::clock ? "clock" : "operator";
    entry.actor_id = actor.person.value;
    entry.source = actor.source;
    entry.action = std::move(action);
    return entry;
}

}  // namespace mungba::usecases
