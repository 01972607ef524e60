#include "bot/commands/rehearsal.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "bot/app_settings.hpp"
#include "bot/database.hpp"
#include "bot/engine/engine.hpp"
#include "core/log.hpp"
#include "handlers/contract/delivery.hpp"
#include "handlers/handlers.hpp"
#include "storage/backup.hpp"
#include "storage/branch_repository.hpp"
#include "storage/embedded_migrations.hpp"
#include "storage/group_repository.hpp"
#include "storage/migrator.hpp"
#include "storage/organization_repository.hpp"
#include "storage/people_repository.hpp"
#include "storage/state_repository.hpp"

namespace mungba::bot {
namespace {

/// The same in each run: two rehearsals of one house are alike.
class CountingRandom final : public core::Random {
public:
    std::uint64_t next() override { return ++count_ * 0x9e3779b97f4a7c15U; }

private:
    std::uint64_t count_ = 0;
};

/// Everything on one thread: what was posted is done after the round.
class Stage {
public:
    /// Throws std::runtime_error without the key file, since nothing could be run without it either.
    Stage(storage::Connection& copy, const config::Settings& settings, core::Instant from, std::function<void(const Rehearsed&)> told)
        : copy_(copy), clock_(from), channel_(*this), told_(std::move(told)) {
        auto key = config::SealingKey::load(settings.secrets.key_file, config::SealingKey::IfMissing::refuse);
        if (!key) throw std::runtime_error(key.error().message);
        surroundings_ = surroundings_of(settings, *key, copy.path());
        surroundings_.random = &random_;
        surroundings_.erasures.reset();  // the list of what was really erased is no stage
        handlers::register_all(registry_);
        delivery_.emplace(registry_, surroundings_);
        engine::EngineOptions options;
        options.sender.after_quiet_hours = [quiet = settings.quiet_hours](core::Instant at) {
            return usecases::meetings::after_quiet_hours(at, {.from = quiet.from, .to = quiet.to});
        };
        engine_.emplace(copy, *delivery_, channel_, clock_, &clock_, random_, [this](std::function<void()> work) { posted_.push_back(std::move(work)); },
                        core::Testpoint{}, std::move(options));
        engine_->begin(copy);
    }

    void go(core::Instant until) {
        bool arrived = false;
        engine_->stepper->go(until, engine::Stepper::Mode::step, [&](engine::Stepper::Stepped) { arrived = true; });
        while (!arrived) round();
        for (int quiet = 0; quiet < 2;) quiet = round() ? 0 : quiet + 1;
    }

private:
    class Channel final : public core::MessageSender {
    public:
        explicit Channel(Stage& stage) : stage_(stage) {}
        void send(const core::Outgoing& message, std::function<void(core::SendResult)> done) override {
            stage_.posted_.push_back([this, message, done = std::move(done)] {
                stage_.take(message);
                core::SendResult result;
                result.outcome = core::SendResult::Outcome::sent;
                result.message_id = core::MessageId{"rehearsal-" + std::to_string(++stage_.sent_)};
                done(result);
            });
        }

    private:
        Stage& stage_;
    };

    bool round() {
        const bool more = engine_->writer.run_round();
        const bool worked = !posted_.empty();
        while (!posted_.empty()) {
            auto work = std::move(posted_.front());
            posted_.pop_front();
            work();
        }
        return more || worked;
    }

    void take(const core::Outgoing& message) {
        told_({.at = clock_.now(), .to = message.to, .recipient = name_of(message), .text = message.text});
    }

    std::string name_of(const core::Outgoing& message) {
        if (message.to.is_private()) {
            std::string names;
            for (const auto& person : storage::people::at_account(copy_, message.organization, core::UserId{message.to.id}))
                names += (names.empty() ? "" : ", ") + person.name;
            return names.empty() ? message.to.id : names;
        }
        const auto group = storage::groups::find(copy_, message.organization, core::GroupId{message.to.id});
        if (!group) return message.to.id;
        if (group->kind == storage::ChatGroup::Kind::secretaries) return "secretaries' group";
        const auto branch = storage::branches::find(copy_, group->branch);
        const std::string name = branch ? branch->name : message.to.id;
        return group->kind == storage::ChatGroup::Kind::branch_committee ? name + " (chi ủy)" : name;
    }

    storage::Connection& copy_;
    core::SettableClock clock_;
    CountingRandom random_;
    handlers::Surroundings surroundings_;
    handlers::Registry registry_;
    std::optional<handlers::Delivery> delivery_;
    Channel channel_;
    std::function<void(const Rehearsed&)> told_;
    std::deque<std::function<void()>> posted_;
    std::uint64_t sent_ = 0;
    std::optional<engine::Engine> engine_;
};

/// A copy beside the database, gone at the end.
class Copy {
public:
    explicit Copy(const std::string& path) : file_(path + ".rehearsal-" + std::to_string(::getpid())) {}
    ~Copy() {
        std::error_code ignored;
        for (const char* end : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(file_ + end, ignored);
    }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    const std::string& file() const { return file_; }

private:
    std::string file_;
};

/// The chats of one branch: its groups, and the private chats of its people.
class Audience {
public:
    Audience(storage::Connection& copy, const std::string& branch) : all_(branch.empty()) {
        if (all_) return;
        for (const auto& organization : storage::organizations::all(copy)) {
            const auto found = storage::branches::find_by_name(copy, organization.id, branch);
            if (!found) continue;
            known_ = true;
            for (const auto kind : {storage::ChatGroup::Kind::branch, storage::ChatGroup::Kind::branch_committee}) {
                if (const auto group = storage::groups::of_branch(copy, found->id, kind)) chats_.push_back(group->group_id.value);
            }
            for (const auto& member : storage::people::members_of(copy, found->id, core::local_date(core::SystemClock().now()))) {
                for (const auto& account : storage::people::accounts_of(copy, member.person)) chats_.push_back(account.user.value);
            }
        }
    }
    bool is_known() const { return all_ || known_; }
    bool holds(const core::Chat& chat) const { return all_ || std::find(chats_.begin(), chats_.end(), chat.id) != chats_.end(); }

private:
    bool all_;
    bool known_ = false;
    std::vector<std::string> chats_;
};

std::string local_minute(core::Instant at) {
    const core::LocalTime local = core::to_local(at);
    return fmt::format("{} {:02}:{:02}", core::format_iso_date(local.date), local.time.hour(), local.time.minute());
}

std::string indented(const std::string& text) {
    std::string result;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        result += "    " + text.substr(from, end - from) + "\n";
        from = end + 1;
    }
    return result;
}

void print(const Rehearsed& one, const RehearseOptions& options) {
    if (options.format == "json") {
        std::cout << nlohmann::ordered_json{{"at", core::format_iso(one.at)}, {"to", one.recipient}, {"private", one.to.is_private()}, {"text", one.text}}.dump()
                  << "\n";
        return;
    }
    std::cout << local_minute(one.at) << "  " << one.recipient << "  " << (options.whole_texts ? "\n" + indented(one.text) : one.text.substr(0, one.text.find('\n')) + "\n");
}

}  // namespace

void rehearse(storage::Connection& copy,
              const config::Settings& settings,
              core::Instant from,
              core::Instant until,
              const std::function<void(const Rehearsed&)>& told) {
    Stage stage(copy, settings, from, told);
    stage.go(until);
}

int rehearse_command(const config::Settings& settings, const RehearseOptions& options) {
    if (!std::filesystem::exists(settings.storage.path)) {
        std::cerr << settings.storage.path.string() << ": there is no database yet\n";
        return kBadInput;
    }
    const Copy copy(settings.storage.path);
    try {
        {
            storage::Connection original(settings.storage.path, storage::Connection::Mode::read_only);
            if (const auto copied = storage::copy_database(original, copy.file()); !copied) {
                std::cerr << copied.error().message << "\n";
                return kFailed;
            }
        }
        storage::Connection stage(copy.file(), storage::Connection::Mode::write, storage::Connection::Missing::refuse);
        storage::give_up_durability(stage);
        const core::Instant newest = storage::state::newest_instant(stage);
        core::Instant from = std::max(core::SystemClock().now(), newest);
        if (!options.from.empty()) {
            const auto day = core::parse_iso(options.from + "T00:00:00+07:00");
            if (!day) {
                std::cerr << options.from << ": not a date as in 2026-09-20\n";
                return kBadInput;
            }
            from = std::max(*day, newest);  // what has happened is not played again
        }
        const Audience audience(stage, options.branch);
        if (!audience.is_known()) {
            std::cerr << "no branch is called " << options.branch << "\n";
            return kBadInput;
        }
        const core::LocalDate today = core::local_date(from);
        const auto month = today.year() / today.month() + std::chrono::months{options.months};
        core::LocalDate last = month / today.day();
        if (!last.ok()) last = month / std::chrono::last;
        core::log::setup(core::log::Format::text, core::log::Level::error);
        std::size_t count = 0;
        rehearse(stage, settings, from, core::to_instant(last, core::at_hour(23, 59)), [&](const Rehearsed& one) {
            if (!audience.holds(one.to)) return;
            print(one, options);
            ++count;
        });
        std::cout << std::flush;
        std::cerr << count << " messages until " << core::format_iso_date(last) << "; nothing was sent\n";
        return kDone;
    } catch (const storage::StorageError& error) {
        std::cerr << error.what() << "\n";
        return kDatabaseRefused;
    } catch (const std::runtime_error& error) {
        std::cerr << error.what() << "\n";
        return kBadInput;
    }
}

}  // namespace mungba::bot
