#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/notices.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/reminders/after.hpp"
#include "handlers/reminders/announcing.hpp"
#include "handlers/reminders/figures.hpp"
#include "handlers/reminders/making.hpp"
#include "handlers/reminders/proposing.hpp"
#include "handlers/reminders/reminders.hpp"
#include "handlers/reminders/texts.hpp"
#include "handlers/reminders/thematic_hooks.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/rungs.hpp"

namespace mungba::handlers::reminders {
namespace {

using domain::RungName;
using storage::Meeting;
using storage::Task;

// From then on a rung is late, and says so.
constexpr std::chrono::minutes kLate{10};

std::string month_number(const Meeting& meeting) { return std::to_string(static_cast<unsigned>(usecases::rungs::third_of(meeting).month())); }

std::string task_line_of_office(const Task& task, Context& context) {
    const auto meeting = storage::meetings::find(context.connection(), task.meeting);
    const auto branch = storage::branches::find(context.connection(), task.branch);
    if (!meeting || !branch) return {};
    if (meeting->date_open) return fill(texts::kDayLine, {{"chi_bo", branch->name}, {"thang", month_number(*meeting)}});
    return fill(texts::kIncompleteLine, {{"chi_bo", branch->name}, {"ngay", day_of(meeting->starts_at)}, {"thieu", lack_of(*meeting)}});
}

class RemindersHandler final : public Handler {
public:
    Info info() const override {
        return {.name = "reminders",
                .commands = {},
                .job_kinds = {std::string(usecases::rungs::kJob), std::string(kMakeJob), std::string(kCallJob), std::string(kLastCallJob)}};
    }

    void at_start(Context& context) override { look_today(context); }

    JobOutcome on_job(const storage::jobs::Job& job, Context& context) override {
        if (job.kind == usecases::rungs::kJob) return climb(job, context);
        if (job.kind == kMakeJob) make(job, context);
        if (job.kind == kCallJob) call_secretaries(job, context);
        if (job.kind == kLastCallJob) call_secretaries_last(job, context);
        return JobOutcome::done;
    }

    void on_answer(const Question& question, const Answer& answer, const Incoming& incoming, Context& context) override {
        if (question.topic == kProposeTopic) return proposal_answered(question, answer.number, incoming, context);
        if (question.topic == kOpenTopic) return day_chosen(question, answer.number, incoming, context);
        if (question.topic == kApproveTopic) return form_approved(question, incoming, context);
        if (question.topic == kPickTopic) return picked(question, answer.number, incoming, context);
        if (question.topic == kDoneTopic) return told_done(question, answer.number, incoming, context);
        if (question.topic == kNotHeldTopic) return told_not_held(question, incoming, context);
    }

    std::string task_line(const Task& task, Context& context) override {
        const auto meeting = storage::meetings::find(context.connection(), task.meeting);
        if (task.kind == kIncompleteTask) return task_line_of_office(task, context);
        if (task.kind == kDaysOffTask) return fill(texts::kDaysOffLine, {{"nam", std::to_string(nlohmann::json::parse(task.details).at("year").get<int>())}});
        if (task.kind == kApproveTask)
            return fill(texts::kApproveLine, {{"nam", std::to_string(nlohmann::json::parse(task.details).at("year").get<int>())}});
        if (task.kind == kConfirmTask && meeting)
            return fill(texts::kConfirmLine, {{"thang", month_number(*meeting)}});
        return line_of(task, context);
    }

    TaskPlace task_place(const Task& task, Context&) override {
        if (task.kind == kDaysOffTask) return {.address = "/lich", .button = "Xem lịch tháng", .note = "Cán bộ kỹ thuật thêm tệp lịch nghỉ khi đã công bố."};
        const std::string branch = "/chi-bo/" + std::to_string(task.branch.value) + "/hop";
        if (!task.meeting) return {.address = branch, .button = "Xem các buổi họp", .note = {}};
        return {.address = branch + "/" + std::to_string(task.meeting.value), .button = "Mở buổi họp", .note = {}};
    }

    void on_task(const Task& task, const Incoming& incoming, Context& context) override {
        const auto meeting = storage::meetings::find(context.connection(), task.meeting);
        if (task.kind == kApproveTask) return show_form(task, incoming, context);
        if (task.kind == kIncompleteTask || task.kind == kDaysOffTask) {
            context.reply(incoming.message.chat, "reminders", task_line(task, context) + ".");
            return;
        }
        if (!meeting) return;
        if (task.kind == kConfirmTask) return show_proposal(*meeting, incoming, context);
        do_task(task, incoming, context);
    }

    /// What the group has heard of its meeting; and what it could not be told goes through the secretary.
    void on_settled(const storage::outbox::Settled& settled, std::string_view state, Context& context) override {
        constexpr std::string_view kCarried[] = {"M1.date", "M2", "M2.open", "M4", "M5", "M6", "M6b", "M7"};
        const bool carried = std::find(std::begin(kCarried), std::end(kCarried), settled.template_name) != std::end(kCarried);
        if (carried && !settled.to.is_private() && (state == "dead" || state == "unreachable")) notices::hand_to_secretary(settled, context);
    }

private:
    /// One rung of one meeting, as long as the meeting stands as it did when the rung was planned.
    static JobOutcome climb(const storage::jobs::Job& job, Context& context) {
        const auto due = usecases::rungs::due_of(job.details);
        const auto meeting = storage::meetings::find(context.connection(), due.meeting);
        if (!meeting || meeting->revision != due.revision || meeting->starts_at != due.starts_at) return JobOutcome::done;
        const domain::Rung* rung = usecases::rungs::find(context.rules(), due.rung, meeting->kind);
        if (rung == nullptr) return JobOutcome::done;
        const bool is_late = context.now() - job.due_at > kLate;
        if (rung->is_before() && (!meeting->is_live() || meeting->starts_at <= context.now()))
            return is_late && meeting->is_live() ? JobOutcome::missed : JobOutcome::done;
        if (is_late && rung->missed == domain::MissedRun::skip) return JobOutcome::missed;
        return carry_out(due.rung, *meeting, is_late, context);
    }

    static JobOutcome carry_out(RungName rung, const Meeting& meeting, bool is_late, Context& context) {
        switch (rung) {
            case RungName::propose: return propose(meeting, context);
            case RungName::make_final: return make_final(meeting, is_late, context);
            case RungName::notice: return give_notice(meeting, is_late, context);
            case RungName::not_today: return say_not_today(meeting, context);
            case RungName::ask_silent: return ask_silent(meeting, context);
            case RungName::evening_before:
            case RungName::last_figures: return tell_figures(meeting, rung, is_late, context);
            case RungName::prepare:
            case RungName::documents:
            case RungName::documents_after: return owe(meeting, rung, context);
            case RungName::thematic_result: return owe_result(meeting, context);
            case RungName::thanks:
            case RungName::thanks_again: return thank(meeting, rung, context);
        }
        return JobOutcome::done;
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<RemindersHandler>(); }

}  // namespace mungba::handlers::reminders
