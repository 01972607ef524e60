#pragma once
#include <atomic>
#include <string>

#include "config/config.hpp"

namespace mungba::care {

/// Tells the operator by `[alerts]`: the program with the text on its standard input and the severity as its one argument, else by mail.
/// Blocks, at most 30 s; not on the io thread. `give_up`, once set, ends it within a moment.
/// @returns why it was not told; empty if it was. Never the mail account's password.
std::string tell_operator(const config::Alerts& alerts,
                          const std::string& severity,
                          const std::string& text,
                          const std::atomic<bool>& give_up);

}  // namespace mungba::care
