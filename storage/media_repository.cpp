#include "storage/media_repository.hpp"

#include <array>
#include <stdexcept>

namespace mungba::storage::media {
namespace {

// Bytes that had gone are back; what the channel has stays known.
constexpr Query kPut{"media.put", R"sql(
    INSERT INTO media (organization_id, kind, name, bytes, hash, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (organization_id, hash, kind, name) DO UPDATE SET bytes = excluded.bytes, created_at = excluded.created_at
    RETURNING id)sql"};
constexpr Query kFind{"media.find", R"sql(
    SELECT kind, name, bytes, CASE WHEN uploaded_until > ?2 THEN uploaded_id END FROM media WHERE id = ?1)sql"};
constexpr Query kUploaded{"media.mark_uploaded", "UPDATE media SET uploaded_id = ?2, uploaded_until = ?3 WHERE id = ?1"};
constexpr Query kForget{"media.forget_upload", "UPDATE media SET uploaded_id = NULL, uploaded_until = NULL WHERE id = ?1"};
constexpr Query kErase{"media.erase_unused", R"sql(
    UPDATE media SET bytes = x''
    WHERE id IN (SELECT id FROM media m WHERE created_at <= ?1 AND length(bytes) > 0
                   AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.media_id = m.id AND o.finished_at IS NULL)
                   AND NOT EXISTS (SELECT 1 FROM bulletin b WHERE b.media_id = m.id)
                 LIMIT ?2))sql"};
constexpr Query kPutText{"media.put_text", "INSERT INTO media_text (media_id, text) VALUES (?1, ?2) ON CONFLICT (media_id) DO UPDATE SET text = excluded.text"};
constexpr Query kText{"media.text_of", "SELECT text FROM media_text WHERE media_id = ?1"};
constexpr const Query* kQueries[] = {&kPutText, &kText, &kPut, &kFind, &kUploaded, &kForget, &kErase};

std::string_view kind_name(core::ContentKind kind) {
    switch (kind) {
        case core::ContentKind::image: return "image";
        case core::ContentKind::gif: return "gif";
        case core::ContentKind::file: return "file";
        default: throw std::invalid_argument("neither picture nor file");
    }
}

}  // namespace

core::ContentKind kind_of(std::string_view name) {
    return name == "image" ? core::ContentKind::image : name == "gif" ? core::ContentKind::gif : core::ContentKind::file;
}

core::MediaId put(Connection& connection, const NewMedia& media, const Hash& hash, core::Instant now) {
    Rows rows = connection.rows(kPut,
                                media.organization,
                                kind_name(media.kind),
                                media.name,
                                Blob(std::as_bytes(std::span(media.bytes))),
                                Blob(hash),
                                now);
    rows.next();
    const auto id = rows.id<core::MediaId>(0);
    rows.next();  // to its end, so that the statement is done
    return id;
}

std::optional<Media> find(Connection& connection, core::MediaId id, core::Instant good_at) {
    Rows rows = connection.rows(kFind, id, good_at);
    if (!rows.next()) return std::nullopt;
    const std::vector<std::byte> bytes = rows.blob(2);
    return Media{.kind = kind_of(rows.text_view(0)),
                 .name = rows.text(1),
                 .bytes = std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()),
                 .uploaded_id = rows.optional_text(3).value_or("")};
}

void mark_uploaded(Connection& connection, core::MediaId id, const std::string& uploaded_id, core::Instant until) {
    connection.execute(kUploaded, id, uploaded_id, until);
}

void forget_upload(Connection& connection, core::MediaId id) { connection.execute(kForget, id); }

void put_text(Connection& connection, core::MediaId id, std::string_view text) { connection.execute(kPutText, id, text); }

std::optional<std::string> text_of(Connection& connection, core::MediaId id) {
    Rows rows = connection.rows(kText, id);
    return rows.next() ? std::optional(rows.text(0)) : std::nullopt;
}

int erase_unused(Connection& connection, core::Instant came_before, int limit) {
    return connection.execute(kErase, came_before, limit);
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::media
