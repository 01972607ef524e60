#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "storage/login_repository.hpp"
#include "storage/sqlite.hpp"

namespace mungba::storage {

struct OfficeLogin {
    core::PersonId person;
    core::OrganizationId organization;
    std::string login_name;  ///< folded
    std::string password_hash;
    std::vector<std::byte> sealed_secret;
    std::int64_t last_step = 0;
    core::Instant changed_at;
};

}  // namespace mungba::storage

/// Writer's thread for what writes, any one thread a connection for what reads. All throw StorageError.
namespace mungba::storage::office_logins {

/// In the place of what was there; recovery codes of before go. False if another person has the name.
bool put(Connection& connection, const OfficeLogin& login, const std::vector<SecretHash>& recovery, core::Instant now);
std::optional<OfficeLogin> find(Connection& connection, core::OrganizationId organization, std::string_view login_name);
std::optional<OfficeLogin> of(Connection& connection, core::PersonId person);
void set_last_step(Connection& connection, core::PersonId person, std::int64_t step);
void put_recovery(Connection& connection, core::PersonId person, const std::vector<SecretHash>& recovery);
/// True for the one call that finds it unused.
bool use_recovery(Connection& connection, core::PersonId person, const SecretHash& hash, core::Instant now);
int recovery_left(Connection& connection, core::PersonId person);
bool remove(Connection& connection, core::PersonId person);

/// What failed lately under that subject: how often, and when last.
struct Tries {
    int count = 0;
    std::optional<core::Instant> last{};
};
Tries tries(Connection& connection, const SecretHash& subject, core::Instant since);
void note_try(Connection& connection, const SecretHash& subject, core::Instant now);
void forget_tries(Connection& connection, const SecretHash& subject);
int forget_old_tries(Connection& connection, core::Instant before, int limit);

std::span<const Query* const> queries();

}  // namespace mungba::storage::office_logins
