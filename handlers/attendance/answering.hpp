#pragma once
#include <string>
#include <vector>

#include "handlers/attendance/saying.hpp"
#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"

namespace mungba::handlers::attendance {

/// One message, and what it says about coming to a meeting: which meeting is meant, for whom, what
/// is written down, what is answered. Lives as long as that message.
class Answering {
public:
    Answering(const Incoming& incoming, Context& context)
        : incoming_(incoming), context_(context) {}

    Claim handle();
    void answered(const Question& question, int number);

private:
    using Said = usecases::attendance::Said;
    using Reply = domain::Reply;
    using Meeting = storage::Meeting;

    // answering_questions.cpp: what is open, and which is meant
    void find_questions();
    bool speaker_is_asked();
    bool is_a_stale_number() const;
    Claim nothing_open(const Reply& reply);
    bool is_late_agreement(const Reply& reply) const;
    std::optional<Meeting> meant() const;
    bool keeps_what_fits(const Reply& reply);
    std::optional<std::string> without_whom();
    std::optional<std::string> under_own_name();
    void which_meeting(const Reply& reply);
    std::vector<const usecases::Actor*> seated(const Meeting& meeting) const;
    std::vector<const usecases::Actor*> spoken_for(const Meeting& meeting) const;

    // answering.cpp
    Claim plain_words();
    bool takes_as_reason();
    Reply read(std::string_view text) const;
    bool asks_back(const Meeting& meeting);
    void take(const Reply& reply, const Meeting& meeting);
    void take_for(const std::vector<const usecases::Actor*>& people,
                  const Reply& reply,
                  const Said& said,
                  const Meeting& meeting,
                  std::optional<usecases::attendance::Outcome> of_first = std::nullopt);
    void after_effects(const usecases::Actor& person,
                       const Said& said,
                       const Meeting& meeting,
                       usecases::attendance::Outcome outcome);
    void ask_who(const std::vector<const usecases::Actor*>& people,
                 const Said& said,
                 const Meeting& meeting);
    void settle_who(const Question& question, int number);
    void settle_which(const Question& question, int number);

    // receipts.cpp: what is answered, 1:1 only
    void receipt(const Reply& reply,
                 const Said& said,
                 const Meeting& meeting,
                 const usecases::attendance::Answered& answered);
    void ask_again(std::string_view template_name, std::string_view text, const Meeting& meeting);
    void tell_secretary(const usecases::Actor& person,
                        const Said& said,
                        const Meeting& meeting,
                        std::string_view text);
    void say(std::string_view template_name, std::string_view text);
    bool pilot(const Meeting& meeting) const;

    const Incoming& incoming_;
    Context& context_;
    std::vector<Meeting> questions_;  ///< open for the speaker here, soonest first
    std::optional<storage::outbox::About> quoted_;
    bool quotes_other_ = false;
};

}  // namespace mungba::handlers::attendance
