#include "handlers/attendance/answer_list.hpp"
#include "handlers/attendance/answer_pages.hpp"
#include "handlers/attendance/answering.hpp"
#include "handlers/attendance/attendance.hpp"
#include "handlers/attendance/changes.hpp"
#include "handlers/attendance/counts.hpp"
#include "handlers/attendance/link_pages.hpp"
#include "handlers/attendance/texts.hpp"
#include "usecases/meetings.hpp"

namespace mungba::handlers::attendance {
namespace {

class AttendanceHandler final : public Handler {
public:
    Info info() const override {
        return {.name = "attendance",
                .commands = {{.phrase = "danh sách",
                              .aliases = {"ds"},
                              .places = kPrivate | kCommittee,
                              .action = usecases::Action::see_answers,
                              .help = std::string(texts::kHelp)}},
                .job_kinds = {"attendance.count", "attendance.day_before", std::string(kLateChangesJob)}};
    }

    Claim on_command(const Command& command, const Incoming& incoming, Context& context) override {
        auto& connection = context.connection();
        auto meetings =
            storage::meetings::open_questions(connection, command.branch, context.now());
        if (meetings.empty()) {
            if (auto one =
                    storage::meetings::next_or_last(connection, command.branch, context.now()))
                meetings.push_back(std::move(*one));
        }
        std::string text;
        for (const storage::Meeting& meeting : meetings) {
            const auto lines =
                usecases::attendance::read_list(connection, command.actor, meeting, context.now());
            if (!lines) continue;
            if (!text.empty()) text += "\n";
            text += answer_list(
                meeting, *lines, incoming.is_private() ? Reasons::shown : Reasons::hidden);
        }
        if (text.empty()) {
            text = texts::kNoMeeting;
        } else if (incoming.is_private() && context.has_command("gọi")) {
            text += texts::kCallList;
        }
        context.reply(incoming.message.chat, "answers", text);
        return Claim::done;
    }

    Claim on_message(const Incoming& incoming, Context& context) override {
        return Answering(incoming, context).handle();
    }

    void on_answer(const Question& question,
                   const Answer& answer,
                   const Incoming& incoming,
                   Context& context) override {
        Answering(incoming, context).answered(question, answer.number);
    }

    JobOutcome on_job(const storage::jobs::Job& job, Context& context) override {
        if (job.kind == kLateChangesJob) return tell_late_changes(job, context);
        return job.kind == "attendance.count" ? tell_count(job, context)
                                              : remind_day_before(job, context);
    }

    std::string task_line(const storage::Task& task, Context& context) override { return not_me_line(task, context); }
    TaskPlace task_place(const storage::Task& task, Context&) override {
        return {.address = "/chi-bo/" + std::to_string(task.branch.value) + "/lien-ket-bao-du", .button = "Mở danh sách", .note = {}};
    }
    void on_task(const storage::Task& task, const Incoming& incoming, Context& context) override {
        if (context.reply(incoming.message.chat, "attendance.not_me", not_me_line(task, context)))
            storage::tasks::close(context.connection(), task.id, storage::tasks::End::done, context.now());
    }
    std::vector<PageInfo> pages() const override {
        std::vector<PageInfo> pages = answer_pages();
        for (PageInfo& page : link_pages()) pages.push_back(std::move(page));
        return pages;
    }

    void on_settled(const storage::outbox::Settled& settled,
                    std::string_view state,
                    Context& context) override {
        if (!usecases::meetings::opens_question(settled.template_name) || settled.template_name.ends_with(".forward") || state != "sent") return;
        if (const auto meeting = storage::meetings::find(context.connection(), settled.meeting))
            plan(*meeting, context);
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<AttendanceHandler>(); }

}  // namespace mungba::handlers::attendance
