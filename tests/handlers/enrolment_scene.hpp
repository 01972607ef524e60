#pragma once
#include <string>

#include "storage/channel_call_repository.hpp"
#include "storage/people_repository.hpp"
#include "tests/dsl/conversation.hpp"
#include "usecases/codes.hpp"

namespace mungba::tests {

inline const std::string kWrongCode = "Mã này chưa dùng được. Xin đồng chí xem lại phiếu, hoặc hỏi đồng chí bí thư.";
inline const std::string kPassedOn = "Cảm ơn đồng chí. Trợ lý đã chuyển tới đồng chí bí thư để xác nhận.";

/// Chance that a test can foretell: one more at each draw.
class CountingRandom final : public core::Random {
public:
    std::uint64_t next() override { return 500'000 + ++count_; }

private:
    std::uint64_t count_ = 0;
};

/// A branch with a secretary and a member who have accounts, and members who have none yet.
struct EnrolmentScene {
    Conversation branch{"Chi bộ 5"};
    Member hanh = branch.secretary("Nguyễn Thị Hạnh");
    Member lan = branch.member("Trần Thị Lan");
    core::PersonId son = listed("Lê Văn Sơn");
    core::PersonId tuyet = listed("Phùng Thị Tuyết");
    CountingRandom random;
    std::size_t calls_settled = 0;

    House& house() { return branch.house(); }
    storage::Connection& connection() { return house().connection(); }

    core::PersonId listed(const std::string& name) {
        const auto person = house().add_person(name);
        house().add_to_list(person, branch.id(), domain::MemberStatus::official);
        return person;
    }
    /// An account that nobody knows yet.
    Member account(const std::string& user) {
        Member made = branch.stranger();
        made.user = core::UserId{user};
        return made;
    }

    usecases::Actor console() {
        usecases::Actor actor;
        actor.kind = usecases::Actor::Kind::operator_at_console;
        actor.organization = house().organization();
        actor.source = "command";
        return actor;
    }
    std::string make_code(const storage::Code& wanted, core::Milliseconds good_for) {
        return usecases::codes::make(
                   connection(), console(), wanted, good_for, house().surroundings().code_key, random, house().now())
            .value()
            .digits;
    }
    std::string code_for(core::PersonId person, core::Milliseconds good_for = usecases::codes::kCodeIsGood) {
        storage::Code wanted;
        wanted.person = person;
        return make_code(wanted, good_for);
    }
    std::string code_for_group(storage::ChatGroup::Kind kind, core::BranchId of) {
        storage::Code wanted;
        wanted.group_kind = kind;
        wanted.branch = of;
        return make_code(wanted, usecases::codes::kCodeIsGood);
    }

    /// "Trần Thị Lan, Lê Văn Sơn": in the order in which they were linked.
    std::string speaks_for(const Member& account) {
        std::string names;
        for (const auto& person : storage::people::at_account(connection(), house().organization(), account.user))
            names += (names.empty() ? "" : ", ") + person.name;
        return names;
    }
    /// What the channel was asked that has not been settled, "invite GROUP USER; …".
    std::string calls() {
        std::string list;
        for (std::int64_t id = 1; const auto call = storage::channel_calls::find(connection(), core::ChannelCallId{id}); ++id) {
            if (call->state != "waiting") continue;
            const char* kind = call->kind == storage::ChannelCall::Kind::invite   ? "invite "
                               : call->kind == storage::ChannelCall::Kind::accept ? "accept "
                               : call->kind == storage::ChannelCall::Kind::reject ? "reject "
                                                                                  : "remove ";
            list += (list.empty() ? "" : "; ") + std::string(kind) + call->group_id.value + " " + call->user.value;
        }
        return list;
    }
    /// The oldest call that waits has been carried out, or could not be; what follows from it is done.
    void settle_call(bool done) {
        for (const auto& call : storage::channel_calls::claim(connection(), house().now(), 1))
            storage::channel_calls::finish(connection(), call, done, done ? 0 : -213, "", house().now());
        house().set_clock(house().now() + std::chrono::seconds{1});
    }
    void moves(core::GroupMembersChanged::Change change, const Member& who) { moves(change, who, branch.group()); }
    void moves(core::GroupMembersChanged::Change change, const Member& who, const core::Chat& group) {
        house().happens(core::GroupMembersChanged{.group = core::GroupId{group.id}, .change = change, .users = {who.user}});
    }
};

}  // namespace mungba::tests
