// mungba-crash: mungba that ends itself with SIGKILL at a named point of the way, as `--crash-at NAME[:N]` before all else says
// (the N-th time that the point is passed). For tests/crash.
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <cstring>
#include <string>
#include <string_view>

#include "bot/commands/cli.hpp"

int main(int argc, char** argv) {
    if (argc < 3 || std::string_view(argv[1]) != "--crash-at") return mungba::bot::run_program(argc, argv, {});
    std::string point = argv[2];
    int passes = 1;
    if (const auto colon = point.find(':'); colon != std::string::npos) {
        std::from_chars(point.data() + colon + 1, point.data() + point.size(), passes);
        point.resize(colon);
    }
    std::atomic<int> left{passes};
    const auto testpoint = [&](const char* name) {
        if (name == point && left.fetch_sub(1) == 1) ::kill(::getpid(), SIGKILL);
    };
    argv[2] = argv[0];
    return mungba::bot::run_program(argc - 2, argv + 2, testpoint);
}
