#pragma once
#include <string_view>

namespace mungba::handlers::groups::texts {

inline constexpr std::string_view kBranchGone =
    "Kính gửi đồng chí bí thư, nhóm Zalo của {chi_bo} đã được giải tán. Từ nay trợ lý gửi thông báo họp để đồng chí chuyển giúp tới các đồng "
    "chí đảng viên, cho đến khi chi bộ có nhóm mới. Muốn lập nhóm mới, xin liên hệ văn phòng.";
inline constexpr std::string_view kCommitteeGone =
    "Kính gửi đồng chí bí thư, nhóm chi ủy {chi_bo} đã được giải tán. Từ nay trợ lý nhắn riêng cho đồng chí; tin nào chưa nhắn riêng được, xin "
    "xem bằng lời nhắn: việc.";
inline constexpr std::string_view kSecretariesGone =
    "Nhóm bí thư các chi bộ trên Zalo đã được giải tán. Đề nghị văn phòng lập lại nhóm để trợ lý báo lịch hằng tháng.";
inline constexpr std::string_view kTitle = "Nhóm Zalo đã giải tán: {chi_bo}";

}  // namespace mungba::handlers::groups::texts
