#include "usecases/access.hpp"

#include <catch2/catch.hpp>

using namespace mungba;
using namespace mungba::usecases;
using domain::MemberStatus;
using domain::Role;

namespace {

constexpr core::BranchId kOwn{1};
constexpr core::BranchId kOther{2};

Actor with_role(Role role) {
    Actor actor;
    actor.person = core::PersonId{7};
    actor.roles = {{.role = role, .branch = kOwn}};
    return actor;
}

Actor listed_as(MemberStatus status) {
    Actor actor;
    storage::Member member;
    member.branch = kOwn;
    member.status = status;
    actor.memberships = {member};
    return actor;
}

}  // namespace

TEST_CASE("secretary and deputy lead their own branch, nobody else does", "[access]") {
    for (const Action action : {Action::open_meeting, Action::change_meeting, Action::see_answers}) {
        CHECK(may(with_role(Role::secretary), action, kOwn));
        CHECK(may(with_role(Role::deputy), action, kOwn));
        CHECK_FALSE(may(with_role(Role::secretary), action, kOther));
        CHECK_FALSE(may(with_role(Role::secretary), action, {}));
        for (const Role role : {Role::branch_committee, Role::overseer, Role::office})
            CHECK_FALSE(may(with_role(role), action, kOwn));
        CHECK_FALSE(may(listed_as(MemberStatus::official), action, kOwn));
        CHECK_FALSE(may({}, action, kOwn));
    }
    CHECK(leads(with_role(Role::deputy)) == std::vector{kOwn});
    CHECK(leads(with_role(Role::overseer)).empty());
}

TEST_CASE("who is invited answers", "[access]") {
    CHECK(may(listed_as(MemberStatus::official), Action::answer_for_self, kOwn));
    CHECK(may(listed_as(MemberStatus::exempt), Action::answer_for_self, kOwn));
    CHECK_FALSE(may(listed_as(MemberStatus::suspended), Action::answer_for_self, kOwn));
    CHECK_FALSE(may(listed_as(MemberStatus::temp_out), Action::answer_for_self, kOwn));
    CHECK_FALSE(may(listed_as(MemberStatus::official), Action::answer_for_self, kOther));
    CHECK_FALSE(may({}, Action::answer_for_self, kOwn));
}

TEST_CASE("the own data is everybody's who is known, others' the operator's", "[access]") {
    Actor operator_at_console;
    operator_at_console.kind = Actor::Kind::operator_at_console;
    CHECK(may(with_role(Role::overseer), Action::see_own_data, {}));
    CHECK_FALSE(may({}, Action::see_own_data, {}));
    CHECK_FALSE(may(operator_at_console, Action::see_own_data, {}));
    for (const Action action : {Action::erase_person, Action::export_person}) {
        CHECK(may(operator_at_console, action, {}));
        CHECK_FALSE(may(with_role(Role::secretary), action, kOwn));
        CHECK_FALSE(may(with_role(Role::office), action, {}));
    }
}

TEST_CASE("the secretary alone hands the branch over; office and operator fill offices", "[access]") {
    Actor operator_at_console;
    operator_at_console.kind = Actor::Kind::operator_at_console;
    CHECK(may(with_role(Role::secretary), Action::hand_over, kOwn));
    CHECK_FALSE(may(with_role(Role::secretary), Action::hand_over, kOther));
    CHECK_FALSE(may(with_role(Role::deputy), Action::hand_over, kOwn));
    CHECK_FALSE(may(operator_at_console, Action::hand_over, kOwn));
    Actor office;
    office.person = core::PersonId{7};
    office.roles = {{.role = Role::office, .branch = {}}};
    CHECK(may(office, Action::fill_offices, kOther));
    CHECK(may(operator_at_console, Action::fill_offices, kOwn));
    CHECK_FALSE(may(with_role(Role::secretary), Action::fill_offices, kOwn));
}

TEST_CASE("the next meeting is for who is known, and in a branch's group for all", "[access]") {
    CHECK(may(with_role(Role::overseer), Action::see_schedule, {}));
    CHECK(may({}, Action::see_schedule, kOwn));
    CHECK_FALSE(may({}, Action::see_schedule, {}));
}

TEST_CASE("everybody may ask for help; only the operator imports", "[access]") {
    CHECK(may({}, Action::ask_for_help, {}));
    CHECK_FALSE(may(with_role(Role::secretary), Action::import_lists, kOwn));
    Actor operator_at_console;
    operator_at_console.kind = Actor::Kind::operator_at_console;
    CHECK(may(operator_at_console, Action::import_lists, {}));
    CHECK_FALSE(may(operator_at_console, Action::see_answers, kOwn));
}

TEST_CASE("whose account it is, and who comes into a group, is for the branch's leaders and the office to say", "[access]") {
    for (const Action action : {Action::confirm_account, Action::admit_to_group}) {
        CHECK(may(with_role(Role::secretary), action, kOwn));
        CHECK(may(with_role(Role::deputy), action, kOwn));
        CHECK(may(with_role(Role::office), action, kOther));
        CHECK(may(with_role(Role::office), action, {}));
        CHECK_FALSE(may(with_role(Role::secretary), action, kOther));
        CHECK_FALSE(may(with_role(Role::secretary), action, {}));
        CHECK_FALSE(may(with_role(Role::branch_committee), action, kOwn));
        CHECK_FALSE(may({}, action, kOwn));
    }
    CHECK(may({}, Action::bind_group, {}));
    CHECK_FALSE(may(with_role(Role::office), Action::make_codes, {}));
}

TEST_CASE("pages ask for what is the branch's own, the office's, the operator's", "[access]") {
    Actor operator_at_console;
    operator_at_console.kind = Actor::Kind::operator_at_console;
    Actor office;
    office.person = core::PersonId{7};
    office.roles = {{.role = Role::office, .branch = {}}};
    struct Row {
        Action action;
        bool own_secretary, other_secretary, own_overseer, office, operator_;
    };
    const Row rows[] = {{Action::see_branch, true, false, true, true, true},
                        {Action::change_branch, true, false, false, true, true},
                        {Action::see_members, true, false, false, true, true},
                        {Action::change_members, true, false, false, true, true},
                        {Action::see_outbox, true, false, false, true, true},
                        {Action::change_outbox, true, false, false, true, true},
                        {Action::give_answer_links, true, false, false, false, false},
                        {Action::arrange_branches, false, false, false, true, true},
                        {Action::arrange_members, false, false, false, true, true},
                        {Action::see_branches, false, false, false, true, true},
                        {Action::see_audit, false, false, false, true, true},
                        {Action::set_up, false, false, false, true, true},
                        {Action::import_lists, false, false, false, true, true},
                        {Action::keep_password, false, false, false, true, false}};
    for (const Row& row : rows) {
        INFO(static_cast<int>(row.action));
        CHECK(may(with_role(Role::secretary), row.action, kOwn) == row.own_secretary);
        CHECK(may(with_role(Role::deputy), row.action, kOwn) == row.own_secretary);
        CHECK(may(with_role(Role::secretary), row.action, kOther) == row.other_secretary);
        CHECK(may(with_role(Role::overseer), row.action, kOwn) == row.own_overseer);
        CHECK(may(office, row.action, kOwn) == row.office);
        CHECK(may(operator_at_console, row.action, kOwn) == row.operator_);
        CHECK_FALSE(may(with_role(Role::branch_committee), row.action, kOwn));
        CHECK_FALSE(may(listed_as(MemberStatus::official), row.action, kOwn));
        CHECK_FALSE(may({}, row.action, kOwn));
    }
    for (const Role role : {Role::secretary, Role::deputy, Role::overseer}) CHECK(may(with_role(role), Action::open_page, {}));
    CHECK(may(office, Action::open_page, {}));
    CHECK(may(operator_at_console, Action::open_page, {}));
    CHECK_FALSE(may(with_role(Role::branch_committee), Action::open_page, {}));
    CHECK_FALSE(may(listed_as(MemberStatus::official), Action::open_page, {}));
}
