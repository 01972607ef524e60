#include "sim/oa.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/sim/sim_fixture.hpp"

using namespace mungba;
using namespace mungba::sim_tests;
using namespace std::chrono_literals;

namespace {

const core::Chat kBranch{core::ChatKind::group, kGroup};
const core::Chat kLanAlone{core::ChatKind::private_chat, kLan};

struct OneOa {
    CountedRandom random;
    sim::Oa oa{small_world(), random};

    int private_send_code(const std::string& user) {
        const auto sent = oa.send_to_person(user, {"Kính gửi"});
        const auto* error = std::get_if<sim::ApiError>(&sent);
        return error == nullptr ? 0 : error->code;
    }
};

}  // namespace

TEST_CASE("a word in a group stands there and is to be told to the bot, signed", "[sim][oa]") {
    OneOa one;
    const auto said = one.oa.say(kLan, kBranch, "có mặt", "");
    REQUIRE(said);
    CHECK(one.oa.messages().size() == 1);
    CHECK(said.value().id.size() == 20);
    CHECK(said.value().id.find_first_not_of("0123456789abcdef") == std::string::npos);

    const auto delivery = one.oa.claim_delivery();
    REQUIRE(delivery);
    const auto body = nlohmann::json::parse(delivery->body);
    CHECK(body["event_name"] == "user_send_group_text");
    CHECK(body["message"]["msg_id"] == said.value().id);
    CHECK(body["timestamp"] == std::to_string(core::to_ms(kStart)));
    const sim::EventOrigin origin{"360846524940903967", "388613280878808645", kStart};
    CHECK(delivery->signature == sim::webhook_signature(origin, delivery->body, "the-oa-secret"));
}

TEST_CASE("while the clock stands still, words keep an order by their time", "[sim][oa]") {
    OneOa one;
    const auto first = one.oa.say(kLan, kBranch, "1", "").value();
    const auto second = one.oa.say(kLan, kBranch, "2", "").value();
    CHECK(first.at == kStart);
    CHECK(second.at == kStart + 1ms);
    CHECK(one.oa.now() == kStart);
}

TEST_CASE("nobody speaks where the person is not", "[sim][oa]") {
    OneOa one;
    const auto message = one.oa.say(kLan, kLanAlone, "tôi", "").value();
    CHECK(one.oa.say("999", kBranch, "x", "").error().message == "as: nobody has this user id");
    CHECK(one.oa.say("", kBranch, "x", "").error().message == "as: nobody has this user id");
    CHECK(one.oa.say(kLan, {core::ChatKind::group, kOtherGroup}, "x", "").error().message ==
          "chat: the person is not in this group");
    CHECK(one.oa.say(kSon, kLanAlone, "x", "").error().message ==
          "chat: a private chat of somebody else");
    CHECK(one.oa.say(kLan, kBranch, "x", message.id).error().message ==
          "quote: no such message in this chat");
    CHECK(one.oa.say(kLan, kBranch, "  ", "").error().message ==
          "text: is empty or longer than 2000 characters");
    CHECK(one.oa.say(kLan, kBranch, std::string(2001, 'a'), "").error().message ==
          "text: is empty or longer than 2000 characters");
    CHECK(one.oa.messages().size() == 1);
}

TEST_CASE("what the OA sends is echoed to the bot", "[sim][oa]") {
    OneOa one;
    const auto sent = one.oa.send_to_group(kGroup, {"Kính nhắc các đồng chí"});
    REQUIRE(std::holds_alternative<sim::ChatMessage>(sent));
    const auto echo = nlohmann::json::parse(one.oa.claim_delivery()->body);
    CHECK(echo["event_name"] == "oa_send_group_text");
    CHECK(echo["message"]["msg_id"] == std::get<sim::ChatMessage>(sent).id);
    CHECK(echo["sender"]["id"] == "388613280878808645");
}

TEST_CASE(
    "a person can be written to for 7 days after the last private word, 48 hours of them free",
    "[sim][oa]") {
    OneOa one;
    CHECK(one.private_send_code(kLan) == -230);
    REQUIRE(one.oa.say(kLan, kBranch, "có mặt", ""));
    CHECK(one.private_send_code(kLan) == -230);  // a word in the group opens nothing
    REQUIRE(one.oa.say(kLan, kLanAlone, "tôi", ""));
    const core::Instant word = one.oa.messages().back().at;

    const auto window = [&] {
        return std::get<sim::Oa::PrivateSend>(one.oa.send_to_person(kLan, {"Chào"})).window;
    };
    one.oa.advance_to(word + 48h - 1ms);
    CHECK(window() == sim::PrivateWindow::free);
    one.oa.advance_to(word + 48h);
    CHECK(window() == sim::PrivateWindow::paid);
    one.oa.advance_to(word + 24h * 7 - 1ms);
    CHECK(window() == sim::PrivateWindow::paid);
    one.oa.advance_to(word + 24h * 7);
    CHECK(one.private_send_code(kLan) == -230);
    CHECK(one.private_send_code(kSon) == -230);
    CHECK(one.private_send_code("999") == -213);
}

TEST_CASE("a refresh token works once and takes the old pair with it", "[sim][oa]") {
    OneOa one;
    const auto renew = [&](const char* app, const char* secret, const std::string& token) {
        return one.oa.renew_tokens({app, secret}, token);
    };
    const auto code = [](const auto& answer) { return std::get<sim::ApiError>(answer).code; };
    CHECK(code(renew("1", "the-app-secret", "the-refresh-token")) == -14002);
    CHECK(code(renew("360846524940903967", "wrong", "the-refresh-token")) == -14004);
    CHECK(code(renew("360846524940903967", "the-app-secret", "wrong")) == -14020);
    CHECK_FALSE(one.oa.check_access(kToken));

    const auto pair = std::get<sim::TokenPair>(
        renew("360846524940903967", "the-app-secret", "the-refresh-token"));
    CHECK(pair.access != kToken);
    CHECK(one.oa.check_access(kToken)->code == -216);
    CHECK_FALSE(one.oa.check_access(pair.access));
    CHECK(code(renew("360846524940903967", "the-app-secret", "the-refresh-token")) == -14020);
    CHECK(std::holds_alternative<sim::TokenPair>(
        renew("360846524940903967", "the-app-secret", pair.refresh)));
}

TEST_CASE("an access token ends when the world says so", "[sim][oa]") {
    CountedRandom random;
    sim::World world = small_world();
    world.access_token_life = 3600s;
    sim::Oa oa(world, random);
    oa.advance_to(kStart + 3600s - 1ms);
    CHECK_FALSE(oa.check_access(kToken));
    oa.advance_to(kStart + 3600s);
    CHECK(oa.check_access(kToken)->code == -220);
}

TEST_CASE("joining and leaving change who may speak, and are told", "[sim][oa]") {
    OneOa one;
    REQUIRE(one.oa.change_member(kGroup, kSon, sim::MemberChange::left));
    CHECK_FALSE(one.oa.say(kSon, kBranch, "x", ""));
    CHECK(one.oa.claim_delivery()->event_name == "user_out_group");
    CHECK(one.oa.change_member(kGroup, kSon, sim::MemberChange::left).error().message ==
          "user: is not in the group");
    CHECK(one.oa.change_member(kGroup, kLan, sim::MemberChange::joined).error().message ==
          "user: is in the group already");
    CHECK(one.oa.change_member("x", kLan, sim::MemberChange::joined).error().message ==
          "group: there is none with this id");
    CHECK(one.oa.change_member(kGroup, "", sim::MemberChange::joined).error().message ==
          "user: nobody has this user id");
}

TEST_CASE("time does not go back", "[sim][oa]") {
    OneOa one;
    one.oa.advance_to(kStart - 1h);
    CHECK(one.oa.now() == kStart);
}

TEST_CASE("a message tells how far its webhook has come", "[sim][oa]") {
    OneOa one;
    const auto said = one.oa.say(kLan, kBranch, "có mặt", "").value();
    const auto claim_and_finish = [&](int status) {
        one.oa.finish_delivery(one.oa.claim_delivery()->number, {status, 2ms});
        return one.oa.find_message(said.id)->delivery;
    };
    const auto refused = claim_and_finish(503);
    CHECK(refused.state == sim::DeliveryStatus::State::later);
    CHECK(refused.retry_at == kStart + 30s);
    one.oa.advance_to(kStart + 30s);
    CHECK(claim_and_finish(200).state == sim::DeliveryStatus::State::delivered);
    REQUIRE(one.oa.log().size() == 2);
    CHECK(one.oa.log()[0].kind == sim::LogLine::Kind::later);
    CHECK(one.oa.log()[0].code == 503);
    CHECK(one.oa.log()[1].attempt == 2);
}

TEST_CASE("message ids do not repeat", "[sim][oa]") {
    OneOa one;
    std::set<std::string> ids;
    for (int i = 0; i < 500; ++i) ids.insert(one.oa.say(kLan, kBranch, "x", "").value().id);
    CHECK(ids.size() == 500);
}

TEST_CASE("the log keeps its newest lines only", "[sim][oa]") {
    OneOa one;
    for (int i = 0; i < 501; ++i) one.oa.check_access("wrong");
    CHECK(one.oa.log().size() == 500);
    CHECK(one.oa.log().back().number == 501);
}
