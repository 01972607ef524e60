#pragma once
#include "storage/roll_call_repository.hpp"
#include "tests/handlers/monthly_scene.hpp"
#include "usecases/roll_call.hpp"

namespace mungba::tests {

/// November's meeting: Lan and Mai come, Hùng is absent for a reason, Sơn without one, Thắng says nothing, Cúc is exempt.
struct Evening : Monthly {
    Member mai = branch.member("Đỗ Thị Mai");
    Member hung = branch.member("Phạm Văn Hùng");
    Member son = branch.member("Lê Văn Sơn");
    Member thang = branch.member("Hoàng Văn Thắng");
    Member cuc = branch.member("Vũ Thị Cúc", domain::MemberStatus::exempt);

    Evening() {
        go("2026-10-24 09:00");
        approve_form();
        go("2026-10-31 09:00");
        when(binh).says("có mặt");
        when(lan).says("có mặt");
        when(mai).says("muộn 15 phút");
        when(hung).writes_privately("vắng vì con ốm");
        when(son).writes_privately("xin vắng");
        skip_all();
    }
    void skip_all() {
        skip();
        for (const Member* one : {&mai, &hung, &son, &thang, &cuc}) branch.ward()->skip_unread(one->private_chat());
    }
    void at(std::string_view local) {
        branch.clock(local);
        skip_all();
    }
    void asks(const std::string& typed, const std::string& answer) {
        INFO(typed);
        when(binh).writes_privately(typed);
        then(binh).receives(answer);
    }
    usecases::roll_call::Sums sums() { return usecases::roll_call::sums_of(usecases::roll_call::lines(branch.house().connection(), meeting("2026-11"))); }
    /// The link to the file follows the head of the minutes; where it leads.
    std::string gets_link() {
        const auto link = branch.ward()->next_unread(binh.private_chat());
        REQUIRE(link);
        INFO(*link);
        CHECK(link->starts_with("Hồ sơ buổi 03/11/2026 để in: "));
        CHECK(link->find(" (dùng một lần, trong 10 phút).") != std::string::npos);
        const std::size_t path = link->find("/dang-nhap/");
        REQUIRE(path != std::string::npos);
        return link->substr(path, link->find(' ', path) - path);
    }
};

}  // namespace mungba::tests
