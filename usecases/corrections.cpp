#include "usecases/corrections.hpp"

#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "storage/audit_repository.hpp"
#include "usecases/tasks.hpp"

namespace mungba::usecases::corrections {
namespace {

// A correction is a sentence or two.
constexpr std::size_t kLongest = 500;

void write_audit(storage::Connection& connection, const Actor& actor, const char* action, core::PersonId person, core::BranchId branch, core::Instant now) {
    storage::audit::Entry entry;
    entry.organization = actor.organization;
    entry.actor_id = actor.person.value;
    entry.source = actor.source;
    entry.action = action;
    entry.branch = branch;
    entry.object_kind = "person";
    entry.object_id = person.value;
    entry.fields = "correction";
    storage::audit::append(connection, entry, now);
}

bool has_leader(storage::Connection& connection, core::BranchId branch, core::LocalDate on) {
    return !storage::people::holders(connection, branch, domain::Role::secretary, on).empty() ||
           !storage::people::holders(connection, branch, domain::Role::deputy, on).empty();
}

}  // namespace

Request request_of(const storage::Task& task) {
    const auto details = nlohmann::json::parse(task.details);
    return {.person = core::PersonId{details.at("person").get<std::int64_t>()}, .text = details.at("text")};
}

core::TaskId ask(storage::Connection& connection, const Actor& actor, const std::string& text, core::Instant due, core::Instant now) {
    if (!may(actor, Action::see_own_data, {})) return {};
    const core::BranchId branch = actor.memberships.empty() ? core::BranchId{} : actor.memberships.front().branch;
    const std::string harmless(core::text::cut(core::text::defuse(core::text::trim(text)), kLongest));
    storage::Task task;
    task.organization = actor.organization;
    task.owner = branch && has_leader(connection, branch, core::local_date(now)) ? storage::Task::Owner::secretary : storage::Task::Owner::office;
    task.branch = branch;
    task.kind = kTaskKind;
    task.unique_key = "person=" + std::to_string(actor.person.value) + " at=" + std::to_string(core::to_ms(now));
    task.details = nlohmann::json{{"person", actor.person.value}, {"text", harmless}}.dump(
        -1, ' ', false, nlohmann::json::error_handler_t::replace);
    task.due_at = due;
    const core::TaskId id = storage::tasks::add(connection, task, now);
    write_audit(connection, actor, "correction.ask", actor.person, branch, now);
    return id;
}

std::optional<Request> read(storage::Connection& connection, const Actor& actor, const storage::Task& task, core::Instant now) {
    if (!tasks::is_owed_by(actor, task)) return std::nullopt;
    Request request = request_of(task);
    write_audit(connection, actor, "correction.read", request.person, task.branch, now);
    return request;
}

bool settle(storage::Connection& connection, const Actor& actor, const storage::Task& task, bool corrected, core::Instant now) {
    if (!tasks::is_owed_by(actor, task)) return false;
    const auto end = corrected ? storage::tasks::End::done : storage::tasks::End::dropped;
    if (!storage::tasks::close(connection, task.id, end, now)) return false;
    write_audit(connection, actor, corrected ? "correction.done" : "correction.refuse", request_of(task).person, task.branch, now);
    return true;
}

}  // namespace mungba::usecases::corrections
