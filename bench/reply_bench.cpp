// What reading one reply costs, over lines as people type them (tests/domain/data/replies.tsv): the
// mean of all of them, the 99th percentile and the dearest line.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "domain/reply_reader.hpp"

namespace {

using namespace mungba;

constexpr int kRounds = 50;
constexpr double kLimitMicroseconds = 20;

std::vector<std::string> texts_of(const char* path) {
    std::ifstream file(path);
    std::vector<std::string> texts;
    for (std::string line; std::getline(file, line);) {
        const std::size_t tab = line.rfind('\t');
        if (line.starts_with('#') || tab == std::string::npos) continue;
        texts.push_back(line.substr(tab + 1));
    }
    return texts;
}

double microseconds_of(const std::string& text, const domain::ReplyContext& context) {
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    for (int i = 0; i < kRounds; ++i) {
        const domain::Reply reply = domain::read_reply(text, context);
        if (reply.minutes_late < 0) std::abort();  // so that nothing is left out
    }
    const std::chrono::duration<double, std::micro> taken = Clock::now() - start;
    return taken.count() / kRounds;
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> texts = texts_of(count > 1 ? arguments[1] : "");
    if (texts.empty()) {
        fmt::print(stderr, "usage: mungba-bench-reply tests/domain/data/replies.tsv\n");
        return 2;
    }
    const domain::ReplyContext context{.question_open = true};
    std::vector<std::pair<double, std::string>> costs;
    microseconds_of(texts.front(), context);  // the vocabulary is made once
    for (const std::string& text : texts) costs.emplace_back(microseconds_of(text, context), text);
    std::sort(costs.begin(), costs.end());
    double sum = 0;
    for (const auto& [cost, text] : costs) sum += cost;
    const double mean = sum / static_cast<double>(costs.size());
    fmt::print("{} lines, {} rounds: mean {:.1f} us, median {:.1f}, 99th percentile {:.1f}\n",
               costs.size(),
               kRounds,
               mean,
               costs[costs.size() / 2].first,
               costs[costs.size() * 99 / 100].first);
    fmt::print("dearest {:.1f} us: {}\n", costs.back().first, costs.back().second);
    fmt::print(
        "mean by the limit of {} us: {:.2f}\n", kLimitMicroseconds, mean / kLimitMicroseconds);
    return EXIT_SUCCESS;
}
