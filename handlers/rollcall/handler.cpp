#include "handlers/contract/leaders.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/rollcall/calling.hpp"
#include "handlers/rollcall/clerking.hpp"
#include "handlers/rollcall/entries.hpp"
#include "handlers/rollcall/minutes.hpp"
#include "handlers/rollcall/roll_page.hpp"
#include "handlers/rollcall/rollcall.hpp"
#include "handlers/rollcall/texts.hpp"
#include "usecases/login.hpp"
#include "usecases/meeting_file.hpp"

namespace mungba::handlers::rollcall {
namespace {

constexpr const char* kRoll = "điểm danh";
constexpr const char* kFinish = "kết thúc";
constexpr const char* kMinutes = "biên bản";
constexpr std::string_view kLinkTemplate = "rollcall.file_link";

class RollCallHandler final : public Handler {
public:
    Info info() const override {
        return {.name = "rollcall",
                .commands = {{.phrase = kRoll,
                              .aliases = {"dd"},
                              .places = kPrivate | kCommittee,
                              .action = usecases::Action::call_roll,
                              .help = std::string(texts::kHelp)},
                             {.phrase = kFinish,
                              .aliases = {},
                              .places = kPrivate | kCommittee,
                              .action = usecases::Action::call_roll,
                              .help = std::string(texts::kHelpFinish)},
                             {.phrase = kMinutes,
                              .aliases = {},
                              .places = kPrivate,
                              .action = usecases::Action::call_roll,
                              .help = std::string(texts::kHelpMinutes)}},
                .job_kinds = {}};
    }

    bool reads(const Command& command, const Context& context) const override {
        if (command.folded_arguments.empty()) return true;
        if (command.phrase == kMinutes) return !read_month(command.folded_arguments, context.today()).empty();
        if (command.phrase == kRoll && whom_as_clerk(command.arguments)) return true;
        if (command.phrase == kRoll) return read_entries(command.arguments).has_value();
        return read_ending(command.arguments, context.now()).has_value();
    }

    std::vector<PageInfo> pages() const override { return roll_pages(); }

    Claim on_command(const Command& command, const Incoming& incoming, Context& context) override {
        if (command.phrase == kMinutes) return give_minutes(command, incoming, context), Claim::done;
        if (command.phrase == kRoll) {
            if (const auto whom = whom_as_clerk(command.arguments)) return name_clerk(*whom, command, incoming, context), Claim::done;
        }
        const auto meeting = usecases::roll_call::latest(context.connection(), command.branch, context.now());
        if (!meeting) {
            context.reply(incoming.message.chat, "rollcall", none_yet(command.branch, context));
            return Claim::done;
        }
        if (command.phrase == kFinish) {
            take_ending(*meeting, command.arguments, command.actor, incoming, context);
        } else if (command.folded_arguments.empty()) {
            show_roll(*meeting, command.actor, incoming, context);
        } else {
            usecases::roll_call::open(context.connection(), command.actor, meeting->id, context.now());
            take_entries(*meeting, command.arguments, command.actor, incoming, context);
        }
        return Claim::done;
    }

    void on_answer(const Question& question, const Answer& answer, const Incoming& incoming, Context& context) override {
        if (!incoming.actors().empty()) answered(question, answer, incoming, context);
    }

    /// What is left of a meeting's file: "rollcall.call", "rollcall.hours", "rollcall.grade", each of `task.meeting`.
    void on_task(const storage::Task& task, const Incoming& incoming, Context& context) override {
        const auto meeting = storage::meetings::find(context.connection(), task.meeting);
        const usecases::Actor* actor = meeting ? leader_among(incoming, meeting->branch) : nullptr;
        if (actor == nullptr) {
            context.reply(incoming.message.chat, "no_right", texts::kNoRight);
            return;
        }
        if (task.kind == "rollcall.hours") return ask_for_hours(*meeting, incoming, context);
        if (task.kind == "rollcall.grade") return ask_for_grade(*meeting, incoming, context);
        show_roll(*meeting, *actor, incoming, context);
    }

    /// A notice that has left belongs to the meeting's file; a link is a secret: once it has left, or never will, only its hash stays.
    void on_settled(const storage::outbox::Settled& settled, std::string_view state, Context& context) override {
        if (settled.template_name == kLinkTemplate) storage::outbox::erase_body(context.connection(), settled.id);
        if (state == "sent" && settled.meeting)
            usecases::meeting_file::keep_word(context.connection(), settled.meeting, settled.template_name, settled.id, context.now());
    }

private:
    /// Of the month that was typed, else of the last meeting; that it was read stands in the audit, for it bears names and reasons.
    static void give_minutes(const Command& command, const Incoming& incoming, Context& context) {
        const std::string month = read_month(command.folded_arguments, context.today());
        if (month.empty() && !command.folded_arguments.empty()) {
            context.reply(incoming.message.chat, "rollcall", fill(texts::kWhichMonth, {{"lenh", kMinutes}}));
            return;
        }
        auto meeting = month.empty() ? usecases::roll_call::latest(context.connection(), command.branch, context.now())
                                     : storage::meetings::regular_of(context.connection(), command.branch, month);
        const auto branch = storage::branches::find(context.connection(), command.branch);
        if (!branch || !meeting || meeting->starts_at > context.now()) {
            const std::string shown = month.empty() ? month_of(context.now()) : std::to_string(std::stoi(month.substr(5))) + "/" + month.substr(0, 4);
            context.reply(incoming.message.chat, "rollcall", fill(texts::kNoMinutes, {{"thang", shown}}));
            return;
        }
        if (!usecases::may_call_roll(command.actor, meeting->id, branch->id)) {
            context.reply(incoming.message.chat, "no_right", texts::kNoRight);
            return;
        }
        if (storage::meeting_files::gone_since(context.connection(), meeting->id)) {
            context.reply(incoming.message.chat, "rollcall", fill(texts::kFileGone, {{"ngay", date_of(meeting->starts_at)}}));
            return;
        }
        usecases::roll_call::note_reading(context.connection(), command.actor, *meeting, context.now());
        context.reply(incoming.message.chat, "rollcall", minutes_head(*meeting, *branch, context), meeting->id);
        // The page is of those who lead the branch.
        if (!usecases::may(command.actor, usecases::Action::keep_meeting_file, branch->id)) return;
        if (!context.may_reply()) return;  // asked so long ago that nobody waits for a link any more
        const auto link = usecases::login::make_link(context.connection(), command.actor, context.organization(), command.actor.person, context.random(), context.now());
        const std::string file = "/chi-bo/" + std::to_string(branch->id.value) + "/hop/" + std::to_string(meeting->id.value) + "/ho-so";
        context.reply(incoming.message.chat,
                      kLinkTemplate,
                      fill(texts::kFileLink, {{"ngay", date_of(meeting->starts_at)}, {"lien_ket", context.surroundings().web_address + "/dang-nhap/" + link.secret + "?den=" + file}}),
                      meeting->id);
    }

    static std::string none_yet(core::BranchId branch, Context& context) {
        const auto next = storage::meetings::next_or_last(context.connection(), branch, context.now());
        const bool is_near = next && next->starts_at > context.now() && core::local_date(next->starts_at) == context.today() && !next->hour_open;
        if (!is_near) return std::string(texts::kNoMeeting);
        return fill(texts::kNotYet, {{"gio", hour_of(next->starts_at)}, {"ngay", day_of(next->starts_at)}});
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<RollCallHandler>(); }

}  // namespace mungba::handlers::rollcall
