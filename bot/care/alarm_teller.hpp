#pragma once
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "bot/engine/duty.hpp"
#include "bot/engine/engine.hpp"
#include "config/config.hpp"
#include "core/ports.hpp"
#include "storage/alarm_repository.hpp"

namespace mungba::care {

/// The words of an alarm (M25), and how it is called in a program's argument: "error" if nothing can be sent or taken, else "warning".
struct AlarmWords {
    std::string text;
    std::string severity;
};
/// @param waiting  messages of that organization that wait to be sent. Pure.
AlarmWords alarm_words(const storage::Alarm& alarm, const std::string& organization, std::int64_t waiting);

/// Tells what stands in the alarm table by `[alerts]`, each once until it changes; one that could not be told is tried again with back-off.
/// The telling blocks, so it has a thread of its own. Io thread.
class AlarmTeller final : public engine::Duty {
public:
    /// Tells; blocks. @returns why not; empty if it was told.
    using Tell = std::function<std::string(const AlarmWords&, const std::atomic<bool>& give_up)>;
    struct Parts {
        engine::Engine& engine;
        const core::Clock& clock;
        core::Random& random;
        engine::Post post;
        Tell tell;  ///< empty: there is nobody to tell; the alarms stand in the table all the same
    };
    explicit AlarmTeller(Parts parts) : parts_(std::move(parts)) {}
    ~AlarmTeller() override;

    /// There may be something new to tell.
    void look_soon() { due_ = core::Instant{}; }

    void tick() override;
    std::optional<core::Instant> next_due() const override { return stopped_ || under_way_ ? std::nullopt : due_; }
    void jumped(core::Instant, core::Instant) override { look_soon(); }
    void stop() override;

private:
    struct Told {
        std::int64_t alarm = 0;
        AlarmWords words;
        int attempts = 0;
        std::string why;
    };
    void tell(std::vector<Told> alarms);
    void told(const std::vector<Told>& alarms);

    Parts parts_;
    std::optional<core::Instant> due_ = core::Instant{};
    bool under_way_ = false;
    bool stopped_ = false;
    std::atomic<bool> give_up_{false};
    std::thread thread_;
};

}  // namespace mungba::care
