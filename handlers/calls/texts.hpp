#pragma once
#include <string_view>

namespace mungba::handlers::calls::texts {

inline constexpr std::string_view kHelp = "Xem danh sách cần gọi điện: {lenh}; ghi lời báo thay: báo thay 2 có mặt.";
inline constexpr std::string_view kHead = "Kính gửi đồng chí bí thư, còn {n} đồng chí cần gọi điện về buổi {gio}, ngày {ngay}.";
inline constexpr std::string_view kNoZalo = "Không dùng Zalo:";
inline constexpr std::string_view kReceived = "Đã nhận tin, chưa báo dự:";
inline constexpr std::string_view kSilent = "Chưa phản hồi:";
inline constexpr std::string_view kLine = "{so}. {ten}[, {dien_thoai}]";
inline constexpr std::string_view kMore = "Còn {n} đồng chí nữa, hiện ra khi các đồng chí trên đã gọi xong.";
inline constexpr std::string_view kHow = "Gọi xong, xin nhắn kết quả, ví dụ: gọi 1 có mặt, gọi 2 vắng, gọi 3 đã báo.";
inline constexpr std::string_view kNobody = "Buổi {ngay} không còn đồng chí nào cần gọi điện.";
inline constexpr std::string_view kNoMeeting = "Hiện chưa có buổi họp nào đang chờ báo dự.";

inline constexpr std::string_view kRecorded = "Đã ghi: {cac_loi}.";
inline constexpr std::string_view kRecordedOne = "{ten}: {tra_loi}";
inline constexpr std::string_view kTold = "đã báo";
inline constexpr std::string_view kLeft = " Còn {n} đồng chí cần gọi điện, xin nhắn: gọi, để xem.";
inline constexpr std::string_view kNoneLeft = " Không còn đồng chí nào cần gọi điện.";
inline constexpr std::string_view kNoSuchNumber = "Trong danh sách gọi điện không có số {cac_so}. Xin nhắn: gọi, để xem lại danh sách.";
inline constexpr std::string_view kNotRead = "Trợ lý chưa rõ kết quả “{loi}”. Xin nhắn ví dụ: gọi 1 có mặt, gọi 2 vắng, gọi 3 đã báo.";
inline constexpr std::string_view kClosed = "Buổi {ngay} đã bắt đầu, kết quả gọi điện không ghi được nữa. Xin dùng điểm danh.";
inline constexpr std::string_view kNoList = "Xin nhắn: gọi, để xem danh sách cần gọi điện trước.";

inline constexpr std::string_view kTaskLine = "Gọi điện {n} đồng chí về buổi {ngay}";
// báo thay
inline constexpr std::string_view kHowBehalf = "Xin đồng chí nhắn số hoặc tên trong danh sách, rồi lời báo, ví dụ: báo thay 2 có mặt, báo thay bà Hoa vắng.";
inline constexpr std::string_view kNobodyNamed = "Không tìm thấy đồng chí “{ten}” trong danh sách được tính của chi bộ.";
inline constexpr std::string_view kWritten = "Đã ghi thay đồng chí {ten}: {tra_loi}.";
inline constexpr std::string_view kBehalfClosed = "Buổi {ngay} đã bắt đầu nên lời báo không ghi được nữa. Xin dùng điểm danh.";
inline constexpr std::string_view kWhom = "Có {n} đồng chí {ten}: {cac_dong_chi}. Xin nhắn số.";
inline constexpr std::string_view kWhomTitle = "báo thay đồng chí {ten}";
inline constexpr std::string_view kBorn = "sinh năm {nam}";
inline constexpr std::string_view kPlace = "số {so} trong danh sách";
inline constexpr std::string_view kWhichNumber = "Có {n} đồng chí {ten}. Xin nhắn số trong danh sách, ví dụ: báo thay 2 {tra_loi}.";
inline constexpr std::string_view kPassedOn = "Cảm ơn đồng chí. Trợ lý đã chuyển tới đồng chí bí thư.";
inline constexpr std::string_view kRequest =
    "Đồng chí {nguoi_bao} báo giúp buổi {ngay}: đồng chí {ten} {tra_loi}[, lý do “{ly_do}”]. Nếu đúng, xin nhắn: báo thay {so} {tra_loi}.";
inline constexpr std::string_view kRequestOfMany =
    "Đồng chí {nguoi_bao} báo giúp buổi {ngay}: đồng chí {ten} {tra_loi}[, lý do “{ly_do}”]. Chi bộ có {n} đồng chí cùng tên; nếu đúng, xin nhắn kèm số trong danh sách, ví dụ: báo thay {so} {tra_loi}.";
inline constexpr std::string_view kRequestTitle = "lời báo giúp cho đồng chí {ten}";

/// M12
inline constexpr std::string_view kOnBehalf =
    "Kính gửi đồng chí {ten}, về buổi sinh hoạt ngày {ngay}, đồng chí {nguoi_bao} đã báo thay đồng chí: {tra_loi}. Nếu chưa đúng, xin đồng "
    "chí nhắn: sai.";

}  // namespace mungba::handlers::calls::texts
