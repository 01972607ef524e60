#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "core/local_time.hpp"
#include "domain/member.hpp"
#include "storage/clerk_repository.hpp"
#include "storage/people_repository.hpp"
#include "storage/sqlite.hpp"

/// The one place that decides who may do what. Chat, clock, pages, plugins and commands all ask
/// here.
namespace mungba::usecases {

/// What can be asked for. A new deed adds its line here and in access.cpp's table.
enum class Action {
    ask_for_help,     ///< everybody, strangers too
    open_page,        ///< who has a page to look at: secretary, deputy, overseer, office, operator
    answer_for_self,  ///< a member of the branch who is invited
    open_meeting,     ///< secretary or deputy of the branch
    change_meeting,   ///< confirms, moves, edits, announces, cancels it; approves the monthly form: secretary or deputy of the branch
    see_meetings,     ///< calendar and meetings of the branch: secretary, deputy and overseer of the branch, office, operator
    see_answers,      ///< secretary or deputy of the branch, with names
    answer_for_others,  ///< secretary or deputy: what a member has told them
    call_members,     ///< secretary or deputy: names and telephone numbers of who is to be called
    see_own_data,     ///< everybody who is known: the own consent and data, and what becomes of them
    see_tasks,        ///< who may owe something: secretary, deputy, overseer, office
    confirm_account,  ///< whose account it is: secretary or deputy of the branch, the office
    admit_to_group,   ///< the same
    bind_group,       ///< who holds a code for it, and so everybody may ask
    make_codes,       ///< the operator
    import_lists,     ///< branches and rosters from files: office and operator
    make_groups,      ///< the operator: makes, binds, fills groups
    erase_person,     ///< the operator; the own data is everybody's to erase
    export_person,    ///< the operator, to answer a request
    hand_over,        ///< the secretary of the branch
    fill_offices,     ///< office and operator, in every branch
    look_after,       ///< an overseer of the branch
    look_after_any,   ///< an overseer of any branch: the own list of meetings
    see_branches,     ///< office and operator: all of them
    see_branch,       ///< how it meets, and its state: secretary, deputy and overseer of the branch, office, operator
    change_branch,    ///< secretary and deputy: when and where it usually meets; office and operator: all of it
    arrange_branches, ///< office and operator: makes and renames them
    see_members,      ///< the list with its data: secretary and deputy of the branch, office, operator
    change_members,   ///< telephone, order, time away, paper consent: the same
    arrange_members,  ///< who is in which list, names and offices: office and operator
    see_outbox,       ///< what leaves for the branch's groups: secretary, deputy, office, operator; for no branch: the latter two
    change_outbox,    ///< tries again, stops: the same
    see_audit,        ///< office and operator
    give_answer_links, ///< secretary and deputy: a member's own way to answer
    keep_password,    ///< the office: the own name, password and codes of the page
    set_up,           ///< office and operator: the steps by which the server is set up
    call_roll,        ///< secretary or deputy, and the clerk of a meeting of this week: who came, when it began and ended, the grade that was voted
    keep_meeting_file, ///< secretary or deputy: names the clerk, prints sheet and file, makes the head final
    see_meeting_file, ///< secretary and deputy of the branch; office and operator, without names and reasons of absences
    close_month,      ///< office and operator: the attendance of a month, closed
    write_bulletins,  ///< the office: drafts, edits, submits, approves what another wrote, withdraws
    read_bulletins,   ///< what was sent: everybody who is known, and in a group of a branch everybody
    see_library,      ///< guidance for secretaries, and bulletins to be printed: secretary, deputy, overseer, office, operator
    suggest_topics,   ///< office and operator: topics of thematic meetings, quarters that were explained
    see_schedule,     ///< everybody who is known, and in a group of a branch everybody
};

/// Who acts: a person with the roles held today, or the operator at the command line, or the clock.
struct Actor {
    enum class Kind { person, operator_at_console, clock };
    Kind kind = Kind::person;
    core::OrganizationId organization;
    core::PersonId person;  ///< 0 for a stranger, the operator, the clock
    std::vector<storage::RoleHeld> roles;
    std::vector<storage::Member> memberships;
    std::vector<storage::ClerkHeld> clerk_of{};  ///< meetings of the last seven days and of today
    std::string source = "chat";  ///< chat, command, page, clock, plugin: for the audit
};

/// The roles are looked up now, never carried along (reliability P8).
Actor actor_for(storage::Connection& connection,
                core::OrganizationId organization,
                core::PersonId person,
                core::LocalDate today);

/// May `actor` do `action` in `branch` (0: in no branch in particular)?
bool may(const Actor& actor, Action action, core::BranchId branch);
/// The same of one meeting: a clerk is the clerk of that one only.
bool may_call_roll(const Actor& actor, core::MeetingId meeting, core::BranchId branch);

/// The branches in which the actor is secretary or deputy, in the order in which they were made.
std::vector<core::BranchId> leads(const Actor& actor);

}  // namespace mungba::usecases
