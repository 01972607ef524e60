#include "handlers/outbox/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace mungba::handlers::outbox {
namespace {

using Word = std::pair<std::string_view, std::string_view>;

constexpr std::array<Word, 43> kTemplates{{{"M1", "Thông báo họp"},
                                           {"M1.forward", "Thông báo họp để chuyển"},
                                           {"M1.date", "Báo ngày họp, giờ và nơi báo sau"},
                                           {"M2", "Báo đổi ngày theo quy định"},
                                           {"M2.open", "Báo chưa chọn được ngày họp"},
                                           {"M3", "Báo hôm nay không họp"},
                                           {"M4", "Thông báo họp hai phần"},
                                           {"M5", "Thông báo sinh hoạt chuyên đề"},
                                           {"M6", "Báo dời lịch"},
                                           {"M6.day", "Báo dời lịch"},
                                           {"M6b", "Báo sửa lịch"},
                                           {"M7", "Báo hủy họp"},
                                           {"M8", "Nhắc trước một ngày"},
                                           {"M9", "Nhắc riêng báo dự"},
                                           {"M10", "Số báo dự"},
                                           {"M11", "Hỏi lại lời báo dự"},
                                           {"M12", "Báo đã có người báo thay"},
                                           {"M13", "Dự kiến lịch tháng"},
                                           {"M16", "Danh sách gọi điện"},
                                           {"M17", "Số liệu tối hôm trước"},
                                           {"M18", "Hỏi lịch chuyên đề"},
                                           {"M19", "Nhắc chuyên đề cuối quý"},
                                           {"M20", "Nhắc người trình bày"},
                                           {"M21", "Bản tin"},
                                           {"M21.file", "Tệp của bản tin"},
                                           {"M22", "Đính chính bản tin"},
                                           {"M23", "Thu hồi bản tin"},
                                           {"bulletins", "Trả lời về bản tin"},
                                           {"thematic.count", "Số chi bộ đã có chuyên đề"},
                                           {"M24", "Việc sau buổi họp"},
                                           {"M26", "Lời chào nhóm"},
                                           {"M27", "Lời chào, hỏi đồng ý lưu"},
                                           {"M29", "Lịch các chi bộ phụ trách"},
                                           {"M30", "Giao phần việc bí thư"},
                                           {"M31", "Từ chối tin có dấu mật"},
                                           {"M32", "Báo trợ lý bị gián đoạn"},
                                           {"tasks.day", "Việc trong ngày"},
                                           {"setup.trial", "Tin thử"},
                                           {"login.link", "Liên kết đăng nhập"},
                                           {"rollcall.file_link", "Liên kết hồ sơ buổi họp"},
                                           {"clerk", "Tin cử thư ký buổi họp"},
                                           {"calls.request", "Lời báo giúp của đảng viên"}}};

struct Meaning {
    int code;
    std::string_view words;
};
// docs/zalo-notes.md, "Error codes"
constexpr std::array<Meaning, 13> kMeanings{{{-32, "quá số lần gọi mỗi phút, trợ lý tự gửi sau"},
                                             {-201, "nội dung không hợp lệ"},
                                             {-204, "tài khoản OA bị khóa hoặc đã xóa"},
                                             {-211, "hết số tin trong ngày"},
                                             {-213, "người nhận chưa quan tâm OA"},
                                             {-216, "token Zalo hết hiệu lực"},
                                             {-217, "người nhận đã chặn tin của OA"},
                                             {-218, "chưa gửi được tới người này"},
                                             {-227, "tài khoản Zalo bị khóa hoặc không hoạt động"},
                                             {-230, "người nhận đã lâu chưa nhắn cho OA"},
                                             {-232, "người nhận chưa từng nhắn cho OA"},
                                             {-234, "Zalo không cho gửi vào giờ này, trợ lý tự gửi sau"},
                                             {-244, "người nhận hạn chế tin từ OA"}}};

}  // namespace

std::string template_words(std::string_view name) {
    const auto found = std::find_if(kTemplates.begin(), kTemplates.end(), [&](const Word& word) { return word.first == name; });
    return found == kTemplates.end() ? "Trả lời (" + std::string(name) + ")" : std::string(found->second);
}

web::State state_of(std::string_view state, bool repeated) {
    using web::Shape;
    if (state == "sent") return {.shape = Shape::done, .word = repeated ? "đã gửi, có thể lặp một lần" : "đã gửi"};
    if (state == "queued") return {.shape = Shape::open, .word = "đang chờ"};
    if (state == "sending") return {.shape = Shape::half, .word = "đang gửi"};
    if (state == "unknown") return {.shape = Shape::dashed, .word = "chưa rõ đã đến chưa, trợ lý đang hỏi Zalo"};
    if (state == "unreachable") return {.shape = Shape::crossed, .word = "không tới được, đã chuyển cách khác"};
    if (state == "dead") return {.shape = Shape::due, .word = "không gửi được", .owed = true};
    if (state == "expired") return {.shape = Shape::crossed, .word = "quá hạn, không gửi nữa"};
    return {.shape = Shape::dash, .word = "đã dừng"};
}

std::string error_words(int code) {
    if (code == 0) return {};
    const auto found = std::find_if(kMeanings.begin(), kMeanings.end(), [&](const Meaning& one) { return one.code == code; });
    const std::string number = "mã Zalo " + std::to_string(code);
    return found == kMeanings.end() ? number : std::string(found->words) + " (" + number + ")";
}

}  // namespace mungba::handlers::outbox
