#pragma once
#include <string_view>

/// The words of this feature that are no model text of conversation.md §5 (handlers/contract/model_texts); ⏎ there is a line break here.
namespace mungba::handlers::reminders::texts {

inline constexpr std::string_view kSorryForDelay = "Xin lỗi các đồng chí vì tin này đến chậm.\n";
inline constexpr std::string_view kSorryToSecretary = "Xin lỗi đồng chí vì tin này đến chậm.\n";

// M13
inline constexpr std::string_view kByStandingApproval = "trợ lý sẽ dùng lịch này và gửi thông báo theo mẫu đồng chí đã duyệt";
inline constexpr std::string_view kDateAlone = "ngày họp sẽ được báo trước, giờ và địa điểm báo sau";
inline constexpr std::string_view kNoHour = "(chưa có giờ)";
inline constexpr std::string_view kNoPlace = "(chưa có địa điểm)";
inline constexpr std::string_view kConfirmed = "Đã xác nhận lịch tháng {thang}: {gio}, {thu}, ngày {ngay}. Thông báo sẽ được gửi lúc {luc}.";
inline constexpr std::string_view kConfirmedMoved =
    "Đã xác nhận lịch tháng {thang}: {gio}, {thu}, ngày {ngay}. Tin báo đổi ngày gửi sau {phut} phút; thông báo họp gửi lúc {luc}.";
inline constexpr std::string_view kConfirmedIncomplete =
    "Đã ghi nhận ngày {ngay}. Còn thiếu {thieu}; xin đồng chí nhắn, ví dụ: {vi_du}. Nếu chưa có, chi bộ chỉ được báo ngày họp.";
inline constexpr std::string_view kHour = "giờ";
inline constexpr std::string_view kPlace = "địa điểm";
inline constexpr std::string_view kHourAndPlace = "giờ và địa điểm";
inline constexpr std::string_view kExampleHour = "sửa giờ 19h30";
inline constexpr std::string_view kExamplePlace = "sửa nơi Nhà văn hóa";
inline constexpr std::string_view kOtherDay = "Xin đồng chí nhắn ngày, giờ và lý do, ví dụ: dời {vi_du} vì nhà văn hóa bận.";
inline constexpr std::string_view kOtherThings = "Xin đồng chí nhắn, ví dụ: sửa giờ 20h; sửa nơi Trường Tiểu học; sửa nội dung thông tin thời sự; nhiệm vụ tháng {thang}.";
inline constexpr std::string_view kGone = "Lịch này đã được xác nhận hoặc đã đổi. Xem lại: lịch.";
inline constexpr std::string_view kNoRight = "Việc này dành cho đồng chí bí thư, phó bí thư.";

// Lines in `việc`, and what picking them says.
inline constexpr std::string_view kConfirmLine = "Xác nhận lịch tháng {thang}";
inline constexpr std::string_view kPrepareLine = "Họp chi ủy, chuẩn bị nội dung buổi {ngay}";
inline constexpr std::string_view kPrepareWithoutLine = "Chuẩn bị nội dung buổi {ngay}";
inline constexpr std::string_view kPrepare =
    "Buổi {ngay} dự kiến: {noi_dung}. Sửa nội dung, xin nhắn: sửa nội dung …; họp chi ủy, xin nhắn: họp chi ủy {vi_du} 19h.";
inline constexpr std::string_view kPrepareWithout = "Buổi {ngay} dự kiến: {noi_dung}. Sửa nội dung, xin nhắn: sửa nội dung …";
inline constexpr std::string_view kDocumentsLine = "Đăng tài liệu buổi {ngay} lên Sổ tay đảng viên điện tử";
inline constexpr std::string_view kDocumentsAfterLine = "Đăng biên bản, nghị quyết buổi {ngay} lên Sổ tay đảng viên điện tử";
inline constexpr std::string_view kApproveLine = "Duyệt mẫu thông báo hằng tháng năm {nam}";
inline constexpr std::string_view kApprove =
    "{mau}\n\nTrong năm {nam}, nếu đồng chí không có ý kiến khác, mỗi tháng trợ lý gửi thông báo theo mẫu trên, với ngày theo quy định, giờ và địa điểm thường lệ.\n"
    "Nhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kApproveTitle = "mẫu thông báo hằng tháng năm {nam}";
inline constexpr std::string_view kApproved = "Đã duyệt mẫu thông báo hằng tháng năm {nam}.";
inline constexpr std::string_view kDone = "Đã ghi: xong.";
inline constexpr std::string_view kIsDone = "Việc này đã xong chưa, thưa đồng chí? Nhắn: 1 đã xong, 2 chưa.";
inline constexpr std::string_view kNotYet = "Việc này còn trong danh sách của đồng chí.";
inline constexpr std::string_view kRecordLine = "Hồ sơ buổi {ngay}";
inline constexpr std::string_view kIncompleteLine = "{chi_bo}: mới báo ngày {ngay}, còn thiếu {thieu}";
inline constexpr std::string_view kApproval = "xác nhận của bí thư";
inline constexpr std::string_view kDaysOffLine = "Chưa có lịch nghỉ năm {nam}: ngày họp của năm đó còn là dự kiến";
inline constexpr std::string_view kDayLine = "{chi_bo}: tháng {thang} chưa chọn được ngày họp";

// M17, M24
inline constexpr std::string_view kCallLine = "Gọi điện {n} đồng chí";
inline constexpr std::string_view kHandbookLine = "Đăng tài liệu lên Sổ tay đảng viên điện tử";
inline constexpr std::string_view kHandbookAfterLine = "Đăng biên bản, nghị quyết lên Sổ tay đảng viên điện tử";
inline constexpr std::string_view kNotHeldLine = "Nếu buổi sinh hoạt không tổ chức được";
inline constexpr std::string_view kRollLine = "Điểm danh";
inline constexpr std::string_view kHoursLine = "Giờ bắt đầu, kết thúc";
inline constexpr std::string_view kGradeLine = "Kết quả xếp loại chi bộ đã biểu quyết";
inline constexpr std::string_view kNotHeldAsk =
    "Ghi nhận buổi {ngay} không tổ chức được, phòng khi chưa ai báo cho trợ lý.\nNhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kNotHeldTitle = "buổi {ngay} không tổ chức được";
inline constexpr std::string_view kNotHeld = "Đã ghi nhận buổi {ngay} không tổ chức được.";
inline constexpr std::string_view kSilentSecretary = "chưa báo phần mình";

// M14, M15
inline constexpr std::string_view kCall =
    "Kính gửi các đồng chí bí thư, phó bí thư, cấp ủy viên phụ trách: dự kiến lịch sinh hoạt tháng {thang} đã chuẩn bị xong. Đề nghị mỗi đồng chí nhắn "
    "riêng cho trợ lý một chữ “việc” trước ngày {ngay_han} để xem và xác nhận. Trân trọng cảm ơn.";
inline constexpr std::string_view kLastCall =
    "Đến {gio}, ngày {ngay}: {x}/{y} chi bộ đã xác nhận lịch tháng {thang}. Đồng chí nào chưa xem, xin nhắn riêng cho trợ lý: việc. Trân trọng.";

}  // namespace mungba::handlers::reminders::texts
