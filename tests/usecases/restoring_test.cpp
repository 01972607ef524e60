#include "usecases/restoring.hpp"

#include <catch2/catch.hpp>

#include "storage/audit_repository.hpp"
#include "storage/invariants.hpp"
#include "storage/outbox_repository.hpp"
#include "storage/state_repository.hpp"
#include "storage/token_repository.hpp"
#include "tests/storage/memory_database.hpp"
#include "usecases/text_hash.hpp"

using namespace mungba;
using namespace std::chrono_literals;
namespace outbox = storage::outbox;
namespace restoring = usecases::restoring;

namespace {

constexpr core::Instant kBackup = storage::MemoryDatabase::kMade + 10h;
constexpr core::Instant kRestore = kBackup + 24h * 7;

constexpr storage::Query kOutbox{"test.outbox", "SELECT state, since, body FROM outbox ORDER BY id"};
constexpr storage::Query kGaps{"test.gaps", "SELECT organization_id, from_at, until_at, reason, state FROM gap ORDER BY organization_id"};

void queue(storage::MemoryDatabase& database, const std::string& text, core::Instant not_before) {
    outbox::NewMessage message;
    message.organization = database.organization();
    message.to = {core::ChatKind::group, "g" + text};
    message.template_name = "M1";
    message.text = text;
    message.not_before = not_before;
    outbox::queue(database.connection(), message, usecases::text_hash(text), kBackup - 1h);
}

}  // namespace

TEST_CASE("what waited in the copy is doubtful: what was due since the newest instant, the rest since its own time", "[restoring]") {
    storage::MemoryDatabase database;
    storage::state::write(database.connection(), {.running = true, .last_instant = kBackup});
    queue(database, "sending", kBackup - 1h);
    outbox::claim(database.connection(), kBackup, 10, {});
    queue(database, "due", kBackup - 30min);
    queue(database, "not due", kBackup + 30h);

    const auto summary = restoring::make_fit(database.connection(), {}, kRestore);
    CHECK(summary.newest == kBackup);
    CHECK(summary.doubtful == 3);
    storage::Rows rows = database.connection().rows(kOutbox);
    for (const auto& [text, since] : {std::pair<std::string, core::Instant>{"sending", kBackup}, {"due", kBackup}, {"not due", kBackup + 30h}}) {
        REQUIRE(rows.next());
        CHECK(rows.text(0) == "unknown");
        CHECK(rows.instant(1) == since);
        CHECK(rows.text(2) == text);
    }
    CHECK(storage::invariants::broken(database.connection()).empty());
}

TEST_CASE("each organization has a gap from the newest instant, or from its own beginning if there is none, until now", "[restoring]") {
    const bool has_run = GENERATE(true, false);
    storage::MemoryDatabase database;
    if (has_run) storage::state::write(database.connection(), {.running = true, .last_instant = kBackup});
    const auto second = storage::organizations::ensure(database.connection(), "Đảng bộ mới", core::AppId{"1"}, core::OaId{"2"}, kBackup - 1h);
    CHECK(restoring::make_fit(database.connection(), {}, kRestore).gaps == 2);
    storage::Rows rows = database.connection().rows(kGaps);
    for (const auto& [organization, made] : {std::pair{database.organization(), storage::MemoryDatabase::kMade}, {second, kBackup - 1h}}) {
        REQUIRE(rows.next());
        CHECK(rows.id<core::OrganizationId>(0) == organization);
        CHECK(rows.instant(1) == (has_run ? kBackup : made));
        CHECK(rows.instant(2) == kRestore);
        CHECK(rows.text(3) == "stopped");
        CHECK(rows.text(4) == "open");
    }
}

TEST_CASE("a clock behind the copy makes an empty gap, not a backward one", "[restoring]") {
    storage::MemoryDatabase database;
    storage::state::write(database.connection(), {.running = true, .last_instant = kRestore});
    restoring::make_fit(database.connection(), {}, kBackup);
    storage::Rows rows = database.connection().rows(kGaps);
    REQUIRE(rows.next());
    CHECK(rows.instant(1) == kRestore);
    CHECK(rows.instant(2) == kRestore);
}

TEST_CASE("tokens of a copy are held until they are released or replaced", "[restoring]") {
    storage::MemoryDatabase database;
    const storage::SealedTokens pair{.organization = database.organization(),
                                     .generation = 0,
                                     .access = {std::byte{1}},
                                     .refresh = {std::byte{2}},
                                     .obtained_at = kBackup,
                                     .expires_at = kBackup + 25h};
    storage::tokens::put(database.connection(), pair);
    CHECK(restoring::make_fit(database.connection(), {}, kRestore).held == 1);
    const auto held = [&] { return storage::tokens::current(database.connection(), database.organization())->held; };
    CHECK(held());
    CHECK(storage::tokens::release(database.connection(), database.organization()));
    CHECK_FALSE(held());
    CHECK_FALSE(storage::tokens::release(database.connection(), database.organization()));
    restoring::make_fit(database.connection(), {}, kRestore);
    storage::tokens::put(database.connection(), pair);
    CHECK_FALSE(held());
}

TEST_CASE("a restored copy counts as cleanly stopped, and its audit tells of it", "[restoring]") {
    storage::MemoryDatabase database;
    storage::state::write(database.connection(), {.running = true, .last_instant = kBackup});
    restoring::make_fit(database.connection(), {}, kRestore);
    const auto state = storage::state::read(database.connection());
    CHECK_FALSE(state.running);
    CHECK(state.last_instant == kBackup);
    constexpr storage::Query kRows{"test.audit", "SELECT count(*) FROM audit WHERE action = 'database.restore' AND actor_kind = 'operator'"};
    CHECK(database.number(kRows) == 1);
    CHECK_FALSE(storage::audit::first_broken(database.connection()));
}
