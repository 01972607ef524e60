#include "usecases/budget.hpp"

#include <chrono>

#include "core/local_time.hpp"
#include "storage/group_repository.hpp"
#include "storage/outbox_repository.hpp"

namespace mungba::usecases::budget {

bool has_room(storage::Connection& connection,
              const domain::RulePack& rules,
              core::OrganizationId organization,
              const core::Chat& chat,
              core::Instant at) {
    if (chat.is_private()) return true;
    const auto group = storage::groups::find(connection, organization, core::GroupId{chat.id});
    if (!group || group->kind == storage::ChatGroup::Kind::branch_committee) return true;
    const bool of_branch = group->kind == storage::ChatGroup::Kind::branch;
    const int a_day = of_branch ? rules.budget.group_per_day : rules.budget.secretaries_per_day;
    const int a_month = of_branch ? rules.budget.group_per_month : rules.budget.secretaries_per_month;

    const core::LocalDate day = core::local_date(at);
    const std::chrono::year_month month{day.year(), day.month()};
    const auto started = [&](core::LocalDate from, core::LocalDate to) {
        return storage::outbox::started_between(
            connection, organization, chat, core::to_instant(from, {}), core::to_instant(to, {}));
    };
    return started(day, core::plus_days(day, 1)) < a_day &&
           started(month / std::chrono::day{1}, (month + std::chrono::months{1}) / std::chrono::day{1}) < a_month;
}

}  // namespace mungba::usecases::budget
