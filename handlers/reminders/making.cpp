#include "handlers/reminders/making.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/reminders/texts.hpp"
#include "storage/group_repository.hpp"
#include "storage/month_repository.hpp"
#include "usecases/meeting_making.hpp"

namespace mungba::handlers::reminders {
namespace {

using nlohmann::json;

// Before anybody is up, and before the first rung of the day.
constexpr core::TimeOfDay kHour = core::at_hour(5);
constexpr core::TimeOfDay kMorning = core::at_hour(8);
// A slice holds the writer for some milliseconds.
constexpr int kSlice = 20;
constexpr unsigned kDaysOffFromMonth = 11;
constexpr int kMonths = 2;  // this one and the next
constexpr std::chrono::hours kCallIsUsefulFor{14};

std::string organization_key(const Context& context) { return fmt::format("organization={} ", context.organization().value); }

void leave_look(core::LocalDate day, core::Instant due, Context& context) {
    context.schedule({.id = {},
                      .organization = {},
                      .kind = std::string(kMakeJob),
                      .unique_key = organization_key(context) + "day=" + core::format_iso_date(day),
                      .due_at = due,
                      .details = json{{"step", 0}, {"after", 0}}.dump()});
}

void leave_slice(int step, core::BranchId after, Context& context) {
    context.schedule({.id = {},
                      .organization = {},
                      .kind = std::string(kMakeJob),
                      .unique_key = fmt::format("{}at={} step={} after={}", organization_key(context), core::to_ms(context.now()), step, after.value),
                      .due_at = context.now(),
                      .details = json{{"step", step}, {"after", after.value}}.dump()});
}

std::chrono::year_month month_of_step(core::LocalDate today, int step) {
    return today.year() / today.month() + std::chrono::months{step};
}

std::string month_name(std::chrono::year_month month) { return core::format_iso_date(month / 1).substr(0, 7); }

void leave_calls(std::chrono::year_month month, Context& context) {
    const auto first_final = storage::months::first_final(context.connection(), context.organization(), month_name(month));
    const json details{{"month", month_name(month)}};
    context.schedule({.id = {},
                      .organization = {},
                      .kind = std::string(kCallJob),
                      .unique_key = organization_key(context) + "month=" + month_name(month),
                      .due_at = std::max(context.now(), core::to_instant(context.today(), kMorning)),
                      .details = details.dump()});
    if (!first_final) return;
    const core::Instant due = core::to_instant(core::plus_days(core::local_date(*first_final), -1), kMorning);
    if (due <= context.now()) return;
    context.schedule({.id = {},
                      .organization = {},
                      .kind = std::string(kLastCallJob),
                      .unique_key = organization_key(context) + "month=" + month_name(month),
                      .due_at = due,
                      .details = details.dump()});
}

/// Published from September to December; without it next year's dates are a projection.
void look_for_days_off(Context& context) {
    const int next_year = static_cast<int>(context.today().year()) + 1;
    const std::string key = organization_key(context) + "year=" + std::to_string(next_year);
    if (context.days_off().has_year(next_year)) {
        storage::tasks::close(context.connection(), kDaysOffTask, key, storage::tasks::End::done, context.now());
        return;
    }
    if (static_cast<unsigned>(context.today().month()) < kDaysOffFromMonth) return;
    storage::Task task;
    task.owner = storage::Task::Owner::office;
    task.kind = kDaysOffTask;
    task.unique_key = key;
    task.details = json{{"year", next_year}}.dump();
    context.owe(std::move(task));
}

std::optional<core::Chat> secretaries_group(Context& context) {
    const auto group = storage::groups::of_secretaries(context.connection(), context.organization());
    if (!group || group->state != storage::ChatGroup::State::active) return std::nullopt;
    return core::Chat{core::ChatKind::group, group->group_id.value};
}

std::string number_in(const std::string& month) { return std::to_string(std::stoi(month.substr(5))); }

void say(const core::Chat& group, const char* code, const std::string& month, const std::string& text, Context& context) {
    context.announce({.to = group,
                      .template_name = code,
                      .text = text,
                      .not_before = context.now(),
                      .useful_until = context.now() + kCallIsUsefulFor,
                      .idempotency_key = organization_key(context) + code + " month=" + month});
}

}  // namespace

void look_today(Context& context) { leave_look(context.today(), context.now(), context); }

void make(const storage::jobs::Job& job, Context& context) {
    const json details = json::parse(job.details);
    core::BranchId after{details.at("after").get<std::int64_t>()};
    for (int step = details.at("step").get<int>(); step < kMonths; ++step, after = {}) {
        const auto month = month_of_step(context.today(), step);
        if (context.today() < usecases::meeting_making::first_day_of_making(month, context.rules())) continue;
        const auto slice = usecases::meeting_making::make(
            context.connection(), context.organization(), month, after, kSlice, context.setting(), context.now());
        if (slice.made > 0) leave_calls(month, context);
        if (slice.has_more) return leave_slice(step, slice.last, context);
    }
    look_for_days_off(context);
    const core::LocalDate tomorrow = core::plus_days(context.today(), 1);
    leave_look(tomorrow, core::to_instant(tomorrow, kHour), context);
}

void call_secretaries(const storage::jobs::Job& job, Context& context) {
    const std::string month = json::parse(job.details).at("month");
    const auto group = secretaries_group(context);
    const auto first_final = storage::months::first_final(context.connection(), context.organization(), month);
    if (!group || !first_final || *first_final <= context.now()) return;
    say(*group,
        "M14",
        month,
        fill(texts::kCall, {{"thang", number_in(month)}, {"ngay_han", core::format_day_month(core::local_date(*first_final))}}),
        context);
}

void call_secretaries_last(const storage::jobs::Job& job, Context& context) {
    const std::string month = json::parse(job.details).at("month");
    const auto group = secretaries_group(context);
    const auto counts = storage::months::counts(context.connection(), context.organization(), month);
    if (!group || counts.meetings == 0 || counts.confirmed == counts.meetings) return;
    say(*group,
        "M15",
        month,
        fill(texts::kLastCall,
             {{"gio", hour_of(context.now())},
              {"ngay", day_of(context.now())},
              {"x", std::to_string(counts.confirmed)},
              {"y", std::to_string(counts.meetings)},
              {"thang", number_in(month)}}),
        context);
}

}  // namespace mungba::handlers::reminders
