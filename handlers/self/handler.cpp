#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/contract/context.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/usable.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/self/correcting.hpp"
#include "handlers/self/correction_page.hpp"
#include "handlers/self/leaving.hpp"
#include "handlers/self/self.hpp"
#include "handlers/self/texts.hpp"
#include "storage/branch_repository.hpp"
#include "storage/erasure_repository.hpp"
#include "storage/meeting_repository.hpp"
#include "storage/rsvp_repository.hpp"
#include "usecases/attendance.hpp"
#include "usecases/audience.hpp"
#include "usecases/own_data.hpp"

namespace mungba::handlers::self {
namespace {

using storage::prompts::Kind;
using usecases::Actor;

std::string person_name(core::PersonId id, Context& context) {
    const auto person = storage::people::find(context.connection(), id);
    return person ? person->name : std::string();
}

std::string branch_names(const Actor& actor, Context& context) {
    std::string names;
    for (const auto& member : actor.memberships) {
        const auto branch = storage::branches::find(context.connection(), member.branch);
        if (branch) names += (names.empty() ? "" : ", ") + branch->name;
    }
    return names;
}

std::string said_about(const storage::Meeting& meeting, const Actor& actor, Context& context) {
    const auto said = usecases::attendance::standing(context.connection(), meeting, actor.person);
    if (!said) return std::string(texts::kSilent);
    if (said->answer == domain::Answer::received) return std::string(texts::kReceived);
    if (said->answer == domain::Answer::unclear) return std::string(texts::kUnclear);
    const std::string words = answer_in_words(said->answer, said->minutes_late);
    const std::string by = said->reported_by ? person_name(said->reported_by, context) : std::string();
    return by.empty() ? fill(texts::kSaid, {{"tra_loi", words}}) : fill(texts::kSaidFor, {{"nguoi_bao", by}, {"tra_loi", words}});
}

std::string shown(const Actor& actor, Context& context) {
    std::string text = fill(texts::kHead, {{"ten", person_name(actor.person, context)}, {"chi_bo", branch_names(actor, context)}});
    for (const auto& member : actor.memberships) {
        for (const auto& meeting : storage::meetings::open_questions(context.connection(), member.branch, context.now())) {
            if (!usecases::audience::seat_of(actor, meeting)) continue;
            text += fill(texts::kMeeting, {{"ngay", day_of(meeting.starts_at)}, {"tra_loi", said_about(meeting, actor, context)}});
        }
    }
    const core::Instant new_year = core::to_instant(context.today().year() / 1 / 1, core::TimeOfDay{});
    const auto visits = storage::rsvps::looked_after(context.connection(), actor.person, new_year, context.now());
    if (!visits.empty()) {
        text += fill(texts::kLookedAfter,
                     {{"n", std::to_string(visits.size())}, {"chi_bo", visits.back().branch_name}, {"ngay", day_of(visits.back().starts_at)}});
    }
    return text + std::string(texts::kChoices);
}

class SelfHandler final : public Handler {
public:
    Info info() const override {
        return {.name = "self",
                .commands = {{.phrase = "tôi",
                              .aliases = {},
                              .places = kPrivate,
                              .action = usecases::Action::see_own_data,
                              .over_all = true,
                              .help = std::string(texts::kHelp)}},
                .job_kinds = {"self.erased"}};
    }

    Claim on_command(const Command&, const Incoming& incoming, Context& context) override {
        const auto& actors = incoming.actors();
        if (actors.size() == 1) {
            show(actors.front(), incoming, context);
        } else {
            ask_who(actors, incoming, context);
        }
        return Claim::done;
    }

    void on_answer(const Question& question, const Answer& answer, const Incoming& incoming, Context& context) override {
        const auto details = nlohmann::json::parse(question.details);
        if (question.topic == "self.corrected")
            return corrected(core::TaskId{details.at("task").get<std::int64_t>()}, answer.number == 1, incoming, context);
        const bool who = question.topic == "self.who";
        const auto id = who ? details.at("people").at(static_cast<std::size_t>(answer.number - 1)) : details.at("person");
        const core::PersonId person{id.get<std::int64_t>()};
        const auto& actors = incoming.actors();
        const auto actor = std::find_if(actors.begin(), actors.end(), [&](const Actor& one) { return one.person == person; });
        if (actor == actors.end()) {  // the account was unlinked meanwhile
            context.reply(incoming.message.chat, "self", texts::kNotErased);
            return;
        }
        if (who) return show(*actor, incoming, context);
        if (question.topic == "self.text") return pass_on(*actor, answer.text, incoming, context);
        if (question.topic == "self.erase") return erase(*actor, incoming, context);
        if (answer.number == 1) return tell_all(*actor, incoming, context);
        if (answer.number == 2) return ask_what_to_correct(*actor, incoming, context);
        ask_whether_to_erase(*actor, incoming, context);
    }

    TaskPlace task_place(const storage::Task& task, Context&) override {
        return {.address = "/chinh-sua/" + std::to_string(task.id.value), .button = "Xem đề nghị", .note = {}};
    }
    std::vector<PageInfo> pages() const override { return correction_pages(); }
    std::string task_line(const storage::Task& task, Context& context) override { return correction_line(task, context); }
    void on_task(const storage::Task& task, const Incoming& incoming, Context& context) override { show_correction(task, incoming, context); }

    void on_event(const core::Event& event, Context& context) override {
        const auto* contact = std::get_if<core::ContactChanged>(&event.body);
        if (contact != nullptr && contact->change == core::ContactChanged::Change::withdrew) account_withdrew(contact->user, context);
    }

    /// The operator has erased somebody.
    JobOutcome on_job(const storage::jobs::Job& job, Context& context) override {
        const auto details = nlohmann::json::parse(job.details);
        tell_secretary({.branch = core::BranchId{details.at("branch").get<std::int64_t>()}, .position = details.at("seat").get<int>()}, context);
        return JobOutcome::done;
    }

    /// The last words have arrived, or never will: whom they were for is not kept either.
    void on_settled(const storage::outbox::Settled& settled, std::string_view, Context& context) override {
        if (settled.template_name == kGoodbyeTemplate) storage::erasures::empty_message(context.connection(), settled.id);
    }

private:
    static void show(const Actor& actor, const Incoming& incoming, Context& context) {
        Question question;
        question.kind = Kind::choice;
        question.topic = "self.pick";
        question.template_name = "self";
        question.text = shown(actor, context);
        question.title = "xem thông tin của mình";
        question.options = 3;
        question.details = nlohmann::json{{"person", actor.person.value}}.dump();
        context.ask(incoming.message.sender, incoming.message.chat, question);
    }

    static void ask_who(const std::vector<Actor>& actors, const Incoming& incoming, Context& context) {
        std::vector<std::string> names;
        nlohmann::json ids = nlohmann::json::array();
        for (const Actor& actor : actors) {
            names.push_back("đồng chí " + person_name(actor.person, context));
            ids.push_back(actor.person.value);
        }
        Question question;
        question.kind = Kind::choice;
        question.topic = "self.who";
        question.template_name = "self.who";
        question.text = fill(texts::kWho, {{"cac_dong_chi", numbered(names)}});
        question.title = "xem thông tin của mình";
        question.options = static_cast<int>(names.size());
        question.details = nlohmann::json{{"people", ids}}.dump();
        context.ask(incoming.message.sender, incoming.message.chat, question);
    }

    static void tell_all(const Actor& actor, const Incoming& incoming, Context& context) {
        const auto data = usecases::own_data::read(context.connection(), actor, actor.person, context.now());
        context.reply(incoming.message.chat, "self.all", data ? usecases::own_data::to_text(*data) : std::string(texts::kNotErased));
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<SelfHandler>(); }

}  // namespace mungba::handlers::self
