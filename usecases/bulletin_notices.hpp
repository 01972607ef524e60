#pragma once
#include <string>
#include <string_view>

#include "usecases/bulletin_sending.hpp"

/// What is said of a bulletin after it has left: a correction (M22), approved by two like the bulletin; a withdrawal (M23), which one of the
/// office may order, for it must be quick. Both go to exactly those who got it. Writer's thread, inside a transaction; all throw StorageError.
namespace mungba::usecases::bulletin_notices {

std::string_view template_of(storage::BulletinNotice::Kind kind);
bool is_template(std::string_view name);
/// Of the office: a correction waits for somebody else's eyes. Details {"bulletin"}.
inline constexpr std::string_view kCorrectionTask = "bulletins.correction";

struct Corrected {
    bulletins::Done done{};
    core::BulletinNoticeId notice{};
};
/// @param wrong  what it said, and `right` what it should say; at most domain::kMostCorrection each
Corrected correct(storage::Connection& connection, const Actor& actor, core::BulletinId id, std::string_view wrong, std::string_view right, const domain::RulePack& rules, core::Instant now);
/// By somebody who wrote neither the bulletin nor the correction.
bulletins::Done approve(storage::Connection& connection, const Actor& actor, core::BulletinNoticeId notice, const bulletin_sending::Setting& setting, core::Instant now);
bulletins::Done drop(storage::Connection& connection, const Actor& actor, core::BulletinNoticeId notice, core::Instant now);

/// Before it left: it does not leave. After: what has not begun to leave stays, everybody who got it hears M23.
/// @param why  told to whoever got it; at most domain::kMostReason
bulletins::Done withdraw(storage::Connection& connection, const Actor& actor, core::BulletinId id, std::string_view why, const bulletin_sending::Setting& setting, core::Instant now);

/// The words as they leave. Pure.
std::string words_of(const storage::Bulletin& bulletin, const storage::BulletinNotice& notice);

/// For usecases/bulletin_sending: the next groups; is everybody told; somebody more is to be told.
void step(storage::Connection& connection, const storage::Bulletin& bulletin, core::BulletinNoticeId notice, const bulletin_sending::Setting& setting, core::Instant now);
void finish_if_done(storage::Connection& connection, const storage::Bulletin& bulletin, core::BulletinNoticeId notice, core::Instant now);
void go_on(storage::Connection& connection, const storage::Bulletin& bulletin, const bulletin_sending::Setting& setting, core::Instant now);

}  // namespace mungba::usecases::bulletin_notices
