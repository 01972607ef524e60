#pragma once
#include <string_view>

namespace mungba::handlers::tasks::texts {

inline constexpr std::string_view kOwes = "{chi_bo} còn {n} việc:";
inline constexpr std::string_view kOwnList = "Đồng chí còn {n} việc:";
inline constexpr std::string_view kOfOffice = "Văn phòng còn {n} việc:";
inline constexpr std::string_view kLine = "{so}. {viec}[ (trước ngày {ngay})]";
inline constexpr std::string_view kMore = "… và {n} việc khác, hiện ra khi các việc trên đã xong.";
inline constexpr std::string_view kPick = "Xin nhắn số để làm.";
inline constexpr std::string_view kNothing = "{chi_bo} hiện không có việc cần làm.";
inline constexpr std::string_view kNothingOwn = "Đồng chí hiện không có việc cần làm.";
inline constexpr std::string_view kGone = "Việc này đã xong.";

inline constexpr std::string_view kUnsentLine = "Tin chưa gửi vì nhóm đã đủ số tin: “{dau_tin}”";
inline constexpr std::string_view kUnsentAsk = "{tin}\n\nGửi tin trên tới nhóm {chi_bo}. Nhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kUnsentSent = "Trợ lý đã chuyển tin để gửi.";
inline constexpr std::string_view kUnsentTooLate = "Tin này đã quá hạn nên không gửi nữa.";
inline constexpr std::string_view kUnsentTitle = "gửi tin chưa gửi";

inline constexpr std::string_view kLateLine = "{chi_bo}: {n} việc quá hạn, trợ lý chưa báo được hoặc chưa có người làm";
inline constexpr std::string_view kLateShow = "{chi_bo} còn {n} việc quá hạn:\n{cac_viec}\nĐề nghị văn phòng liên hệ chi bộ.";

}  // namespace mungba::handlers::tasks::texts
