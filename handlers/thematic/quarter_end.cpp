#include "handlers/thematic/quarter_end.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/model_texts.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/thematic/overview.hpp"
#include "handlers/thematic/texts.hpp"
#include "storage/branch_repository.hpp"
#include "storage/group_repository.hpp"
#include "usecases/tasks.hpp"
#include "usecases/thematic.hpp"

namespace mungba::handlers::thematic {
namespace {

using domain::Quarter;
using nlohmann::json;
using usecases::thematic::Standing;

constexpr core::TimeOfDay kMorning = core::at_hour(8);
constexpr int kSlice = 20;
constexpr std::chrono::hours kUsefulFor{14};
constexpr int kSecondOfJanuary = 2;

std::string organization_key(const Context& context) { return fmt::format("organization={} ", context.organization().value); }

/// Before how many days of the quarter's end, and when.
struct Due {
    Quarter quarter;
    int days = 0;
    core::Instant at;
};
Due next_due(Context& context, core::Instant after) {
    std::optional<Due> soonest;
    Quarter quarter = domain::quarter_of(core::local_date(after));
    for (int ahead = 0; ahead < 2; ++ahead, quarter = domain::next(quarter)) {
        for (const int days : context.rules().thematic.days_left) {
            const core::Instant at = core::to_instant(core::plus_days(domain::last_day(quarter), -days), kMorning);
            if (at > after && (!soonest || at < soonest->at)) soonest = Due{.quarter = quarter, .days = days, .at = at};
        }
    }
    return soonest.value_or(Due{.quarter = quarter, .days = 0, .at = core::to_instant(domain::last_day(quarter), kMorning)});
}

json details_of(const Due& due, std::int64_t after) {
    return {{"year", due.quarter.year}, {"quarter", due.quarter.number}, {"days", due.days}, {"after", after}};
}

void leave_reminder(const Due& due, Context& context) {
    context.schedule({.id = {},
                      .organization = {},
                      .kind = std::string(kQuarterJob),
                      .unique_key = fmt::format("{}quarter={}/{} days={}", organization_key(context), due.quarter.number, due.quarter.year, due.days),
                      .due_at = due.at,
                      .details = details_of(due, 0).dump()});
}

void leave_year(int year, core::Instant due, core::BranchId after, Context& context) {
    context.schedule({.id = {},
                      .organization = {},
                      .kind = std::string(kYearJob),
                      .unique_key = fmt::format("{}year={} after={}", organization_key(context), year, after.value),
                      .due_at = due,
                      .details = json{{"year", year}, {"after", after.value}}.dump()});
}

void leave_next_year(int year, Context& context) {
    leave_year(year, core::to_instant(std::chrono::year{year} / std::chrono::January / kSecondOfJanuary, kMorning), {}, context);
}

/// Who has nothing, or a day that has passed without a word.
bool is_reminded(Standing::Kind kind) { return kind == Standing::Kind::missing || kind == Standing::Kind::awaits; }

void tell_secretary(core::BranchId branch, const Quarter& quarter, int days, Context& context) {
    usecases::ladder::Word word;
    word.to = usecases::ladder::Audience::secretary;
    word.branch = branch;
    word.template_name = "M19";
    word.key = fmt::format("M19 {} days={}", usecases::thematic::quarter_key(branch, quarter), days);
    word.in_private = reminder_of(branch, quarter, context);
    word.in_committee = word.in_private;
    word.not_before = context.now();
    word.useful_until = context.now() + kUsefulFor;
    storage::Task task;
    task.owner = usecases::tasks::owner_in(context.connection(), branch, context.today());
    task.branch = branch;
    task.kind = usecases::thematic::kChooseTask;
    task.unique_key = usecases::thematic::quarter_key(branch, quarter);
    task.details = json{{"year", quarter.year}, {"quarter", quarter.number}, {"told", true}}.dump();
    task.due_at = core::to_instant(core::plus_days(domain::last_day(quarter), 1), core::TimeOfDay{});
    context.owe(std::move(task));
    context.tell(std::move(word));  // no task of its own: there is one
}

void tell_office_and_secretaries(const Quarter& quarter, int days, Context& context) {
    const QuarterCount count = count_of(quarter, context);
    if (count.of == 0) return;
    if (count.missing > 0) {
        storage::Task task;
        task.owner = storage::Task::Owner::office;
        task.kind = kQuarterTask;
        task.unique_key = fmt::format("{}quarter={}/{}", organization_key(context), quarter.number, quarter.year);
        task.details = json{{"year", quarter.year}, {"quarter", quarter.number}}.dump();
        task.due_at = core::to_instant(core::plus_days(domain::last_day(quarter), 1), core::TimeOfDay{});
        context.owe(std::move(task));
    }
    const auto group = storage::groups::of_secretaries(context.connection(), context.organization());
    if (!group || group->state != storage::ChatGroup::State::active || days != context.rules().thematic.days_left.front()) return;
    context.announce({.to = {core::ChatKind::group, group->group_id.value},
                      .template_name = "thematic.count",
                      .text = fill(texts::kCountForAll,
                                   {{"quy", domain::roman(quarter.number)},
                                    {"n", std::to_string(days)},
                                    {"x", std::to_string(count.of - count.missing)},
                                    {"y", std::to_string(count.of)}}),
                      .not_before = context.now(),
                      .useful_until = context.now() + kUsefulFor,
                      .idempotency_key = fmt::format("{}thematic.count quarter={}/{}", organization_key(context), quarter.number, quarter.year)});
}

std::vector<core::BranchId> slice_after(core::BranchId after, Context& context) {
    std::vector<core::BranchId> slice;
    for (const auto& branch : storage::branches::all(context.connection(), context.organization())) {
        if (branch.id > after && slice.size() < static_cast<std::size_t>(kSlice)) slice.push_back(branch.id);
    }
    return slice;
}

}  // namespace

void plan_ahead(Context& context) {
    leave_reminder(next_due(context, context.now()), context);
    leave_next_year(static_cast<int>(context.today().year()) + 1, context);
}

std::string reminder_of(core::BranchId branch_id, const Quarter& quarter, Context& context) {
    const auto branch = storage::branches::find(context.connection(), branch_id);
    const core::LocalDate last = domain::last_day(quarter);
    const core::LocalDate ahead = std::min(core::plus_days(context.today(), 4), last);
    const core::LocalDate past = std::max(core::plus_days(context.today(), -6), domain::first_day(quarter));
    const auto& support = context.rules().support;
    return fill(model_texts::of(context.rules(), "M19"),
                {{"quy", domain::roman(quarter.number)},
                 {"n", std::to_string(std::max(0, domain::days_left(quarter, context.today())))},
                 {"chi_bo", branch ? branch->name : std::string()},
                 {"ngay_1", core::format_day_month(past)},
                 {"ngay_2", core::format_day_month(ahead)},
                 {"ban_xay_dung_dang", support.name.empty() ? std::string(texts::kOffice) : support.name}});
}

void remind(const storage::jobs::Job& job, Context& context) {
    const auto details = json::parse(job.details);
    const Quarter quarter{.year = details.at("year").get<int>(), .number = details.at("quarter").get<int>()};
    const int days = details.at("days").get<int>();
    const core::BranchId after{details.at("after").get<std::int64_t>()};
    const Due due{.quarter = quarter, .days = days, .at = context.now()};
    if (!after) {
        leave_reminder(next_due(context, context.now()), context);
        // Two days late nobody needs to be told of days that are not so many any more: the next ones are.
        if (domain::days_left(quarter, context.today()) < days - 2) return;
        tell_office_and_secretaries(quarter, days, context);
    }
    const auto slice = slice_after(after, context);
    for (const core::BranchId branch : slice) {
        const Standing standing = usecases::thematic::standing(context.connection(), branch, quarter, context.now());
        if (is_reminded(standing.kind)) tell_secretary(branch, quarter, days, context);
    }
    if (slice.size() < static_cast<std::size_t>(kSlice)) return;
    context.schedule({.id = {},
                      .organization = {},
                      .kind = std::string(kQuarterJob),
                      .unique_key = job.unique_key.substr(0, job.unique_key.find(" after=")) + fmt::format(" after={}", slice.back().value),
                      .due_at = context.now(),
                      .details = details_of(due, slice.back().value).dump()});
}

void ask_for_plans(const storage::jobs::Job& job, Context& context) {
    const auto details = json::parse(job.details);
    const int year = details.at("year").get<int>();
    const core::BranchId after{details.at("after").get<std::int64_t>()};
    if (!after) leave_next_year(year + 1, context);
    if (static_cast<int>(context.today().year()) != year) return;  // a year ago: it is not asked for any more
    const auto slice = storage::thematic::without_plan(context.connection(), context.organization(), year, after, kSlice);
    for (const core::BranchId branch : slice) {
        storage::Task task;
        task.owner = usecases::tasks::owner_in(context.connection(), branch, context.today());
        task.branch = branch;
        task.kind = usecases::thematic::kPlanTask;
        task.unique_key = fmt::format("branch={} year={}", branch.value, year);
        task.details = json{{"year", year}}.dump();
        task.due_at = core::to_instant(std::chrono::year{year} / std::chrono::January / std::chrono::day{31}, core::TimeOfDay{});
        context.owe(std::move(task));
    }
    if (slice.size() == static_cast<std::size_t>(kSlice)) leave_year(year, context.now(), slice.back(), context);
}

QuarterCount count_of(const Quarter& quarter, Context& context) {
    const Overview overview = overview_of(quarter.year, context);
    QuarterCount count{.missing = 0, .of = static_cast<int>(overview.rows.size())};
    for (const Overview::Row& row : overview.rows) {
        if (is_reminded(row.quarters.at(static_cast<std::size_t>(quarter.number - 1)).kind)) ++count.missing;
    }
    return count;
}

}  // namespace mungba::handlers::thematic
