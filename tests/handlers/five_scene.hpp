#pragma once
#include <catch2/catch.hpp>
#include <string>

#include "tests/dsl/conversation.hpp"

namespace mungba::tests {

inline const std::string kNotice =
    "THÔNG BÁO họp chi bộ bất thường\n"
    "Kính gửi các đồng chí đảng viên Chi bộ 5,\n"
    "1. Thời gian: 19 giờ 30, thứ Hai, ngày 12/10/2026.\n"
    "2. Địa điểm: Nhà văn hóa tổ dân phố 5.\n"
    "Đề nghị các đồng chí trả lời trước 16 giờ 30, ngày 12/10: 1 có mặt, 2 vắng, 3 đến muộn. Lý do "
    "vắng xin nhắn riêng.\n"
    "Trân trọng cảm ơn.\n"
    "T/M chi ủy";
inline const std::string kConfirmation =
    kNotice +
    "\n\nTổ chức họp chi bộ bất thường: 19 giờ 30, thứ Hai, ngày 12/10/2026, tại Nhà văn hóa tổ "
    "dân phố 5; thông báo tới 3 đồng chí "
    "trong nhóm Chi bộ 5.\nNhắn: đồng ý, hoặc: thôi.";
inline const std::string kOpened = "Đã ghi lịch. Thông báo gửi sau 2 phút; nhắn thôi để dừng.";

/// Chi bộ 5 with a secretary, a deputy and one member.
struct Five {
    Conversation branch{"Chi bộ 5"};
    Member binh = branch.secretary("Nguyễn Văn Bình");
    Member hoa = branch.deputy("Lê Thị Hoa");
    Member lan = branch.member("Trần Thị Lan");
};

/// What the secretary is told when asking for such a meeting.
inline void check_refused(Five& five, const std::string& typed, const std::string& told) {
    INFO(typed);
    when(five.binh).writes_privately(typed);
    then(five.binh).receives(told);
}

}  // namespace mungba::tests
