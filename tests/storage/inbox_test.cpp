#include "storage/inbox_repository.hpp"

#include <catch2/catch.hpp>

#include "storage/event_codec.hpp"
#include "tests/storage/memory_database.hpp"

using namespace mungba;
namespace inbox = storage::inbox;

namespace {

core::Event message(unsigned char key, core::Instant at, std::string text = "có mặt") {
    core::Event event;
    event.name = "user_send_group_text";
    event.key[0] = std::byte{key};
    event.at = at;
    event.body = core::Message{.chat = {core::ChatKind::group, "a1b2"},
                               .sender = core::UserId{"51"},
                               .id = core::MessageId{"m" + std::to_string(key)},
                               .text = std::move(text),
                               .quoted = {},
                               .content = core::ContentKind::text,
                               .attachments = {}};
    return event;
}

}  // namespace

TEST_CASE("a repeat changes nothing", "[inbox]") {
    storage::MemoryDatabase database;
    auto& c = database.connection();
    CHECK(inbox::insert(c, database.organization(), message(1, storage::MemoryDatabase::kMade), storage::MemoryDatabase::kMade) == inbox::Stored::fresh);
    CHECK(inbox::insert(c, database.organization(), message(1, storage::MemoryDatabase::kMade, "vắng"), storage::MemoryDatabase::kMade) == inbox::Stored::repeat);
    CHECK(inbox::waiting_count(c) == 1);
    const auto waiting = inbox::next_waiting(c, {}, inbox::newest(c), storage::MemoryDatabase::kMade);
    REQUIRE(waiting);
    CHECK(std::get<core::Message>(waiting->event.body).text == "có mặt");
    inbox::finish(c, waiting->id, storage::MemoryDatabase::kMade);
    CHECK(inbox::insert(c, database.organization(), message(1, storage::MemoryDatabase::kMade), storage::MemoryDatabase::kMade) == inbox::Stored::repeat);
}

TEST_CASE("events wait in order of arrival, within what is committed, and a failed one lets others pass", "[inbox]") {
    storage::MemoryDatabase database;
    auto& c = database.connection();
    const auto now = storage::MemoryDatabase::kMade;
    for (unsigned char key = 1; key <= 3; ++key) inbox::insert(c, database.organization(), message(key, now), now);
    const auto up_to = inbox::newest(c);
    inbox::insert(c, database.organization(), message(4, now), now);
    auto first = inbox::next_waiting(c, {}, up_to, now);
    REQUIRE(first);
    inbox::retry_later(c, first->id, 1, now + std::chrono::seconds{1});
    auto second = inbox::next_waiting(c, {}, up_to, now);
    REQUIRE(second);
    CHECK(second->id > first->id);
    auto third = inbox::next_waiting(c, second->id, up_to, now);
    REQUIRE(third);
    CHECK_FALSE(inbox::next_waiting(c, third->id, up_to, now));
    CHECK(inbox::next_try_at(c) == now + std::chrono::seconds{1});
    CHECK(inbox::next_waiting(c, {}, up_to, now + std::chrono::seconds{1})->id == first->id);
}

TEST_CASE("an event time that is more than a day off is replaced by the receipt's", "[inbox]") {
    storage::MemoryDatabase database;
    auto& c = database.connection();
    const auto now = storage::MemoryDatabase::kMade;
    inbox::insert(c, database.organization(), message(1, now - std::chrono::hours{25}), now);
    inbox::insert(c, database.organization(), message(2, now + std::chrono::hours{25}), now);
    inbox::insert(c, database.organization(), message(3, now - std::chrono::hours{23}), now);
    core::EventId after;
    std::vector<core::Instant> times;
    while (const auto waiting = inbox::next_waiting(c, after, inbox::newest(c), now)) {
        times.push_back(waiting->event.at);
        after = waiting->id;
    }
    CHECK(times == std::vector<core::Instant>{now, now, now - std::chrono::hours{23}});
}

TEST_CASE("a finished event keeps no text; the table itself refuses one that would", "[inbox]") {
    storage::MemoryDatabase database;
    auto& c = database.connection();
    inbox::insert(c, database.organization(), message(1, storage::MemoryDatabase::kMade), storage::MemoryDatabase::kMade);
    inbox::finish(c, inbox::newest(c), storage::MemoryDatabase::kMade);
    CHECK_THROWS_AS(c.script("UPDATE inbox SET text = 'x'", "test"), storage::StorageError);
    CHECK(inbox::waiting_count(c) == 0);
    CHECK(inbox::prune(c, storage::MemoryDatabase::kMade + std::chrono::hours{1}, 10) == 1);
}

TEST_CASE("every kind of event comes back as it went in", "[inbox][codec]") {
    using namespace core;
    const Message plain{{ChatKind::private_chat, "51"}, UserId{"51"}, MessageId{"m"}, "chữ", {}, ContentKind::text, {}};
    Message rich = plain;
    rich.quoted = MessageId{"q"};
    rich.content = ContentKind::file;
    rich.attachments = {{ContentKind::file, "https://x/y", "kế hoạch.pdf", "mô tả \"x\"", 12345}};
    const std::vector<EventBody> bodies{plain,
                                        rich,
                                        Echo{{ChatKind::group, "g"}, MessageId{"e"}, "lời", ContentKind::text, true},
                                        GroupMembersChanged{GroupId{"g"}, GroupMembersChanged::Change::left, {UserId{"1"}, UserId{"2"}}},
                                        GroupChanged{GroupId{"g"}, GroupChanged::Change::deleted},
                                        ContactChanged{UserId{"51"}, ContactChanged::Change::withdrew},
                                        MessageReceipt{MessageReceipt::Kind::seen, UserId{"51"}, {MessageId{"a"}, MessageId{"b"}}},
                                        OtherEvent{}};
    for (const EventBody& body : bodies) {
        const std::string details = storage::encode_details(body);
        const EventBody back = storage::decode_body(storage::columns_of(body), details);
        CHECK(back.index() == body.index());
        CHECK(storage::encode_details(back) == details);
        CHECK(storage::columns_of(back).text == storage::columns_of(body).text);
        CHECK(storage::columns_of(back).chat_id == storage::columns_of(body).chat_id);
        CHECK(storage::columns_of(back).sender_id == storage::columns_of(body).sender_id);
    }
    CHECK(storage::encode_details(plain).empty());
    CHECK_THROWS(storage::decode_body({}, R"({"t":"?"})"));
}
