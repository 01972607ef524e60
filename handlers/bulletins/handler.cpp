#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/bulletins/approving.hpp"
#include "handlers/bulletins/archive_pages.hpp"
#include "handlers/bulletins/bulletin_page.hpp"
#include "handlers/bulletins/bulletins.hpp"
#include "handlers/bulletins/editor_pages.hpp"
#include "handlers/bulletins/intake_pages.hpp"
#include "handlers/bulletins/office_pages.hpp"
#include "handlers/bulletins/reader_pages.hpp"
#include "handlers/bulletins/reading.hpp"
#include "handlers/bulletins/setting.hpp"
#include "handlers/bulletins/texts.hpp"
#include "handlers/bulletins/upkeep.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/meeting_repository.hpp"
#include "usecases/attendance.hpp"
#include "usecases/bulletin_notices.hpp"

namespace mungba::handlers::bulletins {
namespace {

namespace sending = ::mungba::usecases::bulletin_sending;

/// "2" of "bản tin 2"; 0: it is none.
int number_of(std::string_view arguments) {
    return arguments.size() == 1 && arguments.front() >= '1' && arguments.front() <= '9' ? arguments.front() - '0' : 0;
}

// As long as a reason is taken for the one that was asked for (handlers/attendance), and beyond.
constexpr std::chrono::hours kReasonMayFollow{1};
constexpr std::chrono::hours kAhead{24 * 60};

/// Who has just said "vắng" here may go on with why.
bool may_give_a_reason(const Incoming& incoming, Context& context) {
    for (const auto& actor : incoming.actors()) {
        for (const auto& member : actor.memberships) {
            for (const auto& meeting : storage::meetings::between(context.connection(), member.branch, context.now(), context.now() + kAhead)) {
                const auto said = usecases::attendance::standing(context.connection(), meeting, actor.person);
                if (said && said->answer == domain::Answer::absent && incoming.event_at - said->event_at <= kReasonMayFollow) return true;
            }
        }
    }
    return false;
}

/// Without accents "tìm" is also the heart, and a reason for absence may begin with it: a text that is awaited is that text, and who writes
/// accents elsewhere would have written this one.
bool is_about_the_heart(const Command& command, const Incoming& incoming, Context& context) {
    if (incoming.text_waits) return true;
    const bool bare = !core::text::has_accents(incoming.text.substr(0, incoming.text.find(' ')));
    return bare && (core::text::has_accents(command.arguments) || may_give_a_reason(incoming, context));
}

class BulletinHandler final : public Handler {
public:
    Info info() const override {
        return {.name = "bulletins",
                .commands = {{.phrase = "bản tin",
                              .aliases = {},
                              .places = kPrivate | kBranch | kCommittee | kSecretaries,
                              .action = usecases::Action::read_bulletins,
                              .over_all = true,
                              .help = std::string(texts::kHelp)},
                             {.phrase = "tìm",
                              .aliases = {"tìm kiếm", "tra cứu"},
                              .places = kPrivate | kBranch | kCommittee | kSecretaries,
                              .action = usecases::Action::read_bulletins,
                              .over_all = true,
                              .help = std::string(texts::kHelpFind)}},
                .job_kinds = {std::string(sending::kStepJob), std::string(kDailyJob)}};
    }

    bool reads(const Command& command, const Context&) const override {
        if (command.phrase == "tìm") return !command.folded_arguments.empty();
        return command.folded_arguments.empty() || is_about_approving(command.folded_arguments) || number_of(command.folded_arguments) > 0;
    }

    Claim on_command(const Command& command, const Incoming& incoming, Context& context) override {
        if (command.phrase == "tìm") {
            if (!command.with_slash && is_about_the_heart(command, incoming, context)) return Claim::not_mine;
            show_found(command, incoming, context);
        } else if (is_about_approving(command.folded_arguments)) {
            ask_to_approve(command, incoming, context);
        } else {
            show_newest(number_of(command.folded_arguments), incoming, context);
        }
        return Claim::done;
    }

    void on_answer(const Question& question, const Answer& answer, const Incoming& incoming, Context& context) override {
        if (question.topic == kReadTopic) return show_one(question, answer.number, incoming, context);
        approve_asked(question, answer, incoming, context);
        look_at_orientation(context);
    }

    void at_start(Context& context) override { leave_daily(context); }

    JobOutcome on_job(const storage::jobs::Job& job, Context& context) override {
        if (job.kind == kDailyJob) {
            do_daily(context);
            return JobOutcome::done;
        }
        const auto details = nlohmann::json::parse(job.details);
        sending::step(context.connection(),
                      core::BulletinId{details.at("bulletin").get<std::int64_t>()},
                      core::BulletinNoticeId{details.at("notice").get<std::int64_t>()},
                      setting_of(context),
                      context.now());
        return JobOutcome::done;
    }

    void on_settled(const storage::outbox::Settled& settled, std::string_view state, Context& context) override {
        sending::settled(context.connection(), settled, state, setting_of(context), context.now());
    }

    std::string task_line(const storage::Task& task, Context& context) override { return line_of(task, context); }

    TaskPlace task_place(const storage::Task& task, Context&) override {
        if (task.kind == kOrientationTask) return {.address = "/ban-tin/moi", .button = "Soạn định hướng", .note = {}};
        const std::string id = std::to_string(nlohmann::json::parse(task.details).at("bulletin").get<std::int64_t>());
        if (task.kind == sending::kLibraryTask) return {.address = "/kho-ban-tin/" + id, .button = "Xem tài liệu", .note = {}};
        return {.address = "/ban-tin/" + id, .button = "Mở bản tin", .note = {}};
    }

    void on_task(const storage::Task& task, const Incoming& incoming, Context& context) override {
        if (task.kind != sending::kLibraryTask) {
            context.reply(incoming.message.chat, "bulletins", fill(texts::kOnPage, {{"viec", line_of(task, context)}}));
            return;
        }
        const auto bulletin = storage::bulletins::find(context.connection(), core::BulletinId{nlohmann::json::parse(task.details).at("bulletin").get<std::int64_t>()});
        const bool is_there = bulletin && bulletin->state != domain::BulletinState::withdrawn;
        context.reply(incoming.message.chat, "bulletins", is_there ? whole_text(*bulletin, context) : std::string(texts::kGone));
        storage::tasks::close(context.connection(), task.id, storage::tasks::End::done, context.now());
    }

    std::vector<PageInfo> pages() const override {
        std::vector<PageInfo> pages;
        for (auto part : {office_pages(), editor_pages(), bulletin_pages(), intake_pages(), archive_pages(), reader_pages()})
            for (PageInfo& page : part) pages.push_back(std::move(page));
        return pages;
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<BulletinHandler>(); }

}  // namespace mungba::handlers::bulletins
