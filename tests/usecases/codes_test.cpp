#include "usecases/codes.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "storage/audit_repository.hpp"
#include "storage/invariants.hpp"
#include "tests/usecases/ward.hpp"
#include "usecases/slips.hpp"

using namespace mungba;
using namespace mungba::usecases;

namespace {

constexpr storage::Query kCodes{"test.codes", "SELECT count(*) FROM enrolment_code WHERE state = 'live'"};

/// Says the same again and again, as bad luck would.
class Stuck final : public core::Random {
public:
    std::uint64_t next() override { return 42; }
};

struct Scene {
    Ward ward;
    Actor console;
    std::array<unsigned char, 32> key{};
    Stuck random;

    Scene() {
        REQUIRE(counts(ward.roster("chi_bo,ho_ten,ngay_sinh,tinh_trang,zalo_id\n"
                                   "Chi bộ 1,Trần Thị Lan,22/11/1974,chính thức,700\n"
                                   "Chi bộ 1,Lê Văn Sơn,,chính thức,\n"
                                   "Chi bộ 1,Vũ Quang Hải,,đình chỉ,\n"
                                   "Chi bộ 2,Đỗ Thị Mai,03/02/1950,miễn sinh hoạt,\n")) == "4/0/0");
        console.kind = Actor::Kind::operator_at_console;
        console.organization = ward.organization();
        console.source = "command";
        key[0] = 1;
    }
    storage::Connection& connection() { return ward.connection(); }
    core::PersonId person(const std::string& name) {
        return storage::people::named(connection(), ward.organization(), name).front().id;
    }
    std::optional<codes::Made> make(const Actor& actor, core::PersonId of) {
        storage::Code wanted;
        wanted.person = of;
        return codes::make(connection(), actor, wanted, codes::kCodeIsGood, key, random, ward.now());
    }
    std::optional<storage::Code> tried(const std::string& digits) {
        return codes::tried(connection(), ward.organization(), core::UserId{"9"}, codes::Purpose::person, digits, key, ward.now());
    }
};

}  // namespace

TEST_CASE("only the operator makes codes, and each is written into the audit", "[codes]") {
    Scene scene;
    Actor person;
    person.organization = scene.ward.organization();
    person.roles = {{.role = domain::Role::office, .branch = {}}};
    CHECK_FALSE(scene.make(person, scene.person("Lê Văn Sơn")));
    CHECK(scene.make(scene.console, scene.person("Lê Văn Sơn")));
    CHECK_FALSE(storage::audit::first_broken(scene.connection()));
    CHECK(storage::invariants::broken(scene.connection()).empty());
}

TEST_CASE("codes that are good at one time are all different, whatever chance says", "[codes]") {
    Scene scene;
    std::set<std::string> digits;
    for (const char* name : {"Trần Thị Lan", "Lê Văn Sơn", "Đỗ Thị Mai"}) digits.insert(scene.make(scene.console, scene.person(name))->digits);
    CHECK(digits == std::set<std::string>{"000042", "000043", "000044"});
}

TEST_CASE("with another key the same digits are good for nothing", "[codes]") {
    Scene scene;
    const auto made = scene.make(scene.console, scene.person("Lê Văn Sơn"));
    scene.key[0] = 2;
    CHECK_FALSE(scene.tried(made->digits));
    scene.key[0] = 1;
    CHECK(scene.tried(made->digits)->person == scene.person("Lê Văn Sơn"));
}

TEST_CASE("a code is read as it is printed, and nothing else is one", "[codes]") {
    CHECK(codes::read("482913") == "482913");
    CHECK(codes::read(" 482 913 ") == "482913");
    CHECK(codes::read("４８２９１３") == "482913");
    for (const char* text : {"", "48291", "4829133", "48 29 13", "482-913", "a482913", "482913 nhé", "0912345678"}) {
        INFO(text);
        CHECK_FALSE(codes::read(text));
    }
}

TEST_CASE("slips are for who is invited and has no account, in the order of the lists; new ones end the old", "[codes]") {
    Scene scene;
    const auto names = [&](core::BranchId branch) {
        std::string list;
        for (const auto& slip : slips::make(scene.connection(), scene.console, branch, scene.key, scene.random, scene.ward.now()))
            list += slip.branch + " " + slip.name + " " + slip.birth_year.value_or("-") + " " + core::format_iso_date(slip.last_day) + "; ";
        return list;
    };
    const std::string son = "Chi bộ 1 Lê Văn Sơn - 2026-11-13; ";
    CHECK(names({}) == son + "Chi bộ 2 Đỗ Thị Mai 1950 2026-11-13; ");
    CHECK(names(scene.ward.branch("Chi bộ 1")) == son);
    CHECK(scene.ward.database().number(kCodes) == 2);
}
