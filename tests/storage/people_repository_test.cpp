#include "storage/people_repository.hpp"

#include <catch2/catch.hpp>

#include "storage/branch_repository.hpp"
#include "storage/people_repository_changes.hpp"
#include "tests/storage/memory_database.hpp"

using namespace mungba;
using namespace mungba::storage;
using namespace std::chrono_literals;
using domain::MemberStatus;
using domain::Role;

namespace {

constexpr core::Instant kNow = MemoryDatabase::kMade;
constexpr core::LocalDate day(int year, unsigned month, unsigned of_month) {
    return std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(of_month);
}

struct Ward {
    MemoryDatabase database;
    Connection& connection = database.connection();
    core::OrganizationId organization = database.organization();
    core::BranchId five = add_branch("Chi bộ 5");
    core::PersonId lan = add_person("Trần Thị Lan");
    core::MembershipId lan_in_five = people::add_membership(connection, lan, five, 1, kNow);

    core::BranchId add_branch(const char* name) {
        Branch branch;
        branch.organization = organization;
        branch.name = name;
        return branches::insert(connection, branch, kNow);
    }
    core::PersonId add_person(const char* name) {
        Person person;
        person.organization = organization;
        person.name = name;
        return people::insert(connection, person, kNow);
    }
    void add_status(MemberStatus status, const char* from, std::optional<std::string> until = {}) {
        people::add_status(connection,
                           lan_in_five,
                           {.id = 0, .status = status, .from = from, .until = std::move(until)});
    }
    void add_role(core::PersonId person,
                  Role role,
                  const char* from,
                  std::optional<std::string> until = {}) {
        people::add_role(connection,
                         person,
                         {.id = 0,
                          .role = role,
                          .branch = role == Role::office ? core::BranchId{} : five,
                          .from = from,
                          .until = std::move(until)});
    }
    std::optional<MemberStatus> status_on(core::LocalDate date) {
        const auto members = people::members_of(connection, five, date);
        return members.empty() ? std::nullopt : std::optional(members.front().status);
    }
};

}  // namespace

TEST_CASE("a person comes back as stored, and as changed", "[storage][people]") {
    Ward ward;
    Person hung{.id = {},
                .organization = ward.organization,
                .name = "Nguyễn Văn Hùng",
                .birth_date = "1955-12-12",
                .phone = "0912345678",
                .consent_on = "2026-02-03"};
    hung.id = people::insert(ward.connection, hung, kNow);
    CHECK(people::find(ward.connection, hung.id) == hung);
    CHECK_FALSE(people::find(ward.connection, core::PersonId{999}));

    hung.name = "Nguyễn Văn Hưng";
    hung.birth_date = std::nullopt;
    hung.phone.clear();
    hung.consent_on = std::nullopt;
    people::update(ward.connection, hung);
    CHECK(people::find(ward.connection, hung.id) == hung);
    CHECK(people::named(ward.connection, ward.organization, "NGUYEN VAN HUNG").size() == 1);

    SECTION("an erased person is nowhere") {
        static constexpr Query kErase{"test.erase",
                                      "UPDATE person SET erased_at = 1 WHERE id = ?1"};
        people::link_account(ward.connection, ward.organization, hung.id, core::UserId{"51"}, kNow);
        ward.connection.execute(kErase, hung.id);
        CHECK_FALSE(people::find(ward.connection, hung.id));
        CHECK(people::at_account(ward.connection, ward.organization, core::UserId{"51"}).empty());
        CHECK(people::named(ward.connection, ward.organization, hung.name).empty());
    }
}

TEST_CASE("a consent given in chat is not overwritten by paper", "[storage][people]") {
    Ward ward;
    Person person{.id = {},
                  .organization = ward.organization,
                  .name = "Mai Thị Sen",
                  .birth_date = {},
                  .phone = {},
                  .consent_on = "2026-02-03",
                  .consented_in_chat = true};
    person.id = people::insert(ward.connection, person, kNow);
    person.consent_on = "2026-05-05";
    people::update(ward.connection, person);
    CHECK(people::find(ward.connection, person.id)->consent_on == "2026-02-03");
    CHECK(people::find(ward.connection, person.id)->consented_in_chat);
}

TEST_CASE("an account speaks for several people, the first linked first", "[storage][people]") {
    Ward ward;
    const core::UserId shared{"5100000000000000001"};
    const auto husband = ward.add_person("Nguyễn Văn Hùng");
    people::link_account(ward.connection, ward.organization, husband, shared, kNow + 1s);
    people::link_account(ward.connection, ward.organization, ward.lan, shared, kNow);
    people::link_account(ward.connection, ward.organization, ward.lan, shared, kNow + 2s);  // again

    const auto people_there = people::at_account(ward.connection, ward.organization, shared);
    REQUIRE(people_there.size() == 2);
    CHECK(people_there[0].id == ward.lan);
    CHECK(people_there[1].id == husband);
    const auto other = ward.database.add_organization("khác", "42");
    CHECK(people::at_account(ward.connection, other, shared).empty());

    people::end_account(
        ward.connection, people::accounts_of(ward.connection, ward.lan).front().id, kNow + 3s);
    CHECK(people::at_account(ward.connection, ward.organization, shared).size() == 1);
    CHECK(people::accounts_of(ward.connection, ward.lan).empty());
}

TEST_CASE("the last word never goes back and chooses the account", "[storage][people]") {
    Ward ward;
    const core::UserId one{"51"};
    const core::UserId two{"52"};
    people::link_account(ward.connection, ward.organization, ward.lan, one, kNow);
    people::link_account(ward.connection, ward.organization, ward.lan, two, kNow + 1s);
    CHECK(people::accounts_of(ward.connection, ward.lan).front().user == two);

    people::touch_last_word(ward.connection, ward.organization, one, kNow + 1h);
    people::touch_last_word(ward.connection, ward.organization, one, kNow + 30min);
    const auto accounts = people::accounts_of(ward.connection, ward.lan);
    REQUIRE(accounts.size() == 2);
    CHECK(accounts[0].user == one);
    CHECK(accounts[0].last_word_at == kNow + 1h);
    CHECK_FALSE(accounts[1].last_word_at);

    SECTION("an ended account hears nothing") {
        people::end_account(ward.connection, accounts[0].id, kNow);
        people::touch_last_word(ward.connection, ward.organization, one, kNow + 2h);
        static constexpr Query kNewest{"test.newest", "SELECT max(last_word_at) FROM account"};
        CHECK(ward.database.number(kNewest) == core::to_ms(kNow + 1h));
    }
}

TEST_CASE("noting a word goes by the index", "[storage][people]") {
    Ward ward;
    std::string sql;
    for (const Query* query : people::queries()) {
        if (query->name == std::string_view("people.touch_last_word")) sql = query->sql;
    }
    REQUIRE_FALSE(sql.empty());
    const std::string explained = "EXPLAIN QUERY PLAN " + sql;
    const Query explain{"test.explain", explained.c_str()};
    Rows rows = ward.connection.rows(explain, ward.organization, core::UserId{"51"}, kNow);
    REQUIRE(rows.next());
    CHECK(rows.text(3).find("USING INDEX account_live") != std::string::npos);
    CHECK(rows.text(3).find("user_id=?") != std::string::npos);
}

TEST_CASE("a role is held from its first day to its last", "[storage][people]") {
    Ward ward;
    ward.add_role(ward.lan, Role::secretary, "2026-03-01", "2026-09-30");
    ward.add_role(ward.lan, Role::office, "2026-05-01");
    const auto held = [&ward](core::LocalDate on) {
        return people::roles_of(ward.connection, ward.lan, on).size();
    };
    CHECK(held(day(2026, 2, 28)) == 0);
    CHECK(held(day(2026, 3, 1)) == 1);
    CHECK(held(day(2026, 9, 30)) == 2);
    CHECK(people::roles_of(ward.connection, ward.lan, day(2026, 10, 1)) ==
          std::vector{RoleHeld{Role::office, core::BranchId{}}});

    const auto secretaries = [&ward](core::LocalDate on) {
        return people::holders(ward.connection, ward.five, Role::secretary, on);
    };
    REQUIRE(secretaries(day(2026, 9, 30)).size() == 1);
    CHECK(secretaries(day(2026, 9, 30)).front().name == "Trần Thị Lan");
    CHECK(secretaries(day(2026, 10, 1)).empty());
    CHECK(people::office_of(ward.connection, ward.organization, day(2026, 5, 1)).size() == 1);
    CHECK(people::office_of(ward.connection, ward.organization, day(2026, 4, 30)).empty());
    // The office is of no branch, and never found through one.
    CHECK(
        people::holders(ward.connection, core::BranchId{}, Role::office, day(2026, 6, 1)).empty());
    CHECK(people::was_ever_held(ward.connection, ward.organization, ward.five, Role::secretary));
    CHECK_FALSE(people::was_ever_held(ward.connection, ward.organization, ward.five, Role::deputy));
    CHECK(
        people::was_ever_held(ward.connection, ward.organization, core::BranchId{}, Role::office));
}

TEST_CASE("a role ends the day before, or leaves no trace", "[storage][people]") {
    Ward ward;
    ward.add_role(ward.lan, Role::deputy, "2026-03-01");
    const auto span = people::role_spans_of(ward.connection, ward.lan).front();
    SECTION("after some days") {
        people::end_role(ward.connection, span, day(2026, 3, 2));
        CHECK(people::role_spans_of(ward.connection, ward.lan).front().until == "2026-03-01");
    }
    SECTION("on its first day") {
        people::end_role(ward.connection, span, day(2026, 3, 1));
        CHECK(people::role_spans_of(ward.connection, ward.lan).empty());
    }
}

TEST_CASE("the status of a day is the one that began last", "[storage][people]") {
    Ward ward;
    CHECK_FALSE(ward.status_on(day(2026, 6, 1)));
    ward.add_status(MemberStatus::official, "2020-01-01");
    ward.add_status(MemberStatus::temp_exempt, "2026-07-01", "2026-09-30");
    CHECK_FALSE(ward.status_on(day(2019, 12, 31)));
    CHECK(ward.status_on(day(2020, 1, 1)) == MemberStatus::official);
    CHECK(ward.status_on(day(2026, 6, 30)) == MemberStatus::official);
    CHECK(ward.status_on(day(2026, 7, 1)) == MemberStatus::temp_exempt);
    CHECK(ward.status_on(day(2026, 9, 30)) == MemberStatus::temp_exempt);
    CHECK(ward.status_on(day(2026, 10, 1)) == MemberStatus::official);
}

TEST_CASE("after the end of the only status", "[storage][people]") {
    Ward ward;
    SECTION("who came for a time is gone") {
        ward.add_status(MemberStatus::temp_in, "2026-07-01", "2026-09-30");
        CHECK(ward.status_on(day(2026, 9, 30)) == MemberStatus::temp_in);
        CHECK_FALSE(ward.status_on(day(2026, 10, 1)));
        CHECK(people::memberships_of(ward.connection, ward.lan, day(2026, 10, 1)).empty());
    }
    SECTION("who was on probation still is") {
        ward.add_status(MemberStatus::probationary, "2025-07-01", "2026-06-30");
        CHECK(ward.status_on(day(2026, 7, 1)) == MemberStatus::probationary);
    }
    SECTION("who was exempt for a time is an official member again") {
        ward.add_status(MemberStatus::temp_exempt, "2026-07-01", "2026-09-30");
        CHECK(ward.status_on(day(2026, 10, 1)) == MemberStatus::official);
    }
}

TEST_CASE("members stand in the branch's own order", "[storage][people]") {
    Ward ward;
    ward.add_status(MemberStatus::official, "2020-01-01");
    const auto binh = ward.add_person("Đỗ Văn Bình");
    const auto listed = people::add_membership(ward.connection, binh, ward.five, 2, kNow);
    people::add_status(
        ward.connection,
        listed,
        {.id = 0, .status = MemberStatus::exempt, .from = "2020-01-01", .until = {}});
    people::link_account(ward.connection, ward.organization, binh, core::UserId{"51"}, kNow);
    people::set_position(ward.connection, ward.lan_in_five, 3);

    const auto members = people::members_of(ward.connection, ward.five, day(2026, 6, 1));
    REQUIRE(members.size() == 2);
    CHECK(members[0].person == binh);
    CHECK(members[0].membership == listed);
    CHECK(members[0].status == MemberStatus::exempt);
    CHECK(members[0].has_account);
    CHECK(members[1].name == "Trần Thị Lan");
    CHECK(members[1].position == 3);
    CHECK_FALSE(members[1].has_account);
    CHECK(people::listed_in(ward.connection, ward.five).size() == 2);

    SECTION("who left is not among them from the next day on") {
        static constexpr Query kLeave{"test.leave",
                                      "UPDATE membership SET until = ?2 WHERE id = ?1"};
        ward.connection.execute(kLeave, listed, core::to_instant(day(2026, 6, 1), {600}));
        CHECK(people::members_of(ward.connection, ward.five, day(2026, 6, 1)).size() == 2);
        CHECK(people::members_of(ward.connection, ward.five, day(2026, 6, 2)).size() == 1);
        CHECK(people::listed_in(ward.connection, ward.five).size() == 1);
    }
    SECTION("a person has a place in each of several branches") {
        const auto six = ward.add_branch("Chi bộ 6");
        const auto place = people::add_membership(ward.connection, binh, six, 1, kNow);
        people::add_status(
            ward.connection,
            place,
            {.id = 0, .status = MemberStatus::temp_in, .from = "2026-01-01", .until = {}});
        const auto places = people::memberships_of(ward.connection, binh, day(2026, 6, 1));
        REQUIRE(places.size() == 2);
        CHECK(places[0].branch == ward.five);
        CHECK(places[1].branch == six);
    }
}
