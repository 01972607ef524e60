#include "usecases/bulletin_marks.hpp"

#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "storage/audit_repository.hpp"
#include "storage/bulletin_delivery_repository.hpp"
#include "storage/bulletin_search_repository.hpp"
#include "storage/media_repository.hpp"
#include "storage/task_repository.hpp"
#include "usecases/bulletin_sending.hpp"

namespace mungba::usecases::bulletin_marks {
namespace {

namespace deliveries = storage::bulletin_deliveries;

/// A task that was done may be owed again: the key has the moment.
std::string key_of(core::BulletinId id, core::Instant now) { return "bulletin=" + std::to_string(id.value) + " at=" + std::to_string(core::to_ms(now)); }

}  // namespace

void by_clock(storage::Connection& connection, core::OrganizationId organization, std::string_view action, core::BulletinId id, std::string_view fields, core::Instant now) {
    storage::audit::append(connection,
                           {.organization = organization,
                            .actor_kind = "clock",
                            .actor_id = 0,
                            .source = "clock",
                            .action = std::string(action),
                            .branch = {},
                            .object_kind = "bulletin",
                            .object_id = id.value,
                            .fields = std::string(fields)},
                           now);
}

void owed_by_office(storage::Connection& connection, const storage::Bulletin& bulletin, std::string_view kind, core::Instant now) {
    if (storage::tasks::open_about(connection, kind, "$.bulletin", bulletin.id.value) > 0) return;
    storage::Task task;
    task.organization = bulletin.organization;
    task.owner = storage::Task::Owner::office;
    task.kind = std::string(kind);
    task.unique_key = key_of(bulletin.id, now);
    task.details = nlohmann::json{{"bulletin", bulletin.id.value}}.dump();
    storage::tasks::add(connection, task, now);
}

void no_longer_owed(storage::Connection& connection, core::BulletinId id, std::string_view kind, core::Instant now) {
    storage::tasks::close_about(connection, kind, "$.bulletin", id.value, storage::tasks::End::done, now);
}

void note_failures(storage::Connection& connection, const storage::Bulletin& bulletin, core::Instant now) {
    const auto counts = deliveries::counts(connection, bulletin.id, {});
    if (counts.failed + counts.files_failed > 0) owed_by_office(connection, bulletin, bulletin_sending::kFailedTask, now);
}

void into_archive(storage::Connection& connection, const storage::Bulletin& bulletin) {
    std::string body = core::text::fold(bulletin.content.body) + "\n" + core::text::fold(bulletin.content.source);
    for (const auto& notice : deliveries::notices_of(connection, bulletin.id)) {
        if (notice.kind == storage::BulletinNotice::Kind::correction && notice.state != storage::BulletinNotice::State::dropped && notice.state != storage::BulletinNotice::State::submitted)
            body += "\n" + core::text::fold(notice.words);
    }
    std::string attached = core::text::fold(bulletin.content.file.name);
    if (const auto text = bulletin.content.file.media ? storage::media::text_of(connection, bulletin.content.file.media) : std::nullopt) attached += "\n" + *text;
    storage::bulletin_search::put(connection, bulletin.id, core::text::fold(bulletin.content.title), body, attached);
}

}  // namespace mungba::usecases::bulletin_marks
