#pragma once
#include <string_view>

namespace mungba::handlers::tasks::page_texts {

inline constexpr std::string_view kTitle = "Việc hôm nay: còn {n} việc";
inline constexpr std::string_view kNothing = "Hôm nay không còn việc nào";
inline constexpr std::string_view kNothingMore = "Khi có việc mới, trợ lý sẽ nhắn đồng chí trong Zalo và ghi ở trang này.";
inline constexpr std::string_view kWasDone = "Đã ghi. Việc ấy không còn trong danh sách.";
inline constexpr std::string_view kLead = "{Ten_buoi}: {luc}.";
inline constexpr std::string_view kInChat = "Làm trong Zalo: xin nhắn riêng cho trợ lý một chữ “việc”, rồi nhắn số của việc này.";
inline constexpr std::string_view kInZaloToo = "Danh sách này cũng có trong Zalo: nhắn riêng cho trợ lý một chữ “việc”, cùng các số 1, 2, 3.";
inline constexpr std::string_view kNoVenue = "Chưa có địa điểm";
inline constexpr std::string_view kNotAnnounced = "Thông báo chưa gửi, nên chưa có lời báo dự.";
inline constexpr std::string_view kOver = "Trên {mau_so} đồng chí[, trong đó {nhan_tin} đồng chí đã nhận tin].";

inline constexpr std::string_view kUnsentTitle = "Tin chưa gửi vì nhóm đã đủ số tin";
inline constexpr std::string_view kUnsentWhy =
    "Mỗi ngày và mỗi tuần trợ lý chỉ tự gửi một số tin vào nhóm {chi_bo}, để các đồng chí không bị làm phiền. Nếu đồng chí thấy cần, tin dưới đây sẽ được gửi ngay.";
inline constexpr std::string_view kSendTo = "Gửi tới nhóm {chi_bo}";
inline constexpr std::string_view kTooLate = "Tin này đã quá hạn nên không gửi nữa";
inline constexpr std::string_view kCallBranch = "Trợ lý chưa báo được, hoặc chưa có người làm. Đề nghị văn phòng liên hệ chi bộ.";

}  // namespace mungba::handlers::tasks::page_texts
