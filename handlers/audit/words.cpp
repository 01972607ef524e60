#include "handlers/audit/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace mungba::handlers::audit {
namespace {

using Word = std::pair<std::string_view, std::string_view>;

constexpr std::array<Word, 93> kActions{{{"login.link", "lấy liên kết đăng nhập"},
                                         {"login.begin", "đăng nhập"},
                                         {"login.end", "thoát"},
                                         {"login.refused", "liên kết đăng nhập bị báo không phải người nhận"},
                                         {"login.failed", "đăng nhập không được"},
                                         {"login.set_up", "đặt mật khẩu văn phòng"},
                                         {"login.remove", "bỏ mật khẩu văn phòng"},
                                         {"login.recovery", "dùng mã khôi phục"},
                                         {"branch.change", "sửa chi bộ"},
                                         {"branch.create", "thêm chi bộ"},
                                         {"branches.import", "nhập danh sách chi bộ"},
                                         {"roster.import", "nhập danh sách đảng viên"},
                                         {"person.change", "sửa thông tin"},
                                         {"person.erase", "xóa dữ liệu cá nhân"},
                                         {"person.export", "xuất dữ liệu cá nhân"},
                                         {"member.add", "thêm đảng viên"},
                                         {"member.status", "sửa tình trạng sinh hoạt"},
                                         {"member.move", "sửa thứ tự"},
                                         {"member.leave", "đưa ra khỏi danh sách"},
                                         {"role.give", "giao chức vụ"},
                                         {"role.end", "kết thúc chức vụ"},
                                         {"account.link", "gắn tài khoản Zalo"},
                                         {"account.unlink", "gỡ tài khoản Zalo"},
                                         {"code.make", "tạo mã liên kết"},
                                         {"handover.assign", "giao phần việc bí thư"},
                                         {"handover.accept", "nhận việc"},
                                         {"handover.confirm", "xác nhận bàn giao"},
                                         {"handover.begin", "bàn giao có hiệu lực"},
                                         {"handover.end", "hết thời gian phụ trách"},
                                         {"meeting.make", "lịch tháng tự lập"},
                                         {"meeting.confirm", "xác nhận lịch họp"},
                                         {"meeting.make_final", "lịch họp thành chính thức"},
                                         {"meeting.move", "dời buổi họp"},
                                         {"meeting.edit", "sửa buổi họp"},
                                         {"meeting.cancel", "hủy buổi họp"},
                                         {"meeting.announce", "gửi thông báo họp"},
                                         {"meeting.held", "ghi nhận đã họp"},
                                         {"meeting.not_held", "ghi nhận không họp được"},
                                         {"branch.approve_year", "duyệt mẫu thông báo năm"},
                                         {"branch.withdraw_year", "thôi dùng mẫu thông báo năm"},
                                         {"roll_call.open", "mở điểm danh"},
                                         {"roll_call.record", "điểm danh"},
                                         {"roll_call.finish", "ghi giờ họp, xếp loại"},
                                         {"thematic.plan", "ghi kế hoạch chuyên đề"},
                                         {"thematic.drop", "bỏ chuyên đề khỏi kế hoạch"},
                                         {"thematic.schedule", "ghi lịch chuyên đề"},
                                         {"thematic.combine", "kết hợp chuyên đề với buổi thường kỳ"},
                                         {"thematic.separate", "tách chuyên đề khỏi buổi thường kỳ"},
                                         {"thematic.record", "ghi nhận đã họp chuyên đề"},
                                         {"thematic.report", "báo kết quả chuyên đề"},
                                         {"thematic.suggest", "thêm gợi ý chuyên đề"},
                                         {"thematic.withdraw_suggestion", "bỏ gợi ý chuyên đề"},
                                         {"thematic.excuse", "ghi nhận quý không có chuyên đề"},
                                         {"thematic.unexcuse", "bỏ ghi nhận quý không có chuyên đề"},
                                         {"calendar_feed.make", "tạo địa chỉ lịch"},
                                         {"calendar_feed.revoke", "hủy địa chỉ lịch"},
                                         {"task.finish", "báo xong việc"},
                                         {"meeting.open", "lập lịch họp"},
                                         {"message.try_again", "gửi lại tin"},
                                         {"message.cancel", "dừng tin đang chờ"},
                                         {"task.send_unsent", "gửi tin chưa gửi"},
                                         {"task.read", "đã xem việc"},
                                         {"answer_link.make", "tạo liên kết báo dự"},
                                         {"answer_link.revoke", "hủy liên kết báo dự"},
                                         {"consent.agree", "đồng ý lưu dữ liệu"},
                                         {"consent.refuse", "không đồng ý lưu dữ liệu"},
                                         {"read.members", "xem danh sách đảng viên"},
                                         {"read.member", "xem thông tin một đảng viên"},
                                         {"read.call_list", "xem danh sách gọi điện"},
                                         {"minutes.make_final", "lập bản chính thức của biên bản"},
                                         {"meeting.name_clerk", "cử thư ký buổi họp"},
                                         {"month.close", "chốt số liệu tháng"},
                                         {"bulletin.write", "soạn bản tin"},
                                         {"bulletin.edit", "sửa bản tin"},
                                         {"bulletin.submit", "trình bản tin"},
                                         {"bulletin.check_source", "kiểm tra nguồn bản tin"},
                                         {"bulletin.approve", "duyệt bản tin"},
                                         {"bulletin.begin", "bắt đầu gửi bản tin"},
                                         {"bulletin.end", "gửi xong bản tin"},
                                         {"bulletin.pause", "tạm dừng gửi bản tin"},
                                         {"bulletin.resume", "gửi tiếp bản tin"},
                                         {"bulletin.try_again", "gửi lại bản tin cho nơi chưa nhận được"},
                                         {"bulletin.correct", "viết đính chính bản tin"},
                                         {"bulletin.approve_correction", "duyệt đính chính bản tin"},
                                         {"bulletin.drop_correction", "bỏ đính chính bản tin"},
                                         {"bulletin.withdraw", "thu hồi bản tin"},
                                         {"bulletin.refuse", "từ chối nội dung bản tin"},
                                         {"read.roll_sheet", "xem phiếu điểm danh"},
                                         {"read.meeting_file", "xem hồ sơ buổi sinh hoạt"},
                                         {"read.minutes", "xem phần đầu biên bản"},
                                         {"read.tasks", "xem việc hôm nay"},
                                         {"read.task", "xem một việc"},
                                         {"read.audit", "xem nhật ký"}}};

}  // namespace

std::string action_words(std::string_view action) {
    const auto found = std::find_if(kActions.begin(), kActions.end(), [&](const Word& word) { return word.first == action; });
    if (found != kActions.end()) return std::string(found->second);
    if (action.starts_with("read.")) return "xem dữ liệu (" + std::string(action.substr(5)) + ")";
    return std::string(action);
}

std::string_view source_words(std::string_view source) {
    if (source == "chat") return "Zalo";
    if (source == "page") return "trang";
    if (source == "command") return "máy chủ";
    if (source == "clock") return "tự động";
    return source;
}

}  // namespace mungba::handlers::audit
