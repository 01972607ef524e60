#include <rapidcheck.h>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>

#include "storage/branch_repository.hpp"
#include "storage/people_repository_changes.hpp"
#include "tests/storage/memory_database.hpp"
#include "usecases/attendance.hpp"

using namespace mungba;
using namespace mungba::usecases;
using attendance::Outcome;
using attendance::Said;
using domain::Answer;

namespace {

/// One member, one open meeting.
class Branch {
public:
    Branch() {
        auto& connection = database_.connection();
        storage::Branch branch;
        branch.organization = database_.organization();
        branch.name = "Chi bộ 5";
        const auto id = storage::branches::insert(connection, branch, kNow);
        storage::Person person;
        person.organization = database_.organization();
        person.name = "Trần Thị Lan";
        const auto lan = storage::people::insert(connection, person, kNow);
        const auto membership = storage::people::add_membership(connection, lan, id, 1, kNow);
        storage::StatusSpan official;
        official.from = storage::people::kSinceEver;
        storage::people::add_status(connection, membership, official);
        actor = actor_for(connection, database_.organization(), lan, core::local_date(kNow));
        storage::Meeting row;
        row.organization = database_.organization();
        row.branch = id;
        row.month = "2026-10";
        row.starts_at = kNow + std::chrono::hours{24};
        row.answers_close_at = row.starts_at - std::chrono::hours{3};
        row.announce_at = kNow;
        meeting =
            storage::meetings::find(connection, storage::meetings::insert(connection, row, kNow))
                .value();
    }
    attendance::Answered answer(const Said& said) {
        return attendance::answer(database_.connection(), actor, meeting, said, kNow);
    }
    std::optional<storage::Rsvp> standing() {
        return attendance::standing(database_.connection(), meeting, actor.person);
    }

    static constexpr core::Instant kNow = storage::MemoryDatabase::kMade;
    Actor actor;
    storage::Meeting meeting;

private:
    storage::MemoryDatabase database_;
};

Said any_said() {
    static constexpr Answer kAnswers[] = {Answer::present,
                                          Answer::absent,
                                          Answer::late,
                                          Answer::online,
                                          Answer::received,
                                          Answer::unclear};
    Said said;
    said.answer = kAnswers[*rc::gen::inRange(0, 6)];
    said.retracts = said.answer == Answer::unclear && *rc::gen::arbitrary<bool>();
    said.event_at =
        Branch::kNow + std::chrono::minutes{*rc::gen::inRange(1, 6)};  // several in one instant
    said.message = core::MessageId{"m" + std::to_string(*rc::gen::inRange(0, 1000))};
    return said;
}

}  // namespace

TEST_CASE("what stands depends on (event time, message), not on arrival or repeats (P3)",
          "[attendance]") {
    rc::prop("any order", [] {
        std::vector<Said> words;
        const int count = *rc::gen::inRange(1, 8);
        for (int i = 0; i < count; ++i) {
            words.push_back(any_said());
            words.back().message.value += "-" + std::to_string(i);
        }
        Branch in_order;
        for (const Said& said : words) in_order.answer(said);

        std::vector<Said> shuffled = words;
        for (std::size_t i = shuffled.size(); i > 1; --i) {
            std::swap(shuffled[i - 1], shuffled[*rc::gen::inRange(std::size_t{0}, i)]);
        }
        shuffled.push_back(shuffled.front());
        Branch other;
        for (const Said& said : shuffled) other.answer(said);
        RC_ASSERT(in_order.standing()->answer == other.standing()->answer);
        RC_ASSERT(in_order.standing()->message == other.standing()->message);
    });
}

TEST_CASE("the deadline looks at when it was said, and what comes later stands beside",
          "[attendance]") {
    Branch branch;
    Said said{.answer = Answer::present,
              .event_at = branch.meeting.answers_close_at - std::chrono::milliseconds{1}};
    said.message = core::MessageId{"m1"};
    CHECK(branch.answer(said).outcome == Outcome::recorded);
    said.event_at = branch.meeting.answers_close_at;
    said.message = core::MessageId{"m2"};
    CHECK(branch.answer(said).outcome == Outcome::unchanged);  // nothing new in it
    said.answer = Answer::absent;
    CHECK(branch.answer(said).outcome == Outcome::after_deadline);
    CHECK(branch.standing()->answer == Answer::present);
    said.event_at = branch.meeting.starts_at;
    CHECK(branch.answer(said).outcome == Outcome::closed);
}

TEST_CASE("who has no seat answers nothing", "[attendance]") {
    Branch branch;
    branch.actor.memberships.clear();
    CHECK(branch.answer({.event_at = Branch::kNow}).outcome == Outcome::not_invited);
}

TEST_CASE("the list is for secretary and deputy", "[attendance]") {
    storage::MemoryDatabase database;
    Branch branch;
    CHECK_FALSE(
        attendance::read_list(database.connection(), branch.actor, branch.meeting, Branch::kNow));
}
