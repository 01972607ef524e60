#include "usecases/naming.hpp"

#include <catch2/catch.hpp>

#include "tests/usecases/ward.hpp"

using namespace mungba;
using namespace mungba::usecases;

namespace {

/// "1, 3": places in the list of who is meant.
std::string meant(Ward& ward, std::string_view typed) {
    std::string places;
    for (const auto& member : naming::meant(ward.connection(), ward.organization(), ward.branch("Chi bộ 1"), ward.today, typed))
        places += (places.empty() ? "" : ", ") + std::to_string(member.position);
    return places;
}

}  // namespace

TEST_CASE("whom a name, a number or a mention means in a branch", "[naming]") {
    Ward ward;
    REQUIRE(counts(ward.roster("chi_bo,ho_ten,ngay_sinh,zalo_id\n"
                               "Chi bộ 1,Nguyễn Văn Hùng,1955-12-12,\n"
                               "Chi bộ 1,Nguyễn Văn Hùng,1971-04-03,\n"
                               "Chi bộ 1,Lê Thị Hoa,,700\n"
                               "Chi bộ 1,Chu Văn An,,\n"
                               "Chi bộ 1,Đỗ Thị Bà,,\n"
                               "Chi bộ 2,Trần Thị Hoa,,701\n")) == "6/0/0");
    struct Row {
        const char* typed;
        const char* places;
    };
    const Row rows[] = {{"Lê Thị Hoa", "3"},
                        {"le thi hoa", "3"},
                        {"Hoa", "3"},
                        {"bà Hoa", "3"},
                        {"đồng chí Lê Thị Hoa", "3"},
                        {"đ/c Hoa", "3"},
                        {"Thị Hoa", "3"},
                        {"3", "3"},
                        {"[@700]", "3"},
                        {"[@701]", ""},
                        {"Hùng", "1, 2"},
                        {"Nguyễn Văn Hùng", "1, 2"},
                        {"Chu Văn An", "4"},
                        {"An", "4"},
                        {"Bà", "5"},
                        {"Lan", ""},
                        {"Le", ""},
                        {"9", ""},
                        {"", ""}};
    for (const Row& row : rows) {
        INFO(row.typed);
        CHECK(meant(ward, row.typed) == row.places);
    }
}
