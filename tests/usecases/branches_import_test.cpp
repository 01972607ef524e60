#include <catch2/catch.hpp>

#include "tests/usecases/ward.hpp"

using namespace mungba;
using namespace mungba::usecases;
using domain::Role;
using storage::ChatGroup;
using Texts = std::vector<std::string>;

namespace {

constexpr std::string_view kHead =
    "chi_bo;loai_hinh;co_chi_uy;buoi;gio;dia_diem;quy_tac;phu_trach;nhom_zalo;nhom_chi_uy;to_"
    "dang\n";
std::string file(std::string_view rows) { return std::string(kHead) + std::string(rows); }

storage::Branch stored(Ward& ward, std::string_view name) {
    const auto branch =
        storage::branches::find_by_name(ward.connection(), ward.organization(), name);
    REQUIRE(branch);
    return *branch;
}

/// The hour that a line with this `buoi` and `gio` gives; "-" if it is refused.
std::string hour(const std::string& session, const std::string& cell) {
    Ward ward;
    const auto report = ward.branches("chi_bo;buoi;gio\nA;" + session + ";" + cell + "\n");
    if (!report.refused.empty()) return "-";
    return core::format_hour(*stored(ward, "A").hour);
}

}  // namespace

TEST_CASE("a branch is made as the file has it, and unchanged when it comes again", "[branches]") {
    Ward ward;
    const std::string text = file(
        "Chi bộ 5;tổ dân phố;có;tối;19:30;Nhà văn hóa tổ dân phố 5;dân cư;;a1;b1;Tổ 1, Tổ 2\n"
        "Chi bộ 6;;;;;;;;;;\n");
    const auto dry = ward.branches(text, ImportMode::dry_run);
    CHECK(counts(dry) == "2/0/0");
    CHECK(ward.rows() == 0);

    const auto report = ward.branches(text);
    CHECK(counts(report) == "2/0/0");
    CHECK(report.touched.size() == 2);
    storage::Branch expected{.id = ward.branch("Chi bộ 5"),
                             .organization = ward.organization(),
                             .name = "Chi bộ 5",
                             .type = domain::BranchType::residential,
                             .has_committee = true,
                             .session = domain::Session::evening,
                             .hour = core::at_hour(19, 30),
                             .venue = "Nhà văn hóa tổ dân phố 5",
                             .date_preset = domain::DatePreset::residential,
                             .party_groups = "Tổ 1, Tổ 2"};
    CHECK(stored(ward, "Chi bộ 5") == expected);
    CHECK(stored(ward, "Chi bộ 6").date_preset == domain::DatePreset::standard);
    const auto group = storage::groups::of_branch(
        ward.connection(), ward.branch("Chi bộ 5"), ChatGroup::Kind::branch_committee);
    REQUIRE(group);
    CHECK(group->group_id.value == "b1");

    const auto again = ward.branches(text);
    CHECK(counts(again) == "0/0/2");
    CHECK(again.touched.empty());
    // Empty cells leave things as they are.
    CHECK(counts(ward.branches(file("chi bo 5;;;;;;;;;;\n"))) == "0/0/1");
    CHECK(stored(ward, "Chi bộ 5") == expected);
}

TEST_CASE("what differs is told by column", "[branches]") {
    Ward ward;
    ward.branches(file("Chi bo 5;cơ quan;có;tối;19:30;Hội trường;;;a1;;\n"));
    const auto report = ward.branches(file("Chi bộ 5;;không;;20:00;Nhà văn hóa;;;a2;;\n"));
    REQUIRE(counts(report) == "0/1/0");
    CHECK(report.changed[0].name == "Chi bộ 5");
    CHECK(report.changed[0].what ==
          "chi_bo: Chi bo 5 -> Chi bộ 5; co_chi_uy; gio; dia_diem; nhom_zalo: in the place of "
          "another");
    CHECK(report.touched[0].fields == "chi_bo co_chi_uy gio dia_diem nhom_zalo");
}

TEST_CASE("the hour is read with the part of the day", "[branches]") {
    CHECK(hour("", "19:30") == "19 giờ 30");
    CHECK(hour("", "19h30") == "19 giờ 30");
    CHECK(hour("", "19:30:00") == "19 giờ 30");
    CHECK(hour("", "07:30") == "07 giờ 30");
    CHECK(hour("tối", "7h30") == "19 giờ 30");
    CHECK(hour("sáng", "7:30") == "07 giờ 30");
    CHECK(hour("", "7:30") == "-");
    CHECK(hour("", "25:00") == "-");
    CHECK(hour("", "sau bữa tối") == "-");
    CHECK(hour("", "19:30 tại nhà") == "-");
}

TEST_CASE("every wrong cell is told, and nothing is made", "[branches]") {
    Ward ward;
    const auto report =
        ward.branches(file("Chi bộ 5;câu lạc bộ;;;;;;;;;\n"
                           "Chi bộ 6;;có lẽ;;;;;;;;\n"
                           "Chi bộ 7;;;đêm;;;;;;;\n"
                           "Chi bộ 8;;;;;;tùy;;;;\n"
                           ";cơ quan;;;;;;;;;\n"
                           "CHI BO 8;;;;;;;;;;\n"
                           "Chi bộ 9;;;;;;;;5.1E+18;;\n"
                           "Chi bộ 10;;;;;" +
                           std::string(301, 'x') + ";;;;;\n"));
    Texts beginnings;
    for (const auto& line : refusals(report)) {
        beginnings.push_back(line.substr(0, line.find(' ', line.find(' ') + 1)));
    }
    CHECK(beginnings == Texts{"2: loai_hinh",
                              "3: co_chi_uy",
                              "4: buoi",
                              "5: quy_tac",
                              "6: chi_bo",
                              "7: CHI",
                              "8: nhom_zalo",
                              "9: dia_diem"});
    CHECK(refusals(report)[5] == "7: CHI BO 8 stands in line 5 already; leave one of the two");
    CHECK(ward.rows() == 0);
}

TEST_CASE("overseers are named, replaced by the next file, and left by an empty cell",
          "[branches]") {
    Ward ward;
    ward.roster("chi_bo,ho_ten,chuc_vu\n,Đặng Quốc Huy,cấp ủy viên\n,Lê Hoa,cấp ủy viên\n");
    ward.branches(file("Chi bộ 5;;;;;;;Đặng Quốc Huy, LE HOA;;;\n"));
    CHECK(ward.holders("Chi bộ 5", Role::overseer) == "Đặng Quốc Huy, Lê Hoa");
    ward.today = core::plus_days(ward.today, 1);
    CHECK(counts(ward.branches(file("Chi bộ 5;;;;;;;;;;\n"))) == "0/0/1");
    const auto report = ward.branches(file("Chi bộ 5;;;;;;;Lê Hoa;;;\n"));
    REQUIRE(counts(report) == "0/1/0");
    CHECK(report.changed[0].what == "phu_trach: Đặng Quốc Huy, Lê Hoa -> Lê Hoa");
    CHECK(ward.holders("Chi bộ 5", Role::overseer) == "Lê Hoa");
}

TEST_CASE("an unknown or unclear overseer is refused with the way to mend it", "[branches]") {
    Ward ward;
    CHECK(refusals(ward.branches(file("Chi bộ 5;;;;;;;Đặng Quốc Huy;;;\n"))) ==
          Texts{"2: phu_trach \"Đặng Quốc Huy\" is not known; import the roster first, with this "
                "person as cấp ủy viên"});
    CHECK(ward.rows() == 0);

    ward.roster("chi_bo,ho_ten\nChi bộ 5,Lê Hoa\n");
    const auto report = ward.branches(file("Chi bộ 6;;;;;;;Lê Hoa;;;\n"));
    CHECK(report.warnings ==
          Texts{"line 2: phu_trach Lê Hoa is taken for the member of that name"});
    ward.roster("chi_bo,ho_ten\nChi bộ 7,Mai Sen\nChi bộ 8,Mai Sen\n");
    CHECK(refusals(ward.branches(file("Chi bộ 6;;;;;;;Mai Sen;;;\n")))[0].starts_with(
        "2: phu_trach \"Mai Sen\" is the name of several people"));
}

TEST_CASE("a place too long for a notice is warned of", "[branches]") {
    Ward ward;
    const auto with_place = [&](std::size_t letters) {
        return ward.branches(file("Chi bộ 5;;;;;" + std::string(letters, 'x') + ";;;;;\n"))
            .warnings;
    };
    CHECK(with_place(60).empty());
    CHECK(with_place(61) ==
          Texts{"line 2: dia_diem has 61 characters; a notice takes 60, so a shorter place will be "
                "asked for with each meeting"});
}

TEST_CASE("a group of the chi ủy without a chi ủy is warned of", "[branches]") {
    Ward ward;
    CHECK(ward.branches(file("Chi bộ 5;;không;;;;;;;b1;\n")).warnings.size() == 1);
    CHECK(ward.branches(file("Chi bộ 5;;có;;;;;;;b1;\n")).warnings.empty());
}

TEST_CASE("an import inside a transaction is taken back with it", "[branches]") {
    Ward ward;
    {
        storage::Transaction transaction(ward.connection());
        CHECK(ward.branches(file("Chi bộ 5;;;;;;;;;;\n")).written);
        CHECK(ward.branches(file("Chi bộ 6;;;;;;;;;;\n"), ImportMode::dry_run).added.size() == 1);
        CHECK(ward.branch("Chi bộ 5"));
        CHECK_FALSE(ward.branch("Chi bộ 6"));
    }
    CHECK(ward.rows() == 0);
}
