#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "core/text.hpp"
#include "tests/usecases/ward.hpp"

using namespace mungba;
using namespace mungba::usecases;
using domain::Role;
using Texts = std::vector<std::string>;

namespace {

std::string sample(const char* name) {
    std::ostringstream text;
    text << std::ifstream(std::string(MUNGBA_SOURCE_DIR) + "/sim/sample/" + name).rdbuf();
    return text.str();
}

/// A list of 25 people of one branch, with groups, accounts and consent.
std::string list_of_25(char delimiter) {
    const std::string d(1, delimiter);
    std::string text = "Chi bộ" + d + "HỌ TÊN" + d + "Chức vụ" + d + "Tình trạng" + d + "Zalo ID" +
                       d + "Đồng ý" + d + "Nhóm Zalo\n";
    for (int number = 1; number <= 25; ++number) {
        const char* office = number == 1 ? "bí thư" : number == 2 ? "phó bí thư" : "đảng viên";
        text += "Chi bộ 5" + d + "Người Thứ " + std::to_string(number) + d + office + d +
                "chính thức" + d + "51000000000000000" + std::to_string(number + 10) + d +
                "03/02/2026" + d + "a1b2c3\n";
    }
    return text;
}

/// The same text with every letter taken apart.
std::string decomposed(std::string text) {
    const std::pair<const char*, const char*> letters[] = {
        {"ộ", "o\xCC\xA3\xCC\x82"}, {"ọ", "o\xCC\xA3"}, {"ư", "u\xCC\x9B"}, {"í", "i\xCC\x81"}};
    for (const auto& [whole, parts] : letters) {
        for (std::size_t at = 0; (at = text.find(whole, at)) != std::string::npos;) {
            text.replace(at, std::string_view(whole).size(), parts);
        }
    }
    return text;
}

constexpr std::string_view kHead = "chi_bo,ho_ten,ngay_sinh,chuc_vu,zalo_id\n";
std::string file(std::string_view rows) { return std::string(kHead) + std::string(rows); }

}  // namespace

TEST_CASE("a list of 25 is added, and unchanged when it comes again", "[roster]") {
    Ward ward;
    const auto dry = ward.roster(list_of_25(','), ImportMode::dry_run);
    CHECK(counts(dry) == "25/0/0");
    CHECK_FALSE(dry.written);
    CHECK(dry.touched.empty());
    CHECK(ward.rows() == 0);

    const auto report = ward.roster(list_of_25(','));
    CHECK(counts(report) == "25/0/0");
    CHECK(report.written);
    CHECK(report.warnings.empty());
    CHECK(report.notes == Texts{"branch made: Chi bộ 5", "group bound: nhom_zalo of Chi bộ 5"});
    CHECK(report.touched.size() == 27);  // 25 people, the branch made, its group

    CHECK(ward.members("Chi bộ 5").size() == 25);
    CHECK(ward.members("Chi bộ 5")[24].name == "Người Thứ 25");
    CHECK(ward.holders("Chi bộ 5", Role::secretary) == "Người Thứ 1");
    CHECK(ward.holders("Chi bộ 5", Role::deputy) == "Người Thứ 2");

    const std::int64_t before = ward.rows();
    const auto spelling = GENERATE(0, 1, 2, 3);
    std::string again = spelling == 0   ? list_of_25(',')
                        : spelling == 1 ? list_of_25(';')
                        : spelling == 2 ? list_of_25('\t')
                                        : decomposed(list_of_25(';'));
    if (spelling == 1) again = "\xEF\xBB\xBF" + again;
    ward.today = core::plus_days(ward.today, 30);
    const auto second = ward.roster(again);
    CHECK(counts(second) == "0/0/25");
    CHECK(second.touched.empty());
    CHECK(second.notes.empty());
    CHECK(ward.rows() == before);
}

TEST_CASE("what a first list states has been so since ever", "[roster]") {
    Ward ward;
    ward.roster(list_of_25(','));
    // A clock under control may stand before the machine's day on which the list was imported.
    ward.today = std::chrono::year{2025} / 1 / 1;
    CHECK(ward.members("Chi bộ 5").size() == 25);
    CHECK(ward.holders("Chi bộ 5", Role::secretary) == "Người Thứ 1");
}

TEST_CASE("the sample world's lists can be imported", "[roster]") {
    Ward ward;
    const auto people = ward.roster(sample("roster.csv"));
    CHECK(refusals(people).empty());
    CHECK(people.warnings.empty());
    const std::size_t all = people.added.size();
    CHECK(all >= 25);
    const auto branches = ward.branches(sample("branches.csv"));
    CHECK(refusals(branches).empty());
    CHECK(branches.warnings.empty());
    CHECK(ward.holders("Chi bộ 5", Role::overseer) == "Đặng Quốc Huy");
    CHECK(ward.roster(sample("roster.csv")).unchanged.size() == all);
    CHECK(ward.branches(sample("branches.csv")).unchanged.size() == 3);
}

TEST_CASE("one wrong line, and nothing is imported", "[roster]") {
    Ward ward;
    const auto report =
        ward.roster(file("Chi bộ 5,Bùi Thị Mơ,,bí thư,\n"
                         "Chi bộ 5,Lò Văn Sáng,,phó bí thư,\n"
                         "Chi bộ 5,Tạ Quang Vĩnh,,trưởng nhóm,\n"));
    CHECK(
        refusals(report) ==
        Texts{"4: chuc_vu \"trưởng nhóm\" is none of: bí thư, phó bí thư, chi ủy viên, đảng viên, "
              "văn phòng, cấp ủy viên"});
    CHECK_FALSE(report.written);
    CHECK(report.touched.empty());
    CHECK(ward.rows() == 0);
}

TEST_CASE("all mistakes are told at once, each with its line", "[roster]") {
    Ward ward;
    const auto report = ward.roster(
        "chi_bo,ho_ten,ngay_sinh,chuc_vu,tinh_trang,tu_ngay,den_ngay,zalo_id,dien_thoai,dong_y\n"
        ",Không Chi Bộ,,đảng viên,,,,,,\n"
        "Chi bộ 5,,,,,,,,,\n"
        "Chi bộ 5,Sinh Sai,31/02/1960,,,,,,,\n"
        "Chi bộ 5,Sinh Sau,01/01/2027,,,,,,,\n"
        "Chi bộ 5,Tình Trạng Lạ,,,vắng mặt,,,,,\n"
        "Chi bộ 5,Không Tình Trạng,,,,01/01/2026,,,,\n"
        "Chi bộ 5,Ngược Ngày,,,tạm miễn,02/01/2026,01/01/2026,,,\n"
        "Chi bộ 5,Số Tròn,,,,,,5.1E+18,,\n"
        "Chi bộ 5,Số Ngắn,,,,,,,113,\n"
        "Chi bộ 5,Đồng Ý Suông,,,,,,,,có\n"
        ",Trống Hết,,,,,,,,\n");
    Texts beginnings;
    for (const auto& line : refusals(report)) {
        beginnings.push_back(line.substr(0, line.find(' ', line.find(' ') + 1)));
    }
    CHECK(beginnings == Texts{"2: chi_bo",
                              "3: ho_ten",
                              "4: ngay_sinh",
                              "5: ngay_sinh",
                              "6: tinh_trang",
                              "7: tu_ngay",
                              "8: den_ngay",
                              "9: zalo_id",
                              "10: dien_thoai",
                              "11: dong_y",
                              "12: chi_bo"});
    CHECK(ward.rows() == 0);
}

TEST_CASE("a doubled person is told with both lines", "[roster]") {
    Ward ward;
    CHECK(refusals(ward.roster(file("Chi bộ 5,Trần Lan,,,\nChi bộ 6,Trần Lan,,,\n"
                                    "CHI BO 5,TRẦN LAN,,,\n"))) ==
          Texts{"4: TRẦN LAN stands in line 2 already; leave one of the two, or give both their "
                "ngay_sinh"});
    CHECK(counts(ward.roster(file("Chi bộ 5,Trần Lan,14/02/1966,,\nChi bộ 5,Trần Lan,,,\n")))
              .starts_with("refused 3: Trần Lan stands in line 2"));
    CHECK(ward.rows() == 0);
}

TEST_CASE("two people of one name are told apart by their birth dates", "[roster]") {
    Ward ward;
    const std::string two =
        file("Chi bộ 5,Nguyễn Văn Hùng,12/12/1955,,51\nChi bộ 5,Nguyễn Văn Hùng,03/04/1971,,52\n");
    CHECK(counts(ward.roster(two)) == "2/0/0");
    CHECK(counts(ward.roster(two)) == "0/0/2");
    CHECK(counts(ward.roster(file("Chi bộ 5,Nguyễn Văn Hùng,03/04/1971,phó bí thư,\n"))) ==
          "0/1/0");
    CHECK(counts(ward.roster(file("Chi bộ 5,Nguyễn Văn Hùng,,phó bí thư,\n"))) ==
          "refused 2: the list has 2 people named Nguyễn Văn Hùng; give ngay_sinh");
    CHECK(ward.members("Chi bộ 5").size() == 2);
}

TEST_CASE("a birth date is learnt, unless it cannot be told whose", "[roster]") {
    Ward ward;
    ward.roster(file("Chi bộ 5,Nguyễn Văn Hùng,,,\n"));
    SECTION("one line") {
        const auto report = ward.roster(file("Chi bộ 5,Nguyễn Văn Hùng,12/12/1955,,\n"));
        CHECK(counts(report) == "0/1/0");
        CHECK(report.changed[0].what == "ngay_sinh");
        CHECK(ward.members("Chi bộ 5")[0].birth_date == "1955-12-12");
    }
    SECTION("two lines") {
        const auto report = ward.roster(
            file("Chi bộ 5,Nguyễn Văn Hùng,12/12/1955,,\nChi bộ 5,Nguyễn Văn Hùng,03/04/1971,,\n"));
        CHECK(report.refused.size() == 2);
        CHECK(ward.members("Chi bộ 5").size() == 1);
    }
}

TEST_CASE("Hùng and Hưng are two, Hung is one of them only if there is one", "[roster]") {
    Ward ward;
    CHECK(counts(ward.roster(file("Chi bộ 5,Nguyễn Văn Hùng,,,\n"))) == "1/0/0");
    CHECK(counts(ward.roster(file("Chi bộ 5,NGUYEN VAN HUNG,,,\n"))) == "0/0/1");
    const auto other = ward.roster(file("Chi bộ 5,Nguyễn Văn Hưng,,,\n"));
    CHECK(counts(other) == "1/0/0");
    CHECK(other.warnings == Texts{"line 2: Nguyễn Văn Hưng is taken for another person than "
                                  "Nguyễn Văn Hùng of the same branch"});
    CHECK(counts(ward.roster(file("Chi bộ 5,nguyen van hung,,,\n")))
              .starts_with("refused 2: the list has 2 people"));
    CHECK(ward.names("Chi bộ 5") == "Nguyễn Văn Hùng, Nguyễn Văn Hưng");
}

TEST_CASE("accents typed later mend a name", "[roster]") {
    Ward ward;
    ward.roster(file("Chi bo 5,Tran Thi Lan,,,\n"));
    const auto report = ward.roster(file("Chi bộ 5,Trần Thị Lan,,,\n"));
    CHECK(counts(report) == "0/1/0");
    CHECK(report.changed[0].what == "ho_ten: Tran Thi Lan -> Trần Thị Lan");
    CHECK(ward.names("Chi bộ 5") == "Trần Thị Lan");
}

TEST_CASE("a telephone shared by two is linked to both, with a warning", "[roster]") {
    Ward ward;
    const std::string couple = file(
        "Chi bộ 5,Nguyễn Văn Hùng,,,5100000000000000001\nChi bộ 5,Trần Thị "
        "Lan,,,5100000000000000001\n");
    const auto report = ward.roster(couple);
    CHECK(counts(report) == "2/0/0");
    CHECK(
        report.warnings ==
        Texts{
            "line 3: the zalo_id of Trần Thị Lan is that of Nguyễn Văn Hùng too; right if the two "
            "share a telephone"});
    CHECK(storage::people::at_account(
              ward.connection(), ward.organization(), core::UserId{"5100000000000000001"})
              .size() == 2);
    CHECK(ward.roster(couple).warnings.empty());
}

TEST_CASE("another zalo_id ends the former link, an empty one does not", "[roster]") {
    Ward ward;
    ward.roster(file("Chi bộ 5,Trần Thị Lan,,,51\n"));
    CHECK(counts(ward.roster(file("Chi bộ 5,Trần Thị Lan,,,\n"))) == "0/0/1");
    const auto report = ward.roster(file("Chi bộ 5,Trần Thị Lan,,,52\n"));
    CHECK(report.changed[0].what == "zalo_id: another one, the former is ended");
    const auto at = [&ward](const char* user) {
        return storage::people::at_account(
                   ward.connection(), ward.organization(), core::UserId{user})
            .size();
    };
    CHECK(at("51") == 0);
    CHECK(at("52") == 1);
}

TEST_CASE("empty cells erase nothing", "[roster]") {
    Ward ward;
    ward.roster(
        "chi_bo,ho_ten,ngay_sinh,chuc_vu,tinh_trang,zalo_id,dien_thoai,dong_y\n"
        "Chi bộ 5,Trần Thị Lan,22/11/1974,bí thư,dự bị,51,0912 345 678,03/02/2026\n");
    CHECK(
        counts(ward.roster("chi_bo,ho_ten,ngay_sinh,chuc_vu,tinh_trang,zalo_id,dien_thoai,dong_y\n"
                           "Chi bộ 5,Trần Thị Lan,,,,,,\n")) == "0/0/1");
    CHECK(counts(ward.roster("ho_ten,chi_bo\nTrần Thị Lan,Chi bộ 5\n")) == "0/0/1");
    const auto lan = ward.members("Chi bộ 5")[0];
    CHECK(lan.status == domain::MemberStatus::probationary);
    const auto person = storage::people::find(ward.connection(), lan.person);
    CHECK(person->phone == "0912345678");
    CHECK(person->consent_on == "2026-02-03");
    CHECK(ward.holders("Chi bộ 5", Role::secretary) == "Trần Thị Lan");
}

TEST_CASE("a full list orders the branch, a part of it does not", "[roster]") {
    Ward ward;
    ward.roster(file("Chi bộ 5,An,,,\nChi bộ 5,Bình,,,\nChi bộ 5,Cúc,,,\n"));
    const auto full =
        ward.roster(file("Chi bộ 5,Cúc,,,\nChi bộ 5,An,,,\nChi bộ 5,Dung,,,\nChi bộ 5,Bình,,,\n"));
    CHECK(counts(full) == "1/0/3");
    CHECK(full.notes == Texts{"Chi bộ 5: the list takes the file's order"});
    CHECK(ward.names("Chi bộ 5") == "Cúc, An, Dung, Bình");

    const auto part = ward.roster(file("Chi bộ 5,Em,,,\nChi bộ 5,Bình,,,\n"));
    CHECK(part.notes == Texts{"Chi bộ 5: 3 in the list, not in the file; they stay as they are"});
    CHECK(ward.names("Chi bộ 5") == "Cúc, An, Dung, Bình, Em");
}

TEST_CASE("groups of branches: one for each purpose", "[roster]") {
    Ward ward;
    const std::string head = "chi_bo,ho_ten,nhom_zalo,nhom_chi_uy\n";
    CHECK(refusals(ward.roster(head + "Chi bộ 5,An,a1,\nChi bộ 6,Bình,a1,\nChi bộ 5,Cúc,a2,\n")) ==
          Texts{"3: nhom_zalo of Chi bộ 6 is the same group as nhom_zalo of Chi bộ 5 in line 2; a "
                "group serves one purpose",
                "4: nhom_zalo of Chi bộ 5 is another than in line 2"});
    CHECK(refusals(ward.roster(head + "Chi bộ 5,An,a1,a1\n")).size() == 1);
    CHECK(ward.rows() == 0);

    CHECK(counts(ward.roster(head + "Chi bộ 5,An,a1,b1\nChi bộ 6,Bình,,\n")) == "2/0/0");
    CHECK(storage::branches::find(ward.connection(), ward.branch("Chi bộ 5"))->has_committee);
    CHECK_FALSE(storage::branches::find(ward.connection(), ward.branch("Chi bộ 6"))->has_committee);
    CHECK(
        refusals(ward.roster(head + "Chi bộ 6,Bình,a1,\n")) ==
        Texts{"2: nhom_zalo of Chi bộ 6 is bound already as nhom_zalo of Chi bộ 5; a group serves "
              "one purpose"});
    const auto moved = ward.roster(head + "Chi bộ 5,An,a9,\n");
    CHECK(moved.notes == Texts{"group bound in the place of another: nhom_zalo of Chi bộ 5"});
    CHECK(counts(moved) == "0/0/1");
    CHECK(storage::groups::of_branch(
              ward.connection(), ward.branch("Chi bộ 5"), storage::ChatGroup::Kind::branch)
              ->group_id.value == "a9");
}

TEST_CASE("a ward of 2,000 people in 40 branches is taken over at once", "[roster]") {
    Ward ward;
    std::string text(kHead);
    for (int branch = 1; branch <= 40; ++branch) {
        for (int person = 1; person <= 50; ++person) {
            text +=
                "Chi bộ " + std::to_string(branch) + ",Người " + std::to_string(person) + ",,,\n";
        }
    }
    CHECK(counts(ward.roster(text)) == "2000/0/0");
    CHECK(counts(ward.roster(text)) == "0/0/2000");
}
