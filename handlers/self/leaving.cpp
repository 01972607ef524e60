#include "handlers/self/leaving.hpp"

#include <nlohmann/json.hpp>

#include "handlers/contract/wording.hpp"
#include "handlers/self/texts.hpp"
#include "storage/branch_repository.hpp"

namespace mungba::handlers::self {
namespace {

using usecases::Actor;

const storage::ErasureList& list_of(Context& context) {
    const auto& list = context.surroundings().erasures;
    if (!list) throw std::logic_error("nothing can be erased: there is no list of erasures");
    return *list;
}

}  // namespace

void tell_secretary(const usecases::withdrawal::Seat& seat, Context& context) {
    const auto branch = storage::branches::find(context.connection(), seat.branch);
    if (!branch) return;
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::secretary;
    word.branch = seat.branch;
    word.template_name = "self.erased";
    word.key = "self.erased branch=" + std::to_string(seat.branch.value) + " seat=" + std::to_string(seat.position) +
               " at=" + std::to_string(core::to_ms(context.now()));
    word.in_private = fill(texts::kSeatEmpty, {{"so", std::to_string(seat.position)}, {"chi_bo", branch->name}});
    word.in_committee = word.in_private;
    word.title = texts::kSeatTitle;
    word.not_before = context.now();
    context.tell(std::move(word));
}

void ask_whether_to_erase(const Actor& actor, const Incoming& incoming, Context& context) {
    const auto person = storage::people::find(context.connection(), actor.person);
    if (!person) return;
    Question question;
    question.kind = storage::prompts::Kind::confirmation;
    question.topic = "self.erase";
    question.template_name = "self.erase";
    question.text = fill(texts::kErase, {{"ten", person->name}});
    question.title = texts::kEraseTitle;
    question.details = nlohmann::json{{"person", actor.person.value}}.dump();
    question.before_standing = true;  // who wants to be forgotten need not say first whether to be remembered
    context.ask(incoming.message.sender, incoming.message.chat, question);
}

void erase(const Actor& actor, const Incoming& incoming, Context& context) {
    const auto withdrawn = usecases::withdrawal::erase(context.connection(), actor, actor.person, list_of(context), context.now());
    if (withdrawn.outcome != usecases::erasure::Outcome::erased) {
        context.reply(incoming.message.chat, "self", texts::kNotErased);
        return;
    }
    context.reply(incoming.message.chat, kGoodbyeTemplate, texts::kGoodbye);
    for (const auto& seat : withdrawn.seats) tell_secretary(seat, context);
}

void account_withdrew(const core::UserId& user, Context& context) {
    const auto all =
        usecases::withdrawal::account_withdrew(context.connection(), context.organization(), user, list_of(context), context.now());
    for (const auto& one : all) {
        for (const auto& seat : one.seats) tell_secretary(seat, context);
    }
}

}  // namespace mungba::handlers::self
