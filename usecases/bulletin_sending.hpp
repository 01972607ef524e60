#pragma once
#include <string>
#include <string_view>

#include "domain/rule_pack.hpp"
#include "storage/bulletin_delivery_repository.hpp"
#include "storage/bulletin_repository.hpp"
#include "storage/outbox_repository.hpp"
#include "usecases/access.hpp"
#include "usecases/bulletins.hpp"
#include "usecases/meetings.hpp"

/// How a bulletin, and what is said of it later, leaves: to so many groups a minute, within its hours, each once (a row a branch and a key a
/// message), over restarts. A text goes first, its file only when the text has arrived. A branch without a group hears it through its
/// secretary. Writer's thread, inside a transaction; all throw StorageError.
namespace mungba::usecases::bulletin_sending {

/// What it stands on.
struct Setting {
    const domain::RulePack& rules;
    meetings::QuietHours quiet{};
    std::string web_address{};  ///< of the pages, without a slash at the end; empty: links lead straight to where they lead
    bool paid_messages = false;
};

/// The kind of the job that takes the next step; its details are {"bulletin", "notice"}.
inline constexpr std::string_view kStepJob = "bulletins.send";
/// Templates in the outbox.
inline constexpr std::string_view kText = "M21";
inline constexpr std::string_view kFile = "M21.file";
/// Tasks of the office: one waits for another's eyes; sending has paused; it is over and somebody did not get it. Details {"bulletin"}.
inline constexpr std::string_view kSubmittedTask = "bulletins.submitted";
inline constexpr std::string_view kPausedTask = "bulletins.paused";
inline constexpr std::string_view kFailedTask = "bulletins.failed";
/// Of a secretary: something new stands in the library.
inline constexpr std::string_view kLibraryTask = "bulletins.library";

/// `at`, or when bulletins may leave next.
core::Instant next_opening(core::Instant at, const domain::RulePack& rules);
/// When an approved one begins to leave.
core::Instant leaves_at(const storage::Bulletin& bulletin, const domain::RulePack& rules, core::Instant now);

/// The next whole second: a step that is wanted now, once however many want it.
core::Instant soon(core::Instant now);

/// From approved to scheduled.
void plan(storage::Connection& connection, const storage::Bulletin& bulletin, const domain::RulePack& rules, core::Instant now);
/// As many groups as a minute allows; leaves the job of the next step.
/// @param notice  0: the bulletin itself
void step(storage::Connection& connection, core::BulletinId id, core::BulletinNoticeId notice, const Setting& setting, core::Instant now);
/// The next step of that at `at`; once for an instant.
void schedule(storage::Connection& connection, const storage::Bulletin& bulletin, core::BulletinNoticeId notice, core::Instant at, core::Instant now);
/// A message of ours has reached its final state.
void settled(storage::Connection& connection, const storage::outbox::Settled& message, std::string_view state, const Setting& setting, core::Instant now);

/// One of ours was stopped by a person, before it began to leave.
void taken_back(storage::Connection& connection, core::OutgoingId message, core::Instant now);

/// Begins no more groups until it is resumed; what waits in the outbox leaves.
bulletins::Done pause(storage::Connection& connection, const Actor& actor, core::BulletinId id, core::Instant now);
bulletins::Done resume(storage::Connection& connection, const Actor& actor, core::BulletinId id, const domain::RulePack& rules, core::Instant now);
/// Once more to those who did not get it, or not its file: into the group if there is one now, else through the secretary.
bulletins::Done try_again(storage::Connection& connection, const Actor& actor, core::BulletinId id, const Setting& setting, core::Instant now);

/// M21 as this bulletin leaves: its link counts how often it is opened, where pages are reached.
std::string text_of(const storage::Bulletin& bulletin, std::string_view web_address);
/// The same for a secretary who carries it into the group by hand: a file is reached by its address.
std::string text_to_carry(const storage::Bulletin& bulletin, std::string_view web_address);
/// Where anybody who has the address reads it; empty where pages are not reached.
std::string address_of(const storage::Bulletin& bulletin, std::string_view web_address);

}  // namespace mungba::usecases::bulletin_sending
