#include "config/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "config/rules_meetings.hpp"
#include "config/strict_json.hpp"
#include "core/text.hpp"

namespace mungba::config {
namespace {

using domain::AnnouncedYear;
using domain::DayOffKind;
using domain::RulePack;
using Need = StrictObject::Need;

void read_budget(StrictObject budget, RulePack::Budget& value) {
    budget.whole_number("group_per_day", value.group_per_day, 1, 20);
    budget.whole_number("group_per_month", value.group_per_month, 1, 200);
    budget.whole_number("counts_per_day", value.counts_per_day, 0, 10);
    budget.whole_number("counts_per_meeting", value.counts_per_meeting, 0, 50);
    budget.whole_number("secretary_per_day", value.secretary_per_day, 1, 20);
    budget.whole_number("secretaries_per_day", value.secretaries_per_day, 1, 20);
    budget.whole_number("secretaries_per_month", value.secretaries_per_month, 1, 100);
    budget.hour("count_at", value.count_at);
    budget.hour("day_before_at", value.day_before_at);
    budget.tell_unknown();
}

void read_meeting(StrictObject meeting, RulePack::Meeting& value) {
    meeting.whole_number("min_minutes", value.min_minutes, 1, 600);
    meeting.whole_number("min_minutes_combined", value.min_minutes_combined, 1, 600);
    meeting.whole_number("file_years", value.file_years, 1, 50);
    meeting.tell_unknown();
    if (value.min_minutes_combined < value.min_minutes)
        meeting.mistake("min_minutes_combined", "is less than min_minutes");
}

/// Hosts are compared in small letters, without a scheme.
void read_bulletins(StrictObject bulletins, RulePack::Bulletins& value) {
    bulletins.texts("sources", value.sources);
    bulletins.texts("hosts", value.hosts);
    for (std::size_t i = 0; i < value.hosts.size(); ++i) {
        const std::string& host = value.hosts[i];
        const bool plain = !host.empty() && host.find('.') != std::string::npos &&
                           host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string::npos && host.front() != '.' && host.back() != '.';
        if (!plain) bulletins.mistake(fmt::format("hosts[{}]", i), fmt::format("\"{}\" is no host as in hanoi.gov.vn: small letters, no https://, no path", host));
    }
    bulletins.whole_number("numbers_allowed", value.numbers_allowed, 0, 100);
    bulletins.hour("send_from", value.send_from);
    bulletins.hour("send_to", value.send_to);
    bulletins.whole_number("per_minute", value.per_minute, 1, 1000);
    bulletins.whole_number("pause_after", value.pause_after, 1, 1000);
    bulletins.whole_number("orientation_days", value.orientation_days, 0, 20);
    if (value.send_to <= value.send_from) bulletins.mistake("send_to", "is not after send_from");
    bulletins.tell_unknown();
}

void read_confirmation(StrictObject confirmation, RulePack::Confirmation& value) {
    confirmation.whole_number("wait_minutes", value.wait_minutes, 1, 24 * 60);
    confirmation.whole_number("hold_minutes", value.hold_minutes, 0, 60);
    confirmation.tell_unknown();
}

/// They stand in one sentence of a text that is short, after "đồng chí".
void check_admins(StrictObject& support, const std::vector<std::string>& admins) {
    constexpr std::size_t kMostUnits = 100;
    std::size_t units = 0;
    for (std::size_t i = 0; i < admins.size(); ++i) {
        const std::string key = fmt::format("admins[{}]", i);
        units += core::text::utf16_length(admins[i]);
        if (core::text::fold(admins[i]).starts_with("dong chi "))
            support.mistake(key, "begins with \"đồng chí\", which the text says already");
    }
    if (units > kMostUnits)
        support.mistake("admins", fmt::format("are longer than {} characters together", kMostUnits));
}

void read_support(StrictObject support, RulePack::Support& value) {
    support.text("name", value.name);
    support.text("phone", value.phone);
    support.texts("admins", value.admins);
    support.tell_unknown();
    if (value.name.empty() && !value.phone.empty())
        support.mistake("phone", "stands without a name");
    check_admins(support, value.admins);
}

/// Weekends are never listed.
std::optional<DayOffKind> kind_named(std::string_view name) {
    const auto kind = domain::day_off_kind_named(name);
    const bool is_weekend = kind == DayOffKind::saturday || kind == DayOffKind::sunday;
    return is_weekend ? std::nullopt : kind;
}

bool is_weekend(core::LocalDate date) { return core::weekday_of(date).iso_encoding() > 5; }

void read_day(StrictObject object, AnnouncedYear& year) {
    const auto date = object.date("date");
    std::string kind_name;
    AnnouncedYear::Day day;
    object.text("kind", kind_name, Need::required);
    object.text("name", day.name, Need::required);
    std::string basis = "announced";
    object.text("basis", basis);
    object.tell_unknown();
    if (basis != "announced" && basis != "law")
        object.mistake("basis", fmt::format("\"{}\" is none of announced, law", basis));
    day.by_law = basis == "law";
    const auto kind = kind_named(kind_name);
    if (!kind && !kind_name.empty())
        object.mistake("kind",
                       fmt::format("\"{}\" is none of holiday, compensatory, swap_off", kind_name));
    if (!date || !kind) return;
    day.kind = *kind;
    if (static_cast<int>(date->year()) != year.year)
        object.mistake("date", fmt::format("is not in {}", year.year));
    if (*kind != DayOffKind::holiday && is_weekend(*date))
        object.mistake("date", fmt::format("is a {} off anyway", core::format_weekday(*date)));
    if (!year.days.emplace(*date, std::move(day)).second) object.mistake("date", "stands twice");
}

void read_makeup_work(StrictObject& file, AnnouncedYear& year) {
    std::vector<std::string> days;
    file.texts("makeup_work", days);
    for (std::size_t i = 0; i < days.size(); ++i) {
        const std::string key = fmt::format("makeup_work[{}]", i);
        const auto date = read_iso_date(days[i]);
        if (!date) {
            file.mistake(key, fmt::format("\"{}\" is not a date as in 2026-01-31", days[i]));
        } else if (!is_weekend(*date) || static_cast<int>(date->year()) != year.year) {
            file.mistake(key, fmt::format("is no Saturday or Sunday of {}", year.year));
        } else if (year.days.contains(*date)) {
            file.mistake(key, "is a day off, too");
        } else {
            year.makeup_work.emplace_back(*date);
        }
    }
}

}  // namespace

std::optional<RulePack> load_rule_pack(const std::filesystem::path& path,
                                       std::vector<std::string>& mistakes) {
    const std::size_t before = mistakes.size();
    const auto json = read_json_file(path, mistakes);
    if (!json) return std::nullopt;
    StrictObject file{*json, path.filename().string(), "", mistakes};
    RulePack pack;
    file.text("name", pack.name, Need::required);
    file.text("document", pack.document, Need::required);
    if (const auto date = file.date("effective_from"))
        pack.effective_from = core::format_iso_date(*date);
    read_budget(file.object("budget"), pack.budget);
    read_meeting(file.object("meeting"), pack.meeting);
    read_bulletins(file.object("bulletins"), pack.bulletins);
    read_meeting_rules(file, pack);
    read_confirmation(file.object("confirmation"), pack.confirmation);
    file.texts("standard_reasons", pack.standard_reasons);
    read_support(file.object("support"), pack.support);
    file.tell_unknown();
    if (mistakes.size() > before) return std::nullopt;
    return pack;
}

std::optional<AnnouncedYear> load_days_off(const std::filesystem::path& path,
                                           std::vector<std::string>& mistakes) {
    const std::size_t before = mistakes.size();
    const auto json = read_json_file(path, mistakes);
    if (!json) return std::nullopt;
    StrictObject file{*json, path.filename().string(), "", mistakes};
    AnnouncedYear year;
    file.whole_number("year", year.year, 2000, 2100, Need::required);
    file.text("document", year.document, Need::required);
    const auto& days = file.list("days");
    for (std::size_t i = 0; i < days.size(); ++i) {
        read_day(StrictObject{days[i], file.file_name(), fmt::format("days[{}]", i), mistakes},
                 year);
    }
    read_makeup_work(file, year);
    file.tell_unknown();
    if (mistakes.size() > before) return std::nullopt;
    return year;
}

LoadedRules load_rules(const Rules& rules) {
    LoadedRules loaded;
    if (rules.pack) {
        if (auto pack = load_rule_pack(*rules.pack, loaded.mistakes))
            loaded.pack = std::move(*pack);
    }
    std::vector<AnnouncedYear> years;
    std::set<int> seen;
    for (const auto& path : rules.days_off) {
        auto year = load_days_off(path, loaded.mistakes);
        if (!year) continue;
        if (!seen.insert(year->year).second) {
            loaded.mistakes.push_back(fmt::format("{}: {} is in another file of days off, too",
                                                  path.filename().string(),
                                                  year->year));
            continue;
        }
        years.push_back(std::move(*year));
    }
    loaded.days_off = domain::DaysOff{std::move(years)};
    return loaded;
}

}  // namespace mungba::config
