#include "bot/commands/cli.hpp"

int main(int argc, char** argv) { return mungba::bot::run_program(argc, argv, {}); }
