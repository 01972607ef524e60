#include <fmt/format.h>

#include "core/text.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/thematic/dating.hpp"
#include "handlers/thematic/scheduling.hpp"
#include "handlers/thematic/texts.hpp"
#include "storage/people_repository.hpp"
#include "usecases/naming.hpp"

/// What "chuyên đề" was typed for.
namespace mungba::handlers::thematic {
namespace {

using domain::Quarter;
using usecases::thematic::Outcome;
using usecases::thematic::Standing;
using DateOutcome = core::ReadDate::Outcome;
using HourOutcome = core::ReadHour::Outcome;

/// The quarter that is meant: as typed, else of the date, else the present one. Without a year one that is over is next year's.
Quarter quarter_meant(const Request& request, core::LocalDate today) {
    const bool has_day = request.date.outcome == DateOutcome::date;
    const Quarter now = domain::quarter_of(has_day ? request.date.date : today);
    if (!request.has_quarter()) return now;
    Quarter meant{.year = request.quarter.year.value_or(now.year), .number = request.quarter.number};
    if (!request.quarter.year && !has_day && meant < now) ++meant.year;
    return meant;
}

}  // namespace

core::LocalDate Scheduling::example_day() const { return core::plus_days(context_.today(), 14); }

void Scheduling::begin(const Command& command) {
    const Request request = read_request(command.arguments, command.folded_arguments, context_.today());
    if (request.what == Request::What::status) return show_year(command);
    if (request.what == Request::What::presenter) return set_presenter(command, request);
    if (const auto what = complaint(request)) return say(*what);
    if (request.what == Request::What::done) return record(command, request);
    const Quarter quarter = quarter_meant(request, context_.today());
    const auto branch = storage::branches::find(context_.connection(), command.branch);
    if (!branch) return say(texts::kNotFound);
    if (!request.has_date()) return plan_topic(command, request, quarter);
    Draft draft;
    draft.branch = command.branch;
    draft.quarter = quarter;
    draft.topic = request.rest;
    if (const auto slot = usecases::thematic::open_slot(context_.connection(), command.branch, quarter)) {
        draft.slot = slot->id;
        if (draft.topic.empty()) {
            draft.topic = slot->topic;
            draft.group = slot->group;
        }
    }
    const core::LocalDate day = request.date.date;
    const bool two_ways = request.hour.outcome == HourOutcome::two_ways;
    const auto hour = request.has_hour() ? std::optional(request.hour.time) : std::nullopt;
    bool is_known = settle(draft, day, hour, *branch, context_);
    if (two_ways && draft.is_own()) {
        // The evening may be the hour of the regular meeting.
        Draft evening = draft;
        settle(evening, day, request.hour.other, *branch, context_);
        if (!evening.is_own()) {
            draft = evening;
            is_known = true;
        } else {
            draft.other_start = core::to_instant(day, request.hour.other);
            if (draft.starts_at <= context_.now()) {
                draft.starts_at = *draft.other_start;
                draft.other_start.reset();
            }
        }
    }
    if (!is_known) return say(fill(texts::kWhichHour, {{"lenh", as_command()}, {"ngay", core::format_day_month(day)}}));
    if (domain::quarter_of(day) != quarter)
        return say(fill(texts::kNotInQuarter, {{"ngay", core::format_day_month(day)}, {"quy", domain::roman(quarter.number)}}));
    go_on(std::move(draft));
}

std::optional<std::string> Scheduling::complaint(const Request& request) const {
    if (request.quarter.impossible) return std::string(texts::kNoSuchQuarter);
    if (request.date.outcome == DateOutcome::impossible) return fill(texts::kNoSuchDate, {{"ngay", request.date.as_typed}});
    if (request.hour.outcome == HourOutcome::impossible) return std::string(texts::kNoSuchHour);
    const bool is_past = request.has_date() && request.date.date < context_.today();
    if (request.what == Request::What::plan && is_past)
        return fill(texts::kPastDate, {{"ngay", core::format_day_month(request.date.date)}, {"lenh", as_command()}});
    if (request.what == Request::What::done && !request.has_date())
        return fill(texts::kWhichDay, {{"lenh", as_command()}, {"vi_du", core::format_day_month(core::plus_days(context_.today(), -1))}});
    return std::nullopt;
}

void Scheduling::record(const Command& command, const Request& request) {
    // Of two readings of "3/12" the one that has passed is meant.
    core::LocalDate day = request.date.date;
    const auto last_year = (day.year() - std::chrono::years{1}) / day.month() / day.day();
    if (day > context_.today() && last_year.ok() && core::days_between(last_year, context_.today()) <= 120) day = last_year;
    if (!request.rest.empty() && !core::text::has_accents(request.rest)) return say(texts::kTopicWithAccents);
    const auto planned = usecases::thematic::record(
        context_.connection(), actor_, {.branch = command.branch, .day = day, .topic = request.rest}, context_.setting(), context_.now());
    const std::string shown = core::format_day_month(day);
    switch (planned.outcome) {
        case Outcome::done: return say(fill(texts::kRecorded, {{"ngay", shown}}));
        case Outcome::unchanged: return say(fill(texts::kRecordedBefore, {{"ngay", shown}}));
        case Outcome::not_yet: return say(fill(texts::kNotYet, {{"ngay", shown}}));
        case Outcome::too_long: return say(fill(texts::kTopicTooLong, {{"so", std::to_string(domain::kLongestTopic)}}));
        case Outcome::not_allowed: return say(texts::kNoRight);
        default: return say(texts::kNotFound);
    }
}

void Scheduling::plan_topic(const Command& command, const Request& request, const Quarter& quarter) {
    if (request.rest.empty()) return show_year(command);
    if (!core::text::has_accents(request.rest)) return say(texts::kTopicWithAccents);
    storage::ThematicSlot slot;
    if (const auto open = usecases::thematic::open_slot(context_.connection(), command.branch, quarter)) slot = *open;
    slot.branch = command.branch;
    slot.quarter = quarter;
    slot.topic = request.rest;
    const auto planned = usecases::thematic::plan(context_.connection(), actor_, slot, context_.setting(), context_.now());
    if (planned.outcome == Outcome::too_long) return say(fill(texts::kTopicTooLong, {{"so", std::to_string(domain::kLongestTopic)}}));
    if (planned.outcome != Outcome::done) return say(texts::kNoRight);
    const core::LocalDate example = std::max(example_day(), domain::first_day(quarter));
    say(fill(texts::kPlannedTopic,
             {{"quy", domain::roman(quarter.number)},
              {"chuyen_de", core::text::defuse(request.rest)},
              {"lenh", as_command()},
              {"so_quy", std::to_string(quarter.number)},
              {"vi_du", core::format_day_month(std::min(example, domain::last_day(quarter)))}}));
}

void Scheduling::set_presenter(const Command& command, const Request& request) {
    const auto members = usecases::naming::meant(context_.connection(), context_.organization(), command.branch, context_.today(), request.rest);
    if (members.empty()) return say(fill(texts::kNobody, {{"ten", core::text::defuse(request.rest)}}));
    if (members.size() > 1) {
        std::string numbers;
        for (const auto& member : members) numbers += (numbers.empty() ? "" : ", ") + std::to_string(member.position);
        return say(fill(texts::kSeveral, {{"n", std::to_string(members.size())}, {"cac_so", numbers}}));
    }
    // The next one that is still to come.
    const Quarter now = domain::quarter_of(context_.today());
    std::optional<storage::ThematicSlot> next;
    for (const auto& slot : storage::thematic::of_branch(context_.connection(), command.branch, now.year)) {
        const bool is_over = slot.quarter < now || slot.is_held() || (slot.starts_at && *slot.starts_at <= context_.now());
        if (!is_over && !next) next = slot;
    }
    if (!next) {
        return say(fill(texts::kNoPlanYet,
                        {{"quy", domain::roman(now.number)},
                         {"lenh", as_command()},
                         {"so_quy", std::to_string(now.number)},
                         {"vi_du", core::format_day_month(std::min(example_day(), domain::last_day(now)))}}));
    }
    next->presenter = members.front().person;
    const auto planned = usecases::thematic::plan(context_.connection(), actor_, *next, context_.setting(), context_.now());
    if (planned.outcome != Outcome::done) return say(texts::kNoRight);
    say(fill(texts::kPresenterSet, {{"ten", members.front().name}, {"quy", domain::roman(next->quarter.number)}}));
}

std::string standing_in_words(core::BranchId branch, const Quarter& quarter, Context& context) {
    const Standing standing = usecases::thematic::standing(context.connection(), branch, quarter, context.now());
    const std::string day = standing.slot.starts_at ? day_of(*standing.slot.starts_at) : std::string();
    const std::string combined(standing.slot.combined ? texts::kIsCombined : "");
    switch (standing.kind) {
        case Standing::Kind::held: return fill(texts::kIsHeld, {{"ngay", day}}) + combined;
        case Standing::Kind::awaits: return fill(texts::kAwaits, {{"ngay", day}});
        case Standing::Kind::excused: return std::string(texts::kIsExcused);
        case Standing::Kind::missing: return std::string(quarter < domain::quarter_of(context.today()) ? texts::kIsUnknown : texts::kIsMissing);
        case Standing::Kind::planned: break;
    }
    if (!standing.slot.combine_month.empty()) return fill(texts::kWithMonth, {{"thang", std::to_string(std::stoi(standing.slot.combine_month.substr(5)))}});
    return fill(texts::kIsPlanned, {{"ngay", day}}) + combined;
}

void Scheduling::show_year(const Command& command) {
    const auto branch = storage::branches::find(context_.connection(), command.branch);
    if (!branch) return say(texts::kNotFound);
    const Quarter now = domain::quarter_of(context_.today());
    std::string lines;
    for (int number = 1; number <= 4; ++number) {
        const Quarter quarter{.year = now.year, .number = number};
        const Standing standing = usecases::thematic::standing(context_.connection(), branch->id, quarter, context_.now());
        lines += fill(texts::kQuarterLine,
                      {{"quy", domain::roman(number)},
                       {"trang_thai", standing_in_words(branch->id, quarter, context_)},
                       {"chuyen_de", core::text::defuse(standing.slot.topic)}});
    }
    say(fill(texts::kYear,
             {{"nam", std::to_string(now.year)},
              {"chi_bo", branch->name},
              {"cac_quy", lines},
              {"lenh", as_command()},
              {"so_quy", std::to_string(now.number)},
              {"vi_du", core::format_day_month(std::min(example_day(), domain::last_day(now)))},
              {"da_qua", core::format_day_month(core::plus_days(context_.today(), -1))}}));
}

}  // namespace mungba::handlers::thematic
