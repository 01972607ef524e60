#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/enrolment/requests.hpp"
#include "handlers/enrolment/texts.hpp"

namespace mungba::handlers::enrolment {
namespace {

// As many as a message shows well; the rest comes when these are looked at.
constexpr std::size_t kMostShown = 15;

}  // namespace

std::vector<NewLink> still_linked(const storage::Task& task, Context& context) {
    std::vector<NewLink> links;
    for (const std::int64_t id : nlohmann::json::parse(task.details).at("accounts").get<std::vector<std::int64_t>>()) {
        const auto account = storage::people::account(context.connection(), core::AccountId{id});
        if (!account) continue;
        const auto person = storage::people::find(context.connection(), account->person);
        if (person) links.push_back({.account = *account, .name = person->name});
    }
    return links;
}

void shorten(const storage::Task& task, const std::vector<std::int64_t>& seen, Context& context) {
    nlohmann::json left = nlohmann::json::array();
    for (const NewLink& link : still_linked(task, context)) {
        if (std::find(seen.begin(), seen.end(), link.account.id.value) == seen.end()) left.push_back(link.account.id.value);
    }
    if (left.empty()) {
        storage::tasks::close(context.connection(), task.id, storage::tasks::End::done, context.now());
        return;
    }
    storage::Task shorter = task;
    shorter.details = nlohmann::json{{"accounts", left}}.dump();
    storage::tasks::add(context.connection(), shorter, context.now());
}

std::string linked_line(const storage::Task& task, Context& context) {
    const auto links = still_linked(task, context);
    return links.empty() ? std::string() : fill(texts::kLinkedLine, {{"n", std::to_string(links.size())}});
}

void show_linked(const storage::Task& task, const Talk& talk) {
    auto links = still_linked(task, talk.context);
    if (links.empty()) {
        storage::tasks::close(talk.connection(), task.id, storage::tasks::End::done, talk.context.now());
        return talk.say("enrolment.new", texts::kGone);
    }
    if (links.size() > kMostShown) links.resize(kMostShown);
    nlohmann::json ids = nlohmann::json::array();
    std::string lines;
    for (const NewLink& link : links) {
        ids.push_back(link.account.id.value);
        lines += (lines.empty() ? "" : "\n") + fill(texts::kLinkedOne,
                                                     {{"so", std::to_string(ids.size())},
                                                      {"ten", link.name},
                                                      {"ngay", day_of(link.account.since)}});
    }
    const int options = static_cast<int>(links.size()) + 1;
    talk.ask(question("enrolment.new",
                      fill(texts::kLinkedShow, {{"cac_dong_chi", lines}, {"so", std::to_string(options)}}),
                      "",
                      options,
                      nlohmann::json{{"task", task.id.value}, {"accounts", ids}}.dump()));
}

void linked_chosen(const Question& asked, int number, const Talk& talk) {
    const auto details = nlohmann::json::parse(asked.details);
    const auto shown = details.at("accounts").get<std::vector<std::int64_t>>();
    const auto task = storage::tasks::find(talk.connection(), core::TaskId{details.at("task").get<std::int64_t>()});
    if (static_cast<std::size_t>(number) > shown.size()) {
        if (task) shorten(*task, shown, talk.context);
        return talk.say("enrolment.new", texts::kLinkedRight);
    }
    const core::AccountId id{shown.at(static_cast<std::size_t>(number - 1))};
    const auto account = storage::people::account(talk.connection(), id);
    const auto person = account ? storage::people::find(talk.connection(), account->person) : std::nullopt;
    if (!person) return talk.say("enrolment.new", texts::kGone);
    talk.ask(question("enrolment.unlink",
                      fill(texts::kUnlinkAsk, {{"ten", person->name}}),
                      fill(texts::kUnlinkTitle, {{"ten", person->name}}),
                      0,
                      nlohmann::json{{"account", id.value}, {"task", details.at("task")}}.dump()));
}

void unlink_agreed(const Question& asked, const Talk& talk) {
    const core::AccountId id{number_of(asked, "account")};
    const auto account = storage::people::account(talk.connection(), id);
    if (!account) return talk.say("enrolment.new", texts::kGone);
    // Whoever leads one of the branches of that person, or the office.
    auto branches = usecases::enrolment::branches_of(talk.connection(), account->person, talk.context.today());
    branches.emplace_back();
    const usecases::Actor* actor = nullptr;
    for (const core::BranchId branch : branches) {
        if (actor == nullptr) actor = talk.who_may(usecases::Action::confirm_account, branch);
    }
    if (actor == nullptr || !usecases::enrolment::unlink(talk.connection(), *actor, id, talk.context.now()))
        return talk.say("enrolment.new", texts::kGone);
    if (const auto task = storage::tasks::find(talk.connection(), core::TaskId{number_of(asked, "task")}))
        shorten(*task, {id.value}, talk.context);
    talk.say("enrolment.unlinked", texts::kUnlinked);
}

}  // namespace mungba::handlers::enrolment
