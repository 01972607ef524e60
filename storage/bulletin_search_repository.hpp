#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/bulletin_repository.hpp"

/// The archive of bulletins, by SQLite's full-text search (FTS5) over folded words: the one place that knows of it. Writer's thread for what
/// writes, any one thread a connection for what reads. All throw StorageError.
namespace mungba::storage::bulletin_search {

/// Makes it found by these words, all of them folded; in place of what it was found by before.
void put(Connection& connection, core::BulletinId id, std::string_view title, std::string_view body, std::string_view attached);
void remove(Connection& connection, core::BulletinId id);

struct Wanted {
    std::string words{};                                ///< folded, as typed; empty: everything
    std::string issue{};                                ///< "2026-10"; empty: any
    std::optional<domain::BulletinKind> kind{};
    std::optional<domain::BulletinReach> reach{};
    /// Only what concerns branches of one of these types, or of every type; nothing: all there is. An empty list: what concerns every type.
    std::optional<std::vector<domain::BranchType>> types{};
    int limit = 20;
    int offset = 0;
};
struct Page {
    std::vector<Bulletin> bulletins{};
    int all = 0;
};
/// What has gone out and is not withdrawn: with words the best match first, without the newest.
Page find(Connection& connection, core::OrganizationId organization, const Wanted& wanted);

std::span<const Query* const> queries();

}  // namespace mungba::storage::bulletin_search
