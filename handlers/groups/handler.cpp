#include "handlers/contract/context.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/groups/group_pages.hpp"
#include "handlers/groups/groups.hpp"
#include "handlers/groups/texts.hpp"
#include "storage/branch_repository.hpp"
#include "storage/group_member_repository.hpp"
#include "storage/group_repository.hpp"

namespace mungba::handlers::groups {
namespace {

using Change = core::GroupMembersChanged::Change;

class GroupsHandler final : public Handler {
public:
    Info info() const override { return {.name = "groups", .commands = {}, .job_kinds = {}}; }
    std::vector<PageInfo> pages() const override { return group_pages(); }

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
        const auto group = known(changed.group, context);
        if (!group || group->state == storage::ChatGroup::State::deleted) return;
        storage::groups::set_state(context.connection(), group->id, storage::ChatGroup::State::deleted);
        tell(*group, context);
    }

    /// The branch goes on without: its secretary carries the notices until there is another group.
    static void tell(const storage::ChatGroup& group, Context& context) {
        const auto branch = storage::branches::find(context.connection(), group.branch);
        usecases::ladder::Word word;
        word.to = branch ? usecases::ladder::Audience::secretary : usecases::ladder::Audience::office;
        word.branch = group.branch;
        word.template_name = "groups.gone";
        word.key = "groups.gone group=" + std::to_string(group.id.value) + " at=" + std::to_string(core::to_ms(context.now()));
        const bool of_branch = group.kind == storage::ChatGroup::Kind::branch;
        const std::string_view text = !branch ? texts::kSecretariesGone : of_branch ? texts::kBranchGone : texts::kCommitteeGone;
        word.in_private = fill(text, {{"chi_bo", branch ? branch->name : ""}});
        word.in_committee = word.in_private;
        word.title = fill(texts::kTitle, {{"chi_bo", branch ? branch->name : "bí thư các chi bộ"}});
        word.not_before = context.now();
        context.tell(word);
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<GroupsHandler>(); }

}  // namespace mungba::handlers::groups
