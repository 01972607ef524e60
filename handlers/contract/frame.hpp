#pragma once
#include <string>
#include <vector>

#include "handlers/contract/context.hpp"
#include "handlers/contract/registry.hpp"
#include "handlers/contract/typed.hpp"
#include "handlers/contract/usable.hpp"

namespace mungba::handlers {

/// The way of one message through the frame of conversation.md §1: what the bot has asked this
/// account here, then commands, then the features in their order; last, in private, what to say
/// when nobody understood. Lives as long as that message.
class Frame {
public:
    Frame(const Registry& registry, Context& context, Incoming& incoming);
    void handle();

private:
    // frame_questions.cpp
    bool answers_a_question();
    bool agrees();
    bool stops(bool holds_too);
    bool says_a_number(int number);
    bool says_a_choice_in_words();
    bool says_what_was_asked();
    bool answered(const storage::prompts::Prompt& prompt, Answer answer);
    void answered_frame(const Question& question, int number);
    void ask_which(const std::vector<storage::prompts::Prompt>& prompts, bool to_agree);
    void chosen(const Question& question, int number);
    void drop(const storage::prompts::Prompt& prompt);
    std::vector<storage::prompts::Prompt> waiting(storage::prompts::Kind kind) const;
    std::vector<storage::prompts::Prompt> stoppable(bool holds_too) const;

    // frame_commands.cpp
    bool is_command(const std::string& text, bool with_slash, core::BranchId branch);
    bool carry_out(const Registry::Found& found, Command command, core::BranchId branch);
    bool may_not(const Command& command);
    void ask_which_branch(const std::vector<Standing>& standings, const Command& command);

    // frame.cpp
    void not_understood();
    void suggest();
    void greet_stranger();
    /// The word that shows the speaker's list; empty for who has none.
    std::string word_for_tasks() const;
    bool say(std::string_view template_name, std::string_view text);
    const core::Chat& chat() const { return incoming_.message.chat; }
    const core::UserId& user() const { return incoming_.message.sender; }

    const Registry& registry_;
    Context& context_;
    Incoming& incoming_;
    bool with_slash_ = false;
    typed::Word word_;
    std::vector<storage::prompts::Prompt> open_;  ///< newest first
};

}  // namespace mungba::handlers
