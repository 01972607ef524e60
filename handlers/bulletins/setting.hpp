#pragma once
#include "handlers/contract/context.hpp"
#include "usecases/bulletin_sending.hpp"

namespace mungba::handlers::bulletins {

/// What the sending of bulletins stands on, here. Lives as long as the context.
inline ::mungba::usecases::bulletin_sending::Setting setting_of(const Context& context) {
    return {.rules = context.rules(),
            .quiet = context.quiet_hours(),
            .web_address = context.surroundings().web_address,
            .paid_messages = context.surroundings().paid_messages};
}

}  // namespace mungba::handlers::bulletins
