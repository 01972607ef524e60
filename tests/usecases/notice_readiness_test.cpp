#include "usecases/notice_readiness.hpp"

#include <catch2/catch.hpp>

#include "tests/usecases/ward.hpp"

using namespace mungba;
using namespace mungba::usecases;

namespace {

constexpr const char* kBranches = "chi_bo,buoi,gio,dia_diem,nhom_zalo\n";
constexpr const char* kPeople = "chi_bo,ho_ten,chuc_vu,zalo_id\n";
using Lacks = std::vector<std::string>;

Lacks lacks(Ward& ward) {
    const auto unready = branches_without_notice(ward.connection(), ward.organization(), ward.today);
    if (unready.empty()) return {};
    CHECK(unready.front().name == "Chi bộ 1");
    return unready.front().lacks;
}

}  // namespace

TEST_CASE("a branch with a secretary, an hour, a venue and a group is ready", "[readiness]") {
    Ward ward;
    ward.roster(std::string(kPeople) + "Chi bộ 1,Trần Thị Lan,bí thư,\n");
    ward.branches(std::string(kBranches) + "Chi bộ 1,tối,19:30,Nhà văn hóa,5a0001\n");
    CHECK(lacks(ward).empty());
}

TEST_CASE("without a group the secretary's account will do", "[readiness]") {
    Ward ward;
    ward.roster(std::string(kPeople) + "Chi bộ 1,Trần Thị Lan,bí thư,700\n");
    ward.branches(std::string(kBranches) + "Chi bộ 1,tối,19:30,Nhà văn hóa,\n");
    CHECK(lacks(ward).empty());
}

TEST_CASE("everything that a branch lacks is told", "[readiness]") {
    Ward ward;
    ward.roster(std::string(kPeople) + "Chi bộ 1,Trần Thị Lan,đảng viên,700\n");
    CHECK(lacks(ward) == Lacks{"no secretary", "no usual hour", "no venue", "no group, and no Zalo account of a secretary"});
    ward.roster(std::string(kPeople) + "Chi bộ 1,Lê Văn Sơn,bí thư,\n");
    CHECK(lacks(ward) == Lacks{"no usual hour", "no venue", "no group, and no Zalo account of a secretary"});
}
