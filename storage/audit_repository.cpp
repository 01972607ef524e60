#include "storage/audit_repository.hpp"

#include <sodium.h>

#include <array>
#include <vector>

namespace mungba::storage::audit {
namespace {

using Hash = std::array<std::byte, 32>;

constexpr Query kLastHash{"audit.last_hash", "SELECT hash FROM audit ORDER BY id DESC LIMIT 1"};
constexpr Query kAppend{"audit.append", R"sql(
    INSERT INTO audit (organization_id, at, actor_kind, actor_id, source, action, branch_id, object_kind, object_id, fields,
        previous_hash, hash)
    VALUES (?1, ?2, ?3, nullif(?4, 0), ?5, ?6, ?7, ?8, nullif(?9, 0), ?10, ?11, ?12))sql"};
constexpr Query kAll{"audit.all", R"sql(
    SELECT id, organization_id, at, actor_kind, actor_id, source, action, branch_id, object_kind, object_id, fields, previous_hash, hash
    FROM audit ORDER BY id)sql"};
constexpr const Query* kQueries[] = {&kLastHash, &kAppend, &kAll};

// Every field with its length before it, so that no two rows give the same bytes.
Hash hash_of(const Entry& entry, core::Instant at, Blob previous) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, sizeof(Hash));
    const auto add_bytes = [&](const void* bytes, std::size_t size) {
        const auto length = static_cast<std::uint64_t>(size);
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&length), sizeof length);
        crypto_generichash_update(&state, static_cast<const unsigned char*>(bytes), size);
    };
    const auto add_text = [&](const std::string& text) { add_bytes(text.data(), text.size()); };
    const auto add_number = [&](std::int64_t number) { add_bytes(&number, sizeof number); };
    add_bytes(previous.data(), previous.size());
    add_number(entry.organization.value);
    add_number(core::to_ms(at));
    add_text(entry.actor_kind);
    add_number(entry.actor_id);
    add_text(entry.source);
    add_text(entry.action);
    add_number(entry.branch.value);
    add_text(entry.object_kind);
    add_number(entry.object_id);
    add_text(entry.fields);
    Hash hash{};
    crypto_generichash_final(&state, reinterpret_cast<unsigned char*>(hash.data()), hash.size());
    return hash;
}

std::vector<std::byte> last_hash(Connection& connection) {
    Rows rows = connection.rows(kLastHash);
    if (rows.next()) return rows.blob(0);
    return std::vector<std::byte>(sizeof(Hash));
}

}  // namespace

void append(Connection& connection, const Entry& entry, core::Instant now) {
    const std::vector<std::byte> previous = last_hash(connection);
    const Hash hash = hash_of(entry, now, previous);
    connection.execute(kAppend,
                       entry.organization,
                       now,
                       entry.actor_kind,
                       entry.actor_id,
                       entry.source,
                       entry.action,
                       entry.branch,
                       entry.object_kind,
                       entry.object_id,
                       entry.fields,
                       Blob(previous),
                       Blob(hash));
}

std::optional<std::int64_t> first_broken(Connection& connection) {
    std::vector<std::byte> previous(sizeof(Hash));
    Rows rows = connection.rows(kAll);
    while (rows.next()) {
        const Entry entry{.organization = rows.id<core::OrganizationId>(1),
                          .actor_kind = rows.text(3),
                          .actor_id = rows.integer(4),
                          .source = rows.text(5),
                          .action = rows.text(6),
                          .branch = rows.id<core::BranchId>(7),
                          .object_kind = rows.text(8),
                          .object_id = rows.integer(9),
                          .fields = rows.text(10)};
        const Hash hash = hash_of(entry, rows.instant(2), previous);
        const std::vector<std::byte> stored = rows.blob(12);
        if (rows.blob(11) != previous || stored != std::vector<std::byte>(hash.begin(), hash.end())) return rows.integer(0);
        previous = stored;
    }
    return std::nullopt;
}

std::span<const Query* const> queries() { return kQueries; }

}  // namespace mungba::storage::audit
