#pragma once
#include <string_view>
#include <vector>

#include "domain/content_guard.hpp"
#include "domain/rule_pack.hpp"
#include "storage/bulletin_repository.hpp"
#include "usecases/access.hpp"

/// Bulletins: who wrote one cannot approve it, and any edit makes a draft of it again. Writer's thread, inside a transaction; all throw
/// StorageError.
namespace mungba::usecases::bulletins {

enum class Outcome {
    done,
    not_found,
    not_allowed,
    changed_meanwhile,   ///< by somebody else, since it was looked at
    bad_month,
    mistakes,            ///< `mistakes` tells which
    refused,             ///< `findings` tells why: a marking, a list of persons, a link
    own_work,            ///< who wrote any of it does not approve it
    source_unchecked,    ///< the source is off the list: another second person checks it first
    wrong_state,
    no_reason,
};
struct Done {
    Outcome outcome = Outcome::done;
    core::BulletinId id{};
    std::vector<domain::BulletinMistake> mistakes{};
    std::vector<domain::GuardFinding> findings{};
};

/// A new draft. A text that bears a marking is not written down, only that it was refused is.
/// @param issue  "2026-10"
Done write(storage::Connection& connection,
           const Actor& actor,
           const domain::BulletinContent& content,
           std::string_view issue,
           const domain::RulePack& rules,
           core::Instant now);
/// The next revision.
/// @param before  the revision that was looked at
Done edit(storage::Connection& connection,
          const Actor& actor,
          core::BulletinId id,
          int before,
          const domain::BulletinContent& content,
          std::string_view issue,
          const domain::RulePack& rules,
          core::Instant now);
/// Only without mistakes.
Done submit(storage::Connection& connection, const Actor& actor, core::BulletinId id, int revision, core::Instant now);
/// That the source is what it says, by somebody who did not write it.
Done check_source(storage::Connection& connection, const Actor& actor, core::BulletinId id, int revision, core::Instant now);
Done approve(storage::Connection& connection, const Actor& actor, core::BulletinId id, int revision, const domain::RulePack& rules, core::Instant now);
/// @param why  told to whoever got it
Done withdraw(storage::Connection& connection, const Actor& actor, core::BulletinId id, std::string_view why, core::Instant now);

bool is_listed_source(std::string_view source, const domain::RulePack& rules);
/// What the last approval did not see; nothing if it was never approved.
std::vector<std::string_view> changed_since_approval(storage::Connection& connection, const storage::Bulletin& bulletin);

}  // namespace mungba::usecases::bulletins
