#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "handlers/calls/results.hpp"
#include "handlers/contract/context.hpp"
#include "storage/meeting_repository.hpp"
#include "usecases/attendance.hpp"

/// What both faces of the call list, chat and page, have in common.
namespace mungba::handlers::calls {

inline constexpr std::string_view kTaskKind = "calls.meeting";

std::string key_of(const storage::Meeting& meeting);
/// The one whose answers are awaited, else the next whose notice has gone; results are taken until it begins.
std::optional<storage::Meeting> meeting_of(core::BranchId branch, Context& context);
/// "có mặt", "vắng", "đã báo" …
std::string answer_words(const Result& result);

/// When and by what the result was told; of a page an id of its own.
struct Told {
    core::Instant at;
    core::MessageId id;
    domain::AnswerSource source = domain::AnswerSource::call;
};
/// Writes down what came of a call, and lets the person know (M12) where the channel allows.
usecases::attendance::Outcome record(const Result& result,
                                     core::PersonId person,
                                     const storage::Meeting& meeting,
                                     const usecases::Actor& actor,
                                     const Told& told,
                                     Context& context);
/// Nobody is left to be called: the task is done.
void finish(const storage::Meeting& meeting, Context& context);

}  // namespace mungba::handlers::calls
