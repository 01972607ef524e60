#include "handlers/contract/page_fields.hpp"

#include "core/text.hpp"

#include "storage/people_repository_changes.hpp"
#include "usecases/import_cells.hpp"

namespace mungba::handlers {
namespace {

/// "5.10.2026", "5-10-2026", "05102026" → "5/10/2026"; ISO dates and everything else stay.
std::string with_slashes(std::string text) {
    const bool digits_alone = text.size() == 8 && text.find_first_not_of("0123456789") == std::string::npos;
    if (digits_alone) return text.substr(0, 2) + "/" + text.substr(2, 2) + "/" + text.substr(4);
    const bool is_iso = text.size() > 4 && text[4] == '-';
    for (char& c : text) {
        if (c == '.' || c == ' ' || (c == '-' && !is_iso)) c = '/';
    }
    return text;
}

}  // namespace

std::optional<core::LocalDate> read_day(web::Form& form, const web::Values& typed, std::string_view field) {
    usecases::ImportReport report;
    const auto day = usecases::read_day(field, with_slashes(web::typed_text(typed, field)), {report, 0});
    if (!report.refused.empty()) web::field_of(form, field).error = "Ngày ghi như 05/10/2026, và phải có trong lịch.";
    return day;
}

std::optional<core::TimeOfDay> read_clock(std::string_view typed) {
    const auto read = core::read_hour(core::text::fold(typed));
    if (read.outcome != core::ReadHour::Outcome::time && read.outcome != core::ReadHour::Outcome::two_ways) return std::nullopt;
    return read.time;
}

std::string read_phone(web::Form& form, const web::Values& typed, std::string_view field) {
    usecases::ImportReport report;
    std::string phone = usecases::read_phone(field, web::typed_text(typed, field), {report, 0});
    if (!report.refused.empty()) web::field_of(form, field).error = "Số điện thoại có 10 hoặc 11 chữ số, bắt đầu bằng số 0.";
    return phone;
}

std::string shown_day(std::string_view iso) {
    if (iso == storage::people::kSinceEver) return "trước đây";
    if (iso.size() != 10) return std::string(iso);
    return std::string(iso.substr(8, 2)) + "/" + std::string(iso.substr(5, 2)) + "/" + std::string(iso.substr(0, 4));
}

std::string shown_span(std::string_view from, const std::optional<std::string>& until) {
    const std::string first = from == storage::people::kSinceEver ? "từ trước" : "từ " + shown_day(from);
    return until ? first + " đến hết " + shown_day(*until) : first;
}

}  // namespace mungba::handlers
