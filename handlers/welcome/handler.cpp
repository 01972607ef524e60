#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/contract/context.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/welcome/texts.hpp"
#include "handlers/welcome/welcome.hpp"
#include "storage/branch_repository.hpp"
#include "storage/group_repository.hpp"
#include "storage/organization_repository.hpp"
#include "usecases/consent.hpp"
#include "usecases/text_hash.hpp"

namespace mungba::handlers::welcome {
namespace {

using storage::ChatGroup;

constexpr std::string_view kJob = "welcome.group";
constexpr std::string_view kGroupTemplate = "M26";
// Nobody has to answer it soon; who lets a week pass is not asked again.
constexpr std::chrono::hours kConsentListens{7 * 24};
constexpr std::chrono::hours kGreetingIsUsefulFor{7 * 24};

/// "Đảng ủy phường …" of "Đảng bộ phường …": the body that has the account.
std::string committee_of(core::OrganizationId id, Context& context) {
    constexpr std::string_view kAll = "Đảng bộ ";
    const auto organization = storage::organizations::find(context.connection(), id);
    if (!organization) return {};
    const std::string& name = organization->name;
    return name.starts_with(kAll) ? "Đảng ủy " + name.substr(kAll.size()) : name;
}

std::string joined(const std::vector<std::string>& admins) {
    std::string text;
    for (const std::string& name : admins) text += (text.empty() ? "" : ", đồng chí ") + name;
    return text;
}

std::string first_words(const ChatGroup& group, Context& context) {
    const bool names_are_said = group.kind == ChatGroup::Kind::branch_committee;
    return fill(texts::kGroup,
                {{"khong_neu_ten", std::string(names_are_said ? std::string_view{} : texts::kNoNames)},
                 {"quan_tri", joined(context.rules().support.admins)},
                 {"dang_uy", committee_of(group.organization, context)}});
}

/// As the answer to the binding, which people did: it is none of the messages that the bot starts.
void greet(const ChatGroup& group, Context& context) {
    const std::string text = first_words(group, context);
    storage::outbox::NewMessage message;
    message.organization = group.organization;
    message.message_class = core::OutgoingClass::reminder;
    message.to = {core::ChatKind::group, group.group_id.value};
    message.template_name = kGroupTemplate;
    message.text = text;
    message.cause = context.cause();
    message.not_before = usecases::meetings::after_quiet_hours(context.now(), context.quiet_hours());
    message.useful_until = message.not_before + kGreetingIsUsefulFor;
    storage::outbox::queue(context.connection(), message, usecases::text_hash(text), context.now());
    storage::groups::set_greeted(context.connection(), group.id, context.now());
}

std::string branch_of(const usecases::Actor& actor, Context& context) {
    if (actor.memberships.empty()) return "chi bộ";
    const auto branch = storage::branches::find(context.connection(), actor.memberships.front().branch);
    return branch ? branch->name : "chi bộ";
}

Question asking(const storage::Person& person, const usecases::Actor& actor, Context& context) {
    Question question;
    question.kind = storage::prompts::Kind::confirmation;
    question.topic = "welcome.consent";
    question.template_name = "M27";
    question.text = fill(texts::kConsent,
                         {{"ten", person.name}, {"chi_bo", branch_of(actor, context)}, {"dang_uy", committee_of(person.organization, context)}});
    question.title = fill(texts::kConsentTitle, {{"ten", person.name}});
    question.details = nlohmann::json{{"person", person.id.value}}.dump();
    question.standing = true;
    question.until = context.now() + kConsentListens;
    return question;
}

class WelcomeHandler final : public Handler {
public:
    Info info() const override { return {.name = "welcome", .commands = {}, .job_kinds = {std::string(kJob)}}; }

    void at_start(Context& context) override {
        for (const ChatGroup& group : storage::groups::not_greeted(context.connection(), context.organization())) {
            // Anew at each start: one whose first words could not be sent is greeted again.
            context.schedule({.id = {},
                              .organization = {},
                              .kind = std::string(kJob),
                              .unique_key = "group=" + std::to_string(group.id.value) + " at=" + std::to_string(core::to_ms(context.now())),
                              .due_at = context.now(),
                              .details = nlohmann::json{{"group", group.id.value}}.dump()});
        }
    }

    JobOutcome on_job(const storage::jobs::Job& job, Context& context) override {
        const core::ChatGroupId id{nlohmann::json::parse(job.details).at("group").get<std::int64_t>()};
        const auto waiting = storage::groups::not_greeted(context.connection(), context.organization());
        const auto found = std::find_if(waiting.begin(), waiting.end(), [&](const ChatGroup& group) { return group.id == id; });
        if (found != waiting.end()) greet(*found, context);
        return JobOutcome::done;
    }

    /// First the own words are answered, then comes the question. It waits while something else waits for the same "đồng ý".
    void after_message(const Incoming& incoming, Context& context) override {
        if (!context.may_reply() || something_else_waits(incoming, context)) return;
        // Looked up anew: these very words may have linked the account.
        for (const storage::Person& person :
             storage::people::at_account(context.connection(), context.organization(), incoming.message.sender)) {
            if (!usecases::consent::needs_asking(context.connection(), person.id)) continue;
            const auto actor = usecases::actor_for(context.connection(), context.organization(), person.id, context.today());
            if (context.ask(incoming.message.sender, incoming.message.chat, asking(person, actor, context)))
                usecases::consent::asked(context.connection(), actor, context.now());
            return;
        }
    }

    void on_answer(const Question& question, const Answer& answer, const Incoming& incoming, Context& context) override {
        const core::PersonId person{nlohmann::json::parse(question.details).at("person").get<std::int64_t>()};
        const auto& actors = incoming.actors();
        const auto actor = std::find_if(actors.begin(), actors.end(), [&](const auto& one) { return one.person == person; });
        const auto row = storage::people::find(context.connection(), person);
        if (actor == actors.end() || !row) return;  // the account was unlinked meanwhile
        if (answer.kind == Answer::Kind::yes) {
            if (usecases::consent::agree(context.connection(), *actor, texts::kConsentVersion, context.now()))
                context.reply(incoming.message.chat, "M27.yes", fill(texts::kAgreed, {{"ten", row->name}}));
        } else if (usecases::consent::refuse(context.connection(), *actor, context.now())) {
            context.reply(incoming.message.chat, "M27.no", texts::kRefused);
        }
    }

    void on_settled(const storage::outbox::Settled& settled, std::string_view state, Context& context) override {
        if (settled.template_name != kGroupTemplate || state == "sent") return;
        if (const auto group = storage::groups::find(context.connection(), settled.organization, core::GroupId{settled.to.id}))
            storage::groups::set_greeted(context.connection(), group->id, std::nullopt);
    }

private:
    static bool something_else_waits(const Incoming& incoming, Context& context) {
        const auto open = storage::prompts::open_of(
            context.connection(), context.organization(), incoming.message.sender, incoming.message.chat, context.now());
        return std::any_of(open.begin(), open.end(), [](const auto& prompt) {
            const bool suggests_only = prompt.topic == "frame.rerun";
            return prompt.kind != storage::prompts::Kind::choice || (!unpacked(prompt).standing && !suggests_only);
        });
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<WelcomeHandler>(); }

}  // namespace mungba::handlers::welcome
