#pragma once
#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"
#include "handlers/meetings/draft.hpp"
#include "handlers/meetings/request.hpp"
#include "storage/branch_repository.hpp"

namespace mungba::handlers::meetings {

/// One step of the talk that ends with a meeting in the calendar: reads what was typed, asks what
/// is open, shows the whole, carries it out. Lives as long as the message that it answers.
class Opening {
public:
    Opening(const usecases::Actor& actor, const Incoming& incoming, Context& context)
        : actor_(actor), incoming_(incoming), context_(context) {}

    void begin(const Command& command);
    void choose_hour(Draft draft, int number);
    void agreed(Draft draft);
    void choose_quiet(Draft draft, int number);
    /// The second person agrees that it leaves in the quiet hours.
    void second_agreed(Draft draft);

private:
    std::optional<std::string> complaint(const Request& request, const Command& command) const;
    void settle_hour(Draft draft, const Request& request);
    void propose(Draft draft);
    void ask_in_quiet_hours(const Draft& draft, core::Instant leaves_at);
    void listen_in_quiet_hours(const Draft& draft, core::Instant leaves_at, bool has_second);
    void carry_out(const Draft& draft, const storage::Branch& branch, core::Instant leaves_at);
    void hold(const Draft& draft, core::MeetingId meeting, core::Instant leaves_at);
    void explain(const usecases::meetings::Opening& refused,
                 const Draft& draft,
                 const std::string& branch_name);
    std::string rendered(const Draft& draft,
                         const storage::Branch& branch,
                         core::Instant leaves_at) const;
    std::string confirmation(const Draft& draft, const storage::Branch& branch) const;
    std::string title(const Draft& draft) const;
    core::Instant after_hold(const Draft& draft) const;
    core::Instant without_waiting(const Draft& draft) const;
    std::optional<usecases::meetings::Waiting> waiting(const Draft& draft) const;
    void say(std::string_view template_name, std::string_view text);
    const core::Chat& chat() const { return incoming_.message.chat; }

    const usecases::Actor& actor_;
    const Incoming& incoming_;
    Context& context_;
};

}  // namespace mungba::handlers::meetings
