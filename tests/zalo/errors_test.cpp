#include "zalo/errors.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "core/local_time.hpp"
#include "zalo/send_answer.hpp"

using namespace mungba;
using Outcome = core::SendResult::Outcome;

namespace {

core::Instant at(const char* iso) { return core::parse_iso(iso).value(); }
const core::Instant kNow = at("2026-10-02T22:15:20.500+07:00");

core::SendResult answer(int status,
                        std::string body,
                        std::vector<std::pair<std::string, std::string>> headers = {}) {
    return zalo::read_send_answer({status, std::move(headers), std::move(body)}, kNow);
}
core::SendResult error(int code, const std::string& message = "") {
    return answer(200, R"({"error":)" + std::to_string(code) + R"(,"message":")" + message + "\"}");
}
const char* const kSent =
    R"({"data":{"message_id":"81d74a9cd71d6f473608"},"error":0,"message":"Success"})";

}  // namespace

TEST_CASE("each code of the table asks for what reliability says", "[errors]") {
    const std::pair<Outcome, std::vector<int>> rows[] = {
        {Outcome::renew_token, {-216, -220}},
        {Outcome::retry, {-100, -200, -214}},
        {Outcome::wait, {-32, -211, -234}},
        {Outcome::unreachable, {-213, -217, -218, -227, -230, -232, -244}},
        {Outcome::ask_a_human,
         {-204, -205, -209, -212, -219, -221, -223, -224, -235, -237, -242, -320, -321, -501}},
        {Outcome::give_up, {-201, -210, -233, -238, -240, -241, -248, -249, -403, -1340, -1341}}};
    std::set<int> seen;
    for (const auto& [outcome, codes] : rows) {
        for (const int code : codes) {
            CAPTURE(code);
            const core::SendResult found = error(code);
            CHECK(found.outcome == outcome);
            CHECK(found.code == code);
            CHECK(found.message_id.empty());
            CHECK_FALSE(found.detail.empty());
            seen.insert(code);
        }
    }
    std::set<int> table;
    for (const zalo::ApiError& row : zalo::api_errors()) CHECK(table.insert(row.code).second);
    CHECK(seen == table);
}

TEST_CASE("a code that is in no table passes", "[errors]") {
    CHECK(error(-99999).outcome == Outcome::retry);
    CHECK(error(7).outcome == Outcome::retry);
    CHECK(error(-124).outcome == Outcome::retry);
    CHECK(answer(200, R"({"error":"-216"})").outcome == Outcome::renew_token);
    CHECK(answer(200, R"({"error":-9223372036854775808})").outcome == Outcome::retry);
}

TEST_CASE("an invalid field that is the token is mended by renewing it", "[errors]") {
    CHECK(error(-201, "access_token is invalid!").outcome == Outcome::renew_token);
    CHECK(error(-201, "user_id is invalid!").outcome == Outcome::give_up);
}

TEST_CASE("waits end when Zalo counts anew", "[errors]") {
    const core::SendResult rate = error(-32);
    CHECK(rate.retry_at == at("2026-10-02T22:16:00+07:00"));
    CHECK(rate.whole_oa);

    const core::SendResult night = error(-234);
    CHECK(night.retry_at == at("2026-10-03T06:00:00+07:00"));
    CHECK_FALSE(night.whole_oa);

    const core::SendResult quota = error(-211);
    CHECK(quota.retry_at == at("2026-10-03T00:00:00+07:00"));
    CHECK_FALSE(quota.whole_oa);

    CHECK(zalo::next_morning(at("2026-10-03T05:59:59.999+07:00")) ==
          at("2026-10-03T06:00:00+07:00"));
    CHECK(zalo::next_morning(at("2026-10-03T06:00:00+07:00")) == at("2026-10-04T06:00:00+07:00"));
    CHECK(zalo::next_minute(at("2026-10-03T06:00:00+07:00")) == at("2026-10-03T06:01:00+07:00"));
    CHECK(zalo::next_day(at("2026-12-31T23:59:59+07:00")) == at("2027-01-01T00:00:00+07:00"));
}

TEST_CASE("a limit in the headers binds the whole OA", "[errors]") {
    const core::SendResult busy = answer(429, "slow down");
    CHECK(busy.outcome == Outcome::wait);
    CHECK(busy.whole_oa);
    CHECK(busy.retry_at == at("2026-10-02T22:16:00+07:00"));

    const core::SendResult told = answer(429, "", {{"retry-after", "120"}});
    CHECK(told.retry_at == kNow + std::chrono::seconds(120));
    CHECK(error(-32).retry_at != told.retry_at);
    CHECK(answer(200, R"({"error":-200})", {{"retry-after", "5"}}).outcome == Outcome::wait);
    CHECK(answer(200, R"({"error":-32})", {{"retry-after", "5"}}).retry_at ==
          kNow + std::chrono::seconds(5));
    CHECK(answer(200, R"({"error":-200})", {{"x-ratelimit-remain", "0"}}).outcome == Outcome::wait);
    CHECK(answer(200, R"({"error":-200})", {{"x-ratelimit-remain", "1"}}).outcome ==
          Outcome::retry);
    // Odd values never make the wait odd.
    CHECK(answer(429, "", {{"retry-after", "999999999999"}}).retry_at ==
          kNow + std::chrono::hours(24));
    CHECK(answer(429, "", {{"retry-after", "0"}}).retry_at == kNow + std::chrono::seconds(1));
    CHECK(answer(429, "", {{"retry-after", "-1"}}).retry_at == at("2026-10-02T22:16:00+07:00"));
    CHECK(answer(429, "", {{"retry-after", "Fri, 02 Oct 2026"}}).retry_at ==
          at("2026-10-02T22:16:00+07:00"));
    // A limit does not turn what is permanent, or what renewing mends, into waiting.
    CHECK(answer(429, R"({"error":-403})").outcome == Outcome::give_up);
    CHECK(answer(200, R"({"error":-216})", {{"x-ratelimit-remain", "0"}}).outcome ==
          Outcome::renew_token);
}

TEST_CASE("success needs error 0 and a message id", "[errors]") {
    const core::SendResult sent = answer(200, kSent);
    CHECK(sent.outcome == Outcome::sent);
    CHECK(sent.message_id == core::MessageId("81d74a9cd71d6f473608"));
    CHECK_FALSE(sent.retry_at);
    CHECK(answer(200, R"({"error":0,"data":{"message_id":12345}})").message_id ==
          core::MessageId("12345"));

    const core::SendResult last = answer(200, kSent, {{"x-ratelimit-remain", "0"}});
    CHECK(last.outcome == Outcome::sent);
    CHECK(last.whole_oa);
    CHECK(last.retry_at == at("2026-10-02T22:16:00+07:00"));

    for (const char* body : {R"({"error":0})",
                             R"({"error":0,"data":null})",
                             R"({"error":0,"data":[]})",
                             R"({"error":0,"data":{}})",
                             R"({"error":0,"data":{"message_id":""}})",
                             R"({"error":0,"data":{"message_id":{}}})",
                             R"({"message":"Success"})",
                             R"({"error":null,"data":{"message_id":"1"}})"}) {
        CAPTURE(body);
        CHECK(answer(200, body).outcome == Outcome::unknown);
    }
}

TEST_CASE("the body is read whatever the status is", "[errors]") {
    CHECK(answer(500, kSent).outcome == Outcome::sent);
    CHECK(answer(401, R"({"error":-220})").outcome == Outcome::renew_token);
    CHECK(answer(503, R"({"error":-200})").outcome == Outcome::retry);
}

TEST_CASE("without a readable answer the status speaks", "[errors]") {
    const std::string deep = std::string(40, '[') + std::string(40, ']');
    const std::string too_deep = R"({"error":0,"data":{"message_id":"1"},"x":)" + deep + "}";
    for (const std::string& body : std::vector<std::string>{"",
                                                            "<html>",
                                                            "{",
                                                            "[]",
                                                            "null",
                                                            "\"x\"",
                                                            "{\"error\":",
                                                            "{\"error\":0,\"x\":\"\xff\"}",
                                                            too_deep}) {
        CAPTURE(body);
        CHECK(answer(200, body).outcome == Outcome::unknown);
        CHECK(answer(500, body).outcome == Outcome::unknown);
        CHECK(answer(502, body).outcome == Outcome::unknown);
        CHECK(answer(408, body).outcome == Outcome::unknown);
        CHECK(answer(401, body).outcome == Outcome::renew_token);
        CHECK(answer(404, body).outcome == Outcome::retry);
        CHECK(answer(302, body).outcome == Outcome::retry);
    }
}

TEST_CASE("Zalo's words never reach the log", "[errors]") {
    CHECK(error(-200, "text 'em bi om' refused").detail.find("om") == std::string::npos);
    CHECK(error(-77777, "token abc").detail.find("abc") == std::string::npos);
}
