#include <catch2/catch.hpp>

#include "handlers/contract/context.hpp"
#include "handlers/contract/delivery.hpp"
#include "handlers/contract/frame_texts.hpp"
#include "handlers/contract/registry.hpp"
#include "tests/storage/memory_database.hpp"

using namespace mungba;
using namespace mungba::handlers;

namespace {

/// Asks for "đồng ý" to whatever stands after "ask ", a topic each.
class Asking final : public Handler {
public:
    Info info() const override { return {.name = "asking", .commands = {}, .job_kinds = {}}; }
    Claim on_message(const Incoming& incoming, Context& context) override {
        if (!incoming.text.starts_with("ask ")) return Claim::not_mine;
        const std::string what = incoming.text.substr(4);
        context.ask(incoming.message.sender,
                    incoming.message.chat,
                    {.topic = "asking." + what,
                     .template_name = "probe",
                     .text = "do " + what + "?",
                     .title = what,
                     .details = what});
        return Claim::done;
    }
    void on_answer(const Question& question,
                   const Answer& answer,
                   const Incoming&,
                   Context&) override {
        if (answer.kind == Answer::Kind::yes) done.push_back(question.details);
    }
    std::vector<std::string> done;
};

/// One person who writes privately; what the bot answers.
class Talk {
public:
    Talk() {
        auto handler = std::make_unique<Asking>();
        asking = handler.get();
        registry_.add(std::move(handler));
    }
    std::string says(const std::string& text) {
        core::Event event;
        event.at = now;
        event.body = core::Message{.chat = {core::ChatKind::private_chat, "u"},
                                   .sender = core::UserId{"u"},
                                   .id = core::MessageId{"m" + std::to_string(++number_)},
                                   .text = text,
                                   .quoted = {},
                                   .content = core::ContentKind::text,
                                   .attachments = {}};
        delivery_.event(database_.connection(),
                        database_.organization(),
                        core::EventId{number_},
                        event,
                        now,
                        true);
        std::string answers;
        while (true) {
            const auto claimed = storage::outbox::claim(database_.connection(), now, 1, {});
            if (claimed.empty()) return answers;
            answers += claimed[0].message.text;
            storage::outbox::mark_sent(
                database_.connection(), claimed[0].message.id, core::MessageId{"z"}, now);
        }
    }
    core::Instant now = storage::MemoryDatabase::kMade;
    Asking* asking = nullptr;

private:
    storage::MemoryDatabase database_;
    Registry registry_;
    Surroundings surroundings_;
    Delivery delivery_{registry_, surroundings_};
    std::int64_t number_ = 0;
};

}  // namespace

TEST_CASE(
    "when two things wait for one đồng ý, the bot asks which, and a number alone does nothing yet",
    "[questions]") {
    Talk talk;
    CHECK(talk.says("ask one") == "do one?");
    CHECK(talk.says("ask two") == "do two?");
    CHECK(talk.says("đồng ý") == "Đồng chí đồng ý việc nào: 1 two, 2 one?");
    CHECK(talk.says("2") == "do one?");
    CHECK(talk.asking->done.empty());
    CHECK(talk.says("đồng ý").empty());
    CHECK(talk.asking->done == std::vector<std::string>{"one"});
    CHECK(talk.says("đồng ý").empty());
    CHECK(talk.asking->done == std::vector<std::string>{"one", "two"});
}

TEST_CASE("when two things wait, thôi is asked too", "[questions]") {
    Talk talk;
    talk.says("ask one");
    talk.says("ask two");
    CHECK(talk.says("không") == "Đồng chí muốn dừng việc nào: 1 two, 2 one?");
    CHECK(talk.says("1") == texts::kDropped);
    CHECK(talk.says("đồng ý").empty());
    CHECK(talk.asking->done == std::vector<std::string>{"one"});
}

TEST_CASE("a question waits as long as the rules say", "[questions]") {
    Talk talk;
    talk.says("ask one");
    talk.now += std::chrono::minutes{30};
    talk.says("đồng ý");
    CHECK(talk.asking->done.empty());
}

TEST_CASE("a job that no feature names is a mistake of ours; an echo is nobody's", "[questions]") {
    storage::MemoryDatabase database;
    Registry registry;
    Surroundings surroundings;
    const Delivery delivery(registry, surroundings);
    storage::jobs::Job job;
    job.organization = database.organization();
    job.kind = "nobody.knows";
    CHECK_THROWS_AS(delivery.job(database.connection(), job, storage::MemoryDatabase::kMade),
                    std::logic_error);
}
