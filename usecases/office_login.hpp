#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports.hpp"
#include "storage/office_login_repository.hpp"
#include "usecases/login.hpp"

/// The office's other way in: name, password, a code of the telephone. The password's work takes a tenth of a second and 64 MB, so it is done
/// between a reading and a writing part, on a thread that may wait. Whatever fails looks the same from outside: a wrong name, password or code.
/// Delays grow with each failure, by account and by address; nobody is locked out for good (reliability.md §7). Writer's thread for what writes,
/// any one thread a connection for what only reads; all throw StorageError.
namespace mungba::usecases::office_login {

/// Seals the authenticator's secret and keys the recovery codes; kept outside of the database.
using Key = std::span<const unsigned char, 32>;

struct Cost {
    unsigned long long passes = 2;
    std::size_t bytes = std::size_t{64} << 20;
};
inline constexpr std::size_t kShortestPassword = 12;
inline constexpr std::size_t kLongestPassword = 200;

enum class Weakness { too_short, too_long, is_the_name };
std::optional<Weakness> weakness_of(std::string_view password, std::string_view name);
/// Slow; any thread.
std::string hash_password(std::string_view password, Cost cost = {});

/// What the password is held against; for a name that there is not, something of the same cost.
struct Challenge {
    std::string hash{};                          ///< empty: of nobody
    std::optional<core::Instant> wait_until{};   ///< nothing is looked at before
};
/// Reads only.
Challenge challenge_for(storage::Connection& connection, core::OrganizationId organization, std::string_view name, std::string_view address, core::Instant now);
/// Slow; any thread.
bool fits(const Challenge& challenge, std::string_view password, Cost cost = {});

struct Finished {
    std::optional<login::SessionMade> session{};
    std::optional<core::Instant> wait_until{};  ///< of the next try
};
/// @param fitted  what `fits` said. @param code  of the authenticator, or a recovery code, which is used up.
Finished finish(storage::Connection& connection,
                core::OrganizationId organization,
                std::string_view name,
                std::string_view address,
                bool fitted,
                std::string_view code,
                Key key,
                core::Random& random,
                core::Instant now);

/// A fresh secret for an authenticator, sealed so that it may lie in a form until the first code proves that it was taken over.
struct Offer {
    std::string secret;  ///< raw; to be shown
    std::string sealed;  ///< text for a hidden field
};
Offer offer(Key key, core::Random& random);
/// The secret of an offer; nothing if it was changed or is not ours.
std::optional<std::string> opened(std::string_view sealed, Key key);

struct SetUp {
    enum class Outcome { done, not_allowed, wrong_code, name_taken };
    Outcome outcome = Outcome::done;
    std::vector<std::string> recovery{};  ///< "4821-9037": shown once
};
/// For the actor's own log-in, who must hold the role office; in the place of an earlier one.
/// @param name  as typed. @param password_hash  of `hash_password`.
SetUp set_up(storage::Connection& connection,
             const Actor& actor,
             std::string_view name,
             std::string_view password_hash,
             std::string_view sealed,
             std::string_view code,
             Key key,
             core::Random& random,
             core::Instant now);
/// New ones in the place of all earlier ones; empty without a log-in of one's own.
std::vector<std::string> new_recovery(storage::Connection& connection, const Actor& actor, Key key, core::Random& random, core::Instant now);
bool remove(storage::Connection& connection, const Actor& actor, core::Instant now);

}  // namespace mungba::usecases::office_login
