#include "tests/domain/reply_corpus.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>

using namespace mungba::test;

namespace {

void print(const std::string& half, const CorpusScore& score) {
    std::printf("%s\n", half.c_str());
    for (const auto& [label, of] : score.of)
        std::printf("  %-15s %3d lines  precision %6.2f %% (%d/%d)  recall %6.2f %% (%d/%d)\n",
                    label.c_str(),
                    of.written,
                    of.precision() * 100,
                    of.right,
                    of.taken_for_it,
                    of.recall() * 100,
                    of.right,
                    of.written);
    for (const std::string& line : score.failing) std::printf("  %s\n", line.c_str());
}

}  // namespace

TEST_CASE("the corpus is as large as its figures need, with hundreds of hard negatives",
          "[reply]") {
    const auto lines = read_corpus();
    const auto negatives = std::count_if(
        lines.begin(), lines.end(), [](const CorpusLine& line) { return line.label == "none"; });
    CHECK(lines.size() >= 600);
    CHECK(negatives >= 300);
}

TEST_CASE("the reader over the corpus", "[reply]") {
    const std::string half = GENERATE("first", "second", "third", "fourth", "fifth");
    const CorpusScore score = score_of(read_corpus(), half);
    INFO(half);
    CHECK(score.wrong_present == 0);
    for (const auto& [label, of] : score.of) {
        INFO(label);
        // An answer that is not read counts against "none"; of the hardest set one in twenty-five is not.
        const bool unread = half == "fourth" && label == "none";
        CHECK(of.precision() >= (unread ? 0.93 : 0.99));
        CHECK(of.recall() >= 0.95);
    }
}

TEST_CASE("the figures of the corpus, and every line that fails", "[.corpus]") {
    const auto lines = read_corpus();
    for (const char* half : {"first", "second", "third", "fourth", "fifth"}) print(half, score_of(lines, half));
}
