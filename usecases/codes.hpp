#pragma once
#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/ports.hpp"
#include "storage/code_repository.hpp"
#include "usecases/access.hpp"

/// Codes of six digits: one use, one person or group, a time. The digits are told once, to whoever asked for them, and kept nowhere.
/// Writer's thread, inside a transaction; all throw StorageError.
namespace mungba::usecases::codes {

using Key = std::span<const unsigned char, 32>;

enum class Purpose { person, group };

inline constexpr std::chrono::hours kSlipIsGood{30 * 24};
inline constexpr std::chrono::hours kCodeIsGood{24};
/// Wrong ones of an account after which even the right one is refused.
inline constexpr int kWrongAnHour = 5;
inline constexpr int kWrongADay = 10;
/// Wrong ones of a whole organization in a day after which the operator is told.
inline constexpr int kWrongADayOfAll = 100;
inline constexpr std::string_view kGuessedAlarm = "codes_guessed";

struct Made {
    std::string digits;
    core::Instant expires_at;
};
/// A new code for the person or group that `wanted` names; the older one of the same is good no more. Nothing if the actor may not.
/// `wanted.id` and `wanted.expires_at` are not read.
std::optional<Made> make(storage::Connection& connection,
                         const Actor& actor,
                         storage::Code wanted,
                         core::Milliseconds good_for,
                         Key key,
                         core::Random& random,
                         core::Instant now);

/// "482913", also as it is printed ("482 913"); nothing for anything else.
std::optional<std::string> read(std::string_view text);

/// What a code that somebody typed is good for; nothing if it is wrong, used or old, or if this account has had too many wrong ones. A wrong
/// one is counted, and the operator told when they are many.
std::optional<storage::Code> tried(storage::Connection& connection,
                                   core::OrganizationId organization,
                                   const core::UserId& user,
                                   Purpose purpose,
                                   std::string_view digits,
                                   Key key,
                                   core::Instant now);

/// Takes the alarm back when a day was quiet, and forgets old tries.
void look_back(storage::Connection& connection, core::OrganizationId organization, core::Instant now);

}  // namespace mungba::usecases::codes
