#include "storage/migrator.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "core/log.hpp"

namespace mungba::storage {
namespace {

constexpr Query kApplicationIdQuery{"migrator.application_id", "PRAGMA application_id"};
constexpr Query kTableCount{"migrator.tables", "SELECT count(*) FROM sqlite_schema"};
constexpr Query kNewest{"migrator.newest", "SELECT coalesce(max(number), 0) FROM migration WHERE line = ?1"};
constexpr Query kHasSteps{"migrator.has_steps", "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migration'"};
constexpr Query kRecord{"migrator.record",
                        "INSERT INTO migration (line, number, name, applied_at) VALUES (?1, ?2, ?3, ?4)"};
constexpr Query kSchema{"migrator.schema",
                        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name"};
constexpr const char* kMigrationTable =
    "CREATE TABLE migration (line TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, applied_at INTEGER NOT NULL,"
    " PRIMARY KEY (line, number)) STRICT";

std::int64_t single(Connection& connection, const Query& query) {
    Rows rows = connection.rows(query);
    return rows.next() ? rows.integer(0) : 0;
}

}  // namespace

std::vector<Migration> migration_line(std::span<const core::EmbeddedFile> files) {
    std::vector<Migration> line;
    for (const core::EmbeddedFile& file : files) {
        Migration step{.number = 0, .name = file.name, .sql = file.bytes};
        const auto [end, error] = std::from_chars(file.name.data(), file.name.data() + file.name.size(), step.number);
        if (error != std::errc{} || end - file.name.data() != 4 || !file.name.ends_with(".sql")) {
            throw std::logic_error("not the name of a migration: " + std::string(file.name));
        }
        line.push_back(step);
    }
    std::ranges::sort(line, {}, &Migration::number);
    for (std::size_t index = 0; index < line.size(); ++index) {
        if (line[index].number != static_cast<int>(index) + 1) {
            throw std::logic_error("a gap or a double before migration " + std::string(line[index].name));
        }
    }
    return line;
}

void refuse_foreign(Connection& connection) {
    if (single(connection, kTableCount) > 0 && single(connection, kApplicationIdQuery) != kApplicationId) {
        throw DatabaseRefused(connection.path() + ": not a database of mungba; name another file in storage.path");
    }
}

int applied_steps(Connection& connection, std::string_view line) {
    if (single(connection, kHasSteps) == 0) return 0;
    Rows rows = connection.rows(kNewest, line);
    return rows.next() ? static_cast<int>(rows.integer(0)) : 0;
}

void refuse_newer(Connection& connection, std::string_view line, std::span<const Migration> migrations) {
    const int newest = applied_steps(connection, line);
    if (newest <= static_cast<int>(migrations.size())) return;
    throw DatabaseRefused(connection.path() + ": written by a newer mungba (" + std::string(line) + " schema " +
                          std::to_string(newest) + ", this program knows " + std::to_string(migrations.size()) +
                          "); install that version or restore a backup from before it");
}

int migrate(Connection& connection, std::string_view line, std::span<const Migration> migrations, core::Instant now) {
    refuse_foreign(connection);
    const bool empty = single(connection, kTableCount) == 0;
    Transaction transaction(connection);
    if (empty) {
        connection.script(kMigrationTable, "create migration table");
        connection.script("PRAGMA application_id=" + std::to_string(kApplicationId), "pragma application_id");
    }
    refuse_newer(connection, line, migrations);
    const int newest = applied_steps(connection, line);
    int applied = 0;
    for (const Migration& step : migrations) {
        if (step.number <= newest) continue;
        connection.script(std::string(step.sql), std::string(step.name).c_str());
        connection.execute(kRecord, line, step.number, step.name, now);
        ++applied;
    }
    transaction.commit();
    if (applied > 0) core::log::info("database migrated", {{"line", line}, {"steps", applied}});
    return applied;
}

std::string schema_of(Connection& connection) {
    std::string text;
    Rows rows = connection.rows(kSchema);
    while (rows.next()) text += rows.text(0) + ";\n\n";
    return text;
}

}  // namespace mungba::storage
