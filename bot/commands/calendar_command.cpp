#include "bot/commands/calendar_command.hpp"

#include <fmt/format.h>

#include <functional>
#include <nlohmann/json.hpp>

namespace mungba::bot {
namespace {

using domain::MeetingDate;

void for_each_month(int year, const std::function<void(std::chrono::year_month)>& deed) {
    for (unsigned number = 1; number <= 12; ++number) deed(std::chrono::year{year} / std::chrono::month{number});
}

std::string month_name(std::chrono::year_month month) { return core::format_iso_date(month / 1).substr(0, 7); }

nlohmann::ordered_json dates_in(const std::vector<core::LocalDate>& dates) {
    auto list = nlohmann::ordered_json::array();
    for (const core::LocalDate date : dates) list.push_back(core::format_iso_date(date));
    return list;
}

nlohmann::ordered_json entry(std::chrono::year_month month, const MeetingDate& found) {
    nlohmann::ordered_json json{{"month", month_name(month)}, {"date", nullptr}, {"reason", nullptr}, {"reason_text", nullptr},
                                {"basis", domain::name_of(found.basis)}};
    if (found.date) json["date"] = core::format_iso_date(*found.date);
    if (found.why) {
        json["reason"] = domain::name_of(found.why->kind);
        json["reason_text"] = found.why->name;
    }
    if (!found.options.empty()) json["options"] = dates_in(found.options);
    if (!found.earlier.empty()) json["earlier"] = dates_in(found.earlier);
    return json;
}

}  // namespace

std::string calendar_text(int year, const domain::DatePolicy& policy, const domain::DaysOff& days_off) {
    std::string text;
    for_each_month(year, [&](std::chrono::year_month month) {
        const MeetingDate found = domain::meeting_date(month, policy, days_off);
        text += fmt::format("{}  {:<10}  {}  {}\n", month_name(month), found.date ? core::format_iso_date(*found.date) : "-",
                            found.why ? domain::name_of(found.why->kind) : "-", domain::name_of(found.basis));
    });
    return text;
}

std::string calendar_json(int year, const domain::DatePolicy& policy, const domain::DaysOff& days_off) {
    auto list = nlohmann::ordered_json::array();
    for_each_month(year, [&](std::chrono::year_month month) { list.push_back(entry(month, domain::meeting_date(month, policy, days_off))); });
    return list.dump(2) + "\n";
}

}  // namespace mungba::bot
