#include "storage/sqlite.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <utility>

#include "core/log.hpp"

namespace mungba::storage {
namespace {

constexpr Query kBegin{"begin", "BEGIN IMMEDIATE"};
constexpr Query kCommit{"commit", "COMMIT"};
constexpr Query kRollback{"rollback", "ROLLBACK"};
constexpr Query kSavepoint{"savepoint", "SAVEPOINT event"};
constexpr Query kRelease{"release", "RELEASE event"};
constexpr Query kRollbackTo{"rollback_to", "ROLLBACK TO event"};

constexpr int kBusyMs = 2000;

// Statements slower than this are told in the log, by name and without values.
constexpr auto kSlow = std::chrono::milliseconds{250};

StorageError::Kind kind_of(sqlite3* database, int code) {
    // A full disk shows as FULL at the file, but as an I/O error when the shared-memory index cannot grow.
    if (code == SQLITE_FULL || (database && sqlite3_system_errno(database) == ENOSPC && (code & 0xff) == SQLITE_IOERR)) {
        return StorageError::Kind::full;
    }
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT: return StorageError::Kind::constraint;
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return StorageError::Kind::busy;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return StorageError::Kind::damaged;
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM: return StorageError::Kind::io;
        default: return StorageError::Kind::other;
    }
}

[[noreturn]] void fail(sqlite3* database, int code, const char* name) {
    // The message of a constraint names table and column; SQLite never puts bound values into it.
    throw StorageError(kind_of(database, code),
                       std::string(name) + ": " + (database ? sqlite3_errmsg(database) : sqlite3_errstr(code)));
}

int remember_wal_pages(void* target, sqlite3*, const char*, int pages) {
    *static_cast<std::int64_t*>(target) = pages;
    return SQLITE_OK;
}

void bind(sqlite3* database, sqlite3_stmt* statement, int index, const Value& value, const char* name) {
    int code = SQLITE_OK;
    switch (value.type()) {
        case Value::Type::null: code = sqlite3_bind_null(statement, index); break;
        case Value::Type::integer: code = sqlite3_bind_int64(statement, index, value.integer()); break;
        case Value::Type::text:
            code = sqlite3_bind_text64(
                statement, index, value.text().data() ? value.text().data() : "", value.text().size(), SQLITE_STATIC, SQLITE_UTF8);
            break;
        case Value::Type::blob:
            code = sqlite3_bind_blob64(statement, index, value.blob().data(), value.blob().size(), SQLITE_STATIC);
            break;
    }
    if (code != SQLITE_OK) fail(database, code, name);
}

}  // namespace

Rows::Rows(sqlite3* database, sqlite3_stmt* statement, const char* name)
    : database_(database), statement_(statement), name_(name) {}

Rows::Rows(Rows&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)), name_(other.name_) {}

Rows::~Rows() {
    if (!statement_) return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

bool Rows::next() {
    const auto begun = core::steady_now();
    const int code = sqlite3_step(statement_);
    const auto took = core::steady_now() - begun;
    if (took > kSlow) {
        core::log::warning("slow query",
                           {{"query", name_}, {"ms", std::chrono::duration_cast<std::chrono::milliseconds>(took).count()}});
    }
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    fail(database_, sqlite3_extended_errcode(database_), name_);
}

bool Rows::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t Rows::integer(int column) const { return sqlite3_column_int64(statement_, column); }
std::string_view Rows::text_view(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string_view();
}
std::string Rows::text(int column) const { return std::string(text_view(column)); }
std::vector<std::byte> Rows::blob(int column) const {
    const auto* bytes = static_cast<const std::byte*>(sqlite3_column_blob(statement_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return bytes ? std::vector<std::byte>(bytes, bytes + size) : std::vector<std::byte>();
}
std::optional<core::Instant> Rows::optional_instant(int column) const {
    if (is_null(column)) return std::nullopt;
    return instant(column);
}
std::optional<std::int64_t> Rows::optional_integer(int column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}
std::optional<std::string> Rows::optional_text(int column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

Connection::Connection(const std::string& path, Mode mode, Missing missing) : path_(path) {
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (mode == Mode::read_only) {
        flags |= SQLITE_OPEN_READONLY;
    } else {
        flags |= SQLITE_OPEN_READWRITE | (missing == Missing::create ? SQLITE_OPEN_CREATE : 0);
    }
    const std::string name = mode == Mode::memory ? ":memory:" : path;
    const int code = sqlite3_open_v2(name.c_str(), &database_, flags, nullptr);
    if (code != SQLITE_OK) {
        const std::string why = sqlite3_errstr(code);
        const StorageError error(kind_of(database_, code), "open " + name + ": " + why);
        sqlite3_close_v2(database_);
        throw error;
    }
    try {
        sqlite3_busy_timeout(database_, kBusyMs);
        // WAL is a property of the file: a reader finds it there.
        if (mode == Mode::write) script("PRAGMA journal_mode=WAL", "pragma journal_mode");
        script(
            "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF;"
            "PRAGMA wal_autocheckpoint=0; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8000; PRAGMA cell_size_check=ON;",
            "pragmas");
        if (mode == Mode::read_only) script("PRAGMA query_only=ON", "pragma query_only");
        sqlite3_wal_hook(database_, remember_wal_pages, &wal_pages_);
    } catch (...) {
        sqlite3_close_v2(database_);
        throw;
    }
}

Connection::~Connection() {
    for (const auto& [query, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close_v2(database_);
}

sqlite3_stmt* Connection::prepared(const Query& query) {
    const auto found = statements_.find(&query);
    if (found != statements_.end()) return found->second;
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(database_, query.sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) fail(database_, code, query.name);
    statements_.emplace(&query, statement);
    return statement;
}

void Connection::check(const Query& query) { prepared(query); }

Rows Connection::start(const Query& query, std::span<const Value> values) {
    sqlite3_stmt* statement = prepared(query);
    if (static_cast<std::size_t>(sqlite3_bind_parameter_count(statement)) != values.size()) {
        throw std::logic_error(std::string(query.name) + ": wrong number of values");
    }
    Rows rows(database_, statement, query.name);
    int index = 0;
    for (const Value& value : values) bind(database_, statement, ++index, value, query.name);
    return rows;
}

int Connection::run_to_end(const Query& query, std::span<const Value> values) {
    Rows rows = start(query, values);
    while (rows.next()) {
    }
    return sqlite3_changes(database_);
}

void Connection::script(const std::string& sql, const char* name) {
    char* message = nullptr;
    const int code = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, &message);
    if (code == SQLITE_OK) return;
    const StorageError error(kind_of(database_, code), std::string(name) + ": " + (message ? message : sqlite3_errstr(code)));
    sqlite3_free(message);
    throw error;
}

std::int64_t Connection::last_insert_id() const { return sqlite3_last_insert_rowid(database_); }
void Connection::interrupt() { sqlite3_interrupt(database_); }
bool Connection::in_transaction() const { return sqlite3_get_autocommit(database_) == 0; }

bool Connection::checkpoint(Checkpoint how) {
    int in_wal = 0;
    int copied = 0;
    const int mode = how == Checkpoint::truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    // A reader is never waited for: receipts wait behind this call.
    sqlite3_busy_timeout(database_, 0);
    const int code = sqlite3_wal_checkpoint_v2(database_, nullptr, mode, &in_wal, &copied);
    sqlite3_busy_timeout(database_, kBusyMs);
    if ((code & 0xff) == SQLITE_BUSY) return false;  // a reader holds an old page: the next round tries again
    if (code != SQLITE_OK) fail(database_, code, "checkpoint");
    if (in_wal == copied) wal_pages_ = 0;
    return in_wal == copied;
}

Transaction::Transaction(Connection& connection) : connection_(connection) { connection_.execute(kBegin); }

Transaction::~Transaction() {
    // A full disk may have rolled back by itself.
    if (!open_ || !connection_.in_transaction()) return;
    try {
        connection_.execute(kRollback);
    } catch (const StorageError& error) {
        core::log::error("rollback failed", {{"why", error.what()}});
    }
}

void Transaction::commit() {
    connection_.execute(kCommit);
    open_ = false;
}

Savepoint::Savepoint(Connection& connection) : connection_(connection) { connection_.execute(kSavepoint); }

Savepoint::~Savepoint() {
    if (!open_ || !connection_.in_transaction()) return;
    try {
        connection_.execute(kRollbackTo);
        connection_.execute(kRelease);
    } catch (const StorageError& error) {
        core::log::error("rollback of a savepoint failed", {{"why", error.what()}});
    }
}

void Savepoint::release() {
    connection_.execute(kRelease);
    open_ = false;
}

}  // namespace mungba::storage
