#include "usecases/bulletin_audience.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "storage/bulletin_delivery_repository.hpp"
#include "tests/usecases/ward.hpp"
#include "usecases/audience.hpp"

using namespace mungba;
using namespace mungba::usecases;

TEST_CASE("people are counted as the branches' own lists count who is invited, each once", "[bulletins]") {
    Ward ward;
    ward.branches("chi_bo,loai_hinh\nChi bộ 5,tổ dân phố\nChi bộ 6,cơ quan\n");
    const auto report = ward.roster(
        "chi_bo,ho_ten,tinh_trang,tu_ngay,den_ngay\nChi bộ 5,Trần Thị Lan,chính thức,,\nChi bộ 5,Lê Văn Sơn,dự bị,,\nChi bộ 5,Vũ Quang Hải,miễn sinh hoạt,,\n"
        "Chi bộ 5,Đỗ Thị Mai,đình chỉ,01/10/2026,\nChi bộ 5,Phạm Văn Đức,tạm thời đi,01/10/2026,31/12/2026\nChi bộ 5,Hoàng Văn Thụ,tạm thời đi,01/03/2026,30/04/2026\n"
        "Chi bộ 6,Bùi Thị Hoa,chính thức,,\nChi bộ 6,Ngô Văn An,tạm thời đến,01/10/2026,\n");
    CHECK(refusals(report).empty());
    for (const int days : {-300, -200, 0, 100, 400}) {
        const core::LocalDate day = core::plus_days(ward.today, days);
        std::set<std::int64_t> all;
        std::set<std::int64_t> of_five;
        for (const char* name : {"Chi bộ 5", "Chi bộ 6"}) {
            for (const auto& member : audience::invited(ward.connection(), ward.branch(name), domain::MeetingKind::regular, day)) {
                all.insert(member.person.value);
                if (std::string(name) == "Chi bộ 5") of_five.insert(member.person.value);
            }
        }
        INFO(days);
        CHECK(storage::bulletin_deliveries::people_of(ward.connection(), ward.organization(), {}, day) == static_cast<int>(all.size()));
        CHECK(storage::bulletin_deliveries::people_of(ward.connection(), ward.organization(), {domain::BranchType::residential}, day) == static_cast<int>(of_five.size()));
    }
}
