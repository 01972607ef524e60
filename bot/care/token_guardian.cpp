#include "bot/care/token_guardian.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/backoff.hpp"
#include "core/log.hpp"
#include "storage/alarm_repository.hpp"
#include "storage/organization_repository.hpp"

namespace mungba::care {
namespace {

// After a lost answer; then once more with the stored token, then people.
constexpr core::Milliseconds kOnceMoreAfter{30'000};
// A refusal that does not spend the refresh token (a wrong app secret, an app that is switched off) is tried again so seldom that it is
// no loop.
constexpr core::Milliseconds kAfterRefusal{6LL * 3600 * 1000};
// A pair that is so young and not accepted is no matter of age: renewing it in a loop would mend nothing.
constexpr core::Milliseconds kTooYoungToForce{10LL * 60 * 1000};
// Answers to calls that left with the former token come in so long.
constexpr core::Milliseconds kLateAnswers{2LL * 60 * 1000};
constexpr core::Milliseconds kStoreAgainAfter{1'000};
// Source: docs/zalo-notes.md, "Error codes".
constexpr int kTooManyCalls = -32;

std::string details_of(int code, const std::string& why) {
    return nlohmann::json{{"code", code}, {"why", why}}.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void raise(storage::Connection& connection,
           core::OrganizationId organization,
           const char* kind,
           int code,
           const std::string& why,
           core::Instant now) {
    storage::alarms::raise(connection,
                           {.organization = organization,
                            .kind = kind,
                            .subject = "",
                            .level = std::to_string(code),
                            .details = details_of(code, why),
                            .since = now,
                            .told_at = {}},
                           now);
}

}  // namespace

struct TokenGuardian::Watched {
    enum class Phase { idle, beginning, calling, to_store, storing };
    RenewalKeys keys;
    storage::SealedTokens pair;
    Phase phase = Phase::idle;
    std::optional<zalo::TokenPair> fresh;  // from the channel, not yet on disk
    core::Instant not_before{};
    int failures = 0;
    bool forced = false;        // a call was refused: do not wait for half of the life
    bool tried_again = false;   // after a lost answer
    bool for_people = false;    // nothing here can mend it
    bool renewed_here = false;  // by this run, not imported

    core::Instant due() const {
        if (phase == Phase::to_store) return not_before;
        const core::Instant half = pair.obtained_at + (pair.expires_at - pair.obtained_at) / 2;
        return std::max(not_before, forced ? core::Instant{} : half);
    }
    bool waits() const { return phase == Phase::to_store || (phase == Phase::idle && !for_people); }
};

TokenGuardian::TokenGuardian(Parts parts) : parts_(std::move(parts)) {}
TokenGuardian::~TokenGuardian() = default;

TokenGuardian::Known TokenGuardian::read(storage::Connection& connection, const std::vector<RenewalKeys>& keys) const {
    Known known;
    for (const RenewalKeys& one : keys) {
        if (auto pair = storage::tokens::current(connection, one.organization)) known.push_back(std::move(*pair));
    }
    return known;
}

void TokenGuardian::begin(storage::Connection& connection, const std::vector<RenewalKeys>& keys) {
    take_over(keys, read(connection, keys));
}

void TokenGuardian::reload(std::vector<RenewalKeys> keys) {
    auto known = std::make_shared<Known>();
    parts_.engine.writer.submit([this, keys, known](storage::Connection& connection) { *known = read(connection, keys); },
                                [this, keys, known](std::exception_ptr failure) {
                                    if (failure) return;
                                    parts_.post([this, keys, known] { take_over(keys, std::move(*known)); });
                                });
}

void TokenGuardian::take_over(const std::vector<RenewalKeys>& keys, Known known) {
    for (const RenewalKeys& one : keys) {
        const auto pair = std::find_if(
            known.begin(), known.end(), [&](const auto& candidate) { return candidate.organization == one.organization; });
        if (pair == known.end()) continue;
        auto& watched = watched_[one.organization];
        if (watched && watched->pair.generation == pair->generation) {
            watched->keys = one;
            watched->pair.held = pair->held;
            watched->for_people = watched->for_people && (pair->held || pair->refused_at);
            continue;
        }
        if (watched && watched->phase != Watched::Phase::idle) continue;  // what is under way finds the new generation itself
        watched = std::make_unique<Watched>();
        watched->keys = one;
        watched->pair = std::move(*pair);
        // Obtained by a clock that was ahead of this one: its life is counted from now, which is early rather than late.
        if (const auto ahead = watched->pair.obtained_at - parts_.clock.now(); ahead > core::Milliseconds{0}) {
            watched->pair.obtained_at -= ahead;
            watched->pair.expires_at -= ahead;
        }
        // "Begun" and no result: one try with the stored token, since nobody knows whether the channel has spent it.
        watched->tried_again = watched->pair.refresh_begun_at.has_value();
        watched->forced = watched->tried_again;
        watched->for_people = watched->pair.held || watched->pair.refused_at.has_value();
        if (watched->for_people) {
            core::log::warning("token not renewed: it wants a person",
                               {{"oa", one.oa.value}, {"held", watched->pair.held}, {"code", watched->pair.refused_code}});
        }
    }
}

void TokenGuardian::tick() {
    if (stopped_) return;
    const core::Instant now = parts_.clock.now();
    for (auto& [id, watched] : watched_) {
        if (!watched->waits() || watched->due() > now) continue;
        if (watched->phase == Watched::Phase::to_store) {
            begin_one();
            store(*watched);
        } else {
            begin_renewal(*watched);
        }
    }
}

std::optional<core::Instant> TokenGuardian::next_due() const {
    std::optional<core::Instant> next;
    if (stopped_) return next;
    for (const auto& [id, watched] : watched_) {
        if (watched->waits() && (!next || watched->due() < *next)) next = watched->due();
    }
    return next;
}

// Only what this run has put off: the pair's own times are as the database tells them.
void TokenGuardian::jumped(core::Instant from, core::Instant to) {
    for (auto& [id, watched] : watched_) {
        if (to < from) watched->not_before -= from - to;
    }
}

void TokenGuardian::refused(core::OrganizationId organization) {
    const auto found = watched_.find(organization);
    if (found == watched_.end() || stopped_) return;
    Watched& watched = *found->second;
    if (watched.phase != Watched::Phase::idle || watched.for_people) return;
    const core::Instant now = parts_.clock.now();
    const core::Milliseconds age = now - watched.pair.obtained_at;
    const bool fresh = watched.renewed_here && age >= core::Milliseconds{0};
    if (fresh && age < kLateAnswers) return;  // meant for the token before this one
    if (fresh && age < kTooYoungToForce) {
        write(organization,
              [organization, now](storage::Connection& connection) {
                  raise(connection, organization, "token_refused", 0, "a fresh access token is not accepted", now);
              },
              {});
        return;
    }
    watched.forced = true;
    tick();
}

void TokenGuardian::refused(const core::OaId& oa) {
    for (const auto& [id, watched] : watched_) {
        if (watched->keys.oa == oa) return refused(id);
    }
}

void TokenGuardian::write(core::OrganizationId organization,
                          storage::Writer::Deed deed,
                          std::function<void(Watched&, bool written)> next) {
    parts_.engine.writer.submit(std::move(deed), [this, organization, next = std::move(next)](std::exception_ptr failure) {
        parts_.post([this, organization, next, written = failure == nullptr] {
            if (parts_.raised) parts_.raised();
            if (const auto found = watched_.find(organization); next && found != watched_.end()) next(*found->second, written);
        });
    });
}

void TokenGuardian::begin_renewal(Watched& watched) {
    begin_one();
    watched.phase = Watched::Phase::beginning;
    const core::Instant now = parts_.clock.now();
    const auto organization = watched.keys.organization;
    // No renewal begins that could not be stored: this commit shows that the next one can be made.
    auto may = std::make_shared<bool>(false);
    write(organization,
          [organization, generation = watched.pair.generation, now, may](storage::Connection& connection) {
              *may = storage::tokens::begin_refresh(connection, organization, generation, now);
          },
          [this, may](Watched& begun, bool written) {
              if (!written) return not_reached(begun, "it could not be written down that a renewal begins");
              if (!*may) {  // another pair is in force, or this one is held
                  begun.phase = Watched::Phase::idle;
                  begun.for_people = true;
                  std::vector<RenewalKeys> keys{begun.keys};
                  end_one();
                  return reload(std::move(keys));
              }
              at("renewal_begun");
              call(begun);
          });
}

void TokenGuardian::call(Watched& watched) {
    watched.phase = Watched::Phase::calling;
    auto refresh = parts_.key.open(watched.pair.refresh);
    if (!refresh) return turned_away(watched, {.code = 0, .name = "", .meaning = "the key file does not open the stored refresh token", .needs_human = false});
    parts_.call({.app = watched.keys.app, .app_secret = watched.keys.app_secret, .refresh_token = std::move(*refresh)},
                [this, organization = watched.keys.organization](const zalo::Renewal& renewal) {
                    at("renewal_answered");
                    answered(organization, renewal);
                });
}

void TokenGuardian::answered(core::OrganizationId organization, const zalo::Renewal& renewal) {
    const auto found = watched_.find(organization);
    if (found == watched_.end()) return end_one();
    Watched& watched = *found->second;
    if (const auto* pair = std::get_if<zalo::TokenPair>(&renewal)) return take_pair(watched, *pair);
    if (const auto* refusal = std::get_if<zalo::TokenRefusal>(&renewal)) {
        // Too many calls: that passes within a minute, and has spent nothing.
        if (refusal->code == kTooManyCalls) return not_reached(watched, refusal->meaning);
        return turned_away(watched, *refusal);
    }
    if (const auto* unreached = std::get_if<zalo::RenewalNotReached>(&renewal)) return not_reached(watched, unreached->detail);
    lost(watched, std::get<zalo::RenewalUnknown>(renewal).detail);
}

void TokenGuardian::take_pair(Watched& watched, const zalo::TokenPair& pair) {
    watched.fresh = pair;
    store(watched);
}

// The pair exists here alone until this commit: it is tried until there is room on the disk.
void TokenGuardian::store(Watched& watched) {
    watched.phase = Watched::Phase::storing;
    const core::Instant now = parts_.clock.now();
    const RenewalKeys keys = watched.keys;
    const zalo::TokenPair pair = *watched.fresh;
    auto open = std::make_shared<AccessTokens::Open>();
    auto stored = std::make_shared<storage::SealedTokens>();
    write(keys.organization,
          [this, keys, pair, now, open, stored, before = watched.pair.generation](storage::Connection& connection) {
              const auto current = storage::tokens::current(connection, keys.organization);
              // A pair that somebody imported meanwhile is newer than this one.
              if (current && current->generation == before) store_tokens(connection, parts_.key, keys.organization, pair, now);
              *stored = storage::tokens::current(connection, keys.organization).value();
              *open = parts_.tokens.read(connection);
          },
          [this, open, stored](Watched& renewed, bool written) {
              if (!written) {
                  renewed.phase = Watched::Phase::to_store;
                  renewed.not_before = parts_.clock.now() + kStoreAgainAfter;
                  core::log::error("a renewed token could not be stored; it is tried again", {{"oa", renewed.keys.oa.value}});
                  return end_one();
              }
              at("renewal_stored");
              const RenewalKeys kept = renewed.keys;
              renewed = Watched{};
              renewed.keys = kept;
              renewed.pair = std::move(*stored);
              renewed.renewed_here = true;
              parts_.tokens.use(std::move(*open));
              parts_.engine.counts.token_refreshed();
              core::log::info("token renewed", {{"oa", kept.oa.value}, {"generation", renewed.pair.generation}});
              parts_.engine.sender.end_rest(kept.organization);
              end_one();
          });
}

void TokenGuardian::turned_away(Watched& watched, const zalo::TokenRefusal& refusal) {
    const core::Instant now = parts_.clock.now();
    const auto organization = watched.keys.organization;
    core::log::error("token not renewed: refused",
                     {{"oa", watched.keys.oa.value}, {"code", refusal.code}, {"why", refusal.meaning}});
    watched.for_people = refusal.needs_human;
    watched.forced = false;
    watched.not_before = now + kAfterRefusal;
    end(watched, [organization, now, refusal, generation = watched.pair.generation](storage::Connection& connection) {
        storage::tokens::end_refresh(connection, organization, generation);
        if (refusal.needs_human) storage::tokens::refuse(connection, organization, generation, refusal.code, now);
        raise(connection, organization, "token_refused", refusal.code, refusal.meaning, now);
    });
}

void TokenGuardian::not_reached(Watched& watched, const std::string& why) {
    const core::Instant now = parts_.clock.now();
    const auto organization = watched.keys.organization;
    watched.not_before = now + core::backoff(++watched.failures, parts_.random);
    core::log::warning("token not renewed: the token host was not reached",
                       {{"oa", watched.keys.oa.value}, {"failures", watched.failures}, {"why", why}});
    end(watched, [organization, generation = watched.pair.generation](storage::Connection& connection) {
        storage::tokens::end_refresh(connection, organization, generation);
    });
}

void TokenGuardian::lost(Watched& watched, const std::string& why) {
    const core::Instant now = parts_.clock.now();
    const auto organization = watched.keys.organization;
    core::log::error("token renewal: the answer was lost", {{"oa", watched.keys.oa.value}, {"why", why}});
    watched.for_people = std::exchange(watched.tried_again, true);
    watched.forced = true;
    watched.not_before = now + kOnceMoreAfter;
    end(watched, [organization, why, now](storage::Connection& connection) { raise(connection, organization, "token_lost", 0, why, now); });
}

// What became of a pair that has been replaced meanwhile concerns nobody any more.
void TokenGuardian::end(Watched& watched, const storage::Writer::Deed& deed) {
    auto replaced = std::make_shared<bool>(false);
    const auto organization = watched.keys.organization;
    write(organization,
          [organization, deed, replaced, generation = watched.pair.generation](storage::Connection& connection) {
              const auto current = storage::tokens::current(connection, organization);
              *replaced = current && current->generation != generation;
              if (!*replaced) deed(connection);
          },
          [this, replaced](Watched& ended, bool) {
              ended.phase = Watched::Phase::idle;
              if (*replaced) reload({ended.keys});
              end_one();
          });
}

void TokenGuardian::at(const char* testpoint) const {
    if (parts_.testpoint) parts_.testpoint(testpoint);
}

}  // namespace mungba::care
