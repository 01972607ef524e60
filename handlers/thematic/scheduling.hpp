#pragma once
#include <optional>
#include <string>

#include "handlers/contract/handler.hpp"
#include "handlers/thematic/draft.hpp"
#include "handlers/thematic/request.hpp"
#include "storage/branch_repository.hpp"

namespace mungba::handlers::thematic {

/// One step of the talk that begins with "chuyên đề": reads what was typed, asks what is open, shows the whole, leaves it to the hold. Lives as long as the
/// message that it answers.
class Scheduling {
public:
    Scheduling(const usecases::Actor& actor, const Incoming& incoming, Context& context) : actor_(actor), incoming_(incoming), context_(context) {}

    void begin(const Command& command);
    /// Together with that regular meeting: 1 of M18.
    void combine_with(core::BranchId branch, const domain::Quarter& quarter, core::MeetingId regular);
    /// Answers to questions of the topics "thematic.topic", "thematic.hour", "thematic.agree".
    void answered(const Question& question, const Answer& answer);

private:
    void show_year(const Command& command);
    void set_presenter(const Command& command, const Request& request);
    void record(const Command& command, const Request& request);
    void plan_topic(const Command& command, const Request& request, const domain::Quarter& quarter);
    std::optional<std::string> complaint(const Request& request) const;
    /// Topic, hour, place: what is missing is asked; then the whole is shown.
    void go_on(Draft draft);
    void ask_for_topic(const Draft& draft);
    void topic_given(Draft draft, const Question& question, const Answer& answer);
    void propose(Draft draft);
    void agreed(Draft draft);
    void hold(Draft draft, core::Instant leaves_at);
    Question question_of(const Draft& draft, std::string topic, std::string text) const;
    std::string as_command() const;
    void say(std::string_view text);
    core::LocalDate example_day() const;

    const usecases::Actor& actor_;
    const Incoming& incoming_;
    Context& context_;
};

/// "thôi" within the hold.
void stop_dating(const Question& question, const Incoming& incoming, Context& context);
/// The hold is over.
void carry_after_hold(const storage::jobs::Job& job, Context& context);

/// "đã họp 05/03", "có lịch 03/12, kết hợp buổi thường kỳ" … of a quarter.
std::string standing_in_words(core::BranchId branch, const domain::Quarter& quarter, Context& context);

}  // namespace mungba::handlers::thematic
