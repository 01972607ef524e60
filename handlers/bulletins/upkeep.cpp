#include "handlers/bulletins/upkeep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/bulletins/setting.hpp"
#include "handlers/bulletins/texts.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/bulletin_delivery_repository.hpp"
#include "usecases/bulletin_notices.hpp"

namespace mungba::handlers::bulletins {
namespace {

using domain::BulletinKind;
using domain::BulletinState;
namespace sending = ::mungba::usecases::bulletin_sending;

constexpr core::TimeOfDay kDaily = core::at_hour(7, 30);
constexpr int kMostLooked = 500;

/// The next 3rd, today's too.
core::LocalDate next_third(core::LocalDate today) {
    const std::chrono::year_month month{today.year(), today.month()};
    const core::LocalDate third = month / std::chrono::day{3};
    return today <= third ? third : (month + std::chrono::months{1}) / std::chrono::day{3};
}

std::string issue_of(core::LocalDate day) { return fmt::format("{}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month())); }

bool has_orientation(const std::string& issue, Context& context) {
    const auto all = storage::bulletins::list(context.connection(), context.organization(), kMostLooked);
    return std::any_of(all.begin(), all.end(), [&](const storage::Bulletin& one) {
        const bool counts = one.state != BulletinState::draft && one.state != BulletinState::submitted && one.state != BulletinState::withdrawn;
        return counts && one.issue == issue && one.content.kind == BulletinKind::orientation;
    });
}

std::string title_of(const storage::Task& task, Context& context) {
    const auto details = nlohmann::json::parse(task.details);
    const auto bulletin = storage::bulletins::find(context.connection(), core::BulletinId{details.at("bulletin").get<std::int64_t>()});
    return bulletin ? core::text::defuse(bulletin->content.title) : std::string();
}

}  // namespace

void leave_daily(Context& context) {
    const core::LocalDate today = context.today();
    const core::Instant at = core::to_instant(today, kDaily);
    const core::Instant due = at > context.now() ? at : core::to_instant(core::plus_days(today, 1), kDaily);
    context.schedule({.id = {}, .organization = context.organization(), .kind = std::string(kDailyJob), .unique_key = "at=" + std::to_string(core::to_ms(due)), .due_at = due, .details = "{}"});
}

void look_at_orientation(Context& context) {
    const core::LocalDate third = next_third(context.today());
    const std::string issue = issue_of(third);
    const std::string key = "month=" + issue;
    if (has_orientation(issue, context)) {
        storage::tasks::close(context.connection(), kOrientationTask, key, storage::tasks::End::done, context.now());
        return;
    }
    if (core::plus_days(third, -context.rules().bulletins.orientation_days) > context.today()) return;
    storage::Task task;
    task.owner = storage::Task::Owner::office;
    task.kind = std::string(kOrientationTask);
    task.unique_key = key;
    task.due_at = core::to_instant(third, core::at_hour(0));
    task.details = nlohmann::json{{"issue", issue}}.dump();
    context.owe(std::move(task));
}

void do_daily(Context& context) {
    storage::bulletin_deliveries::forget_refusals(context.connection(), context.now() - ::mungba::usecases::bulletins::kRefusalsKept);
    storage::tasks::drop_overdue(context.connection(), kOrientationTask, context.now());
    look_at_orientation(context);
    leave_daily(context);
}

std::string line_of(const storage::Task& task, Context& context) {
    if (task.kind == kOrientationTask) {
        const std::string issue = nlohmann::json::parse(task.details).at("issue");
        return fill(texts::kOrientationLine, {{"thang", std::to_string(std::stoi(issue.substr(5)))}, {"nam", issue.substr(0, 4)}});
    }
    const std::string title = title_of(task, context);
    if (title.empty()) return {};
    if (task.kind == sending::kSubmittedTask) return fill(texts::kSubmittedLine, {{"tieu_de", title}});
    if (task.kind == sending::kPausedTask) return fill(texts::kPausedLine, {{"tieu_de", title}});
    if (task.kind == sending::kLibraryTask) return fill(texts::kLibraryLine, {{"tieu_de", title}});
    if (task.kind == ::mungba::usecases::bulletin_notices::kCorrectionTask) return fill(texts::kCorrectionLine, {{"tieu_de", title}});
    if (task.kind != sending::kFailedTask) return {};
    const core::BulletinId id{nlohmann::json::parse(task.details).at("bulletin").get<std::int64_t>()};
    const auto counts = storage::bulletin_deliveries::counts(context.connection(), id, {});
    return fill(texts::kFailedLine, {{"tieu_de", title}, {"n", std::to_string(counts.failed + counts.files_failed)}});
}

}  // namespace mungba::handlers::bulletins
