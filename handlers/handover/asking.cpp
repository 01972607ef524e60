#include "handlers/handover/asking.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/contract/usable.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/handover/request.hpp"
#include "handlers/handover/texts.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/naming.hpp"
#include "usecases/tasks.hpp"

namespace mungba::handlers::handover {
namespace {

using storage::prompts::Kind;
using usecases::Actor;
using usecases::handover::Outcome;
using usecases::handover::Wish;

core::LocalDate date_of(const std::string& iso) { return core::local_date(core::parse_iso(iso + "T00:00:00+07:00").value()); }

std::string span_of(core::LocalDate from, std::optional<core::LocalDate> until) {
    return fill(texts::kSpan, {{"ngay", core::format_date(from)}, {"den", until ? core::format_date(*until) : ""}});
}

std::string packed(const Wish& wish) {
    nlohmann::json json{{"branch", wish.branch.value}, {"to", wish.to.value}, {"from", core::format_iso_date(wish.from)}};
    if (wish.until) json["until"] = core::format_iso_date(*wish.until);
    return json.dump();
}

Wish unpacked(const nlohmann::json& json) {
    Wish wish{.branch = core::BranchId{json.at("branch").get<std::int64_t>()},
              .to = core::PersonId{json.value("to", std::int64_t{0})},
              .from = date_of(json.at("from")),
              .until = std::nullopt};
    if (json.contains("until")) wish.until = date_of(json.at("until"));
    return wish;
}

void say(const Incoming& incoming, Context& context, std::string_view text) { context.reply(incoming.message.chat, "handover", text); }

std::string explained(Outcome outcome, const Wish& wish, Context& context) {
    switch (outcome) {
        case Outcome::not_allowed: return std::string(texts::kNoRight);
        case Outcome::has_it:
            return fill(texts::kHasIt, {{"ten", person_name(wish.to, context)}, {"chi_bo", branch_name(wish.branch, context)}});
        case Outcome::past: return fill(texts::kPast, {{"ngay", core::format_date(wish.from)}});
        case Outcome::written:
        case Outcome::not_found:
        case Outcome::not_a_member: break;
    }
    return std::string(texts::kNotFound);
}

/// Who may still do it: roles are looked up when it is done.
const Actor& who_may(const Incoming& incoming, usecases::Action action, core::BranchId branch) {
    const auto& actors = incoming.actors();
    const auto found = std::find_if(actors.begin(), actors.end(), [&](const Actor& actor) { return usecases::may(actor, action, branch); });
    return found == actors.end() ? actors.front() : *found;
}

void propose(const Actor& actor, const Wish& wish, const Incoming& incoming, Context& context) {
    const Outcome outcome = usecases::handover::try_assign(context.connection(), actor, wish, context.now());
    if (outcome != Outcome::written) return say(incoming, context, explained(outcome, wish, context));
    const std::string name = person_name(wish.to, context);
    Question question;
    question.kind = Kind::confirmation;
    question.topic = "handover.agree";
    question.template_name = "handover.confirm";
    question.text = fill(texts::kConfirm, {{"ten", name}, {"thoi_gian", span_of(wish.from, wish.until)}});
    question.title = fill(texts::kTitle, {{"ten", name}});
    question.details = packed(wish);
    context.ask(incoming.message.sender, incoming.message.chat, question);
}

/// In private, so the year of birth may be told.
void ask_which(const std::vector<storage::Member>& people, const Wish& wish, const std::string& typed, const Incoming& incoming, Context& context) {
    std::vector<std::string> choices;
    nlohmann::json details = nlohmann::json::parse(packed(wish));
    details["people"] = nlohmann::json::array();
    for (const auto& member : people) {
        choices.push_back(member.birth_date ? fill(texts::kBorn, {{"nam", member.birth_date->substr(0, 4)}})
                                            : fill(texts::kNumberInList, {{"so", std::to_string(member.position)}}));
        details["people"].push_back(member.person.value);
    }
    const bool same_name = std::all_of(people.begin(), people.end(), [&](const auto& one) { return one.name == people.front().name; });
    if (!same_name) {
        for (std::size_t i = 0; i < people.size(); ++i) choices[i] = people[i].name + " " + choices[i];
    }
    Question question;
    question.kind = Kind::choice;
    question.topic = "handover.which";
    question.template_name = "handover.which";
    question.text = fill(texts::kWhich,
                         {{"n", std::to_string(people.size())}, {"ten", same_name ? people.front().name : typed}, {"cac_dong_chi", numbered(choices)}});
    question.title = "bàn giao";
    question.options = static_cast<int>(people.size());
    question.details = details.dump();
    context.ask(incoming.message.sender, incoming.message.chat, question);
}

std::optional<std::string> complaint(const Request& request, Context& context) {
    using Date = core::ReadDate::Outcome;
    if (request.from.outcome == Date::none || !request.is_whole || request.name.empty()) return fill(texts::kHowTo, {{"lenh", "bàn giao"}});
    if (request.from.outcome == Date::impossible) return fill(texts::kNoSuchDate, {{"ngay", request.from.as_typed}});
    if (request.has_until && request.until.outcome == Date::impossible) return fill(texts::kNoSuchDate, {{"ngay", request.until.as_typed}});
    if (request.from.date < context.today()) return fill(texts::kPast, {{"ngay", core::format_date(request.from.date)}});
    if (request.has_until && request.until.date < request.from.date) return std::string(texts::kEndsBefore);
    return std::nullopt;
}

std::string confirming_office(Context& context) {
    return std::string(storage::people::office_of(context.connection(), context.organization(), context.today()).empty() ? texts::kOperator
                                                                                                                         : texts::kOffice);
}

}  // namespace

std::string person_name(core::PersonId id, Context& context) {
    const auto person = storage::people::find(context.connection(), id);
    return person ? person->name : std::string();
}

std::string branch_name(core::BranchId id, Context& context) {
    const auto branch = storage::branches::find(context.connection(), id);
    return branch ? branch->name : std::string();
}

Named named(const storage::Handover& handover, Context& context) {
    const auto until = handover.until_date ? std::optional(date_of(*handover.until_date)) : std::nullopt;
    return {.successor = person_name(handover.to, context),
            .branch = branch_name(handover.branch, context),
            .span = span_of(date_of(handover.from_date), until)};
}

void begin_asking(const Command& command, const Incoming& incoming, Context& context) {
    const Request request = read_request(command.arguments, command.folded_arguments, context.today());
    if (const auto what = complaint(request, context)) return say(incoming, context, *what);
    Wish wish{.branch = command.branch, .to = {}, .from = request.from.date, .until = std::nullopt};
    if (request.has_until) wish.until = request.until.date;
    const auto people =
        usecases::naming::meant(context.connection(), context.organization(), command.branch, context.today(), request.name);
    if (people.empty()) return say(incoming, context, texts::kNotFound);
    if (people.size() > 1) return ask_which(people, wish, request.name, incoming, context);
    wish.to = people.front().person;
    propose(command.actor, wish, incoming, context);
}

void chosen(const Question& question, int number, const Incoming& incoming, Context& context) {
    const auto json = nlohmann::json::parse(question.details);
    Wish wish = unpacked(json);
    wish.to = core::PersonId{json.at("people").at(static_cast<std::size_t>(number - 1)).get<std::int64_t>()};
    propose(who_may(incoming, usecases::Action::hand_over, wish.branch), wish, incoming, context);
}

void agreed(const Question& question, const Incoming& incoming, Context& context) {
    const Wish wish = unpacked(nlohmann::json::parse(question.details));
    const Actor& actor = who_may(incoming, usecases::Action::hand_over, wish.branch);
    const auto written = usecases::handover::assign(context.connection(), actor, wish, context.now());
    if (written.outcome != Outcome::written) return say(incoming, context, explained(written.outcome, wish, context));
    say(incoming, context, fill(texts::kWritten, {{"ten", person_name(wish.to, context)}, {"noi_xac_nhan", confirming_office(context)}}));
}

void ask_successor(const storage::Handover& handover, Context& context) {
    if (handover.state != "open" || handover.accepted_at) return;
    const Named names = named(handover, context);
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::member;
    word.branch = handover.branch;
    word.person = handover.to;
    word.template_name = "M30";
    word.key = "M30 handover=" + std::to_string(handover.id.value);
    word.in_private = fill(texts::kAsked, {{"ten", names.successor}, {"thoi_gian", names.span}, {"chi_bo", names.branch}});
    word.title = fill(texts::kAskedTitle, {{"ten", names.successor}});
    word.not_before = context.now();
    context.tell(std::move(word));
}

void accept(const Incoming& incoming, Context& context) {
    std::string text;
    for (const Actor& actor : incoming.actors()) {
        for (const auto& handover : usecases::handover::accept(context.connection(), actor, context.now())) {
            const Named names = named(handover, context);
            text += (text.empty() ? "" : "\n") + fill(texts::kAccepted,
                                                      {{"chi_bo", names.branch},
                                                       {"thoi_gian", names.span},
                                                       {"noi_xac_nhan", handover.confirmed_at ? "" : confirming_office(context)}});
            storage::tasks::close(context.connection(),
                                  usecases::ladder::kTaskKind,
                                  "M30 handover=" + std::to_string(handover.id.value),
                                  storage::tasks::End::done,
                                  context.now());
        }
    }
    say(incoming, context, text.empty() ? texts::kNothingToAccept : text);
}

void ask_office(const storage::Task& task, const Incoming& incoming, Context& context) {
    if (!incoming.is_private()) return say(incoming, context, texts::kElsewhere);
    const storage::HandoverId id{nlohmann::json::parse(task.details).at("handover").get<std::int64_t>()};
    const auto handover = storage::handovers::find(context.connection(), id);
    if (!handover || handover->state != "open") {
        storage::tasks::close(context.connection(), task.id, storage::tasks::End::dropped, context.now());
        return say(incoming, context, texts::kGone);
    }
    const Named names = named(*handover, context);
    const std::string waits = handover->accepted_at ? std::string() : fill(texts::kNotAccepted, {{"ten", names.successor}});
    Question question;
    question.kind = Kind::confirmation;
    question.topic = "handover.confirm";
    question.template_name = "handover.office";
    question.text = fill(texts::kConfirmAsk,
                         {{"ten", names.successor}, {"chi_bo", names.branch}, {"thoi_gian", names.span}, {"chua_nhan", waits}});
    question.title = "xác nhận bàn giao " + names.branch;
    question.details = nlohmann::json{{"handover", id.value}}.dump();
    context.ask(incoming.message.sender, incoming.message.chat, question);
}

void office_agreed(const Question& question, const Incoming& incoming, Context& context) {
    const storage::HandoverId id{nlohmann::json::parse(question.details).at("handover").get<std::int64_t>()};
    const Actor& actor = who_may(incoming, usecases::Action::fill_offices, {});
    say(incoming, context, usecases::handover::confirm(context.connection(), actor, id, context.now()) ? texts::kConfirmed : texts::kGone);
}

}  // namespace mungba::handlers::handover
