#pragma once
#include "core/ports.hpp"

namespace mungba::bot {

/// The whole program: reads the command line, does the command, gives the exit code (design §4).
/// @param testpoint  empty in the shipped program; the crash tests' program ends itself there.
int run_program(int argc, char** argv, core::Testpoint testpoint);

}  // namespace mungba::bot
