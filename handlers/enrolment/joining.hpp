#pragma once
#include "handlers/enrolment/talk.hpp"

namespace mungba::handlers::enrolment {

/// The group that a task is about, and with it whoever is meant.
struct About {
    storage::ChatGroup group;
    std::string name;  ///< of the person who could not be invited
};
/// Nothing if it is settled.
std::optional<About> about(const storage::Task& task, Context& context);
/// The question with its numbered answers, a line each.
std::string shown(const storage::Task& task, const About& it, Context& context);

/// What somebody must decide about who is in a group: an invitation that failed, a request to join, accounts that nobody knows.
std::string group_line(const storage::Task& task, Context& context);
void show_group_task(const storage::Task& task, const Talk& talk);
void group_chosen(const Question& question, int number, const Talk& talk);
void group_agreed(const Question& question, const Talk& talk);

/// Comings and goings in our groups, as far as they settle requests.
void members_changed(const core::GroupMembersChanged& changed, Context& context);

}  // namespace mungba::handlers::enrolment
