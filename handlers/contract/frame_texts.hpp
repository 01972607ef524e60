#pragma once
#include <string_view>

/// What the frame says by itself (conversation.md §1, §3).
namespace mungba::handlers::texts {

inline constexpr std::string_view kElsewhere = "Việc này xin đồng chí nhắn riêng cho trợ lý.";
inline constexpr std::string_view kNoRight = "Việc này dành cho đồng chí bí thư, phó bí thư.";
inline constexpr std::string_view kYesOrStop = "Xin đồng chí nhắn: đồng ý, hoặc: thôi.";
inline constexpr std::string_view kDropped = "Đã dừng, chưa gửi gì.";
inline constexpr std::string_view kNothingToAgree = "Hiện không có việc nào chờ đồng chí đồng ý.";
inline constexpr std::string_view kNothingToStop = "Hiện không có việc nào để dừng.";
inline constexpr std::string_view kNumberInWords =
    "Xin đồng chí nhắn bằng chữ: có mặt, xin vắng hoặc đến muộn.[ Xem lại các việc: {viec}.]";
inline constexpr std::string_view kStandingFirst =
    "Trước hết xin đồng chí trả lời câu hỏi về lưu thông tin: đồng ý, hoặc: không. Sau đó xin đồng chí nhắn lại việc này.";
inline constexpr std::string_view kUnknown =
    "Trợ lý chưa hiểu. Có phải đồng chí muốn: 1 {gan_nhat_1}, 2 {gan_nhat_2}? Hoặc nhắn: giúp.";
inline constexpr std::string_view kUnknownToMost = "Trợ lý chưa hiểu. Xin đồng chí nhắn: giúp.";
inline constexpr std::string_view kStranger =
    "Kính chào đồng chí. Tài khoản Zalo này chưa có trong danh sách của chi bộ nào. Đề nghị đồng "
    "chí báo đồng chí bí thư chi bộ "
    "để được ghi tên. Cần hướng dẫn, xin nhắn: giúp.";
inline constexpr std::string_view kWhichToAgree = "Đồng chí đồng ý việc nào: {cac_viec}?";
inline constexpr std::string_view kWhichToStop = "Đồng chí muốn dừng việc nào: {cac_viec}?";
inline constexpr std::string_view kWhichBranch = "Việc này của chi bộ nào: {cac_chi_bo}?";

}  // namespace mungba::handlers::texts
