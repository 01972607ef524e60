#include "handlers/contract/page_words.hpp"

#include "core/local_time.hpp"
#include "core/text.hpp"

namespace mungba::handlers {
namespace {

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::string moment_in_full(core::Instant instant) {
    const core::LocalTime local = core::to_local(instant);
    return core::text::capitalised(core::format_weekday(local.date)) + ", " + core::format_date(local.date) + ", " + core::format_hour(local.time);
}

std::string hour_and_date(core::Instant instant) {
    const core::LocalTime local = core::to_local(instant);
    return core::format_hour(local.time) + ", " + core::format_weekday(local.date) + ", " + core::format_date(local.date);
}

std::string short_moment(core::Instant instant) {
    const core::LocalTime local = core::to_local(instant);
    return core::format_day_month(local.date) + ",\u00A0" + two_digits(local.time.hour()) + ":" + two_digits(local.time.minute());
}

std::string due_words(core::Instant due, core::Instant now) {
    const core::LocalTime local = core::to_local(due);
    const int days = core::days_between(core::local_date(now), local.date);
    if (due <= now) return "Đã quá hạn từ " + (days == 0 ? core::format_hour(local.time) + " hôm nay" : "ngày " + core::format_day_month(local.date));
    if (days == 0) return "Hạn: trước " + core::format_hour(local.time) + " hôm nay";
    if (days == 1) return "Hạn: trước " + core::format_hour(local.time) + " ngày mai";
    return "Hạn: trước ngày " + core::format_day_month(local.date);
}

web::Section section(std::vector<web::Block> blocks, std::string label) {
    web::Section made;
    made.blocks = std::move(blocks);
    made.label = std::move(label);
    return made;
}

web::Section section(std::string heading, std::vector<web::Block> blocks, std::string note) {
    web::Section made;
    made.heading = std::move(heading);
    made.note = std::move(note);
    made.blocks = std::move(blocks);
    return made;
}

}  // namespace mungba::handlers
