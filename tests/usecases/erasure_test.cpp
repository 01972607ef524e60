#include "usecases/erasure.hpp"

#include <catch2/catch.hpp>

#include "storage/audit_repository.hpp"
#include "storage/invariants.hpp"
#include "storage/outbox_repository.hpp"
#include "storage/thematic_repository.hpp"
#include "tests/storage/temporary_folder.hpp"
#include "tests/usecases/ward.hpp"
#include "usecases/enrolment.hpp"
#include "usecases/text_hash.hpp"

using namespace mungba;
using namespace mungba::usecases;
namespace outbox = storage::outbox;

namespace {

constexpr storage::Query kCount{"test.count", "SELECT count(*) FROM outbox WHERE state = ?1 AND body IS NULL"};
constexpr storage::Query kBody{"test.body", "SELECT body, text_hash FROM outbox WHERE id = ?1"};

struct Scene {
    Ward ward;
    tests::TemporaryFolder folder;
    storage::ErasureList list{folder.file("x.erasures")};
    core::PersonId lan;
    Actor console;

    Scene() {
        REQUIRE(counts(ward.roster("chi_bo,ho_ten,ngay_sinh,chuc_vu,zalo_id,dien_thoai\n"
                                   "Chi bộ 1,Trần Thị Lan,22/11/1974,bí thư,700,0912345678\n"
                                   "Chi bộ 1,Lê Văn Sơn,,đảng viên,701,\n")) == "2/0/0");
        lan = ward.members("Chi bộ 1").front().person;
        console.kind = Actor::Kind::operator_at_console;
        console.organization = ward.organization();
        console.source = "command";
    }
    storage::Connection& connection() { return ward.connection(); }
    core::OutgoingId message(const core::Chat& to, const std::string& text) {
        outbox::NewMessage message;
        message.organization = ward.organization();
        message.to = to;
        message.template_name = "A1";
        message.text = text;
        return outbox::queue(connection(), message, text_hash(text), ward.now());
    }
    std::string body(core::OutgoingId id) {
        storage::Rows rows = connection().rows(kBody, id);
        rows.next();
        const std::string text = rows.text(0);
        const auto hash = rows.blob(1);
        const auto expected = text_hash(text);
        if (!text.empty()) CHECK(std::equal(hash.begin(), hash.end(), expected.begin(), expected.end()));
        return text;
    }
    std::int64_t emptied(const std::string& state) {
        storage::Rows rows = connection().rows(kCount, state);
        rows.next();
        return rows.integer(0);
    }
    erasure::Outcome erase() { return erasure::erase(connection(), console, lan, list, ward.now()); }
};

}  // namespace

TEST_CASE("an erasure empties the person, keeps the seat and is listed and audited", "[erasure]") {
    Scene scene;
    CHECK(scene.erase() == erasure::Outcome::erased);
    CHECK_FALSE(storage::people::find(scene.connection(), scene.lan));
    CHECK(storage::people::at_account(scene.connection(), scene.ward.organization(), core::UserId{"700"}).empty());
    CHECK(scene.ward.names("Chi bộ 1") == "Lê Văn Sơn");
    CHECK(storage::people::named(scene.connection(), scene.ward.organization(), "Trần Thị Lan").empty());
    CHECK(storage::invariants::broken(scene.connection()).empty());
    CHECK_FALSE(storage::audit::first_broken(scene.connection()));
    const auto listed = scene.list.read().erasures;
    REQUIRE(listed.size() == 1);
    CHECK(listed.front().person == scene.lan);
    CHECK(listed.front().at == scene.ward.now());
    CHECK(scene.erase() == erasure::Outcome::not_found);
}

TEST_CASE("who was to present a thematic meeting presents none any more", "[erasure]") {
    Scene scene;
    const auto members = storage::people::memberships_of(scene.connection(), scene.lan, core::local_date(scene.ward.now()));
    REQUIRE_FALSE(members.empty());
    const auto slot = storage::thematic::add(scene.connection(),
                                             {.id = {}, .organization = scene.ward.organization(), .branch = members.front().branch, .quarter = {2026, 4},
                                              .topic = "Chuyển đổi số", .group = 7, .presenter = scene.lan},
                                             {},
                                             scene.ward.now());
    CHECK(scene.erase() == erasure::Outcome::erased);
    CHECK_FALSE(storage::thematic::find(scene.connection(), slot)->presenter);
}

TEST_CASE("messages to the person are cancelled, texts with the name go, those that wait for others lose it", "[erasure]") {
    Scene scene;
    const core::Chat lan{core::ChatKind::private_chat, "700"};
    const core::Chat son{core::ChatKind::private_chat, "701"};
    scene.message(lan, "Đồng chí chưa trả lời.");
    const auto sent = scene.message(son, "Chưa trả lời: Trần Thị Lan");
    outbox::claim(scene.connection(), scene.ward.now(), 10, {});
    outbox::mark_sent(scene.connection(), sent, core::MessageId{"m"}, scene.ward.now());
    const auto waiting = scene.message(son, "Vắng: Trần Thị Lan; Lê Văn Sơn");
    const auto other = scene.message(son, "Không có ai.");

    CHECK(scene.erase() == erasure::Outcome::erased);
    CHECK(scene.emptied("cancelled") == 1);
    CHECK(scene.emptied("sent") == 1);
    CHECK(scene.body(waiting) == "Vắng: một đồng chí; Lê Văn Sơn");
    CHECK(scene.body(other) == "Không có ai.");
}

TEST_CASE("an account that speaks for two people still reaches the other one", "[erasure]") {
    Scene scene;
    const core::PersonId son = scene.ward.members("Chi bộ 1").back().person;
    storage::people::link_account(scene.connection(), scene.ward.organization(), son, core::UserId{"700"}, scene.ward.now());
    const auto message = scene.message({core::ChatKind::private_chat, "700"}, "Mời họp.");
    CHECK(scene.erase() == erasure::Outcome::erased);
    CHECK(scene.body(message) == "Mời họp.");
    const auto speaks_for = storage::people::at_account(scene.connection(), scene.ward.organization(), core::UserId{"700"});
    REQUIRE(speaks_for.size() == 1);
    CHECK(speaks_for.front().id == son);
}

TEST_CASE("the person and the operator may, nobody else", "[erasure]") {
    Scene scene;
    const core::PersonId son = scene.ward.members("Chi bộ 1").back().person;
    const Actor lan = actor_for(scene.connection(), scene.ward.organization(), scene.lan, scene.ward.today);
    CHECK(erasure::erase(scene.connection(), lan, son, scene.list, scene.ward.now()) == erasure::Outcome::not_allowed);
    CHECK(scene.list.read().erasures.empty());
    CHECK(erasure::erase(scene.connection(), lan, scene.lan, scene.list, scene.ward.now()) == erasure::Outcome::erased);
    Actor elsewhere = scene.console;
    elsewhere.organization = scene.ward.database().add_organization("Đảng bộ khác", "9");
    CHECK(erasure::erase(scene.connection(), elsewhere, son, scene.list, scene.ward.now()) == erasure::Outcome::not_found);
}

TEST_CASE("what a copy does not know is carried out again, once, and on the same person only", "[erasure]") {
    Scene scene;
    storage::Erasure line{.at = scene.ward.now(),
                          .oa = core::OaId{"388613280878808645"},
                          .person = scene.lan,
                          .made_at = scene.ward.now()};
    auto somebody_else = line;
    somebody_else.made_at += core::Milliseconds{1};  // the same number, given to another row
    auto other_oa = line;
    other_oa.oa = core::OaId{"1"};
    CHECK(erasure::carry_out_again(scene.connection(), {somebody_else, other_oa}, scene.ward.now()) == 0);
    CHECK(scene.ward.names("Chi bộ 1") == "Trần Thị Lan, Lê Văn Sơn");
    CHECK(erasure::carry_out_again(scene.connection(), {line, line}, scene.ward.now()) == 1);
    CHECK(erasure::carry_out_again(scene.connection(), {line}, scene.ward.now()) == 0);
    CHECK(scene.ward.names("Chi bộ 1") == "Lê Văn Sơn");
    CHECK(storage::invariants::broken(scene.connection()).empty());
}

TEST_CASE("an erasure takes codes, tries, requests and what was owed about them with it", "[erasure]") {
    static constexpr storage::Query kLeft{"test.left", R"sql(
        SELECT (SELECT count(*) FROM enrolment_code WHERE state = 'live') + (SELECT count(*) FROM enrolment_try)
             + (SELECT count(*) FROM link_request) + (SELECT count(*) FROM join_request) + (SELECT count(*) FROM group_guest)
             + (SELECT count(*) FROM task WHERE state = 'open'))sql"};
    Scene scene;
    auto& connection = scene.connection();
    const auto organization = scene.ward.organization();
    const core::UserId own{"700"};
    const core::UserId another{"900"};
    const core::Instant now = scene.ward.now();
    storage::Code code;
    code.organization = organization;
    code.person = scene.lan;
    code.expires_at = now + std::chrono::hours{1};
    storage::codes::insert(connection, code, storage::CodeHash{}, now);
    storage::codes::note_wrong(connection, organization, own, now);
    const auto group = storage::groups::bind(
        connection, organization, scene.ward.branch("Chi bộ 1"), storage::ChatGroup::Kind::branch, core::GroupId{"g"}, now);
    storage::join_requests::open(connection, {.id = {}, .organization = organization, .group = group, .user = own}, now);
    storage::group_guests::add(connection, group, own, now);
    CHECK(enrolment::ask(connection, organization, another, "tran thi LAN", {}, now).outcome == enrolment::Asked::Outcome::waits);
    CHECK(scene.ward.database().number(kLeft) == 6);
    CHECK(scene.erase() == erasure::Outcome::erased);
    CHECK(scene.ward.database().number(kLeft) == 0);
    CHECK(storage::invariants::broken(connection).empty());
}
