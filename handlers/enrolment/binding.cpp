#include "handlers/enrolment/binding.hpp"

#include <nlohmann/json.hpp>

#include "handlers/contract/registry.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/enrolment/texts.hpp"
#include "storage/code_repository.hpp"
#include "storage/group_member_repository.hpp"
#include "usecases/codes.hpp"
#include "usecases/group_members.hpp"
#include "usecases/joining.hpp"

namespace mungba::handlers::enrolment {
namespace {

using storage::ChatGroup;
using usecases::joining::Bound;

core::GroupId here(const Talk& talk) { return core::GroupId{talk.incoming.message.chat.id}; }

/// How many the channel has told us of; empty if it has not.
std::string count_there(const Talk& talk) {
    const auto known = storage::groups::find(talk.connection(), talk.context.organization(), here(talk));
    if (!known) return {};
    const auto present = storage::group_members::present(talk.connection(), known->id);
    return present.empty() ? std::string() : std::to_string(present.size());
}

std::string count_listed(const storage::Code& code, const Talk& talk) {
    ChatGroup group;
    group.organization = code.organization;
    group.branch = code.branch;
    group.kind = code.group_kind;
    return std::to_string(usecases::group_members::belonging(talk.connection(), group, talk.context.today()).size());
}

void first_words(const Talk& talk) {
    if (talk.context.registry().named("welcome") == nullptr) return;
    talk.context.schedule({.id = {},
                           .organization = {},
                           .kind = "welcome.group",
                           .unique_key = "group=" + here(talk).value + " bound_at=" + std::to_string(core::to_ms(talk.context.now())),
                           .due_at = talk.context.now(),
                           .details = nlohmann::json{{"group", here(talk).value}}.dump()});
}

/// It serves a purpose already: this one, or another.
void say_what_it_is(const ChatGroup& known, bool same, const Talk& talk) {
    talk.say("enrolment.bound",
             fill(same ? texts::kBoundAlready : texts::kBoundElse, {{"nhom", group_name(known, talk.context)}}));
}

}  // namespace

void begin_binding(const Command& command, const Talk& talk) {
    if (talk.incoming.is_private()) return talk.say("enrolment.bind", texts::kBindWhere);
    const auto digits = usecases::codes::read(command.arguments);
    if (!digits) return talk.say("enrolment.bind", texts::kBindHow);
    const auto code = usecases::codes::tried(talk.connection(),
                                             talk.context.organization(),
                                             talk.user(),
                                             usecases::codes::Purpose::group,
                                             *digits,
                                             talk.context.surroundings().code_key,
                                             talk.context.now());
    if (!code) return talk.say("enrolment.wrong_code", texts::kWrongGroupCode);
    const auto known = storage::groups::find(talk.connection(), talk.context.organization(), here(talk));
    if (known && known->state != ChatGroup::State::deleted) {
        const bool same = known->branch == code->branch && known->kind == code->group_kind;
        return say_what_it_is(*known, same, talk);
    }
    const std::string name = group_name(code->group_kind, code->branch, talk.context);
    talk.ask(question("enrolment.bind",
                      fill(texts::kBindAsk,
                           {{"nhom", name}, {"trong_nhom", count_there(talk)}, {"trong_danh_sach", count_listed(*code, talk)}}),
                      fill(texts::kBindTitle, {{"nhom", name}}),
                      0,
                      nlohmann::json{{"code", code->id.value}}.dump()));
}

void bind_group(const Question& question, const Talk& talk) {
    usecases::Actor actor;
    actor.organization = talk.context.organization();
    if (!talk.incoming.actors().empty()) actor = talk.incoming.actors().front();
    const Bound bound = usecases::joining::bind(
        talk.connection(), actor, core::CodeId{number_of(question, "code")}, here(talk), talk.context.now());
    if (bound == Bound::no_code) return talk.say("enrolment.wrong_code", texts::kWrongGroupCode);
    if (bound == Bound::bound) {
        talk.say("enrolment.bound", texts::kBound);
        return first_words(talk);
    }
    const auto known = storage::groups::find(talk.connection(), talk.context.organization(), here(talk));
    if (known) say_what_it_is(*known, bound == Bound::already, talk);
}

}  // namespace mungba::handlers::enrolment
