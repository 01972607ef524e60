#include "usecases/bulletin_audience.hpp"

#include "storage/branch_repository.hpp"
#include "storage/bulletin_delivery_repository.hpp"
#include "usecases/audience.hpp"
#include "usecases/budget.hpp"

namespace mungba::usecases::bulletin_audience {
namespace {

Audience counted(storage::Connection& connection, core::OrganizationId organization, const domain::BulletinContent& content, const domain::RulePack* rules, core::Instant at) {
    Audience audience;
    const bool into_groups = content.reach == domain::BulletinReach::groups;
    for (const storage::Branch& branch : storage::branches::all(connection, organization)) {
        if (!domain::concerns(content, branch.type)) continue;
        ++audience.branches;
        ++audience.by_type[branch.type];
        const auto group = group_of(connection, branch.id);
        if (!group) ++audience.without_group;
        if (rules == nullptr) continue;
        if (group && into_groups && !budget::has_room(connection, *rules, organization, *group, at)) ++audience.without_room;
    }
    if (rules != nullptr) audience.members = storage::bulletin_deliveries::people_of(connection, organization, content.types, core::local_date(at));
    return audience;
}

}  // namespace

Audience of(storage::Connection& connection, core::OrganizationId organization, const domain::BulletinContent& content) {
    return counted(connection, organization, content, nullptr, {});
}

Audience of(storage::Connection& connection, core::OrganizationId organization, const domain::BulletinContent& content, const domain::RulePack& rules, core::Instant at) {
    return counted(connection, organization, content, &rules, at);
}

std::optional<core::Chat> group_of(storage::Connection& connection, core::BranchId branch) {
    return audience::group_for(connection, branch, domain::MeetingKind::regular);
}

}  // namespace mungba::usecases::bulletin_audience
