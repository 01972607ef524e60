#include "usecases/import_cells.hpp"

#include <catch2/catch.hpp>

using namespace mungba;
using namespace mungba::usecases;

namespace {

constexpr Column kColumns[] = {
    {"chi_bo", Column::Need::required}, {"ho_ten", Column::Need::required}, {"zalo_id"}};

/// One cell through a reader: what came out, and how many refusals.
struct Bench {
    ImportReport report;
    Refuser refuse{report, 7};
    std::size_t refusals() const { return report.refused.size(); }
};

std::string day(const char* cell) {
    Bench bench;
    const auto read = read_day("ngay_sinh", cell, bench.refuse);
    CHECK(bench.refusals() == (read || !*cell ? 0 : 1));
    return read ? core::format_iso_date(*read) : "-";
}
std::string phone(const char* cell) {
    Bench bench;
    const auto read = read_phone("dien_thoai", cell, bench.refuse);
    CHECK(bench.refusals() == (read.empty() && *cell ? 1 : 0));
    return read.empty() ? "-" : read;
}
std::string id(const char* cell) {
    Bench bench;
    const auto read = read_channel_id("zalo_id", cell, bench.refuse);
    return bench.refusals() == 0 ? read : bench.report.refused.front().reason;
}

}  // namespace

TEST_CASE("columns are found in any order and spelling", "[import]") {
    ImportReport report;
    const ImportFile file(
        "Zalo ID;HỌ  TÊN;Chi_bộ\n51;  Trần \t Thị Lan ;Chi bộ 5\n", kColumns, report);
    REQUIRE(report.refused.empty());
    REQUIRE(file.rows().size() == 1);
    CHECK(file.cell(file.rows()[0], "ho_ten") == "Trần Thị Lan");
    CHECK(file.cell(file.rows()[0], "chi_bo") == "Chi bộ 5");
    CHECK(file.cell(file.rows()[0], "zalo_id") == "51");
    CHECK(file.cell(file.rows()[0], "dong_y").empty());
}

TEST_CASE("decomposed names are stored composed", "[import]") {
    ImportReport report;
    const ImportFile file(
        "Chi bo\xCC\xA3\xCC\x82,ho ten\nChi bo\xCC\xA3\xCC\x82 5,Ha\xCC\x80\n", kColumns, report);
    REQUIRE(report.refused.empty());
    CHECK(file.cell(file.rows()[0], "chi_bo") == "Chi bộ 5");
    CHECK(file.cell(file.rows()[0], "ho_ten") == "Hà");
}

TEST_CASE("mistakes of the header are told with what was found", "[import]") {
    const auto refused = [](const char* bytes) {
        ImportReport report;
        const ImportFile file(bytes, kColumns, report);
        CHECK(file.rows().empty());
        REQUIRE_FALSE(report.refused.empty());
        return report.refused.front().reason;
    };
    CHECK(refused("tên,chi_bo\na,b\n") ==
          "the column ho_ten is missing; columns found: tên, chi_bo");
    CHECK(refused("chi_bo,ho_ten,HỌ TÊN\na,b,c\n") == "the column ho_ten stands twice");
    CHECK(refused("chi_bo,ho_ten\n") == "there is no row below the header");
    CHECK(refused("chi_bo,ho_ten\n\"a\n").find("never closed") != std::string::npos);
}

TEST_CASE("extra columns are named in one warning", "[import]") {
    ImportReport report;
    const ImportFile file("chi_bo,ho_ten,ghi chú,,tuổi\na,b,c,,d\n", kColumns, report);
    CHECK(report.refused.empty());
    CHECK(report.warnings == std::vector<std::string>{"columns that are not read: ghi chú, tuổi"});
}

TEST_CASE("a row with too many cells is refused, with too few it is not", "[import]") {
    ImportReport report;
    const ImportFile file("chi_bo,ho_ten,zalo_id\na,b\nc,d,e,\nf,g,h,i\n", kColumns, report);
    CHECK(file.rows().size() == 2);
    REQUIRE(report.refused.size() == 1);
    CHECK(report.refused[0].line == 4);
    CHECK(report.refused[0].reason.starts_with("4 cells where the header has 3"));
}

TEST_CASE("days are read in two forms", "[import]") {
    CHECK(day("") == "-");
    CHECK(day("14/02/1966") == "1966-02-14");
    CHECK(day("4/2/1966") == "1966-02-04");
    CHECK(day("1966-02-14") == "1966-02-14");
    for (const char* wrong : {"31/02/2026",
                              "2026-13-01",
                              "1966",
                              "14/02/66",
                              "14.02.1966",
                              "-1/02/1966",
                              "14/02/1966 00:00",
                              "hôm nay",
                              "/02/1966",
                              "14/02/",
                              "14/02",
                              "+4/02/1966",
                              "01/01/1899",
                              "01/01/2101"}) {
        INFO(wrong);
        CHECK(day(wrong) == "-");
    }
}

TEST_CASE("telephone numbers come out alike", "[import]") {
    for (const char* same : {"0912345678",
                             "0912 345 678",
                             "0912.345.678",
                             "(091) 234-5678",
                             "+84 912345678",
                             "84912345678",
                             "0084912345678",
                             "912345678"}) {
        INFO(same);
        CHECK(phone(same) == "0912345678");
    }
    CHECK(phone("024 3826 1234") == "02438261234");
    CHECK(phone("") == "-");
    for (const char* wrong :
         {"12", "0912345678/0987654321", "9.12E+08", "không có", "091234567890"}) {
        INFO(wrong);
        CHECK(phone(wrong) == "-");
    }
}

TEST_CASE("ids are letters and digits, never rounded numbers", "[import]") {
    CHECK(id("2162346373473466767") == "2162346373473466767");
    CHECK(id("f8b7fa2a724b3ba762ad") == "f8b7fa2a724b3ba762ad");
    CHECK(id("").empty());
    CHECK(id("5.1E+18").find("rounded by a spreadsheet") != std::string::npos);
    CHECK(id("5,1E+18").find("rounded by a spreadsheet") != std::string::npos);
    CHECK(id("51 52").find("letters and digits") != std::string::npos);
    CHECK(id(std::string(64, '1').c_str()) == std::string(64, '1'));
    CHECK(id(std::string(65, '1').c_str()).find("letters and digits") != std::string::npos);
}

TEST_CASE("names have a length", "[import]") {
    Bench bench;
    const std::string longest(kMaxNameUnits, 'a');
    CHECK(read_words("ho_ten", longest, kMaxNameUnits, bench.refuse) == longest);
    CHECK(bench.refusals() == 0);
    CHECK(read_words("ho_ten", longest + "a", kMaxNameUnits, bench.refuse).empty());
    REQUIRE(bench.refusals() == 1);
    CHECK(bench.report.refused[0].line == 7);
    CHECK(bench.report.refused[0].reason.size() < 120);
}

TEST_CASE("spellings of one name, and two names", "[import]") {
    CHECK(is_same_name("Nguyễn Văn Hùng", "NGUYỄN  VĂN HÙNG"));
    CHECK(is_same_name("Nguyen Van Hung", "Nguyễn Văn Hùng"));
    CHECK(is_same_name("Nguyễn Thúy", "Nguyễn Thuý"));
    CHECK_FALSE(is_same_name("Nguyễn Văn Hùng", "Nguyễn Văn Hưng"));
    CHECK_FALSE(is_same_name("Nguyễn Văn Hùng", "Nguyễn Văn Hà"));
    CHECK(is_better_spelling("Trần Thị Lan", "Tran Thi Lan"));
    CHECK_FALSE(is_better_spelling("Tran Thi Lan", "Trần Thị Lan"));
    CHECK_FALSE(is_better_spelling("TRẦN THỊ LAN", "Trần Thị Lan"));
}
