#include "zalo/budget.hpp"

#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <chrono>

using namespace mungba;
using namespace std::chrono_literals;
using Class = core::OutgoingClass;

namespace {

const core::Instant kMinute = core::from_ms(1'790'000'040'000);  // a whole minute
const core::OaId kA{"a"};
const core::OaId kB{"b"};

bool take(zalo::Budget& budget,
          const core::OaId& oa,
          core::Instant now = kMinute,
          Class what = Class::reply) {
    if (!budget.may_call(oa, what, now)) return false;
    budget.note_call(oa, now);
    return true;
}
int take_all(zalo::Budget& budget,
             const core::OaId& oa,
             core::Instant now = kMinute,
             Class what = Class::reply) {
    int taken = 0;
    while (taken < 10'000 && take(budget, oa, now, what)) ++taken;
    return taken;
}
zalo::Headers headers(const char* limit, const char* left) {
    zalo::Headers made{{"x-ratelimit-limit", limit}};
    if (left != nullptr) made.emplace_back("x-ratelimit-remain", left);
    return made;
}

}  // namespace

TEST_CASE("one OA has the app's calls but the margin, anew each minute", "[budget]") {
    zalo::Budget budget;
    CHECK(take_all(budget, kA) == 3'600);
    CHECK(budget.next_free(kA, Class::reply, kMinute + 20s) == kMinute + 60s);
    CHECK_FALSE(take(budget, kA, kMinute + 59'999ms));
    CHECK(take(budget, kA, kMinute + 60s));
    CHECK(budget.next_free(kA, Class::reply, kMinute + 61s) == kMinute + 61s);
}

TEST_CASE("bulletins leave a reserve to all else", "[budget]") {
    zalo::Budget budget;
    CHECK(take_all(budget, kA, kMinute, Class::bulletin) == 3'420);
    CHECK_FALSE(take(budget, kA, kMinute, Class::bulletin));
    CHECK(budget.next_free(kA, Class::bulletin, kMinute) == kMinute + 60s);
    CHECK(budget.next_free(kA, Class::reminder, kMinute) == kMinute);
    CHECK(take_all(budget, kA, kMinute, Class::reminder) == 180);
}

TEST_CASE("who was silent finds something left, and a share from the next minute on", "[budget]") {
    zalo::Budget budget;
    REQUIRE(take(budget, kB, kMinute - 180s));  // known, and silent since
    CHECK(take_all(budget, kA) == 3'240);
    CHECK(take_all(budget, kB) == 360);
    const core::Instant next = kMinute + 60s;
    CHECK(take_all(budget, kA, next) == 1'800);
    CHECK(take_all(budget, kB, next) == 1'800);
    CHECK_FALSE(take(budget, kA, next));
}

TEST_CASE("what one does not want another may have", "[budget]") {
    zalo::Budget budget;
    take(budget, kA, kMinute - 60s);
    for (int i = 0; i < 10; ++i) take(budget, kB, kMinute - 60s);
    CHECK(take_all(budget, kA) == 1'800);  // B asked a minute ago: its share is kept
    const core::Instant later = kMinute + 120s;
    CHECK(take_all(budget, kA, later) == 3'240);  // B has been silent since
}

TEST_CASE("each that wants gets at least its share, and never more than all together",
          "[budget][property]") {
    rc::prop("any order of asking", [] {
        const int count = *rc::gen::inRange(1, 6);
        zalo::Budget budget({.app_calls = 200});
        const int capacity = 180;
        std::vector<int> taken(static_cast<std::size_t>(count), 0);
        std::vector<int> refused(static_cast<std::size_t>(count), 0);
        for (int i = 0; i < count; ++i)
            budget.may_call(core::OaId(std::to_string(i)), Class::reply, kMinute);
        const auto order = *rc::gen::container<std::vector<int>>(400, rc::gen::inRange(0, count));
        int all = 0;
        for (const int i : order) {
            const auto at = static_cast<std::size_t>(i);
            if (take(budget, core::OaId(std::to_string(i)))) {
                ++taken[at];
                ++all;
            } else {
                ++refused[at];
            }
        }
        RC_ASSERT(all <= capacity);
        for (int i = 0; i < count; ++i) {
            const auto at = static_cast<std::size_t>(i);
            if (refused[at] > 0) RC_ASSERT(taken[at] >= capacity / count);
        }
    });
}

TEST_CASE("an OA's own limit is learnt from its answers", "[budget]") {
    zalo::Budget budget;
    REQUIRE(take(budget, kA));
    budget.note_answer(kA, headers("100", "99"), kMinute);
    CHECK(take_all(budget, kA) == 89);
    CHECK(take_all(budget, kB) == 3'510);  // what A cannot use is B's
    // Somebody else has called as this OA.
    const core::Instant next = kMinute + 60s;
    REQUIRE(take(budget, kA, next));
    budget.note_answer(kA, headers("100", "50"), next);
    CHECK(take_all(budget, kA, next) == 40);
    // A larger package.
    budget.note_answer(kA, headers("1000", nullptr), next);
    CHECK(take_all(budget, kA, next) == 810);
}

TEST_CASE("a remainder of a minute that is over says nothing of this one", "[budget]") {
    zalo::Budget budget;
    REQUIRE(take(budget, kA, kMinute));
    REQUIRE(take(budget, kA, kMinute + 60s));
    budget.note_answer(kA, headers("100", "0"), kMinute + 59s);
    CHECK(take_all(budget, kA, kMinute + 60s) == 89);
}

TEST_CASE("odd headers teach nothing", "[budget]") {
    zalo::Budget budget;
    REQUIRE(take(budget, kA));
    for (const zalo::Headers& odd : {headers("0", "0"),
                                     headers("-5", "0"),
                                     headers("many", "0"),
                                     headers("99999999999", "0"),
                                     zalo::Headers{{"x-ratelimit-remain", "0"}}}) {
        budget.note_answer(kA, odd, kMinute);
    }
    budget.note_answer(kA, headers("4000", "-1"), kMinute);
    budget.note_answer(kA, headers("4000", "5000"), kMinute);
    CHECK(take_all(budget, kA) == 3'599);
}

TEST_CASE("after a -32 the OA rests, others do not", "[budget]") {
    zalo::Budget budget;
    for (int i = 0; i < 200; ++i) REQUIRE(take(budget, kA));
    budget.note_limit(kA, kMinute);
    CHECK_FALSE(take(budget, kA));
    CHECK(budget.next_free(kA, Class::urgent, kMinute) == kMinute + 60s);
    CHECK(take_all(budget, kB) == 3'400);
    // The limit that this showed is kept to, and tried further each minute that passes without
    // another.
    CHECK(take_all(budget, kA, kMinute + 60s) == 180);
    CHECK(take_all(budget, kA, kMinute + 120s) == 270);
    budget.note_limit(kA, kMinute + 120s);
    CHECK(take_all(budget, kA, kMinute + 180s) == 243);
    for (int minute = 4; minute < 14; ++minute) take(budget, kA, kMinute + minute * 60s);
    CHECK(take_all(budget, kA, kMinute + 14 * 60s) > 3'000);
}

TEST_CASE("a -32 of a minute that is over binds nobody", "[budget]") {
    zalo::Budget budget;
    REQUIRE(take(budget, kA, kMinute));
    REQUIRE(take(budget, kA, kMinute + 60s));
    budget.note_limit(kA, kMinute);
    CHECK(take(budget, kA, kMinute + 60s));
}

TEST_CASE("a small limit has its margin and its reserve too", "[budget]") {
    zalo::Budget budget;
    REQUIRE(take(budget, kA));
    budget.note_answer(kA, headers("5", "4"), kMinute);
    CHECK(take_all(budget, kA, kMinute, Class::bulletin) == 2);
    CHECK(take_all(budget, kA) == 1);
    budget.note_answer(kA, headers("1", "0"), kMinute);
    CHECK(take_all(budget, kA, kMinute + 60s) == 1);
}

TEST_CASE("a clock that goes back opens no second minute, unless it goes back far", "[budget]") {
    zalo::Budget budget;
    take_all(budget, kA);
    CHECK_FALSE(take(budget, kA, kMinute - 1ms));
    CHECK(take(budget, kA, kMinute - 24h));
    CHECK(budget.next_free(kA, Class::reply, kMinute - 24h) == kMinute - 24h);
}

TEST_CASE("an OA that is silent for an hour is forgotten", "[budget]") {
    zalo::Budget budget;
    take(budget, kB, kMinute - 62 * 60s);
    CHECK(take_all(budget, kA) == 3'600);
}
