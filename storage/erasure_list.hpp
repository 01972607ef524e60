#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.hpp"
#include "core/ids.hpp"

namespace mungba::storage {

/// That a person's data was erased, and nothing of it: what an older copy of the database must be told again (P10).
struct Erasure {
    core::Instant at;
    core::OaId oa;  ///< the organization, by what it is known in every copy
    core::PersonId person;
    core::Instant made_at;  ///< when the person's row was made: a copy may have given the same number to somebody else
    friend bool operator==(const Erasure&, const Erasure&) = default;
};

/// `<storage.path>.erasures`, and `erasures.list` beside the backups: a line an erasure, only ever added to, synced before it counts.
/// One thread at a time. All throw StorageError.
class ErasureList {
public:
    explicit ErasureList(std::string path) : path_(std::move(path)) {}
    static ErasureList of_database(const std::string& database_path) { return ErasureList(database_path + ".erasures"); }
    static ErasureList beside_backup(const std::string& backup_path);

    struct Content {
        std::vector<Erasure> erasures;
        int unreadable = 0;  ///< lines that are none of ours; a last one that was cut off in writing is not counted
    };
    /// Empty if there is no file.
    Content read() const;
    /// On disk when it returns: before the erasure itself is committed, so that none is forgotten.
    void append(const Erasure& erasure) const;
    /// Adds those that are not there yet.
    void merge(const std::vector<Erasure>& erasures) const;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

/// A line of the list, with its end; pure.
std::string line_of(const Erasure& erasure);
ErasureList::Content read_erasures(std::string_view text);

}  // namespace mungba::storage
