#include "handlers/contract/context.hpp"
#include "handlers/groups/groups.hpp"
#include "storage/group_member_repository.hpp"
#include "storage/group_repository.hpp"

namespace mungba::handlers::groups {
namespace {

using Change = core::GroupMembersChanged::Change;

class GroupsHandler final : public Handler {
public:
    Info info() const override { return {.name = "groups", .commands = {}, .job_kinds = {}}; }

    void on_event(const core::Event& event, Context& context) override {
        if (const auto* moved = std::get_if<core::GroupMembersChanged>(&event.body)) members(*moved, event.at, context);
        if (const auto* changed = std::get_if<core::GroupChanged>(&event.body)) group(*changed, context);
    }

private:
    static std::optional<storage::ChatGroup> known(const core::GroupId& id, Context& context) {
        return storage::groups::find(context.connection(), context.organization(), id);
    }

    static void members(const core::GroupMembersChanged& moved, core::Instant at, Context& context) {
        const bool came = moved.change == Change::joined || moved.change == Change::accepted;
        if (!came && moved.change != Change::left) return;
        const auto group = known(moved.group, context);
        if (!group) return;
        for (const core::UserId& user : moved.users) {
            if (came) {
                storage::group_members::joined(context.connection(), group->id, user, at);
            } else {
                storage::group_members::left(context.connection(), group->id, user, at);
            }
        }
    }

    static void group(const core::GroupChanged& changed, Context& context) {
        if (changed.change != core::GroupChanged::Change::deleted) return;
        if (const auto group = known(changed.group, context))
            storage::groups::set_state(context.connection(), group->id, storage::ChatGroup::State::deleted);
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<GroupsHandler>(); }

}  // namespace mungba::handlers::groups
