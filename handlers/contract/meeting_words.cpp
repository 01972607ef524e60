#include "handlers/contract/meeting_words.hpp"

namespace mungba::handlers {
namespace {

unsigned month_number(core::Instant instant) {
    return static_cast<unsigned>(core::local_date(instant).month());
}

std::string quarter_of(core::Instant instant) {
    constexpr const char* kNumerals[] = {"I", "II", "III", "IV"};
    return kNumerals[(month_number(instant) - 1) / 3];
}

}  // namespace

std::string month_of(core::Instant instant) { return std::to_string(month_number(instant)); }

std::string meeting_name(domain::MeetingKind kind, core::Instant starts_at) {
    switch (kind) {
        case domain::MeetingKind::regular:
            return "buổi sinh hoạt thường kỳ tháng " + month_of(starts_at);
        case domain::MeetingKind::thematic:
            return "buổi sinh hoạt chuyên đề quý " + quarter_of(starts_at);
        case domain::MeetingKind::branch_committee:
            return "buổi họp chi ủy";
        case domain::MeetingKind::extraordinary:
            return "buổi họp chi bộ bất thường";
    }
    return {};
}

}  // namespace mungba::handlers
