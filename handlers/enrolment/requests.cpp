#include "handlers/enrolment/requests.hpp"

#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/usable.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/enrolment/texts.hpp"

namespace mungba::handlers::enrolment {
namespace {

using storage::Person;
using usecases::Action;

constexpr std::chrono::hours kWelcomeIsUsefulFor{24};

std::optional<storage::LinkRequest> request_of(const storage::Task& task, Context& context) {
    return storage::link_requests::find(context.connection(), core::LinkRequestId{number_of(task, "request")});
}

std::string birth_of(const Person& person) {
    if (!person.birth_date) return {};
    return fill(texts::kBorn, {{"nam", person.birth_date->substr(0, 4)}});
}

/// Of one name: told apart by the year, and by the branch where the office looks at all of them.
std::string apart(const Person& person, core::BranchId branch, Context& context) {
    std::string text = birth_of(person).empty() ? std::string(texts::kUnknownBirth) : birth_of(person);
    if (branch) return text;
    const auto branches = usecases::enrolment::branches_of(context.connection(), person.id, context.today());
    return branches.empty() ? text : text + " (" + branch_names(branches, context) + ")";
}

std::string asked_about(const storage::LinkRequest& request, const std::vector<Person>& people, core::BranchId branch, Context& context) {
    const std::string said = core::text::defuse(request.name);
    if (people.empty()) return fill(texts::kLinkNobody, {{"ten", said}});
    if (people.size() == 1) return fill(texts::kLinkOne, {{"nhan", said}, {"ai", who(people.front(), context)}});
    std::vector<std::string> choices;
    for (const Person& person : people) choices.push_back(apart(person, branch, context));
    choices.emplace_back(texts::kNotThem);
    return fill(texts::kLinkSeveral,
                {{"nhan", said},
                 {"n", std::to_string(people.size())},
                 {"ten", people.front().name},
                 {"cac_nguoi", numbered(choices)}});
}

}  // namespace

std::string who(const Person& person, Context& context) {
    const auto branches = usecases::enrolment::branches_of(context.connection(), person.id, context.today());
    return fill(texts::kWho, {{"ten", person.name}, {"chi_bo", branch_names(branches, context)}, {"sinh", birth_of(person)}});
}

void tell_the_person(const usecases::enrolment::Linked& linked, const core::UserId& user, Context& context) {
    Context::Announcement announcement;
    announcement.to = {core::ChatKind::private_chat, user.value};
    announcement.template_name = "enrolment.linked";
    announcement.text = welcome(linked, context);
    announcement.not_before = context.now();
    announcement.useful_until = context.now() + kWelcomeIsUsefulFor;
    announcement.idempotency_key = "enrolment.linked account=" + std::to_string(linked.account.value);
    context.announce(announcement);
    ask_for_consent(linked, user, context);
}

std::string request_line(const storage::Task& task, Context& context) {
    const auto request = request_of(task, context);
    if (!request) return {};
    const auto people =
        usecases::enrolment::meant(context.connection(), context.organization(), request->name, task.branch, context.today());
    return fill(texts::kLinkLine, {{"ten", people.empty() ? core::text::defuse(request->name) : people.front().name}});
}

void show_request(const storage::Task& task, const Talk& talk) {
    if (!talk.incoming.is_private()) return talk.say("elsewhere", texts::kPrivately);
    const auto request = request_of(task, talk.context);
    if (!request) {
        storage::tasks::close(talk.connection(), task.id, storage::tasks::End::dropped, talk.context.now());
        return talk.say("enrolment.link", texts::kGone);
    }
    const auto people =
        usecases::enrolment::meant(talk.connection(), talk.context.organization(), request->name, task.branch, talk.context.today());
    nlohmann::json ids = nlohmann::json::array();
    for (const Person& person : people) ids.push_back(person.id.value);
    talk.ask(question("enrolment.link",
                      asked_about(*request, people, task.branch, talk.context),
                      "",
                      static_cast<int>(people.size()) + 1,
                      nlohmann::json{{"request", request->id.value}, {"branch", task.branch.value}, {"people", ids}}.dump()));
}

void request_chosen(const Question& asked, int number, const Talk& talk) {
    const auto details = nlohmann::json::parse(asked.details);
    const auto people = details.at("people").get<std::vector<std::int64_t>>();
    nlohmann::json next{{"request", details.at("request")}, {"branch", details.at("branch")}};
    if (static_cast<std::size_t>(number) > people.size())
        return talk.ask(question("enrolment.refuse", std::string(texts::kRefuseAsk), std::string(texts::kRefuseTitle), 0, next.dump()));
    const core::PersonId id{people.at(static_cast<std::size_t>(number - 1))};
    const auto person = storage::people::find(talk.connection(), id);
    if (!person) return talk.say("enrolment.link", texts::kGone);
    next["person"] = id.value;
    const bool has_another = !storage::people::accounts_of(talk.connection(), id).empty();
    talk.ask(question(
        "enrolment.confirm",
        fill(texts::kLinkAsk,
             {{"ai", who(*person, talk.context)}, {"tai_khoan_cu", has_another ? std::string(texts::kFormerAccountEnds) : std::string()}}),
        fill(texts::kLinkTitle, {{"ten", person->name}}),
        0,
        next.dump()));
}

void request_agreed(const Question& asked, const Talk& talk) {
    const core::LinkRequestId id{number_of(asked, "request")};
    const core::BranchId branch{number_of(asked, "branch")};
    const auto* actor = talk.who_may(Action::confirm_account, branch);
    const auto request = storage::link_requests::find(talk.connection(), id);
    if (actor == nullptr || !request) return talk.say("enrolment.link", texts::kGone);
    if (asked.topic == "enrolment.refuse") {
        const bool refused = usecases::enrolment::refuse(talk.connection(), *actor, id, branch, talk.context.now());
        return talk.say("enrolment.refused", refused ? texts::kRefused : texts::kGone);
    }
    const auto linked = usecases::enrolment::confirm(
        talk.connection(), *actor, id, core::PersonId{number_of(asked, "person")}, branch, talk.context.now());
    if (!linked) return talk.say("enrolment.link", texts::kGone);
    talk.say("enrolment.link", fill(texts::kLinkDone, {{"ten", linked->person.name}}));
    tell_the_person(*linked, request->user, talk.context);
}

}  // namespace mungba::handlers::enrolment
