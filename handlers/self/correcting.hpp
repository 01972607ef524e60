#pragma once
#include <string>

#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"

/// `tôi`, 2: a correction is asked for, passed on and settled.
namespace mungba::handlers::self {

void ask_what_to_correct(const usecases::Actor& actor, const Incoming& incoming, Context& context);
void pass_on(const usecases::Actor& actor, const std::string& text, const Incoming& incoming, Context& context);

std::string correction_line(const storage::Task& task, Context& context);
/// In private only: it may hold a telephone number.
void show_correction(const storage::Task& task, const Incoming& incoming, Context& context);
/// The person who asked hears what came of it, where the channel allows.
void tell_of_correction(const storage::Task& task, core::PersonId person, bool done, Context& context);
void corrected(core::TaskId task, bool done, const Incoming& incoming, Context& context);

}  // namespace mungba::handlers::self
