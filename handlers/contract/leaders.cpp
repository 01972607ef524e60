#include "handlers/contract/leaders.hpp"

#include <set>

#include "storage/group_repository.hpp"
#include "storage/people_repository.hpp"

namespace mungba::handlers {

std::vector<std::pair<core::UserId, core::Chat>> leaders(core::BranchId branch, Context& context) {
    const auto group = storage::groups::of_branch(context.connection(), branch, storage::ChatGroup::Kind::branch_committee);
    std::vector<std::pair<core::UserId, core::Chat>> found;
    std::set<core::UserId> known;
    for (const auto role : {domain::Role::secretary, domain::Role::deputy}) {
        for (const auto& person : storage::people::holders(context.connection(), branch, role, context.today())) {
            for (const auto& account : storage::people::accounts_of(context.connection(), person.id)) {
                if (!known.insert(account.user).second) continue;
                found.emplace_back(account.user, core::Chat{core::ChatKind::private_chat, account.user.value});
                if (group) found.emplace_back(account.user, core::Chat{core::ChatKind::group, group->group_id.value});
            }
        }
    }
    return found;
}

const usecases::Actor* leader_among(const Incoming& incoming, core::BranchId branch) {
    for (const usecases::Actor& actor : incoming.actors()) {
        if (usecases::may(actor, usecases::Action::change_meeting, branch)) return &actor;
    }
    return nullptr;
}

}  // namespace mungba::handlers
