#include "usecases/export_answers.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "storage/meeting_repository.hpp"
#include "storage/rsvp_repository.hpp"
#include "tests/usecases/ward.hpp"

using namespace mungba;
using namespace mungba::usecases;
using domain::Answer;
using domain::MeetingKind;
using domain::MeetingState;
using export_answers::Row;
using Texts = std::vector<std::string>;

namespace {

/// Two branches with meetings in October 2026.
struct October {
    Ward ward;
    core::MeetingId regular;

    October() {
        ward.roster(
            "chi_bo,ho_ten,chuc_vu,tinh_trang\n"
            "Chi bộ 5,An,bí thư,chính thức\nChi bộ 5,Bình,đảng viên,dự bị\n"
            "Chi bộ 5,Cúc,đảng viên,miễn sinh hoạt\nChi bộ 5,Dung,đảng viên,tạm thời đến\n"
            "Chi bộ 6,=Em,bí thư,chính thức\n");
        regular = meeting("Chi bộ 5", MeetingKind::regular, MeetingState::announced, 5);
    }
    core::MeetingId meeting(const char* branch,
                            MeetingKind kind,
                            MeetingState state,
                            int of_month,
                            const char* month = "2026-10") {
        storage::Meeting meeting;
        meeting.organization = ward.organization();
        meeting.branch = ward.branch(branch);
        meeting.kind = kind;
        meeting.state = state;
        meeting.month = month;
        meeting.starts_at =
            core::to_instant(std::chrono::year{2026} / 10 / of_month, core::at_hour(19, 30));
        meeting.answers_close_at = meeting.starts_at - std::chrono::hours{3};
        return storage::meetings::insert(ward.connection(), meeting, ward.now());
    }
    void says(
        int member, Answer answer, int revision = 1, bool late_word = false, int minutes = 0) {
        storage::Rsvp rsvp;
        rsvp.meeting = regular;
        rsvp.revision = revision;
        const storage::Member who = ward.members("Chi bộ 5")[static_cast<std::size_t>(member)];
        rsvp.person = who.person;
        rsvp.membership = who.membership;
        rsvp.answer = answer;
        rsvp.minutes_late = minutes;
        rsvp.event_at = ward.now();
        rsvp.message = core::MessageId{"m" + std::to_string(++messages)};
        rsvp.after_deadline = late_word;
        storage::rsvps::put(ward.connection(), rsvp, ward.now());
    }
    std::vector<Row> rows(std::optional<std::string> month = "2026-10",
                          std::optional<std::string> branch = std::nullopt) {
        auto result = export_answers::rows(
            ward.connection(), ward.organization(), {.month = month, .branch = branch});
        REQUIRE(result);
        return *result;
    }
    /// "An present, Bình none"
    std::string told(std::optional<std::string> branch = "Chi bộ 5") {
        std::string text;
        for (const Row& row : rows("2026-10", branch)) {
            text += (text.empty() ? "" : ", ") + row.member + " " + row.answer;
        }
        return text;
    }
    int messages = 0;
};

}  // namespace

TEST_CASE("every member who counts has one row, silence too", "[export]") {
    October october;
    CHECK(october.told() == "An none, Bình none, Dung none");
    october.says(1, Answer::late, 1, false, 15);
    const auto rows = october.rows("2026-10", "chi bo 5");
    REQUIRE(rows.size() == 3);
    CHECK(rows[1] == Row{.branch = "Chi bộ 5",
                         .meeting_date = "2026-10-05",
                         .member = "Bình",
                         .answer = "late",
                         .minutes_late = 15,
                         .source = "group"});
    CHECK(rows[0].source.empty());
    CHECK_FALSE(rows[0].minutes_late);
}

TEST_CASE("answers have the words of the design", "[export]") {
    const auto [answer, word] = GENERATE(table<Answer, std::string>({
        {Answer::present, "present"},
        {Answer::absent, "absent"},
        {Answer::absent_excused, "absent_excused"},
        {Answer::late, "late"},
        {Answer::online, "online"},
        {Answer::online_request, "none"},
        {Answer::received, "received"},
        {Answer::unclear, "none"},
    }));
    October october;
    october.says(0, answer);
    CHECK(october.told() == "An " + word + ", Bình none, Dung none");
    CHECK(october.rows()[0].source == "group");
}

TEST_CASE("words after the deadline and to a former date do not count", "[export]") {
    October october;
    october.says(0, Answer::present);
    october.says(0, Answer::absent, 1, true);
    october.says(1, Answer::present, 2);
    CHECK(october.told() == "An present, Bình none, Dung none");
}

TEST_CASE("which meetings are told", "[export]") {
    October october;
    const auto count = [&october] { return october.rows().size(); };
    REQUIRE(count() == 3);
    for (const auto state : {MeetingState::proposed,
                             MeetingState::moved,
                             MeetingState::cancelled,
                             MeetingState::not_held}) {
        october.meeting("Chi bộ 5", MeetingKind::extraordinary, state, 12);
        CHECK(count() == 3);
    }
    october.meeting("Chi bộ 5", MeetingKind::extraordinary, MeetingState::confirmed, 12);
    CHECK(count() == 6);
    // At a meeting of the chi ủy only its people count.
    october.meeting("Chi bộ 5", MeetingKind::branch_committee, MeetingState::held, 1);
    CHECK(count() == 7);
    october.meeting("Chi bộ 6", MeetingKind::extraordinary, MeetingState::recorded, 31);
    CHECK(count() == 8);
    CHECK(october.rows("2026-10", "Chi bộ 6").size() == 1);
    CHECK(october.rows("2026-11").empty());
    CHECK(october.rows(std::nullopt).size() == 8);
    CHECK(october.rows().front().meeting_date == "2026-10-01");
}

TEST_CASE("a regular meeting belongs to the month that it is for", "[export]") {
    October october;
    october.meeting("Chi bộ 6", MeetingKind::regular, MeetingState::announced, 31, "2026-11");
    CHECK(october.rows("2026-10").size() == 3);
    CHECK(october.rows("2026-11").size() == 1);
}

TEST_CASE("a month or branch that there is not is told", "[export]") {
    October october;
    const auto error = [&october](export_answers::Selection selection) {
        const auto result =
            export_answers::rows(october.ward.connection(), october.ward.organization(), selection);
        REQUIRE_FALSE(result);
        return result.error().message;
    };
    for (const char* month :
         {"", "2026", "2026-13", "2026-00", "10/2026", "2026-1", "2026-1x", "+026-10"}) {
        INFO(month);
        CHECK(error({.month = month, .branch = {}}).find("is not a month") != std::string::npos);
    }
    CHECK(error({.month = {}, .branch = "Chi bộ 7"}) == "there is no branch named \"Chi bộ 7\"");
}

TEST_CASE("tables are safe to open, objects have the names of the design", "[export]") {
    October october;
    october.meeting("Chi bộ 6", MeetingKind::extraordinary, MeetingState::announced, 12);
    october.says(0, Answer::late, 1, false, 10);
    const auto rows = october.rows();
    CHECK(export_answers::to_csv(rows) ==
          "branch,meeting_date,member,answer,minutes_late,source\r\n"
          "Chi bộ 5,2026-10-05,An,late,10,group\r\n"
          "Chi bộ 5,2026-10-05,Bình,none,,\r\n"
          "Chi bộ 5,2026-10-05,Dung,none,,\r\n"
          "Chi bộ 6,2026-10-12,'=Em,none,,\r\n");
    const auto json = nlohmann::json::parse(export_answers::to_json(rows));
    REQUIRE(json.size() == 4);
    CHECK(json[0] == nlohmann::json{{"branch", "Chi bộ 5"},
                                    {"meeting_date", "2026-10-05"},
                                    {"member", "An"},
                                    {"answer", "late"},
                                    {"minutes_late", 10},
                                    {"source", "group"}});
    CHECK(json[3]["minutes_late"].is_null());
    CHECK(json[3]["source"].is_null());
    CHECK(nlohmann::json::parse(export_answers::to_json({})).empty());
}
