#include "usecases/status_history.hpp"

#include <catch2/catch.hpp>

using namespace mungba;
using namespace mungba::usecases;
using domain::MemberStatus;
using storage::StatusSpan;
using History = std::vector<StatusSpan>;

namespace {

constexpr core::LocalDate kToday = std::chrono::year{2026} / 10 / 15;

std::optional<core::LocalDate> date(const char* iso) {
    if (!*iso) return std::nullopt;
    const std::string text = iso;
    return std::chrono::year{std::stoi(text.substr(0, 4))} / std::stoi(text.substr(5, 2)) /
           std::stoi(text.substr(8, 2));
}

StatusSpan span(std::int64_t id,
                MemberStatus status,
                const char* from,
                std::optional<std::string> until = std::nullopt) {
    return {.id = id, .status = status, .from = from, .until = std::move(until)};
}

/// What stands in the tables after a file stated this; "!…" in `what` is why it was refused.
struct Stated {
    History history;
    std::string what;
};
Stated state(History history,
             MemberStatus status,
             const char* from = "",
             const char* until = "",
             core::LocalDate today = kToday) {
    const auto outcome =
        state_status(history, {.status = status, .from = date(from), .until = date(until)}, today);
    if (const auto* conflict = std::get_if<StatusConflict>(&outcome)) {
        return {history, "!" + conflict->reason};
    }
    const auto& change = std::get<StatusChange>(outcome);
    for (const StatusSpan& redated : change.redated) {
        for (StatusSpan& stored : history) {
            if (stored.id == redated.id) stored = redated;
        }
    }
    for (const auto id : change.removed) {
        std::erase_if(history, [id](const StatusSpan& stored) { return stored.id == id; });
    }
    if (change.begun) history.push_back(*change.begun);
    std::ranges::sort(history, {}, &StatusSpan::from);
    for (std::size_t index = 0; index < history.size(); ++index) {
        history[index].id = static_cast<std::int64_t>(index) + 1;
    }
    return {history, change.what};
}

const History kOfficial = {span(1, MemberStatus::official, "0001-01-01")};

}  // namespace

TEST_CASE("the same status again changes nothing", "[status]") {
    CHECK(state(kOfficial, MemberStatus::official).what.empty());
    const History dated = {span(1, MemberStatus::temp_exempt, "2026-08-01", "2027-01-31")};
    CHECK(state(dated, MemberStatus::temp_exempt).what.empty());
    CHECK(state(dated, MemberStatus::temp_exempt, "2026-08-01", "2027-01-31").what.empty());
}

TEST_CASE("a new status closes the former the day before", "[status]") {
    const auto today = state(kOfficial, MemberStatus::exempt);
    CHECK(today.what == "tinh_trang: chính thức -> miễn sinh hoạt");
    CHECK(today.history == History{span(1, MemberStatus::official, "0001-01-01", "2026-10-14"),
                                   span(2, MemberStatus::exempt, "2026-10-15")});
    const auto later = state(kOfficial, MemberStatus::suspended, "2026-12-01");
    CHECK(later.history.front().until == "2026-11-30");
    CHECK(later.history.back().from == "2026-12-01");
    // And the same file once more, before and after that day.
    CHECK(state(later.history, MemberStatus::suspended, "2026-12-01").what.empty());
    CHECK(state(later.history,
                MemberStatus::suspended,
                "2026-12-01",
                "",
                std::chrono::year{2027} / 1 / 1)
              .what.empty());
}

TEST_CASE("a status with an end lies over the former", "[status]") {
    const auto away = state(kOfficial, MemberStatus::temp_exempt, "2026-08-01", "2027-01-31");
    CHECK(away.history == History{span(1, MemberStatus::official, "0001-01-01"),
                                  span(2, MemberStatus::temp_exempt, "2026-08-01", "2027-01-31")});
    SECTION("an old file read again after its end changes nothing") {
        CHECK(state(away.history,
                    MemberStatus::temp_exempt,
                    "2026-08-01",
                    "2027-01-31",
                    std::chrono::year{2027} / 3 / 1)
                  .what.empty());
    }
    SECTION("coming back early closes it") {
        const auto back = state(away.history, MemberStatus::official);
        CHECK(back.what == "tinh_trang: tạm miễn -> chính thức");
        CHECK(back.history ==
              History{span(1, MemberStatus::official, "0001-01-01", "2026-10-14"),
                      span(2, MemberStatus::temp_exempt, "2026-08-01", "2026-10-14"),
                      span(3, MemberStatus::official, "2026-10-15")});
        CHECK(state(back.history, MemberStatus::official).what.empty());
    }
    SECTION("another end") {
        const auto longer = state(away.history, MemberStatus::temp_exempt, "", "2027-06-30");
        CHECK(longer.what == "den_ngay");
        CHECK(longer.history.back().until == "2027-06-30");
        CHECK(state(away.history, MemberStatus::temp_exempt, "", "2026-07-31").what ==
              "!den_ngay lies before 2026-08-01, when \"tạm miễn\" began");
    }
}

TEST_CASE("the day on which a status first began is learnt, and kept after a return", "[status]") {
    const auto learnt = state(kOfficial, MemberStatus::official, "2010-02-03");
    CHECK(learnt.what == "tu_ngay");
    CHECK(learnt.history == History{span(1, MemberStatus::official, "2010-02-03")});

    const auto away = state(learnt.history, MemberStatus::temp_exempt, "2026-07-01");
    const auto back = state(away.history, MemberStatus::official, "2010-02-03");
    CHECK(back.history.back() == span(3, MemberStatus::official, "2026-10-15"));
    CHECK(state(back.history, MemberStatus::official, "2010-02-03").what.empty());
}

TEST_CASE("an earlier beginning shortens the status before, but does not swallow it", "[status]") {
    const History grown = {span(1, MemberStatus::probationary, "2025-01-15", "2026-01-14"),
                           span(2, MemberStatus::official, "2026-01-15")};
    const auto earlier = state(grown, MemberStatus::official, "2026-01-10");
    CHECK(earlier.history ==
          History{span(1, MemberStatus::probationary, "2025-01-15", "2026-01-09"),
                  span(2, MemberStatus::official, "2026-01-10")});
    CHECK(state(grown, MemberStatus::official, "2025-01-15").what ==
          "!tu_ngay lies before 2025-01-15, when \"dự bị\" began");
    CHECK(state(grown, MemberStatus::exempt, "2025-06-01").what ==
          "!tu_ngay lies before 2026-01-15, when \"chính thức\" began");
}

TEST_CASE("a status of the same first day takes its place", "[status]") {
    const History today = {span(1, MemberStatus::official, "2026-10-15")};
    const auto mended = state(today, MemberStatus::probationary);
    CHECK(mended.history == History{span(1, MemberStatus::probationary, "2026-10-15")});
}

TEST_CASE("an end before the beginning is refused", "[status]") {
    CHECK(state(kOfficial, MemberStatus::temp_out, "", "2026-10-14").what ==
          "!den_ngay lies before 2026-10-15");
}
