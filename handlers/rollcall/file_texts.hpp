#pragma once
#include <array>
#include <string_view>
#include <utility>

/// The texts of the printed sheets: the roll sheet and the meeting's file.
namespace mungba::handlers::rollcall::file_texts {

inline constexpr std::string_view kSheetTitle = "PHIẾU ĐIỂM DANH";
inline constexpr std::array<std::string_view, 9> kSheetColumns = {"TT", "Họ và tên", "Năm sinh", "Lời báo", "Có mặt", "Muộn", "Vắng có lý do", "Vắng không lý do", "Ký tên"};
inline constexpr std::string_view kSheetTimes =
    "Bắt đầu: ........ giờ ........; kết thúc: ........ giờ ........ Cấp ủy viên dự (tính riêng): .................................................";
inline constexpr std::string_view kSheetTotals = "Có mặt: ......../{n}, trong đó muộn: ........; vắng có lý do: ........; vắng không lý do: ........ (không ghi lý do)";
inline constexpr std::string_view kSilent = "chưa phản hồi";

inline constexpr std::string_view kFileTitle = "HỒ SƠ BUỔI SINH HOẠT";
inline constexpr std::string_view kHead = "1. Phần đầu biên bản";
inline constexpr std::string_view kTimes = "Bắt đầu {gio_1}, kết thúc {gio_2}[ ({phut} phút; mức chung ít nhất {it_nhat} phút)], tại {noi}.";
inline constexpr std::string_view kAttended = "Dự {ti_le}[; trong đó đến muộn {muon}][; trực tuyến {truc_tuyen}].";
inline constexpr std::string_view kAbsent = "Vắng có lý do {co}; vắng không lý do {khong}[; chưa điểm danh {chua}].";
inline constexpr std::string_view kOverseers = "Cấp ủy viên phụ trách báo dự (tính riêng): {ten}.";
inline constexpr std::string_view kGrade = "Chi bộ biểu quyết xếp loại buổi sinh hoạt: {loai}.";
inline constexpr std::string_view kNoGrade = "Chi bộ biểu quyết xếp loại buổi sinh hoạt: …";
inline constexpr std::string_view kRoll = "2. Điểm danh theo danh sách ngày {ngay}";
inline constexpr std::string_view kAnswers = "3. Lời báo trước buổi họp";
inline constexpr std::string_view kAnswerSums = "Báo có mặt {co}, vắng {vang}, đến muộn {muon}[, trực tuyến {truc_tuyen}], chưa rõ hoặc chưa phản hồi {chua}[; báo lại sau hạn {sau_han}].";
inline constexpr std::string_view kNotices = "4. Thông báo đã gửi";
inline constexpr std::string_view kNoNotices = "Chưa có thông báo nào được gửi qua trợ lý.";
inline constexpr std::string_view kNotice = "{gio}, ngày {ngay}, gửi tới {n} đồng chí:";
inline constexpr std::string_view kIsGone =
    "Hồ sơ đã hết thời hạn lưu trữ {n} năm: từ ngày {ngay}, danh sách điểm danh, lời báo và thông báo không còn; số liệu tổng hợp vẫn giữ.";
inline constexpr std::string_view kChanges = "5. Thay đổi";
inline constexpr std::string_view kNoChanges = "Không có thay đổi.";
inline constexpr std::string_view kMoved = "{luc}: chuyển từ {cu} sang {moi}[. Lý do: {ly_do}][. Người ghi: {ai}].";
inline constexpr std::string_view kChanged = "{luc}: sửa {muc} thành “{moi}” (thay cho “{cu}”)[. Người ghi: {ai}].";
inline constexpr std::string_view kCancelled = "{luc}: hủy[. Lý do: {ly_do}][. Người ghi: {ai}].";
inline constexpr std::string_view kLog = "6. Ghi nhận, bổ sung, sửa chữa";
inline constexpr std::string_view kLogLine = "{luc}: {viec}[, {ai}].";
inline constexpr std::string_view kCode = "Mã nhật ký: {ma}.";
inline constexpr std::string_view kIsFinal = "Bản chính thức từ {gio}, ngày {ngay}; lý do vắng đã xóa, chỉ giữ số lượng.";
inline constexpr std::string_view kErased = "(đã xóa thông tin)";

inline constexpr std::string_view kMakeFinal = "Lập bản chính thức, xóa lý do vắng";
inline constexpr std::string_view kMakeFinalNote =
    "Bản chính thức để in và ký. Từ lúc đó lý do vắng được xóa, chỉ còn số lượng. Sửa điểm danh sau đó vẫn được, và có ghi trong nhật ký.";
inline constexpr std::string_view kNotWhole = "Chưa lập được bản chính thức: còn thiếu điểm danh, giờ họp hoặc kết quả xếp loại.";
inline constexpr std::string_view kMadeFinal = "Đã lập bản chính thức.";

/// What stands in the file of the deeds in the audit; others are left out.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kDeeds = {{{"meeting.open", "lập lịch họp"},
                                                                                         {"meeting.make", "lịch tháng tự lập"},
                                                                                         {"meeting.confirm", "xác nhận lịch họp"},
                                                                                         {"meeting.make_final", "lịch họp thành chính thức"},
                                                                                         {"meeting.announce", "gửi thông báo họp"},
                                                                                         {"meeting.held", "ghi nhận đã họp"},
                                                                                         {"meeting.not_held", "ghi nhận không họp được"},
                                                                                         {"roll_call.open", "mở điểm danh"},
                                                                                         {"roll_call.record", "điểm danh"},
                                                                                         {"roll_call.finish", "ghi giờ họp, xếp loại"},
                                                                                         {"minutes.make_final", "lập bản chính thức, xóa lý do vắng"},
    {"meeting.name_clerk", "cử thư ký buổi họp"},
                                                                                         {"thematic.record", "ghi nhận đã họp chuyên đề"}}};

}  // namespace mungba::handlers::rollcall::file_texts
