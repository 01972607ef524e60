#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports.hpp"
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
    too_long,            ///< what is corrected, or why it is withdrawn
    nobody,              ///< no branch is concerned by it
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
/// It leaves at its time, or as soon as bulletins may leave (usecases/bulletin_sending.hpp).
Done approve(storage::Connection& connection, const Actor& actor, core::BulletinId id, int revision, const domain::RulePack& rules, core::Random& random, core::Instant now);

/// A document or a picture that was read already (docs/adr/0011).
struct NewFile {
    std::string name;
    std::string bytes;
    bool is_picture = false;
    std::string text;  ///< what it says; empty of a picture
};
/// Goes along from now on, in place of what did: the next revision. Its name and its words are guarded; refused, nothing of it is kept.
Done attach(storage::Connection& connection, const Actor& actor, core::BulletinId id, int before, const NewFile& file, const domain::RulePack& rules, core::Instant now);
Done detach(storage::Connection& connection, const Actor& actor, core::BulletinId id, int before, const domain::RulePack& rules, core::Instant now);

/// Where in the form a finding is: "title", "body", "source", "link", "file_name", "file", "several"; the line within it.
struct Place {
    std::string_view field;
    int line = 0;
};
Place place_of(const domain::GuardFinding& finding, const domain::BulletinContent& content);

/// What every deed about a bulletin begins with: is it there, and may they?
struct Found {
    Outcome outcome = Outcome::done;
    storage::Bulletin bulletin{};
};
Found look(storage::Connection& connection, const Actor& actor, core::BulletinId id);
void write_audit(storage::Connection& connection, const Actor& actor, std::string_view action, core::BulletinId id, std::string_view fields, core::Instant now);
bool has_written(storage::Connection& connection, core::BulletinId id, core::PersonId person);
/// Nothing if the words may go out; else the refusal, which is written down without them. Links are looked at only in what goes to all.
std::optional<Done> guarded(storage::Connection& connection, const Actor& actor, core::BulletinId id, std::string_view field, std::string_view words, bool check_links, const domain::RulePack& rules, core::Instant now);
/// How long it is remembered that something was refused.
constexpr std::chrono::days kRefusalsKept{30};

bool is_listed_source(std::string_view source, const domain::RulePack& rules);
/// What the last approval did not see; nothing if it was never approved.
std::vector<std::string_view> changed_since_approval(storage::Connection& connection, const storage::Bulletin& bulletin);

}  // namespace mungba::usecases::bulletins
