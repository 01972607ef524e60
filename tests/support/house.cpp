#include "tests/support/house.hpp"

#include <stdexcept>
#include <utility>

#include "core/log.hpp"
#include "handlers/handlers.hpp"
#include "storage/embedded_migrations.hpp"
#include "storage/migrator.hpp"
#include "storage/organization_repository.hpp"
#include "storage/people_repository_changes.hpp"
#include "tests/support/as_webhook.hpp"
#include "usecases/meetings.hpp"

namespace mungba::tests {
namespace {

/// Different each time, the same in each run.
class CountingRandom final : public core::Random {
public:
    std::uint64_t next() override { return ++count_ * 0x9e3779b97f4a7c15U; }

private:
    std::uint64_t count_ = 0;
};

/// A Wednesday morning.
const core::Instant kBegin =
    core::to_instant(std::chrono::year{2026} / 10 / 7, core::at_hour(9, 30));

class EvenRandom final : public core::Random {
public:
    std::uint64_t next() override { return 500'000; }
};

}  // namespace

class House::Channel final : public core::MessageSender {
public:
    explicit Channel(House& house) : house_(house) {}
    void send(const core::Outgoing& message, std::function<void(core::SendResult)> done) override {
        house_.posted_.push_back(
            [this, message, done = std::move(done)] { done(house_.take(message)); });
    }

private:
    House& house_;
};

namespace {

/// What is told on the way is looked at in the outbox, not in the log.
void be_quiet() {
    static const bool done = [] {
        core::log::setup(core::log::Format::text, core::log::Level::error);
        return true;
    }();
    static_cast<void>(done);
}

}  // namespace

House::House()
    : connection_("", storage::Connection::Mode::memory),
      clock_(kBegin),
      random_(std::make_unique<EvenRandom>()),
      secrets_(std::make_unique<CountingRandom>()) {
    be_quiet();
    storage::migrate(
        connection_, "core", storage::migration_line(storage::embedded_files()), kBegin);
    organization_ = storage::organizations::ensure(connection_,
                                                   "Đảng bộ phường Thử",
                                                   core::AppId{"360846524940903967"},
                                                   core::OaId{"388613280878808645"},
                                                   kBegin);
    surroundings_.random = secrets_.get();
    surroundings_.web_address = "https://chibo.example.vn";
    surroundings_.erasures = storage::ErasureList(folder_.file("house.erasures"));
    channel_ = std::make_unique<Channel>(*this);
    build();
}

House::~House() = default;

void House::build() {
    registry_ = std::make_unique<handlers::Registry>();
    handlers::register_all(*registry_);
    delivery_ = std::make_unique<handlers::Delivery>(*registry_, surroundings_);
    const auto post = [this](std::function<void()> work) { posted_.push_back(std::move(work)); };
    engine::EngineOptions options;
    options.sender.after_quiet_hours = [this](core::Instant at) {
        return usecases::meetings::after_quiet_hours(at, {.from = surroundings_.quiet_from, .to = surroundings_.quiet_to});
    };
    engine_ = std::make_unique<engine::Engine>(connection_,
                                               *delivery_,
                                               *channel_,
                                               clock_,
                                               &clock_,
                                               *random_,
                                               post,
                                               core::Testpoint{},
                                               std::move(options));
    engine_->begin(connection_);
}

void House::restart() {
    engine_.reset();
    delivery_.reset();
    posted_.clear();
    build();
    engine_->sender.kick();
    run();
}

core::SendResult House::take(const core::Outgoing& message) {
    core::SendResult result;
    if (refused_.contains(message.to.id)) {
        result.outcome = core::SendResult::Outcome::give_up;
        result.code = -1;
        return result;
    }
    if (const auto told = answer_ ? answer_(message) : std::nullopt) return *told;
    result.outcome = core::SendResult::Outcome::sent;
    result.message_id = core::MessageId{"bot-" + std::to_string(++next_id_)};
    sent_.push_back({.to = message.to, .text = message.text, .id = result.message_id, .media = message.media ? std::optional(message.media->kind) : std::nullopt});
    return result;
}

core::BranchId House::add_branch(const storage::Branch& branch) {
    storage::Branch made = branch;
    made.organization = organization_;
    return storage::branches::insert(connection_, made, now());
}

core::Chat House::add_group(core::BranchId branch, storage::ChatGroup::Kind kind) {
    const std::string id = "group-" + std::to_string(++next_id_);
    const auto group = storage::groups::bind(connection_, organization_, branch, kind, core::GroupId{id}, now());
    storage::groups::set_greeted(connection_, group, now());
    return {core::ChatKind::group, id};
}

core::PersonId House::add_person(const std::string& name, bool has_consent) {
    storage::Person person;
    person.organization = organization_;
    person.name = name;
    if (has_consent) person.consent_on = "2026-02-03";
    return storage::people::insert(connection_, person, now());
}

void House::add_to_list(core::PersonId person, core::BranchId branch, domain::MemberStatus status) {
    const auto position =
        static_cast<int>(storage::people::listed_in(connection_, branch).size()) + 1;
    const auto membership =
        storage::people::add_membership(connection_, person, branch, position, now());
    storage::StatusSpan span;
    span.status = status;
    span.from = storage::people::kSinceEver;
    storage::people::add_status(connection_, membership, span);
}

void House::give_role(core::PersonId person, core::BranchId branch, domain::Role role) {
    storage::RoleSpan span;
    span.role = role;
    span.branch = branch;
    span.from = storage::people::kSinceEver;
    storage::people::add_role(connection_, person, span);
}

void House::end_role(core::PersonId person, core::BranchId branch, domain::Role role) {
    for (const auto& span : storage::people::role_spans_of(connection_, person)) {
        if (span.branch == branch && span.role == role) {
            storage::people::end_role(connection_, span, core::local_date(now()));
        }
    }
}

core::UserId House::link(core::PersonId person, const core::UserId& user) {
    const core::UserId account =
        user.empty() ? core::UserId{"user-" + std::to_string(++next_id_)} : user;
    storage::people::link_account(connection_, organization_, person, account, now());
    return account;
}

core::MessageId House::write(const Written& written) {
    const core::MessageId id{"msg-" + std::to_string(++next_id_)};
    const core::Message message{.chat = written.chat,
                                .sender = written.sender,
                                .id = id,
                                .text = written.text,
                                .quoted = written.quoted,
                                .content = written.content,
                                .attachments = {}};
    // By the front door: signed JSON, the real check, the real parser.
    core::Event event = received(webhook_body(message, written.at.value_or(now())));
    submit(std::move(event));
    return id;
}

void House::happens(core::EventBody body) {
    core::Event event;
    event.name = "something";
    event.at = now();
    event.body = std::move(body);
    submit(std::move(event));
}

void House::submit(core::Event event) {
    if (event.key == core::EventKey{}) {
        const int number = ++next_id_;
        event.key[0] = static_cast<std::byte>(number & 0xff);
        event.key[1] = static_cast<std::byte>((number >> 8) & 0xff);
    }
    last_event_ = event;
    engine_->inbox.submit(organization_, std::move(event), [](engine::Inbox::Outcome outcome) {
        if (outcome != engine::Inbox::Outcome::stored)
            throw std::logic_error("an event was not stored");
    });
    run();
}

void House::repeat_last() {
    engine_->inbox.submit(organization_, last_event_.value(), [](engine::Inbox::Outcome outcome) {
        if (outcome != engine::Inbox::Outcome::repeat)
            throw std::logic_error("a repeat was not recognised");
    });
    run();
}

void House::run() {
    for (int quiet = 0; quiet < 2;) {
        const bool more = engine_->writer.run_round();
        const bool worked = !posted_.empty();
        while (!posted_.empty()) {
            auto work = std::move(posted_.front());
            posted_.pop_front();
            work();
        }
        quiet = more || worked ? 0 : quiet + 1;
    }
}

void House::set_clock(core::Instant instant) { go(instant, engine::Stepper::Mode::step); }
void House::jump_clock(core::Instant instant) { go(instant, engine::Stepper::Mode::jump); }

void House::go(core::Instant instant, engine::Stepper::Mode mode) {
    engine_->stepper->go(instant, mode, [](engine::Stepper::Stepped stepped) {
        if (stepped.went_back) throw std::logic_error("the clock of a test goes back");
    });
    run();
}

}  // namespace mungba::tests
