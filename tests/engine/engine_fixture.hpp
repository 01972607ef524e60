#pragma once
#include <catch2/catch.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bot/engine/engine.hpp"
#include "handlers/contract/context.hpp"
#include "handlers/contract/delivery.hpp"
#include "storage/inbox_repository.hpp"
#include "storage/job_repository.hpp"
#include "storage/outbox_repository.hpp"
#include "tests/storage/memory_database.hpp"

namespace mungba::tests {

/// Chance that always says the same.
class EvenRandom final : public core::Random {
public:
    std::uint64_t next() override { return 500'000; }
};

inline core::SendResult result(core::SendResult::Outcome outcome, int code = 0) {
    return {.outcome = outcome, .message_id = {}, .retry_at = {}, .whole_oa = false, .code = code, .detail = "test"};
}

/// A channel that notes what it was given and answers as it was told to; `sent` if nothing was said.
class FakeChannel final : public core::MessageSender {
public:
    explicit FakeChannel(engine::Post post) : post_(std::move(post)) {}
    void send(const core::Outgoing& message, std::function<void(core::SendResult)> done) override {
        if (instead != nullptr) return instead->send(message, std::move(done));
        texts.push_back(message.to.id + ": " + message.text);
        if (message.media) media.push_back(message.media->uploaded_id);
        if (holding) {
            held.push_back(std::move(done));
            return;
        }
        core::SendResult result{.outcome = core::SendResult::Outcome::sent,
                                .message_id = core::MessageId{"z" + std::to_string(texts.size())},
                                .retry_at = {},
                                .detail = {}};
        if (!results.empty()) {
            result = results.front();
            results.pop_front();
        }
        post_([done = std::move(done), result] { done(result); });
    }
    std::vector<std::string> texts;
    std::vector<std::string> media;  // what the uploads that went along are called
    std::deque<core::SendResult> results;
    bool holding = false;
    core::MessageSender* instead = nullptr;  // answers in its place
    std::vector<std::function<void(core::SendResult)>> held;

private:
    engine::Post post_;
};

/// A feature for the engine's tests: echoes, fails, schedules, as the text says.
class ProbeHandler final : public handlers::Handler {
public:
    handlers::Info info() const override { return {.name = "probe", .commands = {}, .job_kinds = {"probe.job"}}; }
    handlers::Claim on_message(const handlers::Incoming& message, handlers::Context& context) override {
        if (disk_is_full > 0) {
            --disk_is_full;
            throw storage::StorageError(storage::StorageError::Kind::full, "as asked");
        }
        seen.push_back(message.message.text);
        if (message.message.text == "throw") throw std::runtime_error("as asked");
        if (message.message.text == "half") {
            context.reply(message.message.chat, "probe", "never to be seen");
            throw std::runtime_error("after a reply");
        }
        if (message.message.text == "later") {
            context.schedule({.id = {},
                              .organization = context.organization(),
                              .kind = "probe.job",
                              .unique_key = "one",
                              .due_at = context.now() + std::chrono::hours{1},
                              .details = "{}",
                              .attempts = 0});
            return handlers::Claim::done;
        }
        context.reply(message.message.chat, "probe", "re: " + message.message.text);
        return handlers::Claim::done;
    }
    handlers::JobOutcome on_job(const storage::jobs::Job& job, handlers::Context& context) override {
        jobs.push_back(job.unique_key);
        if (fail_jobs) throw std::runtime_error("as asked");
        if (miss_jobs) return handlers::JobOutcome::missed;
        context.announce({.to = {core::ChatKind::private_chat, "job"},
                          .message_class = core::OutgoingClass::reminder,
                          .template_name = "probe",
                          .text = "job " + job.unique_key,
                          .not_before = context.now(),
                          .useful_until = {},
                          .meeting = {},
                          .idempotency_key = {}});
        return handlers::JobOutcome::done;
    }
    void on_settled(const storage::outbox::Settled& settled, std::string_view state, handlers::Context&) override {
        if (fail_on_settled) throw std::runtime_error("as asked");
        settled_states.push_back(settled.template_name + " " + std::string(state));
    }
    std::vector<std::string> seen;
    std::vector<std::string> jobs;
    std::vector<std::string> settled_states;
    bool fail_jobs = false;
    bool miss_jobs = false;
    bool fail_on_settled = false;
    int disk_is_full = 0;  // that many times
};

/// The engine on one thread: rounds and posted work are stepped until nothing is left.
class EngineFixture {
public:
    explicit EngineFixture(engine::EngineOptions options = {}) {
        auto handler = std::make_unique<ProbeHandler>();
        probe = handler.get();
        registry_.add(std::move(handler));
        channel = std::make_unique<FakeChannel>(post());
        engine = std::make_unique<engine::Engine>(
            database.connection(), delivery_, *channel, clock, &clock, random, post(), core::Testpoint{}, options);
        engine->begin(database.connection());
    }

    engine::Post post() {
        return [this](std::function<void()> work) { posted_.push_back(std::move(work)); };
    }

    void run() {
        for (int quiet = 0; quiet < 2;) {
            const bool more = engine->writer.run_round();
            const bool worked = !posted_.empty();
            while (!posted_.empty()) {
                auto work = std::move(posted_.front());
                posted_.pop_front();
                work();
            }
            quiet = more || worked ? 0 : quiet + 1;
        }
    }

    /// A private message; what the door said, after everything has run.
    engine::Inbox::Outcome says(const std::string& user, const std::string& text, int key = 0) {
        engine::Inbox::Outcome outcome = engine::Inbox::Outcome::too_late;
        engine->inbox.submit(database.organization(), event(user, text, key), [&](engine::Inbox::Outcome told) { outcome = told; });
        run();
        return outcome;
    }

    core::Event event(const std::string& user, const std::string& text, int key = 0) {
        core::Event made;
        made.name = "user_send_text";
        const int number = key != 0 ? key : ++next_key_;
        made.key[0] = static_cast<std::byte>(number & 0xff);
        made.key[1] = static_cast<std::byte>((number >> 8) & 0xff);
        made.at = clock.now();
        made.body = core::Message{.chat = {core::ChatKind::private_chat, user},
                                  .sender = core::UserId{user},
                                  .id = core::MessageId{"m" + std::to_string(number)},
                                  .text = text,
                                  .quoted = {},
                                  .content = core::ContentKind::text,
                                  .attachments = {}};
        return made;
    }

    /// The channel tells that the OA has written "re: chào" to an, under that id.
    void echoes(const std::string& id, int key = 0) {
        core::Event echo = event("an", "", key);
        echo.name = "oa_send_text";
        echo.body = core::Echo{.chat = {core::ChatKind::private_chat, "an"},
                               .id = core::MessageId{id},
                               .text = "re: chào",
                               .content = core::ContentKind::text,
                               .by_admin = false};
        engine->inbox.submit(database.organization(), echo, [](engine::Inbox::Outcome) {});
        run();
    }

    /// Steps the clock as /debug/clock does.
    engine::Stepper::Stepped step(core::Milliseconds by, engine::Stepper::Mode mode = engine::Stepper::Mode::step) {
        engine::Stepper::Stepped stepped;
        engine->stepper->go(clock.now() + by, mode, [&](engine::Stepper::Stepped told) { stepped = told; });
        run();
        return stepped;
    }

    std::string state_of_message(std::int64_t id) {
        static constexpr storage::Query kState{"test.state", "SELECT state FROM outbox WHERE id = ?1"};
        auto rows = database.connection().rows(kState, id);
        return rows.next() ? rows.text(0) : "";
    }

    storage::MemoryDatabase database;
    core::SettableClock clock{storage::MemoryDatabase::kMade + std::chrono::hours{12}};  // a morning: no quiet hours in the way
    EvenRandom random;
    ProbeHandler* probe = nullptr;
    std::unique_ptr<FakeChannel> channel;
    std::unique_ptr<engine::Engine> engine;

private:
    std::deque<std::function<void()>> posted_;
    handlers::Registry registry_;
    handlers::Surroundings surroundings_;
    handlers::Delivery delivery_{registry_, surroundings_};
    int next_key_ = 0;
};

}  // namespace mungba::tests
