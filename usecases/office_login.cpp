#include "usecases/office_login.hpp"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

#include "core/text.hpp"
#include "usecases/audit_words.hpp"
#include "usecases/totp.hpp"

namespace mungba::usecases::office_login {
namespace {

using storage::SecretHash;
namespace logins = storage::office_logins;

constexpr std::chrono::hours kRemembered{24};
// So many failures cost nothing; an address may be that of a whole office.
constexpr int kFreeOfName = 3;
constexpr int kFreeOfAddress = 10;
constexpr std::chrono::seconds kLongestWait{15 * 60};
constexpr std::size_t kRecoveryCodes = 10;
constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

SecretHash hashed(std::string_view purpose, std::string_view text, const unsigned char* key = nullptr) {
    const std::string all = std::string(purpose) + "\n" + std::string(text);
    SecretHash hash{};
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()),
                       hash.size(),
                       reinterpret_cast<const unsigned char*>(all.data()),
                       all.size(),
                       key,
                       key != nullptr ? 32 : 0);
    return hash;
}

struct Subjects {
    SecretHash name;
    SecretHash address;
};
Subjects subjects_of(core::OrganizationId organization, std::string_view name, std::string_view address) {
    return {.name = hashed("name " + std::to_string(organization.value), core::text::fold(name)), .address = hashed("address", address)};
}

std::optional<core::Instant> wait_of(const logins::Tries& tries, int free) {
    if (tries.count <= free || !tries.last) return std::nullopt;
    const int doublings = std::min(tries.count - free, 12);
    return *tries.last + std::min<core::Milliseconds>(std::chrono::seconds{1LL << doublings}, kLongestWait);
}

/// The later of the two, if it is not over.
std::optional<core::Instant> wait_until(storage::Connection& connection, const Subjects& subjects, core::Instant now) {
    const auto by_name = wait_of(logins::tries(connection, subjects.name, now - kRemembered), kFreeOfName);
    const auto by_address = wait_of(logins::tries(connection, subjects.address, now - kRemembered), kFreeOfAddress);
    const auto later = std::max(by_name, by_address);
    return later && *later > now ? later : std::nullopt;
}

std::string drawn(core::Random& random, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) {
        const std::uint64_t value = random.next();
        for (std::size_t n = 0; n < 8 && text.size() < bytes; ++n) text += static_cast<char>(value >> (8 * n));
    }
    return text;
}

std::string seal(std::string_view plain, Key key, core::Random& random) {
    std::string out = drawn(random, crypto_secretbox_NONCEBYTES);
    out.resize(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size());
    auto* bytes = reinterpret_cast<unsigned char*>(out.data());
    crypto_secretbox_easy(bytes + crypto_secretbox_NONCEBYTES, reinterpret_cast<const unsigned char*>(plain.data()), plain.size(), bytes, key.data());
    return out;
}

std::optional<std::string> unseal(std::string_view sealed, Key key) {
    constexpr std::size_t kOverhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (sealed.size() <= kOverhead) return std::nullopt;
    const auto* bytes = reinterpret_cast<const unsigned char*>(sealed.data());
    std::string plain(sealed.size() - kOverhead, '\0');
    const int failed = crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(plain.data()),
                                                  bytes + crypto_secretbox_NONCEBYTES,
                                                  sealed.size() - crypto_secretbox_NONCEBYTES,
                                                  bytes,
                                                  key.data());
    return failed == 0 ? std::optional(plain) : std::nullopt;
}

std::vector<std::byte> as_blob(const std::string& text) {
    std::vector<std::byte> bytes;
    for (const char c : text) bytes.push_back(static_cast<std::byte>(c));
    return bytes;
}

std::string as_text(const std::vector<std::byte>& bytes) {
    std::string text;
    for (const std::byte byte : bytes) text += static_cast<char>(byte);
    return text;
}

SecretHash recovery_hash(core::PersonId person, std::string_view code, Key key) {
    std::string digits;
    for (const char c : code) {
        if (c >= '0' && c <= '9') digits += c;
    }
    return hashed("recovery " + std::to_string(person.value), digits, key.data());
}

std::vector<std::string> draw_recovery(core::Random& random) {
    std::vector<std::string> codes;
    while (codes.size() < kRecoveryCodes) {
        std::string digits = std::to_string(random.next() % 100'000'000U);
        digits.insert(0, 8 - digits.size(), '0');
        codes.push_back(digits.substr(0, 4) + "-" + digits.substr(4));
    }
    return codes;
}

std::vector<SecretHash> hashes_of(const std::vector<std::string>& codes, core::PersonId person, Key key) {
    std::vector<SecretHash> hashes;
    for (const std::string& code : codes) hashes.push_back(recovery_hash(person, code, key));
    return hashes;
}

bool holds_office(const Actor& actor) {
    return actor.person && std::any_of(actor.roles.begin(), actor.roles.end(), [](const storage::RoleHeld& held) {
               return held.role == domain::Role::office;
           });
}

void write_audit(storage::Connection& connection, core::OrganizationId organization, core::PersonId person, const char* action, core::Instant now) {
    storage::audit::Entry entry;
    entry.organization = organization;
    entry.actor_kind = person ? "person" : "channel";
    entry.actor_id = person.value;
    entry.source = "page";
    entry.action = action;
    entry.object_kind = "person";
    entry.object_id = person.value;
    storage::audit::append(connection, entry, now);
}

/// The authenticator's code, or a recovery code; either works once.
bool proves(storage::Connection& connection, const storage::OfficeLogin& login, std::string_view code, Key key, core::Instant now) {
    const auto secret = unseal(as_text(login.sealed_secret), key);
    if (!secret) return false;
    if (const auto step = totp::matching_step(*secret, code, now, login.last_step)) {
        logins::set_last_step(connection, login.person, *step);
        return true;
    }
    if (!logins::use_recovery(connection, login.person, recovery_hash(login.person, code, key), now)) return false;
    write_audit(connection, login.organization, login.person, "login.recovery", now);
    return true;
}

}  // namespace

std::optional<Weakness> weakness_of(std::string_view password, std::string_view name) {
    const std::size_t length = core::text::utf16_length(password);
    if (length < kShortestPassword) return Weakness::too_short;
    if (length > kLongestPassword) return Weakness::too_long;
    const std::string folded = core::text::fold(name);
    if (!folded.empty() && core::text::fold(password) == folded) return Weakness::is_the_name;
    return std::nullopt;
}

std::string hash_password(std::string_view password, Cost cost) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), cost.passes, cost.bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("a password could not be hashed: out of memory");
    return hash.data();
}

Challenge challenge_for(storage::Connection& connection, core::OrganizationId organization, std::string_view name, std::string_view address, core::Instant now) {
    Challenge challenge;
    challenge.wait_until = wait_until(connection, subjects_of(organization, name, address), now);
    if (const auto login = logins::find(connection, organization, core::text::fold(name))) challenge.hash = login->password_hash;
    return challenge;
}

bool fits(const Challenge& challenge, std::string_view password, Cost cost) {
    if (password.size() > 4 * kLongestPassword) return false;
    if (challenge.hash.empty()) {
        hash_password(password, cost);
        return false;
    }
    return crypto_pwhash_str_verify(challenge.hash.c_str(), password.data(), password.size()) == 0;
}

Finished finish(storage::Connection& connection,
                core::OrganizationId organization,
                std::string_view name,
                std::string_view address,
                bool fitted,
                std::string_view code,
                Key key,
                core::Random& random,
                core::Instant now) {
    const Subjects subjects = subjects_of(organization, name, address);
    // Of many at a time those that come after too many failures wait, whatever was found meanwhile.
    if (const auto wait = wait_until(connection, subjects, now)) return {.session = {}, .wait_until = wait};
    const auto login = logins::find(connection, organization, core::text::fold(name));
    const bool holds = login && holds_office(actor_for(connection, organization, login->person, core::local_date(now)));
    if (!login || !holds || !fitted || !proves(connection, *login, code, key, now)) {
        logins::note_try(connection, subjects.name, now);
        logins::note_try(connection, subjects.address, now);
        write_audit(connection, organization, {}, "login.failed", now);
        return {.session = {}, .wait_until = wait_until(connection, subjects, now)};
    }
    logins::forget_tries(connection, subjects.name);
    return {.session = login::begin_session(connection, organization, login->person, storage::WebSession::BegunBy::password, random, now), .wait_until = {}};
}

Offer offer(Key key, core::Random& random) {
    Offer made;
    made.secret = drawn(random, totp::kSecretBytes);
    const std::string sealed = seal(made.secret, key, random);
    std::string text(sodium_base64_encoded_len(sealed.size(), kBase64), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(sealed.data()), sealed.size(), kBase64);
    text.pop_back();
    made.sealed = std::move(text);
    return made;
}

std::optional<std::string> opened(std::string_view sealed, Key key) {
    if (sealed.size() > 400) return std::nullopt;
    std::string bytes(sealed.size(), '\0');
    std::size_t length = 0;
    const int failed = sodium_base642bin(
        reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), sealed.data(), sealed.size(), nullptr, &length, nullptr, kBase64);
    if (failed != 0) return std::nullopt;
    bytes.resize(length);
    return unseal(bytes, key);
}

SetUp set_up(storage::Connection& connection,
             const Actor& actor,
             std::string_view name,
             std::string_view password_hash,
             std::string_view sealed,
             std::string_view code,
             Key key,
             core::Random& random,
             core::Instant now) {
    const std::string folded = core::text::fold(name);
    if (!holds_office(actor) || folded.empty() || password_hash.empty()) return {.outcome = SetUp::Outcome::not_allowed};
    const auto secret = opened(sealed, key);
    const auto step = secret ? totp::matching_step(*secret, code, now, 0) : std::nullopt;
    if (!step) return {.outcome = SetUp::Outcome::wrong_code};
    const auto codes = draw_recovery(random);
    const bool put = logins::put(connection,
                                 {.person = actor.person,
                                  .organization = actor.organization,
                                  .login_name = folded,
                                  .password_hash = std::string(password_hash),
                                  .sealed_secret = as_blob(seal(*secret, key, random)),
                                  .last_step = *step,
                                  .changed_at = now},
                                 hashes_of(codes, actor.person, key),
                                 now);
    if (!put) return {.outcome = SetUp::Outcome::name_taken};
    write_audit(connection, actor.organization, actor.person, "login.set_up", now);
    return {.outcome = SetUp::Outcome::done, .recovery = codes};
}

std::vector<std::string> new_recovery(storage::Connection& connection, const Actor& actor, Key key, core::Random& random, core::Instant now) {
    if (!holds_office(actor) || !logins::of(connection, actor.person)) return {};
    auto codes = draw_recovery(random);
    logins::put_recovery(connection, actor.person, hashes_of(codes, actor.person, key));
    write_audit(connection, actor.organization, actor.person, "login.set_up", now);
    return codes;
}

bool remove(storage::Connection& connection, const Actor& actor, core::Instant now) {
    if (!actor.person || !logins::remove(connection, actor.person)) return false;
    write_audit(connection, actor.organization, actor.person, "login.remove", now);
    return true;
}

}  // namespace mungba::usecases::office_login
