#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/clock.hpp"
#include "core/ids.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace mungba::storage {

/// A named statement; a constant of the repository that owns it. The name stands in errors and in the slow-query log.
struct Query {
    const char* name;
    const char* sql;
};

/// The database refused. What can be done about it depends on `kind`.
class StorageError : public std::runtime_error {
public:
    enum class Kind {
        constraint,  ///< a CHECK, UNIQUE or foreign key: a broken invariant of ours
        full,        ///< no space: survivable, roll back and try again later
        busy,        ///< another process writes: there must be none
        damaged,     ///< not a database, or a corrupt one
        io,          ///< anything at the disk: the handle is not to be used again
        other,
    };
    StorageError(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
    Kind kind() const { return kind_; }
    /// True if the process must not go on with this handle (reliability.md §3).
    bool is_fatal() const { return kind_ == Kind::io || kind_ == Kind::damaged || kind_ == Kind::busy; }

private:
    Kind kind_;
};

using Blob = std::span<const std::byte>;

/// A value on its way into a statement. Views must live until the statement has run.
class Value {
public:
    enum class Type { null, integer, text, blob };
    Value(std::nullptr_t) : type_(Type::null) {}  // NOLINT: values are bound as they are
    template <std::integral T>
    Value(T number) : type_(Type::integer), integer_(static_cast<std::int64_t>(number)) {}  // NOLINT
    Value(std::string_view text) : type_(Type::text), text_(text) {}                        // NOLINT
    Value(const std::string& text) : type_(Type::text), text_(text) {}                      // NOLINT
    Value(const char* text) : type_(Type::text), text_(text) {}                             // NOLINT
    Value(Blob blob) : type_(Type::blob), blob_(blob) {}                                    // NOLINT
    Value(core::Instant instant) : Value(core::to_ms(instant)) {}                           // NOLINT
    template <typename Tag>
    Value(core::RowId<Tag> id) : Value(id.value) {  // NOLINT: row 0 is "none", so NULL
        if (!id) type_ = Type::null;
    }
    template <typename Tag>
    Value(const core::ChannelId<Tag>& id) : Value(std::string_view(id.value)) {}  // NOLINT
    template <typename T>
    Value(const std::optional<T>& value) : Value(value ? Value(*value) : Value(nullptr)) {}  // NOLINT

    Type type() const { return type_; }
    std::int64_t integer() const { return integer_; }
    std::string_view text() const { return text_; }
    Blob blob() const { return blob_; }

private:
    Type type_;
    std::int64_t integer_ = 0;
    std::string_view text_;
    Blob blob_;
};

/// A running statement; the columns are those of the present row, from 0. Ends (resets) when it goes out of scope.
class Rows {
public:
    Rows(sqlite3* database, sqlite3_stmt* statement, const char* name);
    ~Rows();
    Rows(Rows&& other) noexcept;
    Rows& operator=(Rows&&) = delete;
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    bool next();  ///< steps to the next row; false at the end
    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    std::string text(int column) const;
    std::string_view text_view(int column) const;  ///< until the next step
    std::vector<std::byte> blob(int column) const;
    core::Instant instant(int column) const { return core::from_ms(integer(column)); }
    std::optional<core::Instant> optional_instant(int column) const;
    std::optional<std::int64_t> optional_integer(int column) const;
    std::optional<std::string> optional_text(int column) const;
    template <typename Id>
    Id id(int column) const {
        if constexpr (std::is_constructible_v<Id, std::int64_t>) {
            return Id{integer(column)};
        } else {
            return Id{text(column)};
        }
    }

private:
    sqlite3* database_;
    sqlite3_stmt* statement_;
    const char* name_;
};

/// A string that would be gone before the rows are stepped through.
template <typename T>
inline constexpr bool is_temporary_text = std::is_same_v<T, std::string>;

/// One connection and its prepared statements. One thread at a time.
class Connection {
public:
    enum class Mode { write, read_only, memory };
    /// Opens with the pragmas of reliability.md §3: WAL, FULL, foreign keys, secure_delete, no checkpoint by itself.
    /// A missing file is created in `write` mode only if `create` says so. Throws StorageError.
    enum class Missing { create, refuse };
    Connection(const std::string& path, Mode mode, Missing missing = Missing::create);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Binds and starts a statement; step through with `next()`.
    template <typename... Values>
    Rows rows(const Query& query, Values&&... values) {
        static_assert((!is_temporary_text<Values> && ...), "bound as a view: name the string, it must outlive the rows");
        const Value bound[] = {Value(values)..., Value(nullptr)};
        return start(query, std::span(bound, sizeof...(values)));
    }
    /// Runs a statement to its end; returns how many rows it changed.
    template <typename... Values>
    int execute(const Query& query, const Values&... values) {
        const Value bound[] = {Value(values)..., Value(nullptr)};
        return run_to_end(query, std::span(bound, sizeof...(values)));
    }
    /// Plain SQL without values: migrations and pragmas only.
    void script(const std::string& sql, const char* name);

    std::int64_t last_insert_id() const;
    bool in_transaction() const;
    void interrupt();  ///< ends what runs on it, with an error; any thread
    /// Copies pages of the WAL into the database; true if all of it is now there (and, for `truncate`, the WAL file is empty).
    enum class Checkpoint { passive, truncate };
    bool checkpoint(Checkpoint how);
    std::int64_t wal_pages() const { return wal_pages_; }  ///< after the last commit of this connection
    const std::string& path() const { return path_; }
    /// Prepares without running; for the test that prepares all queries.
    void check(const Query& query);
    sqlite3* handle() { return database_; }

private:
    Rows start(const Query& query, std::span<const Value> values);
    int run_to_end(const Query& query, std::span<const Value> values);
    sqlite3_stmt* prepared(const Query& query);

    sqlite3* database_ = nullptr;
    std::string path_;
    std::unordered_map<const Query*, sqlite3_stmt*> statements_;
    std::int64_t wal_pages_ = 0;
};

/// BEGIN IMMEDIATE … COMMIT; rolls back when it goes out of scope without `commit`.
class Transaction {
public:
    explicit Transaction(Connection& connection);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();
    Connection& connection() { return connection_; }

private:
    Connection& connection_;
    bool open_ = true;
};

/// A part of a transaction that can be taken back alone; rolls back when it goes out of scope without `release`.
class Savepoint {
public:
    explicit Savepoint(Connection& connection);
    ~Savepoint();
    Savepoint(const Savepoint&) = delete;
    Savepoint& operator=(const Savepoint&) = delete;
    void release();

private:
    Connection& connection_;
    bool open_ = true;
};

}  // namespace mungba::storage
