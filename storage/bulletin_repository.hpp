#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "domain/bulletin.hpp"
#include "storage/sqlite.hpp"

/// Bulletins of the office. Writer's thread for what writes, any one thread a connection for what reads. All throw StorageError.
namespace mungba::storage {

struct Bulletin {
    core::BulletinId id;
    core::OrganizationId organization;
    domain::BulletinState state = domain::BulletinState::draft;
    domain::BulletinContent content{};
    std::string issue;  ///< "2026-10"
    int revision = 1;
    core::PersonId submitted_by{};
    std::optional<core::Instant> submitted_at{};
    core::PersonId approved_by{};
    std::optional<core::Instant> approved_at{};
    int approved_revision = 0;  ///< 0: none was approved yet
    core::PersonId source_checked_by{};
    std::optional<core::Instant> withdrawn_at{};
    std::string withdrawn_why{};
    std::optional<core::Instant> begun_at{};   ///< the first of it left
    std::optional<core::Instant> paused_at{};
    bool paused_by_errors = false;             ///< or by a person
    std::string secret{};                      ///< of its address for readers; empty until it is approved
    int opened = 0;                            ///< how often that was opened, by whomever
};

struct BulletinRevision {
    int revision = 1;
    domain::BulletinContent content{};
    core::PersonId written_by{};  ///< 0: the operator, or erased
    core::Instant written_at;
};

}  // namespace mungba::storage

namespace mungba::storage::bulletins {

/// A draft, with its first revision. @returns its id
core::BulletinId add(Connection& connection,
                     core::OrganizationId organization,
                     const domain::BulletinContent& content,
                     std::string_view issue,
                     core::PersonId by,
                     core::Instant now);
std::optional<Bulletin> find(Connection& connection, core::BulletinId id);
/// Newest month first, in a month the newest; at most `limit`.
std::vector<Bulletin> list(Connection& connection, core::OrganizationId organization, int limit);
std::vector<BulletinRevision> revisions_of(Connection& connection, core::BulletinId id);

/// The next revision, a draft again: what was submitted, approved or checked does not count any more.
/// @returns false if it is not `before` that stands, or it is past editing.
bool edit(Connection& connection,
          core::BulletinId id,
          int before,
          const domain::BulletinContent& content,
          std::string_view issue,
          core::PersonId by,
          core::Instant now);
/// @returns false if it was not in `from` any more: somebody was faster.
bool submit(Connection& connection, core::BulletinId id, int revision, core::PersonId by, core::Instant now);
bool check_source(Connection& connection, core::BulletinId id, int revision, core::PersonId by);
/// @param secret  of its address, if it has none yet
bool approve(Connection& connection, core::BulletinId id, int revision, core::PersonId by, std::string_view secret, core::Instant now);
/// By the clock: from one state to the next; `begun_at` is set once. False if it was not in `from`.
bool move(Connection& connection, core::BulletinId id, domain::BulletinState from, domain::BulletinState to, core::Instant now);
void set_paused(Connection& connection, core::BulletinId id, std::optional<core::Instant> at, bool by_errors);
std::optional<Bulletin> find_by_secret(Connection& connection, std::string_view secret);
void count_opened(Connection& connection, core::BulletinId id);
/// Those of a month that have begun to go out, are not withdrawn and go to groups, oldest first; at most 50.
std::vector<Bulletin> of_month(Connection& connection, core::OrganizationId organization, std::string_view issue);
/// Open ones by state, the oldest first; at most `limit`.
std::vector<Bulletin> in_state(Connection& connection, core::OrganizationId organization, domain::BulletinState state, int limit);
bool withdraw(Connection& connection, core::BulletinId id, domain::BulletinState from, core::PersonId by, std::string_view why, core::Instant now);

std::span<const Query* const> queries();

}  // namespace mungba::storage::bulletins
