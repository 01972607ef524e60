#include "usecases/login.hpp"

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "tests/usecases/ward.hpp"

using namespace mungba;
using namespace std::chrono_literals;
namespace login = usecases::login;

namespace {

class CountingRandom final : public core::Random {
public:
    std::uint64_t next() override { return ++count_ * 0x9e3779b97f4a7c15U; }

private:
    std::uint64_t count_ = 0;
};

struct Door {
    usecases::Ward ward;
    CountingRandom random;
    core::Instant now = core::to_instant(std::chrono::year{2026} / 10 / 15, core::at_hour(9));

    storage::Connection& connection() { return ward.connection(); }
    core::PersonId person(const std::string& name, const std::string& role) {
        REQUIRE(usecases::counts(ward.roster("chi_bo,ho_ten,chuc_vu\nChi bộ 5," + name + "," + role + "\n")) == "1/0/0");
        for (const auto& member : ward.members("Chi bộ 5")) {
            if (member.name == name) return member.person;
        }
        return {};
    }
    core::PersonId secretary() { return person("Nguyễn Thị Hạnh", "bí thư"); }
    void end_role(core::PersonId person, domain::Role role) {
        for (const auto& span : storage::people::role_spans_of(connection(), person)) {
            if (span.role == role) storage::people::end_role(connection(), span, core::plus_days(core::local_date(now), 1));
        }
    }
    usecases::Actor operator_() {
        usecases::Actor actor;
        actor.kind = usecases::Actor::Kind::operator_at_console;
        actor.organization = ward.organization();
        actor.source = "command";
        return actor;
    }
    std::string link(core::PersonId person) { return login::make_link(connection(), operator_(), ward.organization(), person, random, now).secret; }
    std::optional<login::SessionMade> spend(std::string_view secret) { return login::spend(connection(), secret, random, now); }
};

}  // namespace

TEST_CASE("a link shows whose it is, lets in once, and is spent then", "[login]") {
    Door door;
    const auto secretary = door.secretary();
    const std::string secret = door.link(secretary);
    CHECK(secret.size() == 43);
    const auto entrant = login::look(door.connection(), secret, door.now);
    REQUIRE(entrant);
    CHECK(entrant->name == "Nguyễn Thị Hạnh");
    CHECK(entrant->expires_at == door.now + 10min);
    CHECK_FALSE(entrant->is_operator);

    const auto session = door.spend(secret);
    REQUIRE(session);
    CHECK(session->ends_at == door.now + 12h);
    CHECK_FALSE(door.spend(secret));
    CHECK_FALSE(login::look(door.connection(), secret, door.now));
    const auto found = login::session_of(door.connection(), session->secret, door.now);
    REQUIRE(found);
    CHECK(found->person == secretary);
    CHECK(usecases::leads(login::actor_of(door.connection(), *found, core::local_date(door.now))).size() == 1);
}

TEST_CASE("of any number who try one link, one gets in", "[login]") {
    Door door;
    const std::string secret = door.link(door.secretary());
    int entered = 0;
    for (int n = 0; n < 10; ++n) entered += door.spend(secret) ? 1 : 0;
    CHECK(entered == 1);
}

TEST_CASE("an old, replaced, refused, foreign or made-up link lets nobody in", "[login]") {
    Door door;
    const auto secretary = door.secretary();
    const std::string old = door.link(secretary);
    door.now += 10min - 1ms;
    CHECK(login::look(door.connection(), old, door.now));
    door.now += 1ms;
    CHECK_FALSE(login::look(door.connection(), old, door.now));
    CHECK_FALSE(door.spend(old));

    const std::string first = door.link(secretary);
    const std::string second = door.link(secretary);
    CHECK_FALSE(door.spend(first));
    login::revoke(door.connection(), second, door.now);
    CHECK_FALSE(door.spend(second));

    for (const char* text : {"", "a", "0000000000000000000000000000000000000000000", "' OR 1=1 --", "0000000000000000000000000000000000000000000\xff"})
        CHECK_FALSE(door.spend(text));
    // A session's secret is no link, and a link's no session.
    const std::string third = door.link(secretary);
    CHECK_FALSE(login::session_of(door.connection(), third, door.now));
    const auto session = door.spend(third);
    REQUIRE(session);
    CHECK_FALSE(door.spend(session->secret));
}

TEST_CASE("one letter changed is another link", "[login]") {
    Door door;
    const std::string secret = door.link(door.secretary());
    rc::check("no neighbour of a link is one", [&] {
        std::string other = secret;
        const auto at = *rc::gen::inRange<std::size_t>(0, other.size());
        const char letter = *rc::gen::element('a', 'B', '0', '-', '_', 'z');
        RC_PRE(other[at] != letter);
        other[at] = letter;
        RC_ASSERT(!login::look(door.connection(), other, door.now).has_value());
    });
    CHECK(door.spend(secret));
}

TEST_CASE("the role is looked up at each use: of the link, and of the session", "[login]") {
    Door door;
    const auto deputy = door.person("Trần Thị Lan", "phó bí thư");
    const std::string secret = door.link(deputy);
    door.end_role(deputy, domain::Role::deputy);
    door.now += 24h;  // a role ends with its day
    const std::string fresh = door.link(deputy);
    CHECK_FALSE(login::look(door.connection(), secret, door.now));
    CHECK_FALSE(login::look(door.connection(), fresh, door.now));
    CHECK_FALSE(door.spend(fresh));

    Door other;
    const auto secretary = other.secretary();
    const auto session = other.spend(other.link(secretary));
    REQUIRE(session);
    other.end_role(secretary, domain::Role::secretary);
    CHECK(login::session_of(other.connection(), session->secret, other.now));
    other.now = core::to_instant(std::chrono::year{2026} / 10 / 16, core::at_hour(0));
    CHECK_FALSE(login::session_of(other.connection(), session->secret, other.now));
}

TEST_CASE("a member without a role, and a stranger, get no page", "[login]") {
    Door door;
    CHECK_FALSE(door.spend(door.link(door.person("Lê Văn Sơn", "đảng viên"))));
}

TEST_CASE("a session ends after half an hour of rest, after twelve hours, and at the log-out", "[login]") {
    Door door;
    const auto secretary = door.secretary();
    const auto session = door.spend(door.link(secretary));
    REQUIRE(session);
    const auto is_on = [&] { return login::session_of(door.connection(), session->secret, door.now).has_value(); };
    door.now += 30min - 1ms;
    CHECK(is_on());
    login::touch(door.connection(), login::session_of(door.connection(), session->secret, door.now)->id, door.now);
    door.now += 29min;
    CHECK(is_on());
    door.now += 1min;
    CHECK_FALSE(is_on());

    // Never at rest, and yet over after twelve hours; by then it is the next day's evening.
    const auto busy = door.spend(door.link(secretary));
    REQUIRE(busy);
    const core::Instant began = door.now;
    while (const auto found = login::session_of(door.connection(), busy->secret, door.now)) {
        login::touch(door.connection(), found->id, door.now);
        door.now += 20min;
        REQUIRE(door.now < began + 13h);
    }
    CHECK(door.now == began + 12h);

    const auto last = door.spend(door.link(secretary));
    REQUIRE(last);
    login::end(door.connection(), *login::session_of(door.connection(), last->secret, door.now), door.now);
    CHECK_FALSE(login::session_of(door.connection(), last->secret, door.now));
}

TEST_CASE("whoever runs the server gets in without being anybody of the list", "[login]") {
    Door door;
    const auto entrant = login::look(door.connection(), door.link({}), door.now);
    REQUIRE(entrant);
    CHECK(entrant->is_operator);
    const auto session = door.spend(door.link({}));
    REQUIRE(session);
    const auto actor = login::actor_of(door.connection(), *login::session_of(door.connection(), session->secret, door.now), core::local_date(door.now));
    CHECK(actor.kind == usecases::Actor::Kind::operator_at_console);
    CHECK(actor.source == "page");
}

TEST_CASE("what is long over is forgotten", "[login]") {
    Door door;
    const auto secretary = door.secretary();
    CHECK(door.spend(door.link(secretary)));
    door.link(secretary);
    door.now += 30 * 24h - 1h;
    CHECK(login::forget_old(door.connection(), door.now, 100) == 1);  // the second link expires
    door.now += 14h;
    CHECK(login::forget_old(door.connection(), door.now, 100) == 2);  // the spent link and its session go
    CHECK(login::forget_old(door.connection(), door.now, 100) == 0);
}
