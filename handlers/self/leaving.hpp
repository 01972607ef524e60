#pragma once
#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"
#include "usecases/withdrawal.hpp"

/// `tôi`, 3: the own data is erased; and what the channel tells of the kind.
namespace mungba::handlers::self {

inline constexpr std::string_view kGoodbyeTemplate = "self.goodbye";

void ask_whether_to_erase(const usecases::Actor& actor, const Incoming& incoming, Context& context);
void erase(const usecases::Actor& actor, const Incoming& incoming, Context& context);
void tell_secretary(const usecases::withdrawal::Seat& seat, Context& context);
void account_withdrew(const core::UserId& user, Context& context);

}  // namespace mungba::handlers::self
