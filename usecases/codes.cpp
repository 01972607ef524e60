#include "usecases/codes.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/text.hpp"
#include "storage/alarm_repository.hpp"
#include "storage/audit_repository.hpp"
#include "usecases/text_hash.hpp"

namespace mungba::usecases::codes {
namespace {

constexpr std::size_t kDigits = 6;
constexpr std::uint64_t kAll = 1'000'000;
constexpr std::uint64_t kMostDraws = 1'000;
constexpr std::chrono::hours kHour{1};
constexpr std::chrono::hours kDay{24};

/// Of another purpose or organization the same digits give another hash.
storage::CodeHash hash_of(core::OrganizationId organization, Purpose purpose, std::string_view digits, Key key) {
    const std::string kind =
        std::string(purpose == Purpose::person ? "code.person" : "code.group") + " organization=" + std::to_string(organization.value);
    return keyed_text_hash(key, kind, digits);
}

bool is_free(storage::Connection& connection, core::OrganizationId organization, std::string_view digits, Key key, core::Instant now) {
    return !storage::codes::find(connection, organization, hash_of(organization, Purpose::person, digits, key), now) &&
           !storage::codes::find(connection, organization, hash_of(organization, Purpose::group, digits, key), now);
}

std::string draw(storage::Connection& connection, core::OrganizationId organization, Key key, core::Random& random, core::Instant now) {
    for (std::uint64_t draws = 0; draws < kMostDraws; ++draws) {
        // One further at each draw, so that it also ends with chance that says the same again and again.
        std::string digits = std::to_string((random.next() + draws) % kAll);
        digits.insert(0, kDigits - digits.size(), '0');
        if (is_free(connection, organization, digits, key, now)) return digits;
    }
    throw std::runtime_error("no code is free");
}

void write_audit(storage::Connection& connection, const Actor& actor, const storage::Code& code, core::Instant now) {
    storage::audit::append(connection,
                           {.organization = code.organization,
                            .actor_kind = actor.kind == Actor::Kind::person ? "person" : "operator",
                            .actor_id = actor.person.value,
                            .source = actor.source,
                            .action = "code.make",
                            .branch = code.branch,
                            .object_kind = code.person ? "person" : "group",
                            .object_id = code.person.value,
                            .fields = "code"},
                           now);
}

void note_wrong(storage::Connection& connection, core::OrganizationId organization, const core::UserId& user, core::Instant now) {
    storage::codes::note_wrong(connection, organization, user, now);
    const int wrong = storage::codes::wrong_since(connection, organization, {}, now - kDay);
    if (wrong <= kWrongADayOfAll) return;
    storage::alarms::raise(connection,
                           {.organization = organization,
                            .kind = std::string(kGuessedAlarm),
                            .subject = "",
                            .level = core::format_iso_date(core::local_date(now)),
                            .details = "{\"n\":" + std::to_string(kWrongADayOfAll) + "}",
                            .since = now,
                            .told_at = {}},
                           now);
}

}  // namespace

std::optional<Made> make(storage::Connection& connection,
                         const Actor& actor,
                         storage::Code wanted,
                         core::Milliseconds good_for,
                         Key key,
                         core::Random& random,
                         core::Instant now) {
    wanted.organization = actor.organization;
    if (!may(actor, Action::make_codes, wanted.branch)) return std::nullopt;
    storage::codes::expire(connection, wanted.organization, now);
    storage::codes::revoke_same(connection, wanted, now);
    Made made{.digits = draw(connection, wanted.organization, key, random, now), .expires_at = now + good_for};
    wanted.expires_at = made.expires_at;
    const Purpose purpose = wanted.person ? Purpose::person : Purpose::group;
    storage::codes::insert(connection, wanted, hash_of(wanted.organization, purpose, made.digits, key), now);
    write_audit(connection, actor, wanted, now);
    return made;
}

std::optional<std::string> read(std::string_view text) {
    std::string digits;
    for (const char c : core::text::fold(text)) {
        if (c == ' ' && digits.size() == kDigits / 2) continue;
        if (c < '0' || c > '9' || digits.size() == kDigits) return std::nullopt;
        digits += c;
    }
    return digits.size() == kDigits ? std::optional(digits) : std::nullopt;
}

std::optional<storage::Code> tried(storage::Connection& connection,
                                   core::OrganizationId organization,
                                   const core::UserId& user,
                                   Purpose purpose,
                                   std::string_view digits,
                                   Key key,
                                   core::Instant now) {
    const bool too_often = storage::codes::wrong_since(connection, organization, user, now - kHour) >= kWrongAnHour ||
                           storage::codes::wrong_since(connection, organization, user, now - kDay) >= kWrongADay;
    if (too_often) return std::nullopt;
    auto code = storage::codes::find(connection, organization, hash_of(organization, purpose, digits, key), now);
    if (!code) note_wrong(connection, organization, user, now);
    return code;
}

void look_back(storage::Connection& connection, core::OrganizationId organization, core::Instant now) {
    storage::codes::forget_tries(connection, organization, now);
    if (storage::codes::wrong_since(connection, organization, {}, now - kDay) <= kWrongADayOfAll)
        storage::alarms::clear(connection, organization, kGuessedAlarm, "", now);
}

}  // namespace mungba::usecases::codes
