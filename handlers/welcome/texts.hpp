#pragma once
#include <string_view>

/// The words of conversation.md §5, M26 and M27; ⏎ there is a line break here.
namespace mungba::handlers::welcome::texts {

inline constexpr std::string_view kGroup =
    "Kính chào các đồng chí. Đây là trợ lý chi bộ, phần mềm trả lời tự động. Trợ lý báo lịch họp, ghi nhận việc báo dự và gửi bản tin. "
    "Trợ lý không lưu nội dung trao đổi trong nhóm. [{khong_neu_ten} ]"
    "[Theo quy định của Zalo, trong nhóm có đồng chí {quan_tri}, quản trị tài khoản Zalo của {dang_uy}. ]"
    "Xin không gửi tài liệu mật vào nhóm. Hướng dẫn: nhắn /giúp.";
inline constexpr std::string_view kNoNames = "Trong nhóm chỉ nêu số lượng, không nêu tên.";

/// Told with each consent: a change of the words below is a new version.
inline constexpr std::string_view kConsentVersion = "M27-1";
inline constexpr std::string_view kConsent =
    "Kính chào đồng chí {ten}. Đây là phần mềm trợ lý của {chi_bo}. Trợ lý lưu họ tên, chi bộ, chức vụ, số điện thoại (nếu có), việc báo dự "
    "và kết quả điểm danh. Lý do vắng dành cho đồng chí bí thư, được xóa sau khi xong biên bản; người quản trị tài khoản Zalo của {dang_uy} "
    "cũng có thể thấy tin nhắn ở đây, nên xin ghi ngắn gọn. Muốn xem, sửa hoặc ngừng lưu, nhắn: tôi.\n"
    "Nếu đồng ý, xin nhắn: đồng ý. Nếu không, đồng chí bí thư sẽ ghi giúp đồng chí.";
inline constexpr std::string_view kConsentTitle = "lưu thông tin của đồng chí {ten}";
inline constexpr std::string_view kAgreed = "Cảm ơn đồng chí {ten}. Trợ lý đã ghi nhận đồng chí đồng ý.";
inline constexpr std::string_view kRefused =
    "Trợ lý đã ghi nhận đồng chí không đồng ý và sẽ không hỏi lại. Đồng chí bí thư sẽ ghi giúp đồng chí. Khi nào đồng ý, xin báo đồng chí bí thư.";

}  // namespace mungba::handlers::welcome::texts
