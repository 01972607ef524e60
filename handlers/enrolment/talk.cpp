#include "handlers/enrolment/talk.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/contract/registry.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/enrolment/texts.hpp"
#include "storage/branch_repository.hpp"

namespace mungba::handlers::enrolment {
namespace {

using storage::ChatGroup;

constexpr std::string_view kConsentJob = "consent.ask";

}  // namespace

const usecases::Actor* Talk::who_may(usecases::Action action, core::BranchId branch) const {
    const auto& actors = incoming.actors();
    const auto found = std::find_if(
        actors.begin(), actors.end(), [&](const usecases::Actor& actor) { return usecases::may(actor, action, branch); });
    return found == actors.end() ? nullptr : &*found;
}

Question question(std::string topic, std::string text, std::string title, int options, std::string details) {
    Question made;
    made.kind = options > 0 ? storage::prompts::Kind::choice : storage::prompts::Kind::confirmation;
    made.template_name = topic;
    made.topic = std::move(topic);
    made.text = std::move(text);
    made.title = std::move(title);
    made.options = options;
    made.details = std::move(details);
    return made;
}

std::int64_t number_of(const Question& question, const char* name) {
    return nlohmann::json::parse(question.details).value(name, std::int64_t{0});
}

std::int64_t number_of(const storage::Task& task, const char* name) {
    return nlohmann::json::parse(task.details).value(name, std::int64_t{0});
}

std::string text_of(const storage::Task& task, const char* name) {
    return nlohmann::json::parse(task.details).value(name, std::string());
}

std::string branch_name(core::BranchId branch, Context& context) {
    const auto found = storage::branches::find(context.connection(), branch);
    return found ? found->name : std::string();
}

std::string branch_names(const std::vector<core::BranchId>& branches, Context& context) {
    std::string names;
    for (const core::BranchId branch : branches) names += (names.empty() ? "" : ", ") + branch_name(branch, context);
    return names;
}

std::string group_name(ChatGroup::Kind kind, core::BranchId branch, Context& context) {
    switch (kind) {
        case ChatGroup::Kind::branch:
            return fill(texts::kOfBranch, {{"chi_bo", branch_name(branch, context)}});
        case ChatGroup::Kind::branch_committee:
            return fill(texts::kOfCommittee, {{"chi_bo", branch_name(branch, context)}});
        case ChatGroup::Kind::secretaries:
            break;
    }
    return std::string(texts::kOfSecretaries);
}

std::string welcome(const usecases::enrolment::Linked& linked, Context& context) {
    return fill(texts::kWelcome, {{"ten", linked.person.name}, {"chi_bo", branch_names(linked.branches, context)}});
}

void ask_for_consent(const usecases::enrolment::Linked& linked, const core::UserId& user, Context& context) {
    if (context.registry().for_job(kConsentJob) == nullptr) return;
    context.schedule({.id = {},
                      .organization = {},
                      .kind = std::string(kConsentJob),
                      .unique_key = "account=" + std::to_string(linked.account.value),
                      .due_at = context.now(),
                      .details = nlohmann::json{{"person", linked.person.id.value}, {"user", user.value}}.dump()});
}

}  // namespace mungba::handlers::enrolment
