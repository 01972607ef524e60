#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/leaders.hpp"
#include "handlers/contract/spoken_day.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/thematic/choosing.hpp"
#include "handlers/thematic/dating.hpp"
#include "handlers/thematic/plan_pages.hpp"
#include "handlers/thematic/presenter.hpp"
#include "handlers/thematic/quarter_end.hpp"
#include "handlers/thematic/results.hpp"
#include "handlers/thematic/scheduling.hpp"
#include "handlers/thematic/texts.hpp"
#include "handlers/thematic/thematic.hpp"
#include "handlers/thematic/topic_pages.hpp"
#include "handlers/thematic/tracker_page.hpp"
#include "usecases/thematic_part.hpp"

namespace mungba::handlers::thematic {
namespace {

using storage::Task;
namespace deeds = usecases::thematic;

std::string number_in(const Task& task, const char* name) { return std::to_string(nlohmann::json::parse(task.details).at(name).get<int>()); }
std::string quarter_in(const Task& task) { return domain::roman(nlohmann::json::parse(task.details).at("quarter").get<int>()); }

class ThematicHandler final : public Handler {
public:
    Info info() const override {
        return {.name = "thematic",
                .commands = {{.phrase = "chuyên đề",
                              .aliases = {"cd"},
                              .places = kPrivate | kCommittee,
                              .action = usecases::Action::change_meeting,
                              .help = std::string(texts::kHelp)}},
                .job_kinds = {std::string(kChooseJob), std::string(kQuarterJob), std::string(kYearJob), std::string(kCarryJob),
                              std::string(usecases::thematic_part::kPresenterJob)}};
    }

    bool reads(const Command& command, const Context& context) const override {
        const std::string arguments = with_plain_day(command.arguments, context.today());
        const Request request = read_request(arguments, core::text::fold(arguments), context.today());
        switch (request.what) {
            case Request::What::status: return true;
            case Request::What::presenter: return !request.rest.empty();
            case Request::What::done: return request.has_date() || request.rest.empty();
            case Request::What::plan: break;
        }
        return request.has_date() || request.has_quarter();
    }

    std::vector<PageInfo> pages() const override {
        std::vector<PageInfo> pages = plan_pages();
        for (PageInfo& page : tracker_pages()) pages.push_back(std::move(page));
        for (PageInfo& page : topic_pages()) pages.push_back(std::move(page));
        return pages;
    }

    void at_start(Context& context) override { plan_ahead(context); }

    Claim on_command(const Command& command, const Incoming& incoming, Context& context) override {
        const auto spoken = spoken_day(command.arguments, context.today());
        if (spoken && spoken->lunar) {
            context.ask(incoming.message.sender, incoming.message.chat, calendar_question(command, *spoken, "thematic.calendar"));
            return Claim::done;
        }
        Scheduling(command.actor, incoming, context).begin(spoken ? with_arguments(command, with_day(command.arguments, *spoken, spoken->date)) : command);
        return Claim::done;
    }

    void on_answer(const Question& question, const Answer& answer, const Incoming& incoming, Context& context) override {
        if (incoming.actors().empty()) return;  // the account was unlinked meanwhile
        if (question.topic == "thematic.hold") return stop_dating(question, incoming, context);
        if (question.topic == kChooseTopic) return chosen(question, answer.number, incoming, context);
        if (question.topic.starts_with("thematic.result") || question.topic == "thematic.send_result")
            return result_answered(question, answer, incoming, context);
        if (question.topic == "thematic.calendar") {
            Command command = command_after(question, answer.number);
            const usecases::Actor* leader = leader_among(incoming, command.branch);
            if (leader == nullptr) {
                context.reply(incoming.message.chat, "no_right", texts::kNoRight);
                return;
            }
            command.actor = *leader;
            on_command(command, incoming, context);
            return;
        }
        const Draft draft = draft_from(nlohmann::json::parse(question.details).at("draft"));
        const usecases::Actor* actor = leader_among(incoming, draft.branch);
        Scheduling(actor == nullptr ? incoming.actors().front() : *actor, incoming, context).answered(question, answer);
    }

    JobOutcome on_job(const storage::jobs::Job& job, Context& context) override {
        if (job.kind == kChooseJob) ask_to_choose(job, context);
        if (job.kind == kQuarterJob) remind(job, context);
        if (job.kind == kYearJob) ask_for_plans(job, context);
        if (job.kind == kCarryJob) carry_after_hold(job, context);
        if (job.kind == usecases::thematic_part::kPresenterJob) remind_presenter(job, context);
        return JobOutcome::done;
    }

    std::string task_line(const Task& task, Context& context) override {
        if (task.kind == deeds::kChooseTask) return fill(texts::kChooseLine, {{"quy", quarter_in(task)}});
        if (task.kind == deeds::kPlanTask) return fill(texts::kPlanLine, {{"nam", number_in(task, "year")}});
        if (task.kind == deeds::kResultsTask) return fill(texts::kResultsLine, {{"quy", quarter_in(task)}});
        if (task.kind == kQuarterTask) {
            const auto details = nlohmann::json::parse(task.details);
            const domain::Quarter quarter{.year = details.at("year").get<int>(), .number = details.at("quarter").get<int>()};
            return fill(texts::kQuarterOfficeLine, {{"quy", domain::roman(quarter.number)}, {"n", std::to_string(count_of(quarter, context).missing)}});
        }
        if (task.kind != deeds::kResultTask) return {};
        const auto slot = storage::thematic::of_meeting(context.connection(), task.meeting);
        return slot ? fill(texts::kResultLine, {{"quy", domain::roman(slot->quarter.number)}}) : std::string();
    }

    TaskPlace task_place(const Task& task, Context&) override {
        if (task.kind == deeds::kResultsTask || task.kind == kQuarterTask) return {.address = "/chuyen-de", .button = "Mở bảng chuyên đề", .note = {}};
        return {.address = "/chi-bo/" + std::to_string(task.branch.value) + "/chuyen-de",
                .button = task.kind == deeds::kResultTask ? "Ghi kết quả" : "Mở kế hoạch",
                .note = {}};
    }

    void on_task(const Task& task, const Incoming& incoming, Context& context) override {
        if (task.kind == deeds::kChooseTask) return show_choice(task, incoming, context);
        if (task.kind == deeds::kResultTask) return ask_for_result(task, incoming, context);
        if (task.kind == deeds::kPlanTask) {
            const std::string command = incoming.is_private() ? "chuyên đề" : "/chuyên đề";
            context.reply(incoming.message.chat, "thematic", fill(texts::kPlan, {{"nam", number_in(task, "year")}, {"lenh", command}}));
            return;
        }
        context.reply(incoming.message.chat, "thematic", task_line(task, context) + ". Bảng ở trang Chuyên đề, xin nhắn: trang.");
        storage::tasks::close(context.connection(), task.id, storage::tasks::End::done, context.now());
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<ThematicHandler>(); }

}  // namespace mungba::handlers::thematic
