#include "config/rules.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "tests/config/folder.hpp"

using namespace mungba;
using namespace mungba::config;
using mungba::domain::DayOffKind;
using mungba::test::Folder;

namespace {

const std::filesystem::path kRules = std::filesystem::path(MUNGBA_SOURCE_DIR) / "config/rules";

std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += line + "\n";
    return all;
}

core::LocalDate day(const std::string& iso) {
    return core::local_date(*core::parse_iso(iso + "T12:00:00+07:00"));
}

LoadedRules shipped() {
    return load_rules({.pack = kRules / "default.json",
                       .days_off = {kRules / "days-off-2025.json",
                                    kRules / "days-off-2026.json",
                                    kRules / "days-off-2027.json"}});
}

std::string pack_mistakes(const std::string& text) {
    const Folder folder;
    std::vector<std::string> mistakes;
    const auto pack = load_rule_pack(folder.write("pack.json", text), mistakes);
    CHECK(pack.has_value() == mistakes.empty());
    return joined(mistakes);
}

std::string year_mistakes(const std::string& text) {
    const Folder folder;
    std::vector<std::string> mistakes;
    const auto year = load_days_off(folder.write("days-off-2026.json", text), mistakes);
    CHECK(year.has_value() == mistakes.empty());
    return joined(mistakes);
}

const std::string kHead = R"({"name": "x", "document": "1-HD", "effective_from": "2026-01-01")";
const std::string kYear = R"({"year": 2026, "document": "1-TB")";

}  // namespace

TEST_CASE("the shipped pack is what is built in", "[rules]") {
    const LoadedRules rules = shipped();
    CHECK(joined(rules.mistakes) == "");
    const domain::RulePack built_in;
    CHECK(rules.pack.document == "42-HD/BTCTW");
    CHECK(rules.pack.effective_from == "2025-10-28");
    CHECK(rules.pack.budget.group_per_day == built_in.budget.group_per_day);
    CHECK(rules.pack.budget.group_per_month == built_in.budget.group_per_month);
    CHECK(rules.pack.budget.counts_per_day == built_in.budget.counts_per_day);
    CHECK(rules.pack.budget.counts_per_meeting == built_in.budget.counts_per_meeting);
    CHECK(rules.pack.budget.secretaries_per_month == built_in.budget.secretaries_per_month);
    CHECK(rules.pack.budget.count_at == built_in.budget.count_at);
    CHECK(rules.pack.budget.day_before_at == built_in.budget.day_before_at);
    CHECK(std::pair(rules.pack.meeting.min_minutes, rules.pack.meeting.file_years) == std::pair(built_in.meeting.min_minutes, built_in.meeting.file_years));
    CHECK(rules.pack.meeting.min_minutes_combined == built_in.meeting.min_minutes_combined);
    CHECK(rules.pack.confirmation.wait_minutes == built_in.confirmation.wait_minutes);
    CHECK(rules.pack.confirmation.hold_minutes == built_in.confirmation.hold_minutes);
    CHECK(rules.pack.standard_reasons == built_in.standard_reasons);
    CHECK(rules.pack.support.name.empty());
    CHECK(rules.pack.dates.standard == built_in.dates.standard);
    CHECK(rules.pack.dates.residential == built_in.dates.residential);
    CHECK(rules.pack.ladder == built_in.ladder);
    CHECK(rules.pack.agenda == built_in.agenda);
    CHECK(rules.pack.agendas.empty());
    CHECK(rules.pack.thematic.topic_groups == built_in.thematic.topic_groups);
    CHECK(rules.pack.thematic.days_left == built_in.thematic.days_left);
    CHECK(rules.pack.thematic.draft_days == built_in.thematic.draft_days);
    CHECK(rules.pack.fees.in_notice == built_in.fees.in_notice);
    CHECK(rules.pack.fees.link == built_in.fees.link);
}

TEST_CASE("the shipped days off are those announced", "[rules]") {
    const domain::DaysOff days_off = shipped().days_off;
    struct Row {
        const char* date;
        std::optional<DayOffKind> kind;
    };
    const Row rows[] = {
        {"2025-01-01", DayOffKind::holiday},
        {"2025-01-25", DayOffKind::saturday},
        {"2025-01-27", DayOffKind::holiday},
        {"2025-01-31", DayOffKind::holiday},
        {"2025-02-02", DayOffKind::sunday},
        {"2025-02-03", std::nullopt},
        {"2025-04-07", DayOffKind::holiday},
        {"2025-04-26", std::nullopt},
        {"2025-05-02", DayOffKind::swap_off},
        {"2025-05-03", DayOffKind::saturday},
        {"2025-05-05", std::nullopt},
        {"2025-09-01", DayOffKind::holiday},
        {"2025-09-03", std::nullopt},
        {"2025-11-24", std::nullopt},
        {"2026-01-02", DayOffKind::swap_off},
        {"2026-01-03", DayOffKind::saturday},
        {"2026-01-05", std::nullopt},
        {"2026-01-10", std::nullopt},
        {"2026-02-13", std::nullopt},
        {"2026-02-16", DayOffKind::holiday},
        {"2026-02-20", DayOffKind::holiday},
        {"2026-02-23", std::nullopt},
        {"2026-04-26", DayOffKind::holiday},
        {"2026-04-27", DayOffKind::compensatory},
        {"2026-05-04", std::nullopt},
        {"2026-08-22", std::nullopt},
        {"2026-08-31", DayOffKind::swap_off},
        {"2026-09-02", DayOffKind::holiday},
        {"2026-09-03", std::nullopt},
        {"2026-10-03", DayOffKind::saturday},
        {"2026-11-23", std::nullopt},
        {"2026-11-24", DayOffKind::holiday},
        {"2027-02-03", std::nullopt},
        {"2027-02-04", DayOffKind::holiday},
        {"2027-02-10", DayOffKind::compensatory},
        {"2027-02-11", std::nullopt},
        {"2027-05-01", DayOffKind::holiday},
        {"2027-05-03", DayOffKind::compensatory},
        {"2027-09-03", DayOffKind::holiday},
        {"2027-09-04", DayOffKind::saturday},
        {"2027-11-24", DayOffKind::holiday},
        {"2028-01-01", DayOffKind::holiday},  // no data: by law
        {"2028-09-04", DayOffKind::compensatory},
    };
    for (const Row& row : rows) {
        INFO(row.date);
        const auto reason = days_off.why_off(day(row.date));
        CHECK(reason.has_value() == row.kind.has_value());
        if (reason && row.kind) CHECK(reason->kind == *row.kind);
        if (reason) CHECK_FALSE(reason->name.empty());
    }
    CHECK(days_off.why_off(day("2026-10-03"))->name == "thứ Bảy");
    CHECK(days_off.why_off(day("2027-09-03"))->name == "nghỉ Quốc khánh");
    CHECK(days_off.has_year(2025));
    CHECK(days_off.has_year(2027));
    CHECK_FALSE(days_off.has_year(2028));
}

TEST_CASE("a pack is read strictly", "[rules]") {
    CHECK(pack_mistakes(kHead + "}") == "");
    CHECK(pack_mistakes("{}") ==
          "pack.json: name: is missing\npack.json: document: is missing\npack.json: "
          "effective_from: is missing\n");
    CHECK(pack_mistakes("[]") ==
          "pack.json: is not an object\npack.json: name: is missing\npack.json: document: is "
          "missing\npack.json: effective_from: is missing\n");
    struct Row {
        std::string members;
        const char* told;
    };
    const Row rows[] = {
        {R"(, "min_minutes": 90)", "pack.json: min_minutes: unknown key\n"},
        {R"(, "meeting": {"min_minutes": "90"})", "pack.json: meeting.min_minutes: \"90\" is not a whole number 1..600\n"},
        {R"(, "meeting": {"min_minutes": 601, "min_minutes_combined": 600})",
         "pack.json: meeting.min_minutes: 601 is not a whole number 1..600\n"},
        {R"(, "meeting": {"min_minutes": 90.5})", "pack.json: meeting.min_minutes: 90.5 is not a whole number 1..600\n"},
        {R"(, "meeting": {"min_minutes": 18446744073709551615})",
         "pack.json: meeting.min_minutes: 18446744073709551615 is not a whole number 1..600\n"},
        {R"(, "meeting": {"min_minutes": 130})", "pack.json: meeting.min_minutes_combined: is less than min_minutes\n"},
        {R"(, "meeting": {"file_years": 0})", "pack.json: meeting.file_years: 0 is not a whole number 1..50\n"},
        {R"(, "bulletins": {"send_to": "07:00"})", "pack.json: bulletins.send_to: is not after send_from\n"},
        {R"(, "bulletins": {"hosts": ["hanoi.gov.vn", "https://x.vn/"]})", "pack.json: bulletins.hosts[1]: \"https://x.vn/\" is no host as in hanoi.gov.vn: small letters, no https://, no path\n"},
        {R"(, "meeting": 5)", "pack.json: meeting: is not an object\n"},
        {R"(, "budget": {"count_at": "20h"})",
         "pack.json: budget.count_at: \"20h\" is not an hour (\"00:00\"..\"23:59\")\n"},
        {R"(, "budget": {"group_per_day": 0})",
         "pack.json: budget.group_per_day: 0 is not a whole number 1..20\n"},
        {R"(, "confirmation": {"hold": 2})", "pack.json: confirmation.hold: unknown key\n"},
        {R"(, "standard_reasons": ["a", ""])",
         "pack.json: standard_reasons: [\"a\",\"\"] is not a list of texts\n"},
        {R"(, "support": {"phone": "0900"})", "pack.json: support.phone: stands without a name\n"},
        {R"(, "support": {"admins": ["đồng chí Kiều Anh Tuấn"]})",
         "pack.json: support.admins[0]: begins with \"đồng chí\", which the text says already\n"},
        {", \"support\": {\"admins\": [\"" + std::string(101, 'x') + "\"]}",
         "pack.json: support.admins: are longer than 100 characters together\n"},
        {R"(, "name": "twice")", "pack.json: \"name\" stands twice in one object\n"},
    };
    for (const Row& row : rows) {
        INFO(row.members);
        CHECK(pack_mistakes(kHead + row.members + "}") == row.told);
    }
    CHECK(pack_mistakes(kHead + ",\n  oops}") == "pack.json:2:3: is not JSON here\n");
    CHECK(pack_mistakes(kHead + R"(, "meeting": {"min_minutes": 1e999}})") ==
          "pack.json: is not JSON that can be read\n");
    CHECK(pack_mistakes(std::string(20, '[') + std::string(20, ']')) ==
          "pack.json: is nested deeper than 16\n");
    CHECK(pack_mistakes(std::string((1 << 20) + 1, ' '))
              .find("cannot be read, or is larger than 1 MiB") != std::string::npos);
}

TEST_CASE("days off are read strictly", "[rules]") {
    CHECK(year_mistakes(kYear + "}") == "");
    struct Row {
        const char* members;
        const char* told;
    };
    const Row rows[] = {
        {R"("days": [{"date": "2026-02-30", "kind": "holiday", "name": "x"}])",
         "days[0].date: \"2026-02-30\" is not a date as in 2026-01-31"},
        {R"("days": [{"date": "2025-01-01", "kind": "holiday", "name": "x"}])",
         "days[0].date: is not in 2026"},
        {R"("days": [{"date": "2026-01-01", "kind": "sunday", "name": "x"}])",
         "days[0].kind: \"sunday\" is none of holiday, compensatory, swap_off"},
        {R"("days": [{"date": "2026-01-01", "kind": "holiday"}])", "days[0].name: is missing"},
        {R"("days": [{"date": "2026-01-01", "kind": "holiday", "name": " "}])",
         "days[0].name: is empty"},
        {R"("days": [{"date": "2026-01-01", "kind": "holiday", "name": "x", "note": ""}])",
         "days[0].note: unknown key"},
        {R"("days": [{"date": "2026-01-03", "kind": "swap_off", "name": "x"}])",
         "days[0].date: is a thứ Bảy off anyway"},
        {R"("days": [{"date": "2026-01-01", "kind": "holiday", "name": "x"}, {"date": "2026-01-01", "kind": "holiday", "name": "x"}])",
         "days[1].date: stands twice"},
        {R"("days": ["2026-01-01"])", "days[0]: is not an object"},
        {R"("days": {})", "days: {} is not a list"},
        {R"("makeup_work": ["2026-01-09"])", "makeup_work[0]: is no Saturday or Sunday of 2026"},
        {R"("makeup_work": ["10/01"])", "makeup_work[0]: \"10/01\" is not a date as in 2026-01-31"},
        {R"("days": [{"date": "2026-01-10", "kind": "holiday", "name": "x"}], "makeup_work": ["2026-01-10"])",
         "makeup_work[0]: is a day off, too"},
        {R"("holidays": [])", "holidays: unknown key"},
    };
    for (const Row& row : rows) {
        INFO(row.members);
        const std::string told = year_mistakes(kYear + ", " + row.members + "}");
        INFO(told);
        CHECK(told.starts_with(std::string("days-off-2026.json: ") + row.told + "\n"));
    }
    CHECK(year_mistakes("{}").starts_with("days-off-2026.json: year: is missing\n"));
}

TEST_CASE("two files of one year, or one that is not there, are told; the rest is usable",
          "[rules]") {
    const auto file = kRules / "days-off-2026.json";
    const LoadedRules twice = load_rules({.pack = std::nullopt, .days_off = {file, file}});
    CHECK(joined(twice.mistakes) ==
          "days-off-2026.json: 2026 is in another file of days off, too\n");
    CHECK(twice.days_off.has_year(2026));
    const LoadedRules missing = load_rules({.pack = "/nonexistent.json", .days_off = {}});
    CHECK(missing.mistakes.size() == 1);
    CHECK(missing.pack.meeting.min_minutes == 90);
}

TEST_CASE("a pack's rule of the date is read, and what is wrong with it is told", "[rules]") {
    const Folder folder;
    std::vector<std::string> mistakes;
    const auto pack = load_rule_pack(
        folder.write("pack.json", kHead + R"(, "meeting_date": {"default": {"avoid": ["holiday"], "direction": "nearest", "window": [2, 5]}}})"), mistakes);
    REQUIRE(pack);
    CHECK(pack->dates.standard.direction == domain::Direction::nearest);
    CHECK(pack->dates.standard.first_day == 2);
    CHECK(pack->dates.standard.last_day == 5);
    CHECK_FALSE(pack->dates.standard.avoid.has(DayOffKind::sunday));
    CHECK(pack->dates.residential == domain::RulePack().dates.residential);

    const auto told = [](const std::string& policy) { return pack_mistakes(kHead + R"(, "meeting_date": {"default": )" + policy + "}}"); };
    CHECK(told(R"({"window": [4, 7]})") ==
          "pack.json: meeting_date.default.window: is not a first and a last day of the month with the 3rd between them, as in [1, 7]\n");
    CHECK(told(R"({"window": [7, 1]})") ==
          "pack.json: meeting_date.default.window: is not a first and a last day of the month with the 3rd between them, as in [1, 7]\n");
    CHECK(told(R"({"window": [1, 40]})") == "pack.json: meeting_date.default.window: [1,40] is not a list of whole numbers 1..28\n"
                                          "pack.json: meeting_date.default.window: is not a first and a last day of the month with the 3rd between "
                                          "them, as in [1, 7]\n");
    CHECK(told(R"({"avoid": ["rain"], "direction": "up", "x": 1})") ==
          "pack.json: meeting_date.default.avoid[0]: \"rain\" is none of holiday, compensatory, swap_off, saturday, sunday\n"
          "pack.json: meeting_date.default.direction: \"up\" is none of next, previous, nearest\n"
          "pack.json: meeting_date.default.x: unknown key\n");
}

TEST_CASE("a ladder is read rung by rung, and one that would leave a branch without word is refused", "[rules]") {
    const std::string propose = R"({"rung": "propose", "days": -12, "at": "09:00", "kinds": ["regular"]})";
    const std::string final = R"({"rung": "final", "days": -4, "at": "08:00", "before_third": 5, "if": "moved", "kinds": ["regular"]})";
    const std::string notice = R"({"rung": "notice", "days": -2, "at": "07:30", "missed": "late", "kinds": ["regular", "thematic"]})";
    const auto with = [&](const std::string& rungs) { return kHead + R"(, "ladder": [)" + rungs + "]}"; };
    const Folder folder;
    std::vector<std::string> mistakes;
    const auto pack = load_rule_pack(folder.write("pack.json", with(propose + "," + final + "," + notice)), mistakes);
    CHECK(joined(mistakes) == "");
    REQUIRE(pack);
    REQUIRE(pack->ladder.size() == 3);
    CHECK(pack->ladder[0].days == -12);
    CHECK(pack->ladder[0].text == "M13");
    CHECK(pack->ladder[2].is_for(domain::MeetingKind::thematic));

    CHECK(pack_mistakes(with(propose + "," + final)) == "pack.json: ladder: has no notice for the regular meeting\n");
    CHECK(pack_mistakes(with(final + "," + notice + R"(, {"rung": "lullaby"})")) ==
          "pack.json: ladder[2].rung: \"lullaby\" is no rung\npack.json: ladder: has no propose for the regular meeting\n");
    CHECK(pack_mistakes(with(propose + "," + final + "," + notice + "," + notice)) == "pack.json: ladder[3].rung: \"notice\" stands twice\n");
    CHECK(pack_mistakes(with(propose + "," + final + R"(, {"rung": "notice", "days": -9, "at": "07:30", "kinds": ["regular"]})")) ==
          "pack.json: ladder: the rung notice does not come between final and the meeting\n");
    CHECK(pack_mistakes(with(propose + "," + final + R"(, {"rung": "notice", "text": "M8", "audience": "list", "from": "moon", "days": -99,
                              "at": "25:00", "minutes": 5, "if": "maybe", "missed": "never", "before_third": 2, "kinds": ["party"]})")) ==
          "pack.json: ladder[2].audience: \"list\" of the rung notice is always branch\n"
          "pack.json: ladder[2].text: \"M8\": the rung notice says M1; other words for that go into texts\n"
          "pack.json: ladder[2].from: \"moon\" is none of day, third, start\n"
          "pack.json: ladder[2].days: -99 is not a whole number -28..28\n"
          "pack.json: ladder[2].at: \"25:00\" is not an hour (\"00:00\"..\"23:59\")\n"
          "pack.json: ladder[2].if: \"maybe\" is none of always, moved, moved_later, changed\n"
          "pack.json: ladder[2].missed: \"never\" is none of late, skip\n"
          "pack.json: ladder[2].kinds[0]: \"party\" is none of regular, thematic, branch_committee, extraordinary\n"
          "pack.json: ladder[2].minutes: go with from: \"start\"\n"
          "pack.json: ladder[2].before_third: is of the rung final alone\n"
          "pack.json: ladder: has no notice for the regular meeting\n"
          "pack.json: ladder: the rung notice does not come between final and the meeting\n");
}

TEST_CASE("agendas by type of branch, groups of topics and fees", "[rules]") {
    const Folder folder;
    std::vector<std::string> mistakes;
    const auto pack = load_rule_pack(
        folder.write("pack.json",
                     kHead + R"(, "agenda": {"default": {"conduct": ["thời sự"]}, "residential": {"conduct": ["việc của tổ dân phố"]}},
                                  "thematic": {"topic_groups": ["một", "hai"], "days_left": [20]},
                                  "fees": {"in_notice": false, "link": "https://dangphi.example.vn"}, "texts": {"M3": "Hôm nay {chi_bo} không họp."}})"),
        mistakes);
    CHECK(joined(mistakes) == "");
    REQUIRE(pack);
    CHECK(pack->agenda.conduct == std::vector<std::string>{"thời sự"});
    CHECK(pack->agenda.closing == domain::default_agenda().closing);
    CHECK(pack->agendas.at(domain::BranchType::residential).conduct == std::vector<std::string>{"việc của tổ dân phố"});
    CHECK(pack->thematic.topic_groups.size() == 2);
    CHECK(pack->thematic.days_left == std::vector<int>{20});
    CHECK_FALSE(pack->fees.in_notice);
    CHECK(pack->texts.at("M3") == "Hôm nay {chi_bo} không họp.");

    CHECK(pack_mistakes(kHead + R"(, "agenda": {"village": {}, "default": {"conduct": [")" + std::string(111, 'x') + R"("], "combined": [")" + std::string(61, 'x') + R"("]}}})") ==
          "pack.json: agenda.default.conduct: is 111 characters long in a notice, of at most 110\npack.json: agenda.default.combined: is 61 characters long in a notice, of at most 60\npack.json: agenda.village: unknown key\n");
    CHECK(pack_mistakes(kHead + R"(, "agenda": {"default": {"conduct": []}}, "thematic": {"topic_groups": [], "days_left": [0]}, "fees": {"link": "dvc"}})") ==
          "pack.json: agenda.default.conduct: is empty\n"
          "pack.json: thematic.days_left: [0] is not a list of whole numbers 1..60\n"
          "pack.json: thematic.topic_groups: is empty\n"
          "pack.json: fees.link: is no address of the form https://…\n");
}

TEST_CASE("a day that follows from the law is marked so", "[rules]") {
    CHECK(year_mistakes(kYear + R"(, "days": [{"date": "2026-01-01", "kind": "holiday", "name": "Tết", "basis": "law"}]})") == "");
    CHECK(year_mistakes(kYear + R"(, "days": [{"date": "2026-01-01", "kind": "saturday", "name": "Tết", "basis": "rumour"}]})") ==
          "days-off-2026.json: days[0].basis: \"rumour\" is none of announced, law\n"
          "days-off-2026.json: days[0].kind: \"saturday\" is none of holiday, compensatory, swap_off\n");
}
