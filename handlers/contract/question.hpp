#pragma once
#include <map>
#include <optional>
#include <string>

#include "core/clock.hpp"
#include "storage/prompt_repository.hpp"

namespace mungba::handlers {

/// Something that the bot asks one account in one chat, and waits for (conversation.md §1, rules 4
/// and 5).
struct Question {
    storage::prompts::Kind kind = storage::prompts::Kind::confirmation;
    std::string topic{};  ///< "meetings.open": the feature before the dot goes on with the answer
    std::string template_name{};  ///< of the text, for the outbox
    std::string text{};           ///< as it is said; said again where the answer is not understood
    std::string title{};          ///< a few words, for "which of the two?"
    int options = 0;              ///< of a choice: numbers 1 to this one
    std::map<std::string, int>
        words{};            ///< of a choice: further folded answers, with the number they stand for
    std::string details{};  ///< JSON of the feature's own
    bool standing = false;  ///< an open question rather than a list: "thôi" does not drop it, and
                            ///< it keeps nothing else waiting. A confirmation: its "thôi" is an
                            ///< answer too, and no other confirmation is put while it is open
    bool before_standing = false;  ///< of a confirmation: such a question is dropped for it; not kept
    bool takes_text = false;  ///< of a choice: words that are nothing else are the answer
    bool picked = false;    ///< of two confirmations that waited, the one that was chosen
    core::Instant asked_at{};  ///< told with the answer; not read when asking
    std::optional<core::Instant>
        until{};  ///< listens until then; without: as long as the rules say (30 minutes)
    std::optional<core::Instant>
        leaves_at{};  ///< of a hold: from then on nothing can be stopped any more
};

/// How a question stands in the prompt's details, beside what is the feature's own.
std::string packed(const Question& question);
/// The question of a prompt; its `details` are the feature's own again.
Question unpacked(const storage::prompts::Prompt& prompt);

}  // namespace mungba::handlers
