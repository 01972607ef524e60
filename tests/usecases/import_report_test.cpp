#include "usecases/import_report.hpp"

#include <catch2/catch.hpp>

using namespace mungba::usecases;

TEST_CASE("a report says what was done, one fact a line", "[import]") {
    ImportReport report;
    report.mode = ImportMode::apply;
    report.added = {{"Bùi Thị Mơ (Chi bộ 5)", ""}, {"Lò Văn Sáng (Chi bộ 5)", ""}};
    report.changed = {{"Tạ Quang Vĩnh (Chi bộ 5)", "chuc_vu: đảng viên -> bí thư; dien_thoai"}};
    report.unchanged = {{"Mai Thị Sen (Chi bộ 5)", ""}};
    report.notes = {"branch made: Chi bộ 5"};
    report.warnings = {"columns that are not read: ghi chú"};
    CHECK(print(report) ==
          "added 2 (Bùi Thị Mơ (Chi bộ 5), Lò Văn Sáng (Chi bộ 5))\n"
          "changed 1\n"
          "changed Tạ Quang Vĩnh (Chi bộ 5): chuc_vu: đảng viên -> bí thư; dien_thoai\n"
          "unchanged 1\n"
          "note: branch made: Chi bộ 5\n"
          "warning: columns that are not read: ghi chú\n"
          "imported");
    report.mode = ImportMode::dry_run;
    CHECK(print(report).ends_with("\ndry run: nothing was written"));
}

TEST_CASE("a refused report tells the lines in order and that nothing came of it", "[import]") {
    ImportReport report;
    report.mode = ImportMode::apply;
    report.refuse(9, "ho_ten is empty");
    report.refuse(4, "chi_bo is empty");
    CHECK(print(report) ==
          "added 0\nchanged 0\nunchanged 0\nrefused line 4: chi_bo is empty\n"
          "refused line 9: ho_ten is empty\nnothing was imported");
}

TEST_CASE("many names are shortened to their number", "[import]") {
    ImportReport report;
    for (int number = 1; number <= 12; ++number) {
        report.added.push_back({"N" + std::to_string(number), ""});
    }
    CHECK(print(report).starts_with(
        "added 12 (N1, N2, N3, N4, N5, N6, N7, N8, N9, N10, and 2 more)\n"));
}
