#include <catch2/catch.hpp>

#include "tests/usecases/ward.hpp"

using namespace mungba;
using namespace mungba::usecases;
using domain::MemberStatus;
using domain::Role;
using Texts = std::vector<std::string>;

namespace {

constexpr std::string_view kHead =
    "chi_bo,ho_ten,ngay_sinh,chuc_vu,tinh_trang,tu_ngay,den_ngay,zalo_id\n";
std::string file(std::string_view rows) { return std::string(kHead) + std::string(rows); }

std::optional<MemberStatus> status_on(Ward& ward, core::LocalDate day) {
    const auto members =
        storage::people::members_of(ward.connection(), ward.branch("Chi bộ 5"), day);
    return members.empty() ? std::nullopt : std::optional(members.front().status);
}

core::LocalDate day(int year, int month, int of_month) {
    return std::chrono::year{year} / month / of_month;
}

}  // namespace

TEST_CASE("a change of status closes the former one the day before", "[roster][history]") {
    Ward ward;
    ward.roster(file("Chi bộ 5,Trần Thị Lan,,,chính thức,03/02/2010,,\n"));
    const auto report =
        ward.roster(file("Chi bộ 5,Trần Thị Lan,,,tạm miễn,01/09/2026,30/11/2026,\n"));
    CHECK(report.changed[0].what == "tinh_trang: chính thức -> tạm miễn");
    CHECK_FALSE(status_on(ward, day(2010, 2, 2)));
    CHECK(status_on(ward, day(2026, 8, 31)) == MemberStatus::official);
    CHECK(status_on(ward, day(2026, 9, 1)) == MemberStatus::temp_exempt);
    CHECK(status_on(ward, day(2026, 11, 30)) == MemberStatus::temp_exempt);
    CHECK(status_on(ward, day(2026, 12, 1)) == MemberStatus::official);

    ward.roster(file("Chi bộ 5,Trần Thị Lan,,,miễn sinh hoạt,15/10/2026,,\n"));
    CHECK(status_on(ward, day(2026, 10, 14)) == MemberStatus::temp_exempt);
    CHECK(status_on(ward, day(2026, 10, 15)) == MemberStatus::exempt);
    CHECK(status_on(ward, day(2026, 12, 1)) == MemberStatus::exempt);

    CHECK(counts(ward.roster(file("Chi bộ 5,Trần Thị Lan,,,chính thức,01/01/2026,,\n")))
              .starts_with("refused 2: tu_ngay lies before 2026-10-15"));
}

TEST_CASE("a change of office closes the old role and opens the new", "[roster][history]") {
    Ward ward;
    ward.roster(
        file("Chi bộ 5,An,,bí thư,,,,\nChi bộ 5,Bình,,phó bí thư,,,,\nChi bộ 5,Cúc,,,,,,\n"));
    ward.today = day(2026, 11, 1);
    const auto report = ward.roster(file(
        "Chi bộ 5,An,,đảng viên,,,,\nChi bộ 5,Bình,,bí thư,,,,\nChi bộ 5,Cúc,,phó bí thư,,,,\n"));
    CHECK(counts(report) == "0/3/0");
    CHECK(report.changed[0].what == "chuc_vu: bí thư -> đảng viên");
    CHECK(report.changed[1].what == "chuc_vu: phó bí thư -> bí thư");
    CHECK(report.changed[2].what == "chuc_vu: đảng viên -> phó bí thư");
    CHECK(report.touched.size() == 3);
    CHECK(report.touched[0].fields == "chuc_vu");
    CHECK(ward.holders("Chi bộ 5", Role::secretary) == "Bình");
    CHECK(ward.holders("Chi bộ 5", Role::deputy) == "Cúc");
    ward.today = day(2026, 10, 31);
    CHECK(ward.holders("Chi bộ 5", Role::secretary) == "An");
    CHECK(ward.holders("Chi bộ 5", Role::deputy) == "Bình");
}

TEST_CASE("all whom the first file puts into an office have long held it; who comes later, from that day", "[roster][history]") {
    usecases::Ward ward;
    ward.roster("chi_bo,ho_ten,chuc_vu\n,Kiều Anh Tuấn,văn phòng\n,Phạm Thu Hà,văn phòng\n");
    const core::LocalDate long_ago = core::plus_days(ward.today, -400);
    CHECK(storage::people::office_of(ward.connection(), ward.organization(), long_ago).size() == 2);
    ward.roster("chi_bo,ho_ten,chuc_vu\n,Kiều Anh Tuấn,văn phòng\n,Phạm Thu Hà,văn phòng\n,Đặng Quốc Huy,văn phòng\n");
    CHECK(storage::people::office_of(ward.connection(), ward.organization(), long_ago).size() == 2);
    CHECK(storage::people::office_of(ward.connection(), ward.organization(), ward.today).size() == 3);
}

TEST_CASE("an office of one day leaves no trace", "[roster][history]") {
    Ward ward;
    ward.roster(file("Chi bộ 5,An,,,,,,\n"));
    ward.roster(file("Chi bộ 5,An,,bí thư,,,,\n"));
    CHECK(ward.holders("Chi bộ 5", Role::secretary) == "An");
    ward.roster(file("Chi bộ 5,An,,đảng viên,,,,\n"));
    CHECK(storage::people::role_spans_of(ward.connection(), ward.members("Chi bộ 5")[0].person)
              .empty());
}

TEST_CASE("who comes to a list later comes today", "[roster][history]") {
    Ward ward;
    ward.roster(file("Chi bộ 5,An,,,,,,\n"));
    ward.roster(file("Chi bộ 5,Bình,,phó bí thư,,,,\n"));
    CHECK(ward.names("Chi bộ 5") == "An, Bình");
    ward.today = core::plus_days(ward.today, -1);
    CHECK(ward.names("Chi bộ 5") == "An");
    CHECK(ward.holders("Chi bộ 5", Role::deputy).empty());
}

TEST_CASE("a role handed over for later outlives an import", "[roster][history]") {
    Ward ward;
    ward.roster(file("Chi bộ 5,An,,bí thư,,,,\nChi bộ 5,Bình,,đảng viên,,,,\n"));
    storage::people::add_role(ward.connection(),
                              ward.members("Chi bộ 5")[1].person,
                              {.id = 0,
                               .role = Role::secretary,
                               .branch = ward.branch("Chi bộ 5"),
                               .from = "2026-11-01",
                               .until = std::nullopt});
    CHECK(counts(ward.roster(file("Chi bộ 5,An,,bí thư,,,,\nChi bộ 5,Bình,,đảng viên,,,,\n"))) ==
          "0/0/2");
    ward.today = day(2026, 11, 1);
    CHECK(ward.holders("Chi bộ 5", Role::secretary) == "An, Bình");
}

TEST_CASE("two secretaries are told", "[roster][history]") {
    Ward ward;
    ward.roster(file("Chi bộ 5,An,,bí thư,,,,\nChi bộ 5,Bình,,,,,,\n"));
    const auto report = ward.roster(file("Chi bộ 5,Bình,,bí thư,,,,\n"));
    CHECK(report.warnings ==
          Texts{"Chi bộ 5 has 2 secretaries: An, Bình; a line with another chuc_vu ends one"});
}

TEST_CASE("people of the committee need no branch", "[roster][committee]") {
    Ward ward;
    const std::string committee =
        file(",Kiều Anh Tuấn,,văn phòng,chính thức,,,51\n,Đặng Quốc Huy,,cấp ủy viên,,,,52\n");
    const auto report = ward.roster(committee);
    CHECK(counts(report) == "2/0/0");
    CHECK(report.notes == Texts{"tinh_trang is kept for members of a branch only, not for line 2"});
    const auto office =
        storage::people::office_of(ward.connection(), ward.organization(), ward.today);
    REQUIRE(office.size() == 1);
    CHECK(office[0].name == "Kiều Anh Tuấn");
    CHECK(counts(ward.roster(committee)) == "0/0/2");

    SECTION("đảng viên without a branch ends the rights of the office") {
        const auto ended = ward.roster(file(",Kiều Anh Tuấn,,đảng viên,,,,\n"));
        CHECK(counts(ended) == "0/1/0");
        CHECK(ended.changed[0].what == "chuc_vu: no longer văn phòng");
        ward.today = core::plus_days(ward.today, 1);
        CHECK(
            storage::people::office_of(ward.connection(), ward.organization(), ward.today).empty());
    }
    SECTION("but not for somebody who is not of the committee") {
        CHECK(counts(ward.roster(file(",Người Lạ,,đảng viên,,,,\n"))) ==
              "refused 2: chi_bo is empty; only văn phòng and cấp ủy viên may leave it out");
    }
}

TEST_CASE("an overseer with a branch looks after it and is not in its list",
          "[roster][committee]") {
    Ward ward;
    const auto report = ward.roster(
        file("Chi bộ 5,An,,bí thư,chính thức,,,\nChi bộ 5,Huy,,cấp ủy viên,chính thức,,,\n"
             "Chi bộ 6,Huy,,cấp ủy viên,,,,\n"));
    CHECK(counts(report) == "2/0/0");
    CHECK(ward.names("Chi bộ 5") == "An");
    CHECK(ward.holders("Chi bộ 5", Role::overseer) == "Huy");
    CHECK(ward.holders("Chi bộ 6", Role::overseer) == "Huy");
}

TEST_CASE("a name alone gives a member no rights of the committee", "[roster][committee]") {
    Ward ward;
    ward.roster(file("Chi bộ 5,Lê Hoa,02/02/1970,,,,,51\n"));
    const auto rights = [&ward] {
        return storage::people::roles_of(
                   ward.connection(), ward.members("Chi bộ 5")[0].person, ward.today)
            .size();
    };
    SECTION("another birth date, another account: another person") {
        CHECK(counts(ward.roster(file(",Lê Hoa,03/03/1980,văn phòng,,,,\n"))) == "1/0/0");
        CHECK(counts(ward.roster(file(",Lê Hoa,,văn phòng,,,,52\n"))) == "0/1/0");
        CHECK(rights() == 0);
    }
    SECTION("nothing but the name: another person") {
        CHECK(counts(ward.roster(file(",Lê Hoa,,văn phòng,,,,\n"))) == "1/0/0");
        CHECK(rights() == 0);
    }
    SECTION("the same birth date: the same person") {
        CHECK(counts(ward.roster(file(",Lê Hoa,02/02/1970,văn phòng,,,,\n"))) == "0/1/0");
        CHECK(rights() == 1);
    }
    SECTION("the same account: the same person, who keeps the rights as a member") {
        CHECK(counts(ward.roster(file(",Lê Hoa,,văn phòng,,,,51\n"))) == "0/1/0");
        CHECK(rights() == 1);
        const auto again = ward.roster(file("Chi bộ 5,Lê Hoa,02/02/1970,đảng viên,,,,51\n"));
        CHECK(counts(again) == "0/0/1");
        CHECK(again.warnings.size() == 1);
        CHECK(rights() == 1);
    }
}

TEST_CASE("somebody of the committee becomes a member by birth date or account",
          "[roster][committee]") {
    Ward ward;
    ward.roster(file(",Lê Hoa,02/02/1970,văn phòng,,,,51\n"));
    const auto report = ward.roster(file("Chi bộ 5,Lê Hoa,,đảng viên,,,,51\n"));
    CHECK(counts(report) == "0/1/0");
    CHECK(report.changed[0].what == "chi_bo");
    CHECK(ward.names("Chi bộ 5") == "Lê Hoa");
    CHECK(counts(ward.roster(file("Chi bộ 6,Lê Hoa,,đảng viên,,,,\n"))) == "1/0/0");
}

TEST_CASE("an office with a branch is the office of one of its members", "[roster][committee]") {
    Ward ward;
    const std::string one = file("Chi bộ Cơ quan,Lê Hoa,,văn phòng,,,,51\n");
    CHECK(counts(ward.roster(one)) == "1/0/0");
    CHECK(ward.names("Chi bộ Cơ quan") == "Lê Hoa");
    CHECK(storage::people::office_of(ward.connection(), ward.organization(), ward.today).size() ==
          1);
    CHECK(counts(ward.roster(one)) == "0/0/1");
}
