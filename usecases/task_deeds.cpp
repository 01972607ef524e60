#include "usecases/task_deeds.hpp"

#include <nlohmann/json.hpp>

#include "storage/audit_repository.hpp"
#include "storage/outbox_repository.hpp"
#include "usecases/tasks.hpp"
#include "usecases/text_hash.hpp"

namespace mungba::usecases::tasks {
namespace {

using storage::tasks::End;

void write_audit(storage::Connection& connection, const Actor& actor, const storage::Task& task, std::string action, core::Instant now) {
    storage::audit::append(connection,
                           {.organization = task.organization,
                            .actor_kind = actor.kind == Actor::Kind::person ? "person" : "operator",
                            .actor_id = actor.person.value,
                            .source = actor.source,
                            .action = std::move(action),
                            .branch = task.branch,
                            .object_kind = "task",
                            .object_id = task.id.value,
                            .fields = "state"},
                           now);
}

}  // namespace

Done send_unsent(storage::Connection& connection, const Actor& actor, core::TaskId id, core::EventId cause, core::Instant now) {
    const auto task = storage::tasks::find(connection, id);
    if (!task || task->kind != kUnsent || !is_owed_by(actor, *task)) return Done::gone;
    if (task->due_at && *task->due_at <= now) {
        storage::tasks::close(connection, id, End::dropped, now);
        return Done::too_late;
    }
    const auto details = nlohmann::json::parse(task->details);
    const std::string text = details.at("text");
    storage::outbox::NewMessage message;
    message.organization = task->organization;
    message.message_class = core::OutgoingClass::reminder;
    message.to = {core::ChatKind::group, details.at("group").get<std::string>()};
    message.template_name = details.at("template");
    message.text = text;
    message.cause = cause;
    message.meeting = task->meeting;
    message.idempotency_key = "unsent task=" + std::to_string(id.value);
    message.not_before = now;
    message.useful_until = task->due_at;
    storage::outbox::queue(connection, message, text_hash(text), now);
    storage::tasks::close(connection, id, End::done, now);
    write_audit(connection, actor, *task, "task.send_unsent", now);
    return Done::done;
}

Done mark_read(storage::Connection& connection, const Actor& actor, core::TaskId id, core::Instant now) {
    const auto task = storage::tasks::find(connection, id);
    if (!task || (task->kind != kWord && task->kind != kLate) || !is_owed_by(actor, *task)) return Done::gone;
    storage::tasks::close(connection, id, End::done, now);
    write_audit(connection, actor, *task, "task.read", now);
    return Done::done;
}

bool is_chore(const storage::Task& task) {
    return task.kind == "reminders.prepare" || task.kind == "reminders.documents" || task.kind == "reminders.documents_after";
}

Done finish_chore(storage::Connection& connection, const Actor& actor, core::TaskId id, core::Instant now) {
    const auto task = storage::tasks::find(connection, id);
    if (!task || !is_chore(*task) || !is_owed_by(actor, *task)) return Done::gone;
    storage::tasks::close(connection, id, storage::tasks::End::done, now);
    storage::audit::append(connection,
                           {.organization = task->organization,
                            .actor_kind = "person",
                            .actor_id = actor.person.value,
                            .source = actor.source,
                            .action = "task.finish",
                            .branch = task->branch,
                            .object_kind = "task",
                            .object_id = id.value,
                            .fields = "state"},
                           now);
    return Done::done;
}

}  // namespace mungba::usecases::tasks
