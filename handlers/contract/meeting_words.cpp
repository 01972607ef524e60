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

std::string answer_in_words(domain::Answer answer, int minutes) {
    using domain::Answer;
    switch (answer) {
        case Answer::present:
            return "có mặt";
        case Answer::absent:
        case Answer::absent_excused:
            return "vắng";
        case Answer::late:
            return minutes > 0 ? "đến muộn khoảng " + std::to_string(minutes) + " phút"
                               : "đến muộn";
        case Answer::online:
        case Answer::online_request:
            return "dự trực tuyến";
        case Answer::received:
            return "đã nhận tin";
        case Answer::unclear:
            return "chưa rõ";
    }
    return {};
}

}  // namespace mungba::handlers
