#include "handlers/contract/frame.hpp"

#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/frame_texts.hpp"
#include "handlers/contract/wording.hpp"

namespace mungba::handlers {
namespace {

using storage::prompts::Kind;

constexpr std::chrono::hours kOnceIn{1};

bool begins_with_slash(std::string_view text) {
    return text.starts_with('/') || text.starts_with('#');
}

}  // namespace

Frame::Frame(const Registry& registry, Context& context, Incoming& incoming)
    : registry_(registry), context_(context), incoming_(incoming) {
    std::string text = core::text::trim(incoming.message.text);
    with_slash_ = begins_with_slash(text);
    if (with_slash_) text = core::text::trim(std::string_view(text).substr(1));
    incoming_.text = std::move(text);
    word_ = typed::read_word(incoming_.text);
    // In the groups where everybody reads nobody is asked more than whether that is meant, and most talk there needs no look.
    using Word = typed::Word::Kind;
    const bool asks_here = incoming_.place == kPrivate || incoming_.place == kCommittee;
    const bool may_confirm = word_.kind == Word::yes || word_.kind == Word::stop || word_.kind == Word::no;
    if (asks_here || may_confirm) {
        open_ = storage::prompts::open_of(
            context.connection(), context.organization(), user(), chat(), context.now());
    }
    if (!asks_here) std::erase_if(open_, [](const auto& prompt) { return prompt.kind != Kind::confirmation; });
    for (const auto& prompt : open_) {
        if (prompt.kind == Kind::hold) continue;
        const Question question = unpacked(prompt);
        incoming_.something_waits = incoming_.something_waits || !question.standing;
        incoming_.text_waits = incoming_.text_waits || question.takes_text;
        incoming_.confirmation_waits =
            incoming_.confirmation_waits || prompt.kind == Kind::confirmation;
    }
}

void Frame::handle() {
    if (!incoming_.text.empty()) {
        if (answers_a_question()) return;
        const bool may_be_command = with_slash_ || incoming_.is_private();
        if (may_be_command && is_command(incoming_.text, with_slash_, {})) return;
    }
    if (with_slash_ && !incoming_.is_private()) return;  // an unknown command
    if (incoming_.place == kUnbound) return;
    for (const auto& handler : registry_.handlers()) {
        if (handler->on_message(incoming_, context_) == Claim::done) return;
    }
    if (incoming_.text.empty()) return;
    if (says_what_was_asked()) return;
    if (incoming_.is_private()) not_understood();
}

void Frame::not_understood() {
    if (incoming_.actors().empty()) return greet_stranger();
    for (const auto& prompt : open_) {
        const Question question = unpacked(prompt);
        if (question.standing && prompt.kind == Kind::confirmation) continue;
        if (prompt.kind == Kind::confirmation) {
            say("yes_or_stop", texts::kYesOrStop);
            return;
        }
        if (prompt.kind == Kind::choice && !question.standing &&
            !question.topic.starts_with("frame.")) {
            say(question.template_name, question.text);
            return;
        }
    }
    // A confirmation may have run out of time: whoever agrees too late is told, or would wait for
    // what never comes.
    if (word_.kind == typed::Word::Kind::yes) {
        say("nothing_waits", texts::kNothingToAgree);
        return;
    }
    if (word_.kind == typed::Word::Kind::stop) {
        say("nothing_waits", texts::kNothingToStop);
        return;
    }
    if (word_.kind == typed::Word::Kind::number) {
        say("number_in_words",
            fill(texts::kNumberInWords, {{"viec", word_for_tasks()}}));
        return;
    }
    suggest();
}

void Frame::suggest() {
    auto usable = usable_commands(registry_, incoming_, context_.organization());
    std::erase_if(usable, [](const auto* entry) { return entry->command.help.empty(); });
    const auto near = nearest(usable, core::text::fold(incoming_.text), 2);
    if (near.size() < 2) {
        say("unknown", texts::kUnknownToMost);
        return;
    }
    const nlohmann::json details{{"commands", {near[0]->command.phrase, near[1]->command.phrase}}};
    context_.ask(user(),
                 chat(),
                 {.kind = Kind::choice,
                  .topic = "frame.rerun",
                  .template_name = "unknown",
                  .text = fill(texts::kUnknown,
                               {{"gan_nhat_1", near[0]->command.phrase},
                                {"gan_nhat_2", near[1]->command.phrase}}),
                  .title = "",
                  .options = 2,
                  .words = {},
                  .details = details.dump()});
}

void Frame::greet_stranger() {
    if (context_.may_reply() && context_.first_in("stranger " + user().value, kOnceIn))
        say("stranger", texts::kStranger);
}

std::string Frame::word_for_tasks() const {
    const bool has_list = context_.has_command("việc") &&
                          !standings(incoming_, usecases::Action::see_tasks, context_.organization()).empty();
    return has_list ? "việc" : "";
}

bool Frame::say(std::string_view template_name, std::string_view text) {
    return context_.reply(chat(), template_name, text);
}

}  // namespace mungba::handlers
