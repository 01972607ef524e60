#include "usecases/office_login.hpp"

#include <catch2/catch.hpp>

#include "tests/usecases/ward.hpp"
#include "usecases/totp.hpp"

using namespace mungba;
using namespace std::chrono_literals;
namespace office_login = usecases::office_login;

namespace {

constexpr office_login::Cost kCheap{.passes = 1, .bytes = 8192};
constexpr std::array<unsigned char, 32> kKey{1, 2, 3};
const std::string kPassword = "một câu dài dễ nhớ";

class CountingRandom final : public core::Random {
public:
    std::uint64_t next() override { return ++count_ * 0x9e3779b97f4a7c15U; }

private:
    std::uint64_t count_ = 0;
};

struct Office {
    usecases::Ward ward;
    CountingRandom random;
    core::Instant now = ward.now();
    core::PersonId tuan;
    std::string secret;
    std::vector<std::string> recovery;

    Office() {
        REQUIRE(usecases::counts(ward.roster("chi_bo,ho_ten,chuc_vu\n,Kiều Anh Tuấn,văn phòng\n")) == "1/0/0");
        tuan = storage::people::office_of(ward.connection(), ward.organization(), ward.today).front().id;
        const auto offer = office_login::offer(kKey, random);
        secret = offer.secret;
        const auto done = office_login::set_up(ward.connection(), actor(), "Kiều Anh Tuấn", office_login::hash_password(kPassword, kCheap), offer.sealed,
                                               code(), kKey, random, now);
        REQUIRE(done.outcome == office_login::SetUp::Outcome::done);
        recovery = done.recovery;
        now += 1min;
    }
    usecases::Actor actor() { return usecases::actor_for(ward.connection(), ward.organization(), tuan, core::local_date(now)); }
    std::string code() { return usecases::totp::code_at(secret, usecases::totp::step_of(now)); }
    office_login::Finished enter(const std::string& name, const std::string& password, const std::string& typed, const std::string& address = "10.0.0.1") {
        const auto challenge = office_login::challenge_for(ward.connection(), ward.organization(), name, address, now);
        const bool fitted = !challenge.wait_until && office_login::fits(challenge, password, kCheap);
        return office_login::finish(ward.connection(), ward.organization(), name, address, fitted, typed, kKey, random, now);
    }
};

}  // namespace

TEST_CASE("name, password and code together let the office in; the name without accents, too", "[login]") {
    Office office;
    const auto entered = office.enter("kieu anh tuan", kPassword, office.code());
    REQUIRE(entered.session);
    const auto session = usecases::login::session_of(office.ward.connection(), entered.session->secret, office.now);
    REQUIRE(session);
    CHECK(session->begun_by == storage::WebSession::BegunBy::password);
    CHECK(session->person == office.tuan);
}

TEST_CASE("each of the three alone is not enough, and a code works once", "[login]") {
    Office office;
    CHECK_FALSE(office.enter("Kiều Anh Tuấn", "một câu dài khó nhớ", office.code()).session);
    CHECK_FALSE(office.enter("Kiều Anh Tuấn", kPassword, "000000").session);
    CHECK_FALSE(office.enter("Nguyễn Thị Hạnh", kPassword, office.code()).session);
    const std::string code = office.code();
    CHECK(office.enter("Kiều Anh Tuấn", kPassword, code).session);
    CHECK_FALSE(office.enter("Kiều Anh Tuấn", kPassword, code).session);
    office.now += 1min;
    CHECK(office.enter("Kiều Anh Tuấn", kPassword, office.code()).session);
}

TEST_CASE("a recovery code takes the place of the telephone, once", "[login]") {
    Office office;
    REQUIRE(office.recovery.size() == 10);
    CHECK(office.enter("Kiều Anh Tuấn", kPassword, office.recovery[3]).session);
    CHECK_FALSE(office.enter("Kiều Anh Tuấn", kPassword, office.recovery[3]).session);
    CHECK(storage::office_logins::recovery_left(office.ward.connection(), office.tuan) == 9);
    CHECK_FALSE(office.enter("Kiều Anh Tuấn", "sai mật khẩu rồi", office.recovery[4]).session);
    const auto fresh = office_login::new_recovery(office.ward.connection(), office.actor(), kKey, office.random, office.now);
    CHECK(fresh.size() == 10);
    office.now += 1h;
    CHECK_FALSE(office.enter("Kiều Anh Tuấn", kPassword, office.recovery[5]).session);
    office.now += 1h;
    CHECK(office.enter("Kiều Anh Tuấn", kPassword, fresh[0]).session);
}

TEST_CASE("failures make the next one wait longer and longer, the same for a name that there is not", "[login]") {
    Office office;
    for (const std::string name : {"Kiều Anh Tuấn", "Không Có Ai"}) {
        INFO(name);
        for (int n = 0; n < 3; ++n) CHECK_FALSE(office.enter(name, "sai", "1", "10.0.0.2").wait_until);
        core::Milliseconds before{};
        for (int n = 0; n < 12; ++n) {
            const auto failed = office.enter(name, "sai", "1", "10.0.0." + std::to_string(100 + n));
            REQUIRE(failed.wait_until);
            const core::Milliseconds wait = *failed.wait_until - office.now;
            CHECK(wait >= before);
            CHECK(wait <= 15min);
            before = wait;
            // Meanwhile nothing helps, not even the right words.
            CHECK_FALSE(office.enter(name, kPassword, office.code()).session);
            office.now = *failed.wait_until;
        }
        CHECK(before == 15min);
    }
    // Nobody is locked out for good.
    CHECK(office.enter("Kiều Anh Tuấn", kPassword, office.code(), "10.0.9.9").session);
}

TEST_CASE("an address that fails for many names waits, too", "[login]") {
    Office office;
    for (int n = 0; n < 11; ++n) office.enter("Người " + std::to_string(n), "sai", "1", "203.0.113.7");
    CHECK(office_login::challenge_for(office.ward.connection(), office.ward.organization(), "Kiều Anh Tuấn", "203.0.113.7", office.now).wait_until);
    CHECK_FALSE(office_login::challenge_for(office.ward.connection(), office.ward.organization(), "Kiều Anh Tuấn", "203.0.113.8", office.now).wait_until);
}

TEST_CASE("without the role the password is of no use", "[login]") {
    Office office;
    for (const auto& span : storage::people::role_spans_of(office.ward.connection(), office.tuan))
        storage::people::end_role(office.ward.connection(), span, core::local_date(office.now));
    CHECK_FALSE(office.enter("Kiều Anh Tuấn", kPassword, office.code()).session);
    CHECK(office_login::set_up(office.ward.connection(), office.actor(), "x", "hash", "x", "1", kKey, office.random, office.now).outcome ==
          office_login::SetUp::Outcome::not_allowed);
}

TEST_CASE("a password is long, and not the name", "[login]") {
    using office_login::Weakness;
    CHECK(office_login::weakness_of("ngắn quá", "a") == Weakness::too_short);
    CHECK(office_login::weakness_of("Kiều Anh Tuấn", "kieu anh tuan") == Weakness::is_the_name);
    CHECK(office_login::weakness_of(std::string(201, 'x'), "a") == Weakness::too_long);
    CHECK_FALSE(office_login::weakness_of(kPassword, "Kiều Anh Tuấn"));
}

TEST_CASE("an offer that was changed, or is another server's, is none", "[login]") {
    CountingRandom random;
    const auto offer = office_login::offer(kKey, random);
    CHECK(office_login::opened(offer.sealed, kKey) == offer.secret);
    std::array<unsigned char, 32> other{9};
    CHECK_FALSE(office_login::opened(offer.sealed, other));
    std::string changed = offer.sealed;
    changed[20] = changed[20] == 'A' ? 'B' : 'A';
    CHECK_FALSE(office_login::opened(changed, kKey));
    for (const char* text : {"", "x", "!!!!"}) CHECK_FALSE(office_login::opened(text, kKey));
    CHECK_FALSE(office_login::opened(std::string(500, 'A'), kKey));
}
