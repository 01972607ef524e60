#include <catch2/catch.hpp>

#include "handlers/contract/registry.hpp"
#include "handlers/contract/restraint.hpp"
#include "handlers/contract/typed.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/handlers.hpp"

using namespace mungba;
using namespace mungba::handlers;

namespace {

class Probe final : public Handler {
public:
    explicit Probe(Info info) : info_(std::move(info)) {}
    Info info() const override { return info_; }

private:
    Info info_;
};

std::unique_ptr<Handler> probe(const std::string& name,
                               const std::string& phrase,
                               std::vector<std::string> aliases = {}) {
    return std::make_unique<Probe>(
        Info{.name = name,
             .commands = {{.phrase = phrase, .aliases = std::move(aliases)}},
             .job_kinds = {name + ".job"}});
}

}  // namespace

TEST_CASE("fill puts values in once and leaves out what is empty", "[wording]") {
    CHECK(fill("{a} và {b}.", {{"a", "{b}"}, {"b", "hai"}}) == "{b} và hai.");
    CHECK(fill("Buổi {a}[, lý do “{b}”].", {{"a", "05/10"}, {"b", ""}}) == "Buổi 05/10.");
    CHECK(fill("Buổi {a}[, lý do “{b}”].", {{"a", "05/10"}, {"b", "ốm]["}}) ==
          "Buổi 05/10, lý do “ốm][”.");
    CHECK(fill("[Phí {a}[: {b}].]", {{"a", "10"}, {"b", ""}}) == "Phí 10.");
    CHECK(fill("[Phí {a}[: {b}].]", {{"a", ""}, {"b", "x"}}).empty());
    CHECK(fill("{a}", {{"a", ""}}).empty());
    CHECK_THROWS_AS(fill("{c}", {{"a", "1"}}), std::logic_error);
    CHECK_THROWS_AS(fill("[a", {}), std::logic_error);
    CHECK_THROWS_AS(fill("a]", {}), std::logic_error);
    CHECK_THROWS_AS(fill("{a", {{"a", "1"}}), std::logic_error);
}

TEST_CASE("the features of this build do not stand in each other's way", "[registry]") {
    Registry registry;
    CHECK_NOTHROW(register_all(registry));
    CHECK(registry.for_job("attendance.count") == registry.named("attendance"));
    CHECK(registry.for_job("nobody.knows") == nullptr);
}

TEST_CASE("the registry refuses doubles and words that answer the bot", "[registry]") {
    Registry registry;
    registry.add(probe("one", "hủy", {"huỷ họp"}));
    CHECK_THROWS_AS(registry.add(probe("one", "khác")), std::logic_error);
    CHECK_THROWS_AS(registry.add(probe("two", "HUỶ")), std::logic_error);
    CHECK_THROWS_AS(registry.add(probe("three", "khác", {"huy hop"})), std::logic_error);
    CHECK_THROWS_AS(registry.add(probe("four", "có mặt")), std::logic_error);
    CHECK_THROWS_AS(registry.add(probe("five", "đúng", {})), std::logic_error);
    CHECK_THROWS_AS(registry.add(std::make_unique<Probe>(
                        Info{.name = "six", .commands = {}, .job_kinds = {"one.job"}})),
                    std::logic_error);
    CHECK_THROWS_AS(registry.add(std::make_unique<Probe>(
                        Info{.name = "six", .commands = {}, .job_kinds = {"other.job"}})),
                    std::logic_error);
}

TEST_CASE("the longest command comes first, and ends at a word's end", "[registry]") {
    Registry registry;
    registry.add(probe("one", "lịch"));
    registry.add(probe("two", "lịch họp"));
    const auto found = registry.commands_at("lich hop 12/10");
    REQUIRE(found.size() == 2);
    CHECK(found[0].words() == "lich hop");
    CHECK(found[1].words() == "lich");
    CHECK(registry.commands_at("lichs").empty());
}

TEST_CASE("an answer of several words goes before a command that is its beginning", "[registry]") {
    CHECK(answer_length("toi la 482913") == std::string_view("toi la").size());
    CHECK(answer_length("toi xin vang") == std::string_view("toi xin vang").size());
    for (const char* words : {"toi", "toi lam", "vang 5", ""}) CHECK(answer_length(words) == 0);
}

TEST_CASE("what was typed is found again beside what it folds to", "[typed]") {
    const std::string text = "Danh  Sách 5 đồng chí";
    CHECK(text.substr(typed::length_of(text, "danh sach")) == "5 đồng chí");
    CHECK(typed::length_of(text, "danh sach 6") == 0);
    CHECK(typed::length_of(std::string(5000, ' ') + "ds", "ds") ==
          0);  // gives up rather than search long
}

TEST_CASE("accents fit or they do not", "[typed]") {
    CHECK(typed::accents_fit("tro giup", "trợ giúp"));
    CHECK(typed::accents_fit("TRO giúp", "trợ giúp"));
    CHECK(typed::accents_fit("hủy", "huỷ"));
    CHECK_FALSE(typed::accents_fit("tới", "tôi"));
    CHECK_FALSE(typed::accents_fit("đanh sách", "danh sách"));
    CHECK_FALSE(typed::accents_fit("tôi là", "tôi"));
}

TEST_CASE("words that answer what was asked", "[typed]") {
    using Kind = typed::Word::Kind;
    struct Row {
        const char* text;
        Kind kind;
    };
    const Row rows[] = {{"đồng ý", Kind::yes},
                        {"Dong y a", Kind::yes},
                        {"ĐỒNG Ý!", Kind::yes},
                        {"dạ đồng ý ạ", Kind::yes},
                        {"duyệt", Kind::yes},
                        {"ok", Kind::yes},
                        {"động ý", Kind::other},
                        {"không đồng ý", Kind::other},
                        {"thôi", Kind::stop},
                        {"thoi a", Kind::stop},
                        {"dừng", Kind::stop},
                        {"thời", Kind::other},
                        {"không", Kind::no},
                        {"khong", Kind::no},
                        {"dung", Kind::ambiguous},
                        {"đúng", Kind::ambiguous},
                        {"khong dung", Kind::ambiguous},
                        {"co", Kind::ambiguous},
                        {"vang", Kind::ambiguous},
                        {"vâng ạ", Kind::ambiguous},
                        {"vắng", Kind::other},
                        {"1", Kind::number},
                        {"12.", Kind::number},
                        {"123", Kind::other},
                        {"có mặt", Kind::other},
                        {"", Kind::other}};
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(typed::read_word(row.text).kind == row.kind);
    }
    CHECK(typed::read_word("12").number == 12);
}

TEST_CASE("restraint forgets after its time", "[restraint]") {
    Restraint restraint;
    const auto now = core::from_ms(1'000'000'000);
    CHECK(restraint.first_in("a", std::chrono::hours{1}, now));
    CHECK_FALSE(restraint.first_in("a", std::chrono::hours{1}, now + std::chrono::minutes{59}));
    CHECK(restraint.first_in("b", std::chrono::hours{1}, now));
    CHECK(restraint.first_in("a", std::chrono::hours{1}, now + std::chrono::hours{1}));
    for (int i = 0; i < 30'000; ++i) {  // more chats than it keeps
        CHECK(restraint.may_answer({core::ChatKind::private_chat, std::to_string(i)},
                                   core::UserId{std::to_string(i)},
                                   now));
    }
    CHECK(restraint.may_answer(
        {core::ChatKind::private_chat, "1"}, core::UserId{"1"}, now + std::chrono::minutes{2}));
}
