#pragma once
#include <functional>
#include <string>
#include <vector>

#include "bot/command_request.hpp"
#include "config/config.hpp"
#include "core/outgoing.hpp"
#include "storage/sqlite.hpp"

namespace mungba::bot {

/// A message that would leave.
struct Rehearsed {
    core::Instant at;
    core::Chat to;
    std::string recipient;  ///< "Chi bộ 5", "Chi bộ 5 (chi ủy)", "Nguyễn Văn Bình", or the id where nobody is known by it
    std::string text;
};

/// Lets a copy of the house run ahead to `until` with a channel that takes everything and sends nothing: the real scheduler, features and rules. Nobody
/// answers on the way. The copy's database is the caller's to throw away.
void rehearse(storage::Connection& copy,
              const config::Settings& settings,
              core::Instant from,
              core::Instant until,
              const std::function<void(const Rehearsed&)>& told);

struct RehearseOptions {
    int months = 1;
    std::string from;  ///< "2026-09-20": begins there, which may lie before today (a house of the demo); empty: now
    std::string branch;  ///< only what goes to its groups and its people; empty: everything
    std::string format = "text";
    bool whole_texts = false;
};
/// `mungba rehearse`: copies the database (also beside a running server, which it does not disturb), runs ahead, prints, throws the copy away.
int rehearse_command(const config::Settings& settings, const RehearseOptions& options);

}  // namespace mungba::bot
