#pragma once
#include <string_view>

/// The words of conversation.md §5 M29; ⏎ there is a line break here.
namespace mungba::handlers::overseers::texts {

inline constexpr std::string_view kMonth = "Kính gửi đồng chí {ten}, lịch họp tháng {thang} của các chi bộ đồng chí phụ trách:{cac_buoi}\n"
                                           "[Các buổi {trung} trùng giờ. ][Còn {con} buổi khác, xin nhắn: lịch. ]"
                                           "Xin nhắn số các buổi đồng chí dự, ví dụ: dự {vi_du}. Trân trọng.";
inline constexpr std::string_view kLine = "\n{so}. {chi_bo}: {gio}, {thu}, {ngay}[, {noi}]";
inline constexpr std::string_view kTitle = "Xem lịch họp tháng {thang} của các chi bộ phụ trách";
inline constexpr std::string_view kAttends = "Đã ghi nhận: đồng chí dự {cac_buoi}. Nếu thay đổi, xin nhắn lại, ví dụ: dự {vi_du}.";
inline constexpr std::string_view kOne = "{chi_bo} ngày {ngay}";
inline constexpr std::string_view kNoSuchNumber = "Danh sách có {n} buổi. Xin nhắn số các buổi đồng chí dự, ví dụ: dự {vi_du}.";
inline constexpr std::string_view kNoList = "Hiện chưa có lịch họp mới của các chi bộ đồng chí phụ trách.";

}  // namespace mungba::handlers::overseers::texts
