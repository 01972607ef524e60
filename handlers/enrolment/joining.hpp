#pragma once
#include "handlers/enrolment/talk.hpp"

namespace mungba::handlers::enrolment {

/// What somebody must decide about who is in a group: an invitation that failed, a request to join, accounts that nobody knows.
std::string group_line(const storage::Task& task, Context& context);
void show_group_task(const storage::Task& task, const Talk& talk);
void group_chosen(const Question& question, int number, const Talk& talk);
void group_agreed(const Question& question, const Talk& talk);

/// Comings and goings in our groups, as far as they settle requests.
void members_changed(const core::GroupMembersChanged& changed, Context& context);

}  // namespace mungba::handlers::enrolment
