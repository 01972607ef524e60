#pragma once
#include <string>
#include <vector>

#include "storage/task_repository.hpp"
#include "storage/thematic_repository.hpp"
#include "tests/handlers/monthly_scene.hpp"

namespace mungba::tests {

/// M18 of Chi bộ 5 for the quarter that ends in December 2026.
inline const std::string kChoose =
    "Kính gửi đồng chí bí thư, quý IV trợ lý chưa có lịch sinh hoạt chuyên đề của Chi bộ 5. Buổi 03/12 là buổi thường kỳ cuối của quý. Xin đồng chí chọn:\n"
    "1 kết hợp vào buổi 03/12 (hai phần riêng, ít nhất 120 phút)\n"
    "2 chọn ngày riêng\n"
    "3 đã tổ chức, ghi nhận ngày\n"
    "Trân trọng.";
inline const std::string kPlanned = "Đã ghi vào kế hoạch.";

/// The last quarter of 2026 of one branch.
struct Quarter4 : Monthly {
    void asks(const std::string& typed, const std::string& answer) {
        INFO(typed);
        when(binh).writes_privately(typed);
        then(binh).receives(answer);
    }
    storage::Connection& connection() { return branch.house().connection(); }
    std::vector<storage::ThematicSlot> plan() { return storage::thematic::of_branch(connection(), branch.id(), 2026); }
    std::vector<storage::Task> tasks(storage::Task::Owner owner) {
        return storage::tasks::of_owner(connection(), branch.house().organization(), owner, owner == storage::Task::Owner::office ? core::BranchId{} : branch.id());
    }
    bool owes(std::string_view kind, storage::Task::Owner owner = storage::Task::Owner::secretary) {
        for (const auto& task : tasks(owner)) {
            if (task.kind == kind) return true;
        }
        return false;
    }
    /// The regular meeting of December is confirmed, and M18 has come.
    void december_confirmed() {
        go("2026-11-22 09:00");
        branch.clock("2026-11-23 08:00");
        skip();
        when(binh).says_in_committee("/1");
        then_committee(branch).receives("Đã xác nhận lịch tháng 12: 19 giờ 30, thứ Năm, ngày 03/12/2026. Thông báo sẽ được gửi lúc 07 giờ 30, ngày 30/11.");
        branch.clock("2026-11-23 08:01");
        then_committee(branch).receives(kChoose);
    }
};

}  // namespace mungba::tests
