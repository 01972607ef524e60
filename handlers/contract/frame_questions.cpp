#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/frame.hpp"
#include "handlers/contract/frame_texts.hpp"
#include "handlers/contract/wording.hpp"

namespace mungba::handlers {

using storage::prompts::Kind;
using storage::prompts::Prompt;

bool Frame::answers_a_question() {
    using Word = typed::Word::Kind;
    if (open_.empty()) return false;
    switch (word_.kind) {
        case Word::yes:
            return agrees();
        case Word::stop:
            return stops(true);
        case Word::no:
            return stops(false);
        case Word::number:
            return says_a_number(word_.number);
        case Word::ambiguous:
            if (waiting(Kind::confirmation).empty()) return false;
            say("yes_or_stop", texts::kYesOrStop);
            return true;
        case Word::other:
            return says_a_choice_in_words();
    }
    return false;
}

std::vector<Prompt> Frame::waiting(Kind kind) const {
    std::vector<Prompt> found;
    std::copy_if(open_.begin(), open_.end(), std::back_inserter(found), [&](const Prompt& prompt) {
        return prompt.kind == kind;
    });
    return found;
}

bool Frame::agrees() {
    const auto confirmations = waiting(Kind::confirmation);
    if (confirmations.empty()) return says_a_choice_in_words();  // M13 has it beside its numbers
    if (confirmations.size() == 1 || unpacked(confirmations.front()).picked) {
        return answered(confirmations.front(), {.kind = Answer::Kind::yes});
    }
    ask_which(confirmations, true);
    return true;
}

std::vector<Prompt> Frame::stoppable(bool holds_too) const {
    std::vector<Prompt> found;
    for (const Prompt& prompt : open_) {
        const Question question = unpacked(prompt);
        const bool still_held = question.leaves_at && *question.leaves_at > context_.now();
        const bool can_stop = prompt.kind == Kind::confirmation ||
                              (prompt.kind == Kind::hold && holds_too && still_held) ||
                              (prompt.kind == Kind::choice && holds_too && !question.standing);
        if (can_stop) found.push_back(prompt);
    }
    // What came after the question of long standing is meant rather than that one.
    const auto newer = [](const Prompt& prompt) { return !unpacked(prompt).standing; };
    if (std::any_of(found.begin(), found.end(), newer) && newer(found.front()))
        std::erase_if(found, [&](const Prompt& prompt) { return !newer(prompt); });
    // A list of the frame's own is dropped only if nothing weightier is meant.
    const auto of_frame = [](const Prompt& prompt) { return prompt.topic.starts_with("frame."); };
    if (!std::all_of(found.begin(), found.end(), of_frame)) std::erase_if(found, of_frame);
    return found;
}

bool Frame::stops(bool holds_too) {
    const auto found = stoppable(holds_too);
    if (found.size() > 1) {
        ask_which(found, false);
        return true;
    }
    if (found.size() == 1) {
        drop(found.front());
        return true;
    }
    const auto gone = waiting(Kind::hold);  // too late: the feature says so
    return holds_too && !gone.empty() && answered(gone.front(), {.kind = Answer::Kind::stop});
}

void Frame::drop(const Prompt& prompt) {
    const bool is_an_answer = prompt.kind == Kind::confirmation && unpacked(prompt).standing;
    if (prompt.kind == Kind::hold || is_an_answer) {
        answered(prompt, {.kind = Answer::Kind::stop});
        return;
    }
    storage::prompts::close(context_.connection(), prompt.id, "dropped");
    say("dropped", texts::kDropped);
}

bool Frame::says_a_number(int number) {
    auto choices = waiting(Kind::choice);
    // A quote says more than the order of messages: the feature looks what is quoted.
    if (!incoming_.message.quoted.empty()) {
        std::erase_if(choices, [](const Prompt& prompt) { return unpacked(prompt).standing; });
    }
    const auto confirmations = waiting(Kind::confirmation);
    const bool confirmation_is_newer =
        !confirmations.empty() &&
        (choices.empty() || choices.front().id < confirmations.front().id);
    if (confirmation_is_newer && unpacked(confirmations.front()).standing) {
        say("number_in_words", fill(texts::kNumberInWords, {{"viec", word_for_tasks()}}));
        return true;
    }
    if (confirmation_is_newer) {
        say("yes_or_stop", texts::kYesOrStop);
        return true;
    }
    if (choices.empty()) return false;
    const auto newest = storage::prompts::last_choice_at(
        context_.connection(), context_.organization(), user(), chat());
    if (newest &&
        *newest > choices.front()
                      .asked_at) {  // the latest list does not listen any more, and this is not it
        say("number_in_words",
            fill(texts::kNumberInWords, {{"viec", word_for_tasks()}}));
        return true;
    }
    const Question question = unpacked(choices.front());
    if (number < 1 || number > question.options) {
        say(question.template_name, question.text);
        return true;
    }
    return answered(choices.front(), {.kind = Answer::Kind::number, .number = number});
}

bool Frame::says_a_choice_in_words() {
    const std::string folded = core::text::fold(typed::without_end_marks(incoming_.text));
    for (const Prompt& prompt : waiting(Kind::choice)) {
        const Question question = unpacked(prompt);
        const auto found = question.words.find(folded);
        if (found != question.words.end()) {
            return answered(prompt, {.kind = Answer::Kind::number, .number = found->second});
        }
    }
    return false;
}

/// After the features: a clear answer to an open question is an answer before it is anything else.
bool Frame::says_what_was_asked() {
    for (const Prompt& prompt : waiting(Kind::choice)) {
        if (unpacked(prompt).takes_text)
            return answered(prompt, {.kind = Answer::Kind::text, .text = incoming_.text});
    }
    return false;
}

bool Frame::answered(const Prompt& prompt, Answer answer) {
    const Question question = unpacked(prompt);
    if (!storage::prompts::close(context_.connection(), prompt.id, "answered")) return false;
    if (question.topic.starts_with("frame.")) {
        answered_frame(question, answer.number);
        return true;
    }
    Handler* handler = registry_.named(question.topic.substr(0, question.topic.find('.')));
    if (handler == nullptr) return false;  // asked by a feature that this build does not have
    handler->on_answer(question, answer, incoming_, context_);
    return true;
}

void Frame::answered_frame(const Question& question, int number) {
    const auto details = nlohmann::json::parse(question.details);
    const auto index = static_cast<std::size_t>(number - 1);
    if (question.topic == "frame.which") {
        chosen(question, number);
    } else if (question.topic == "frame.rerun") {
        is_command(details.at("commands").at(index), true, {});
    } else if (question.topic == "frame.branch") {
        is_command(details.at("text"),
                   true,
                   core::BranchId{details.at("branches").at(index).get<std::int64_t>()});
    }
}

void Frame::ask_which(const std::vector<Prompt>& prompts, bool to_agree) {
    std::vector<std::string> titles;
    std::vector<std::int64_t> ids;
    for (const Prompt& prompt : prompts) {
        titles.push_back(unpacked(prompt).title);
        ids.push_back(prompt.id.value);
    }
    const nlohmann::json details{{"prompts", ids}, {"agree", to_agree}};
    context_.ask(user(),
                 chat(),
                 {.kind = Kind::choice,
                  .topic = "frame.which",
                  .template_name = "which",
                  .text = fill(to_agree ? texts::kWhichToAgree : texts::kWhichToStop,
                               {{"cac_viec", numbered(titles)}}),
                  .title = "",
                  .options = static_cast<int>(titles.size()),
                  .words = {},
                  .details = details.dump()});
}

void Frame::chosen(const Question& question, int number) {
    const auto details = nlohmann::json::parse(question.details);
    const core::PromptId wanted{
        details.at("prompts").at(static_cast<std::size_t>(number - 1)).get<std::int64_t>()};
    const auto found = std::find_if(
        open_.begin(), open_.end(), [&](const Prompt& prompt) { return prompt.id == wanted; });
    if (found == open_.end()) return;  // its time has run out meanwhile
    if (!details.at("agree").get<bool>()) return drop(*found);
    // A number alone sends nothing: what would be done is shown, and takes its own "đồng ý".
    Question again = unpacked(*found);
    again.picked = true;
    again.until.reset();
    context_.ask(user(), chat(), again);
}

}  // namespace mungba::handlers
