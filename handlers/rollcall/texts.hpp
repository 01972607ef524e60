#pragma once
#include <string_view>

/// The words of conversation.md §3 rows 14 and 15; ⏎ there is a line break here.
namespace mungba::handlers::rollcall::texts {

inline constexpr std::string_view kHelp = "Điểm danh buổi họp: {lenh}; cử thư ký cuộc họp: {lenh} thư ký 5.";
inline constexpr std::string_view kHelpFinish = "Ghi giờ họp và kết quả xếp loại: {lenh} 19h30 21h05 tốt.";

inline constexpr std::string_view kHead = "Điểm danh buổi {ngay}.";
inline constexpr std::string_view kFilledIn = "\n{n} đồng chí đã báo có mặt, tạm ghi có mặt.";
inline constexpr std::string_view kRecordedLate = "\nTạm ghi đến muộn: {ten}.";
inline constexpr std::string_view kRecordedOnline = "\nTạm ghi dự trực tuyến: {ten}.";
inline constexpr std::string_view kRecordedExcused = "\nTạm ghi vắng có lý do: {ten}.";
inline constexpr std::string_view kRecordedAbsent = "\nVắng không lý do: {ten}.";
inline constexpr std::string_view kToSay = "\nXin xác định:{cac_dong_chi}\nNhắn ví dụ: {vi_du}.";
inline constexpr std::string_view kLine = "\n{so}. {ten} ({tinh_trang})";
inline constexpr std::string_view kSaidLate = "báo sau hạn: {loi_bao}";
inline constexpr std::string_view kSilent = "chưa phản hồi";
inline constexpr std::string_view kReceived = "đã nhận tin";
inline constexpr std::string_view kUnclear = "chưa rõ";
inline constexpr std::string_view kSaidAbsent = "báo vắng, chưa rõ lý do";
inline constexpr std::string_view kAskedOnline = "đề nghị dự trực tuyến";

inline constexpr std::string_view kWhole = "Điểm danh buổi {ngay} đã đủ: {so_lieu}, dự {ti_le}.";
inline constexpr std::string_view kThenFinish = " Ghi giờ họp và kết quả xếp loại, xin nhắn, ví dụ: {lenh} {vi_du} tốt.";
inline constexpr std::string_view kPresent = "có mặt {n}";
inline constexpr std::string_view kLate = "đến muộn {n}";
inline constexpr std::string_view kOnline = "trực tuyến {n}";
inline constexpr std::string_view kExcused = "vắng có lý do {n}";
inline constexpr std::string_view kAbsent = "vắng không lý do {n}";

inline constexpr std::string_view kReasonOfOne = "Đồng chí số {so} vắng có lý do hay không? Nhắn ví dụ: có lý do {so}, không lý do {so_khac}.";
inline constexpr std::string_view kReasonOfMany = "Các đồng chí số {so} vắng có lý do hay không? Nhắn ví dụ: có lý do {so_mot}, không lý do {so_khac}.";
inline constexpr std::string_view kNotUnderstood = "Trợ lý chưa rõ. Xin đồng chí nhắn, ví dụ: {vi_du}. Các số là số thứ tự trong danh sách.";
inline constexpr std::string_view kNoSuchNumber = "Không có số {so} trong danh sách của buổi này.";
inline constexpr std::string_view kNoMeeting = "Chưa có buổi họp nào đã bắt đầu để điểm danh.";
inline constexpr std::string_view kNotYet = "Buổi họp {gio}, ngày {ngay} chưa bắt đầu; xin điểm danh từ lúc đó.";
inline constexpr std::string_view kOff = "Buổi họp này không tổ chức nên không điểm danh.";

inline constexpr std::string_view kHowToFinish = "Xin đồng chí nhắn giờ bắt đầu, giờ kết thúc và kết quả xếp loại chi bộ đã biểu quyết, ví dụ: {lenh} {vi_du} tốt.";
inline constexpr std::string_view kAskHours = "Xin đồng chí nhắn giờ bắt đầu, giờ kết thúc, ví dụ: {vi_du}.";
inline constexpr std::string_view kAskGrade = "Chi bộ đã biểu quyết xếp loại buổi sinh hoạt ngày {ngay}: 1 Tốt, 2 Khá, 3 Trung bình, 4 Kém.";
inline constexpr std::string_view kEnding =
    "[Bắt đầu {gio_1}, kết thúc {gio_2} ({phut} phút[; mức chung ít nhất {it_nhat} phút]); ]dự {ti_le}[, còn {n} đồng chí chưa điểm danh][; chi bộ xếp loại buổi sinh hoạt: {loai}].\n"
    "Nhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kEndingTitle = "giờ họp, xếp loại buổi {ngay}";
inline constexpr std::string_view kSaved = "Đã lưu.";
inline constexpr std::string_view kSavedMinutes = "Đã lưu. Nhắn: biên bản, để lấy phần đầu biên bản.";
inline constexpr std::string_view kSavedLacks = "Đã lưu. Còn thiếu: {thieu}.";
inline constexpr std::string_view kLacksRollCall = "điểm danh";
inline constexpr std::string_view kLacksHours = "giờ bắt đầu, kết thúc";
inline constexpr std::string_view kLacksGrade = "kết quả xếp loại";
inline constexpr std::string_view kWrongTime = "Giờ kết thúc phải sau giờ bắt đầu, xin đồng chí nhắn lại.";
inline constexpr std::string_view kNoRight = "Việc này dành cho đồng chí bí thư, phó bí thư.";
inline constexpr std::string_view kClerkNamed =
    "Đã ghi: đồng chí {ten} là thư ký buổi {ngay}. Từ giờ họp, đồng chí ấy có thể nhắn riêng cho trợ lý: điểm danh, kết thúc, biên bản.";
inline constexpr std::string_view kClerkMay =
    "Trong bảy ngày kể từ buổi họp, đồng chí thư ký có thể nhắn riêng cho trợ lý: điểm danh, kết thúc, biên bản, của đúng buổi này. Tên thư ký có ở biên bản và các bản in.";
inline constexpr std::string_view kClerkNobody = "Xin đồng chí chọn một đồng chí trong danh sách.";
inline constexpr std::string_view kYouAreClerk =
    "Đồng chí được cử làm thư ký buổi {gio}, ngày {ngay} của {chi_bo}. Từ giờ họp, xin đồng chí nhắn: điểm danh.";
inline constexpr std::string_view kClerkWho = "Xin đồng chí nhắn số thứ tự hoặc họ tên trong danh sách, ví dụ: điểm danh thư ký 5.";
inline constexpr std::string_view kClerkWhich = "Trong danh sách có nhiều đồng chí tên ấy, xin đồng chí nhắn số thứ tự, ví dụ: điểm danh thư ký 5.";
inline constexpr std::string_view kNoMeetingForClerk = "Chưa có buổi họp nào để cử thư ký.";
inline constexpr std::string_view kNotFound = "Không tìm thấy.";

// The head of the minutes; what is not known is a gap to be filled in by hand.
inline constexpr std::string_view kHelpMinutes = "Lấy phần đầu biên bản: {lenh} 3/2026.";
inline constexpr std::string_view kMinutes =
    "BIÊN BẢN {loai_hop} (phần đầu)\n"
    "{chi_bo}. Bắt đầu {gio_1}, kết thúc {gio_2}, {thu}, ngày {ngay}, tại {noi}.\n"
    "Đảng viên được tính: {mau_so}[ ({theo_loai})][; miễn, tạm miễn sinh hoạt {mien}][; sinh hoạt tạm thời nơi khác {di}].\n"
    "Dự: {ti_le}[ ({du_theo_loai})][; đến muộn {muon}][; trực tuyến {truc_tuyen}].\n"
    "Vắng có lý do: {n_co}[: {co_ly_do}].\n"
    "Vắng không lý do: {n_khong}[: {khong_ly_do}].\n"
    "[Chưa điểm danh: {chua}.\n]"
    "Chủ trì: {chu_tri}. Thư ký: {thu_ky}\n"
    "[Chi bộ xếp loại buổi sinh hoạt: {loai}.]";
inline constexpr std::string_view kFileLink = "Hồ sơ buổi {ngay} để in: {lien_ket} (dùng một lần, trong 10 phút).";
inline constexpr std::string_view kFileGone = "Hồ sơ buổi {ngay} đã hết thời hạn lưu trữ; số liệu tổng hợp còn ở trang buổi họp.";
inline constexpr std::string_view kNoMinutes = "Tháng {thang} chưa có buổi sinh hoạt nào đã bắt đầu để lập biên bản.";
inline constexpr std::string_view kWhichMonth = "Xin đồng chí nhắn kèm tháng, ví dụ: {lenh} 3/2026.";

inline constexpr std::string_view kGood = "Tốt";
inline constexpr std::string_view kFair = "Khá";
inline constexpr std::string_view kAverage = "Trung bình";
inline constexpr std::string_view kPoor = "Kém";

}  // namespace mungba::handlers::rollcall::texts
