#pragma once
#include <string>

#include "domain/rsvp.hpp"
#include "storage/meeting_repository.hpp"

/// How a meeting is called in texts (conversation.md §5). Pure, any thread.
namespace mungba::handlers {

/// `{ten_buoi}`: "buổi sinh hoạt thường kỳ tháng 10", "buổi họp chi bộ bất thường" …
std::string meeting_name(domain::MeetingKind kind, core::Instant starts_at);
inline std::string meeting_name(const storage::Meeting& meeting) {
    return meeting_name(meeting.kind, meeting.starts_at);
}

/// "có mặt", "vắng", "đến muộn khoảng 15 phút" … `minutes` 0: not told.
std::string answer_in_words(domain::Answer answer, int minutes);

inline std::string hour_of(core::Instant instant) {
    return core::format_hour(core::to_local(instant).time);
}  ///< "19 giờ 30"
inline std::string weekday_of(core::Instant instant) {
    return core::format_weekday(core::local_date(instant));
}  ///< "thứ Hai"
inline std::string date_of(core::Instant instant) {
    return core::format_date(core::local_date(instant));
}  ///< "05/10/2026"
inline std::string day_of(core::Instant instant) {
    return core::format_day_month(core::local_date(instant));
}  ///< "05/10"
std::string month_of(core::Instant instant);  ///< "3", "10"

}  // namespace mungba::handlers
