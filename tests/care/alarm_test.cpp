#include <algorithm>
#include <catch2/catch.hpp>
#include <condition_variable>
#include <deque>
#include <mutex>

#include "bot/care/alarm_channel.hpp"
#include "bot/care/alarm_teller.hpp"
#include "bot/care/alarm_texts.hpp"
#include "bot/care/alarm_watch.hpp"
#include "storage/alarm_repository.hpp"
#include "storage/group_repository.hpp"
#include "storage/token_repository.hpp"
#include "tests/engine/engine_fixture.hpp"
#include "tests/storage/temporary_folder.hpp"
#include "zalo/mail.hpp"

using namespace mungba;
using std::chrono::hours;
using Texts = std::vector<std::string>;

namespace {

/// The engine with watch and teller; who is told answers as it is asked to, on the teller's thread.
struct Alarmed : tests::EngineFixture {
    std::mutex mutex;
    std::condition_variable posted;
    Texts told;
    std::deque<std::string> failures;
    domain::DaysOff days_off;
    tests::TemporaryFolder folder;
    std::vector<std::function<void()>> from_thread;
    care::AlarmTeller teller{{.engine = *engine,
                              .clock = clock,
                              .random = random,
                              .post = threaded_post(),
                              .tell = [this](const care::AlarmWords& words, const std::atomic<bool>&) {
                                  const std::lock_guard lock(mutex);
                                  told.push_back(words.severity + ": " + words.text);
                                  if (failures.empty()) return std::string();
                                  std::string why = failures.front();
                                  failures.pop_front();
                                  return why;
                              }}};
    care::AlarmWatch watch{{.engine = *engine,
                            .clock = clock,
                            .post = post(),
                            .days_off = days_off,
                            .data_folder = folder.path(),
                            .raised = [this] { teller.look_soon(); }}};

    engine::Post threaded_post() {
        return [this](std::function<void()> work) {
            const std::lock_guard lock(mutex);
            from_thread.push_back(std::move(work));
            posted.notify_one();
        };
    }
    /// Everything that is due, the teller's thread included.
    void settle() {
        watch.tick();
        run();
        teller.tick();
        while (true) {
            run();
            std::unique_lock lock(mutex);
            if (from_thread.empty() && teller.idle()) return;
            posted.wait(lock, [&] { return !from_thread.empty(); });
            auto work = std::exchange(from_thread, {});
            lock.unlock();
            for (auto& one : work) one();
        }
    }
    std::ptrdiff_t told_of(const std::string& words) const {
        return std::count_if(told.begin(), told.end(), [&](const std::string& text) { return text.find(words) != std::string::npos; });
    }
    void later(core::Milliseconds by) {
        clock.set(clock.now() + by);
        settle();
    }
    void raise(const char* kind, const char* level = "") {
        storage::alarms::raise(database.connection(),
                               {.organization = database.organization(),
                                .kind = kind,
                                .subject = "",
                                .level = level,
                                .details = R"({"n":10})",
                                .since = clock.now(),
                                .told_at = {}},
                               clock.now());
        teller.look_soon();
    }
    void give_token() {
        storage::tokens::put(database.connection(),
                             {.organization = database.organization(),
                              .generation = 0,
                              .access = {std::byte{1}},
                              .refresh = {std::byte{2}},
                              .obtained_at = clock.now(),
                              .expires_at = clock.now() + hours{25}});
    }
};

}  // namespace

TEST_CASE("an alarm is told once until it changes", "[alarm]") {
    Alarmed ward;
    ward.raise("token_lost", "60");
    ward.settle();
    REQUIRE(ward.told.size() == 1);
    CHECK(ward.told[0].find("không rõ kết quả lần cấp lại token Zalo") != std::string::npos);
    ward.raise("token_lost", "60");
    ward.later(hours{5});
    CHECK(ward.told.size() == 1);
    ward.raise("token_lost", "80");
    ward.settle();
    CHECK(ward.told.size() == 2);
}

TEST_CASE("an alarm that could not be told is tried again until it is", "[alarm]") {
    Alarmed ward;
    ward.failures = {"ended with 1", "ended with 1"};
    ward.raise("token_refused");
    ward.settle();
    for (int n = 0; n < 4; ++n) ward.later(hours{1});
    CHECK(ward.told.size() == 3);
}

TEST_CASE("what nothing can be sent for is an error and says how much waits", "[alarm]") {
    const storage::Alarm alarm{.id = 1,
                               .organization = {},
                               .kind = "token_refused",
                               .subject = "",
                               .level = "",
                               .since = storage::MemoryDatabase::kMade,
                               .told_at = {}};
    const auto words = care::alarm_words(alarm, "Đảng bộ phường Thử", 7);
    CHECK(words.severity == "error");
    CHECK(words.text.starts_with("Mùng Ba, Đảng bộ phường Thử: token Zalo không còn hiệu lực, từ "));
    CHECK(words.text.find("chưa gửi được; 7 tin đang chờ.") != std::string::npos);
}

TEST_CASE("every alarm has its words, within a telegram's length", "[alarm]") {
    for (const auto& wording : care::alarm_texts::kWordings) {
        const storage::Alarm alarm{.id = 1,
                                   .organization = {},
                                   .kind = std::string(wording.kind),
                                   .subject = "",
                                   .level = "",
                                   .details = R"({"n":1,"p":5,"nam":2027,"nhom":"Chi bộ 5","d":"03/12/2026","e":"17/01/2027","ma":-224,"x":"{n}"})",
                                   .since = storage::MemoryDatabase::kMade,
                                   .told_at = {}};
        const std::string text = care::alarm_words(alarm, "", 0).text;
        INFO(text);
        CHECK(text.find('{') == std::string::npos);
        CHECK(text.size() < 900);
    }
}

TEST_CASE("a refresh token that grows old is told at sixty days and each day from eighty", "[alarm]") {
    Alarmed ward;
    ward.give_token();
    ward.later(hours{24 * 59});
    CHECK(ward.told_of("cần cấp lại") == 0);
    ward.later(hours{24});
    CHECK(ward.told_of("cần cấp lại") == 1);
    ward.later(hours{24 * 10});
    CHECK(ward.told_of("cần cấp lại") == 1);
    for (int day = 0; day < 11; ++day) ward.later(hours{24});
    CHECK(ward.told_of("cần cấp lại") == 3);  // the 80th and the 81st
    ward.give_token();
    ward.later(hours{1});
    CHECK(ward.told_of("cần cấp lại") == 3);
}

TEST_CASE("a webhook that falls silent for a day is told, one that never spoke is not", "[alarm]") {
    Alarmed ward;
    ward.later(hours{48});
    CHECK(ward.told.empty());
    ward.says("an", "chào");
    ward.later(hours{23});
    CHECK(ward.told.empty());
    ward.later(hours{2});
    REQUIRE(ward.told.size() == 1);
    CHECK(ward.told[0].find("Zalo không chuyển tin nào tới trợ lý") != std::string::npos);
}

TEST_CASE("a group that is disabled and a server abroad are told by their codes", "[alarm]") {
    Alarmed ward;
    storage::groups::bind(ward.database.connection(),
                          ward.database.organization(),
                          {},
                          storage::ChatGroup::Kind::secretaries,
                          core::GroupId{"A"},
                          ward.clock.now());
    ward.watch.refused(ward.database.organization(), -237, {core::ChatKind::group, "A"});
    ward.watch.refused(ward.database.organization(), -237, {core::ChatKind::group, "A"});
    ward.watch.refused(ward.database.organization(), -501, {core::ChatKind::private_chat, "an"});
    ward.run();
    ward.settle();
    CHECK(ward.told.size() == 2);
}

TEST_CASE("a channel that is not reached is told after half an hour, once, until it is again", "[alarm]") {
    Alarmed ward;
    ward.engine->sender.on_unreached(
        [&](core::OrganizationId organization, std::optional<core::Instant> since) { ward.watch.unreached(organization, since); });
    auto not_reached = tests::result(core::SendResult::Outcome::retry);
    not_reached.reached = false;
    for (int n = 0; n < 200; ++n) ward.channel->results.push_back(not_reached);
    storage::outbox::NewMessage notice;
    notice.organization = ward.database.organization();
    notice.message_class = core::OutgoingClass::reminder;
    notice.to = {core::ChatKind::group, "A"};
    notice.template_name = "M1";
    notice.text = "thông báo";
    notice.not_before = ward.clock.now();
    storage::outbox::queue(ward.database.connection(), notice, handlers::text_hash(notice.text), ward.clock.now());
    ward.step(std::chrono::minutes{25});
    ward.settle();
    CHECK(ward.told_of("Zalo không trả lời") == 0);
    ward.step(hours{2});
    ward.settle();
    CHECK(ward.told_of("Zalo không trả lời") == 1);
    ward.channel->results.clear();
    ward.step(std::chrono::minutes{16});
    ward.settle();
    CHECK(storage::alarms::open(ward.database.connection()).empty());
}

TEST_CASE("the program gets the text on its standard input and the severity as argument", "[alarm]") {
    tests::TemporaryFolder folder;
    const std::string script = folder.file("alert");
    tests::write_bytes(script, "#!/bin/sh\n{ echo \"$1\"; cat; } > '" + folder.file("said") + "'\n");
    std::filesystem::permissions(script, std::filesystem::perms::owner_all);
    const std::atomic<bool> give_up{false};
    config::Alerts alerts;
    alerts.command = script;
    CHECK(care::tell_operator(alerts, "error", "Đĩa đầy", give_up).empty());
    CHECK(tests::bytes_of(folder.file("said")) == "error\nĐĩa đầy\n");
    alerts.command = folder.file("nowhere");
    CHECK(care::tell_operator(alerts, "error", "x", give_up).find("cannot be run") != std::string::npos);
    tests::write_bytes(script, "#!/bin/sh\nexit 3\n");
    alerts.command = script;
    CHECK(care::tell_operator(alerts, "error", "x", give_up).find("ended with 3") != std::string::npos);
}

TEST_CASE("a mail's header holds one line each, whatever it is given", "[alarm]") {
    const std::string message =
        zalo::mail_message({.smtp_url = "", .from = "a@b\r\nBcc: x@y", .to = "c@d"}, "một\nhai", "nội dung");
    CHECK(message.find("\r\nBcc:") == std::string::npos);
    CHECK(message.find("Subject: =?UTF-8?B?") != std::string::npos);
    CHECK(message.find("charset=utf-8") != std::string::npos);
}
