#pragma once
#include "handlers/enrolment/talk.hpp"

namespace mungba::handlers::enrolment {

/// "Trần Thị Lan, Chi bộ 5, sinh năm 1974"
std::string who(const storage::Person& person, Context& context);
/// The person whose account has been linked is told, if the channel still lets us.
void tell_the_person(const usecases::enrolment::Linked& linked, const core::UserId& user, Context& context);

/// "Tôi là …" as the secretary decides it: the line, who it may be, what it would do, and the deed. Only in private, for it shows years of
/// birth.
std::string request_line(const storage::Task& task, Context& context);
void show_request(const storage::Task& task, const Talk& talk);
void request_chosen(const Question& question, int number, const Talk& talk);
void request_agreed(const Question& question, const Talk& talk);

/// Who has linked by a code since the secretary last looked, and taking an account back.
std::string linked_line(const storage::Task& task, Context& context);
void show_linked(const storage::Task& task, const Talk& talk);
void linked_chosen(const Question& question, int number, const Talk& talk);
struct NewLink {
    storage::AccountOf account;
    std::string name;
};
/// Of the task's accounts those that are still linked.
std::vector<NewLink> still_linked(const storage::Task& task, Context& context);
/// The task's list without those that were looked at; none are left: it is done.
void shorten(const storage::Task& task, const std::vector<std::int64_t>& seen, Context& context);
void unlink_agreed(const Question& question, const Talk& talk);

}  // namespace mungba::handlers::enrolment
