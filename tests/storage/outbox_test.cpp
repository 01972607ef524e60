#include "storage/outbox_repository.hpp"

#include <catch2/catch.hpp>

#include "storage/branch_repository.hpp"
#include "storage/meeting_repository.hpp"
#include "tests/storage/memory_database.hpp"

using namespace mungba;
namespace outbox = storage::outbox;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

struct Box : storage::MemoryDatabase {
    core::Instant now = kMade;

    core::OutgoingId queue(const std::string& group, const std::string& text, core::Milliseconds wait = {}, core::OutgoingClass message_class = core::OutgoingClass::reply, core::MeetingId meeting = {}) {
        outbox::NewMessage message{.organization = organization(),
                                   .message_class = message_class,
                                   .to = {core::ChatKind::group, group},
                                   .template_name = "M1",
                                   .text = text,
                                   .started_by_bot = true,
                                   .cause = {},
                                   .meeting = meeting,
                                   .idempotency_key = {},
                                   .not_before = now + wait,
                                   .useful_until = {}};
        return outbox::queue(connection(), message, hash_of(text), now);
    }
    core::MeetingId meeting() {
        storage::Branch branch;
        branch.organization = organization();
        branch.name = "Chi bộ 5";
        storage::Meeting row;
        row.organization = organization();
        row.branch = storage::branches::insert(connection(), branch, now);
        row.month = "2026-10";
        row.starts_at = now + std::chrono::hours{24};
        row.answers_close_at = row.starts_at;
        return storage::meetings::insert(connection(), row, now);
    }
    static outbox::TextHash hash_of(const std::string& text) {
        outbox::TextHash hash{};
        for (std::size_t index = 0; index < text.size() && index < hash.size(); ++index) hash[index] = std::byte(text[index]);
        return hash;
    }
    std::vector<std::string> claim(int limit = 32, std::vector<core::OrganizationId> resting = {}) {
        std::vector<std::string> texts;
        for (const auto& one : outbox::claim(connection(), now, limit, resting)) texts.push_back(one.message.text);
        return texts;
    }
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("one message in flight a conversation, in the order they were queued", "[outbox]") {
    Box box;
    const auto first = box.queue("A", "a1");
    box.queue("A", "a2");
    box.queue("B", "b1");
    CHECK(box.claim() == Texts{"a1", "b1"});
    CHECK(box.claim().empty());
    CHECK(outbox::mark_sent(box.connection(), first, core::MessageId{"z1"}, box.now));
    CHECK(box.claim() == Texts{"a2"});
}

TEST_CASE("what waits for its repeat may have arrived and is not taken back", "[outbox]") {
    Box box;
    const core::MeetingId meeting = box.meeting();
    const auto id = box.queue("A", "a1", {}, core::OutgoingClass::reply, meeting);
    box.claim();
    outbox::mark_unknown(box.connection(), id, box.now);
    CHECK(outbox::repeat_unknown(box.connection(), id, box.now));
    box.queue("B", "b1", {}, core::OutgoingClass::reply, meeting);
    CHECK(outbox::cancel_of_meeting(box.connection(), meeting, "M1", box.now) == 1);
    CHECK(box.claim() == Texts{"a1"});
}

TEST_CASE("a held message does not hold up what is said before its time", "[outbox]") {
    Box box;
    box.queue("A", "in two minutes", minutes{2});
    box.queue("A", "now");
    CHECK(box.claim() == Texts{"now"});
    CHECK(outbox::next_due(box.connection(), box.now, minutes{1}) == box.now + minutes{2});
}

TEST_CASE("a message that failed keeps its place before later ones", "[outbox]") {
    Box box;
    const auto first = box.queue("A", "a1");
    box.queue("A", "a2");
    box.claim();
    outbox::requeue(box.connection(), first, box.now + seconds{10}, true, -32, "");
    CHECK(box.claim().empty());
    box.now += seconds{10};
    CHECK(box.claim() == Texts{"a1"});
}

TEST_CASE("urgent before reminders before replies before bulletins", "[outbox]") {
    Box box;
    box.queue("A", "bulletin", {}, core::OutgoingClass::bulletin);
    box.queue("B", "reply", {}, core::OutgoingClass::reply);
    box.queue("C", "reminder", {}, core::OutgoingClass::reminder);
    box.queue("D", "urgent", {}, core::OutgoingClass::urgent);
    CHECK(box.claim(3) == Texts{"urgent", "reminder", "reply"});
}

TEST_CASE("a claimed message takes its class along to the channel", "[outbox]") {
    Box box;
    box.queue("A", "bulletin", {}, core::OutgoingClass::bulletin);
    const auto claimed = outbox::claim(box.connection(), box.now, 1, {});
    REQUIRE(claimed.size() == 1);
    CHECK(claimed.front().message_class == core::OutgoingClass::bulletin);
    CHECK(claimed.front().message.message_class == core::OutgoingClass::bulletin);
}

TEST_CASE("an organization at its limit rests alone", "[outbox]") {
    Box box;
    box.queue("A", "a");
    CHECK(box.claim(32, {box.organization()}).empty());
    CHECK(box.claim(32, {core::OrganizationId{99}}) == Texts{"a"});
}

TEST_CASE("what has outlived its use expires and frees the way", "[outbox]") {
    Box box;
    outbox::NewMessage message{.organization = box.organization(),
                               .message_class = core::OutgoingClass::reply,
                               .to = {core::ChatKind::group, "A"},
                               .template_name = "help",
                               .text = "late",
                               .started_by_bot = false,
                               .cause = {},
                               .meeting = {},
                               .idempotency_key = {},
                               .not_before = box.now,
                               .useful_until = box.now + minutes{10}};
    outbox::queue(box.connection(), message, {}, box.now);
    box.queue("A", "after it");
    box.now += minutes{10};
    CHECK(outbox::expire(box.connection(), box.now, 10).size() == 1);
    CHECK(box.claim() == Texts{"after it"});
}

TEST_CASE("an idempotency key makes one row", "[outbox]") {
    Box box;
    outbox::NewMessage message{.organization = box.organization(),
                               .message_class = core::OutgoingClass::reminder,
                               .to = {core::ChatKind::group, "A"},
                               .template_name = "M10",
                               .text = "count",
                               .started_by_bot = true,
                               .cause = {},
                               .meeting = {},
                               .idempotency_key = "meeting 1 day 2",
                               .not_before = box.now,
                               .useful_until = {}};
    CHECK(outbox::queue(box.connection(), message, {}, box.now));
    CHECK_FALSE(outbox::queue(box.connection(), message, {}, box.now));
}

TEST_CASE("an unknown outcome blocks its conversation, is settled by an echo, else repeated once", "[outbox]") {
    Box box;
    const core::Chat chat{core::ChatKind::group, "A"};
    const auto id = box.queue("A", "a1");
    box.queue("A", "a2");
    box.claim();
    outbox::mark_unknown(box.connection(), id, box.now);
    CHECK(box.claim().empty());
    SECTION("echo") {
        CHECK(outbox::find_unsettled(box.connection(), box.organization(), chat, Box::hash_of("a1"), box.now) == id);
        CHECK_FALSE(outbox::find_unsettled(box.connection(), box.organization(), chat, Box::hash_of("a2"), box.now));
        CHECK_FALSE(outbox::find_unsettled(box.connection(), box.organization(), chat, Box::hash_of("a1"), box.now - seconds{1}));
        CHECK(outbox::mark_sent(box.connection(), id, core::MessageId{"z"}, box.now));
        CHECK_FALSE(outbox::mark_sent(box.connection(), id, core::MessageId{"y"}, box.now));
        CHECK(box.claim() == Texts{"a2"});
    }
    SECTION("one repeat, then no more") {
        CHECK(outbox::next_due(box.connection(), box.now, minutes{1}) == box.now + minutes{1});
        CHECK(outbox::repeat_unknown(box.connection(), id, box.now));
        CHECK(box.claim() == Texts{"a1"});
        outbox::mark_unknown(box.connection(), id, box.now);
        CHECK_FALSE(outbox::repeat_unknown(box.connection(), id, box.now));
        CHECK(outbox::mark_final(box.connection(), id, "dead", 0, "twice", box.now));
    }
}

TEST_CASE("bodies go after their time, dead letters' later", "[outbox]") {
    Box box;
    const auto sent = box.queue("A", "a");
    const auto dead = box.queue("B", "b");
    box.claim();
    outbox::mark_sent(box.connection(), sent, core::MessageId{"z"}, box.now);
    outbox::mark_final(box.connection(), dead, "dead", -201, "", box.now);
    const auto hours = [&](int h) { return box.now + std::chrono::hours{h}; };
    CHECK(outbox::next_erasure(box.connection(), std::chrono::hours{24}, std::chrono::hours{168}) == hours(24));
    const auto erase_at = [&](core::Instant at) {
        return outbox::erase_bodies(box.connection(), at - std::chrono::hours{24}, at - std::chrono::hours{168}, 100);
    };
    CHECK(erase_at(hours(23)) == 0);
    CHECK(erase_at(hours(24)) == 1);
    CHECK(erase_at(hours(24)) == 0);
    CHECK(erase_at(hours(168)) == 1);
    CHECK_FALSE(outbox::next_erasure(box.connection(), std::chrono::hours{24}, std::chrono::hours{168}));
}

TEST_CASE("the budget counts what the bot started, by day and without what was taken back", "[outbox]") {
    Box box;
    const core::Chat chat{core::ChatKind::group, "A"};
    box.queue("A", "today");
    box.queue("A", "tomorrow", std::chrono::hours{24});
    box.queue("B", "elsewhere");
    const auto count = [&] { return outbox::started_between(box.connection(), box.organization(), chat, box.now, box.now + std::chrono::hours{1}); };
    CHECK(count() == 1);
}
