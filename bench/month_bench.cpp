// How long a month's meetings take to make themselves for many branches, whether that holds up other work, and what a tick costs on a day on which
// nothing is due: mungba-bench-month [BRANCHES] [BRANCHES_AN_ORGANIZATION] [FOLDER]. Real engine, real SQLite on disk with its full durability; the
// channel takes everything. Prints seconds, the longest round of the writer, and microseconds a tick beside a thousandth of the branches.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <deque>
#include <filesystem>
#include <string>
#include <thread>

#include "bot/engine/engine.hpp"
#include "core/log.hpp"
#include "handlers/handlers.hpp"
#include "storage/branch_repository.hpp"
#include "storage/embedded_migrations.hpp"
#include "storage/migrator.hpp"
#include "storage/organization_repository.hpp"

namespace {

using namespace mungba;
using Steady = std::chrono::steady_clock;

class Chance final : public core::Random {
public:
    std::uint64_t next() override { return ++count_ * 0x9e3779b97f4a7c15U; }

private:
    std::uint64_t count_ = 0;
};

class Channel final : public core::MessageSender {
public:
    void send(const core::Outgoing&, std::function<void(core::SendResult)> done) override { done({}); }
};

double seconds_since(Steady::time_point begun) { return std::chrono::duration<double>(Steady::now() - begun).count(); }

/// A house of so many branches on disk, its clock standing on the eve of D-10 for November 2026.
class House {
public:
    House(const std::string& file, int branches, int an_organization)
        : connection_(file, storage::Connection::Mode::write), clock_(kEve) {
        storage::migrate(connection_, "core", storage::migration_line(storage::embedded_files()), kEve);
        connection_.script("BEGIN", "bench");
        core::OrganizationId organization;
        for (int i = 0; i < branches; ++i) {
            if (i % an_organization == 0) {
                const std::string id = std::to_string(388613280878808645 + i);
                organization = storage::organizations::ensure(connection_, "Đảng bộ " + id, core::AppId{"360846524940903967"}, core::OaId{id}, kEve);
            }
            storage::Branch branch;
            branch.organization = organization;
            branch.name = "Chi bộ " + std::to_string(i % an_organization + 1);
            branch.hour = core::at_hour(19, 30);
            branch.venue = "Nhà văn hóa tổ dân phố";
            storage::branches::insert(connection_, branch, kEve);
        }
        connection_.script("COMMIT", "bench");
        surroundings_.random = &chance_;
        handlers::register_all(registry_);
        delivery_.emplace(registry_, surroundings_);
        engine_.emplace(connection_, *delivery_, channel_, clock_, &clock_, chance_, [this](std::function<void()> work) { posted_.push_back(std::move(work)); },
                        core::Testpoint{}, engine::EngineOptions{});
        engine_->begin(connection_);
        settle();
    }

    /// All that is due now; the longest round, and how many rounds.
    struct Work {
        double longest = 0;
        int rounds = 0;
    };
    Work settle() {
        Work work;
        for (int quiet = 0; quiet < 2;) {
            const auto begun = Steady::now();
            const bool more = engine_->writer.run_round();
            work.longest = std::max(work.longest, seconds_since(begun));
            ++work.rounds;
            const bool worked = !posted_.empty();
            while (!posted_.empty()) {
                auto one = std::move(posted_.front());
                posted_.pop_front();
                one();
            }
            quiet = more || worked ? 0 : quiet + 1;
        }
        return work;
    }

    void set(core::Instant at) { clock_.set(at); }
    double tick() {
        constexpr int kTicks = 2000;
        const auto begun = Steady::now();
        for (int i = 0; i < kTicks; ++i) engine_->writer.run_round();
        return seconds_since(begun) / kTicks * 1e6;
    }
    std::int64_t count(const storage::Query& query) {
        storage::Rows rows = connection_.rows(query);
        rows.next();
        return rows.integer(0);
    }

    inline static const core::Instant kEve = core::to_instant(std::chrono::year{2026} / 10 / 23, core::at_hour(12));

private:
    storage::Connection connection_;
    core::SettableClock clock_;
    Chance chance_;
    Channel channel_;
    handlers::Surroundings surroundings_;
    handlers::Registry registry_;
    std::optional<handlers::Delivery> delivery_;
    std::deque<std::function<void()>> posted_;
    std::optional<engine::Engine> engine_;
};

int number(const char* text, int otherwise) {
    int value = otherwise;
    if (text != nullptr) std::from_chars(text, text + std::char_traits<char>::length(text), value);
    return value;
}

}  // namespace

int main(int argc, char** argv) {
    const int branches = number(argc > 1 ? argv[1] : nullptr, 230'000);
    const int an_organization = number(argc > 2 ? argv[2] : nullptr, 60);
    const std::filesystem::path folder = argc > 3 ? argv[3] : std::filesystem::temp_directory_path();
    core::log::setup(core::log::Format::text, core::log::Level::error);
    const auto remove = [&](const char* name) {
        for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(folder / (std::string(name) + end));
    };
    remove("few.db");
    remove("many.db");
    fmt::print("{} processors; {} branches, {} an organization\n", std::thread::hardware_concurrency(), branches, an_organization);
    double few = 0;
    {
        House house((folder / "few.db").string(), std::max(1, branches / 1000), an_organization);
        few = house.tick();
    }
    {
        House house((folder / "many.db").string(), branches, an_organization);
        const double many = house.tick();
        fmt::print("a tick with nothing due: {:.1f} us with {} branches, {:.1f} us with {} ({:.2f}x)\n", few, std::max(1, branches / 1000), many, branches, many / few);
        static constexpr storage::Query kMade{"bench.made", "SELECT count(*) FROM meeting"};
        static constexpr storage::Query kJobs{"bench.jobs", "SELECT count(*) FROM job WHERE kind = 'reminders.rung'"};
        house.set(core::to_instant(std::chrono::year{2026} / 10 / 24, core::at_hour(5)));
        const auto begun = Steady::now();
        const auto work = house.settle();
        const double took = seconds_since(begun);
        fmt::print("made {} meetings with {} rungs in {:.1f} s ({:.0f} us a meeting), {} rounds, the longest {:.1f} ms\n", house.count(kMade), house.count(kJobs), took,
                   took / std::max(1, branches) * 1e6, work.rounds, work.longest * 1e3);
        const double after = house.tick();
        fmt::print("a tick with nothing due, afterwards: {:.1f} us ({:.2f}x)\n", after, after / few);
    }
    remove("few.db");
    remove("many.db");
    return 0;
}
