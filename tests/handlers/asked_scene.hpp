#pragma once
#include <string>

#include "storage/meeting_repository.hpp"
#include "tests/dsl/conversation.hpp"
#include "usecases/attendance.hpp"

namespace mungba::tests {

/// Chi bộ 5 with an open meeting on 12/10 at 19:30: 25 members, some of whom speak.
struct Asked {
    explicit Asked(const Conversation::Setup& setup = {.silent_members = 20})
        : branch("Chi bộ 5", setup) {
        branch.has_open_meeting(binh, "2026-10-12 19:30");
    }
    Conversation branch;
    Member binh = branch.secretary("Nguyễn Văn Bình");
    Member hoa = branch.deputy("Lê Thị Hoa");
    Member lan = branch.member("Trần Thị Lan");
    Member hung = branch.member("Phạm Văn Hùng");
    Member mai = branch.member("Đỗ Thị Mai");
};

inline usecases::attendance::Counts counts(Conversation& branch) {
    auto& connection = branch.house().connection();
    const auto meeting =
        storage::meetings::next_or_last(connection, branch.id(), branch.house().now());
    return usecases::attendance::counts(connection, meeting.value());
}

/// After the first count of a meeting.
inline const std::string kSeeYourOwn =
    " Muốn xem lại phần mình đã báo, xin đồng chí nhắn riêng cho trợ lý: tôi.";
inline const std::string kPresent =
    "Đã ghi nhận: đồng chí báo có mặt buổi 12/10. Nếu chưa đúng, xin nhắn lại.";

}  // namespace mungba::tests
