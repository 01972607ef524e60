#pragma once
#include "handlers/enrolment/talk.hpp"

namespace mungba::handlers::enrolment {

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
void unlink_agreed(const Question& question, const Talk& talk);

}  // namespace mungba::handlers::enrolment
