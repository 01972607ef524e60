#include "usecases/outbox_deeds.hpp"

#include "usecases/audit_words.hpp"
#include "usecases/bulletin_sending.hpp"

namespace mungba::usecases::outbox_deeds {
namespace {

using storage::outbox_lists::Line;

void write_audit(storage::Connection& connection, const Actor& actor, const char* action, const Line& line, core::Instant now) {
    auto entry = audit_entry(actor, action);
    entry.branch = line.branch;
    entry.object_kind = "message";
    entry.object_id = line.id.value;
    entry.fields = "state";
    storage::audit::append(connection, entry, now);
}

}  // namespace

std::optional<Line> seen(storage::Connection& connection, const Actor& actor, core::OutgoingId id) {
    auto line = storage::outbox_lists::find(connection, actor.organization, id);
    if (!line || !may(actor, Action::see_outbox, line->branch)) return std::nullopt;
    return line;
}

Outcome try_again(storage::Connection& connection, const Actor& actor, core::OutgoingId id, core::Instant now) {
    const auto line = seen(connection, actor, id);
    if (!line || !may(actor, Action::change_outbox, line->branch)) return Outcome::not_found;
    if (!storage::outbox_lists::revive(connection, id, now)) return Outcome::too_late;
    write_audit(connection, actor, "message.try_again", *line, now);
    return Outcome::done;
}

Outcome cancel(storage::Connection& connection, const Actor& actor, core::OutgoingId id, core::Instant now) {
    const auto line = seen(connection, actor, id);
    if (!line || !may(actor, Action::change_outbox, line->branch)) return Outcome::not_found;
    if (!storage::outbox_lists::cancel(connection, id, now)) return Outcome::too_late;
    write_audit(connection, actor, "message.cancel", *line, now);
    bulletin_sending::taken_back(connection, id, now);
    return Outcome::done;
}

}  // namespace mungba::usecases::outbox_deeds
