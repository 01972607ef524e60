#include <catch2/catch.hpp>

#include "core/clock.hpp"
#include "curl_world.hpp"
#include "tls_world.hpp"
#include "zalo/client.hpp"

using namespace mungba;
using namespace mungba::test;

namespace {

constexpr long kDay = 86'400;
const char* const kNotTrusted = "the certificate of the other end is not trusted: ";

}  // namespace

TEST_CASE("a certificate that is trusted is spoken to", "[curl][tls]") {
    const Identity identity("IP:127.0.0.1", kDay);
    const CertificateFile trusted(identity);
    TlsServer server(identity, "chào");
    CurlWorld world({.ca_file = trusted.path()});
    CHECK(response(world.perform(get(server.url()))).body == "chào");
    world.client.reset();
    CHECK(server.asked().starts_with("GET / HTTP/1.1\r\n"));
}

TEST_CASE("a certificate that is not trusted gets no request", "[curl][tls]") {
    const Identity self_signed("IP:127.0.0.1", kDay);
    TlsServer server(self_signed, "x");
    CurlWorld world;
    const Answer answer = world.perform(post(server.url()));
    CHECK_FALSE(failure(answer).sent);
    CHECK(failure(answer).reason.starts_with(kNotTrusted));
    CHECK(failure(answer).reason.find("self-signed") != std::string::npos);
    world.client.reset();
    CHECK(server.asked().empty());
}

TEST_CASE("a certificate of another host, or one that has run out, gets no request",
          "[curl][tls]") {
    const Identity other("IP:127.0.0.2", kDay);
    const Identity expired("IP:127.0.0.1", -1'000);
    for (const Identity* identity : {&other, &expired}) {
        const CertificateFile trusted(*identity);
        TlsServer server(*identity, "x");
        CurlWorld world({.ca_file = trusted.path()});
        const Answer answer = world.perform(post(server.url()));
        CHECK_FALSE(failure(answer).sent);
        CHECK(failure(answer).reason.starts_with(kNotTrusted));
        world.client.reset();
        CHECK(server.asked().empty());
    }
}

TEST_CASE("trusted certificates that cannot be read are told", "[curl][tls]") {
    const Identity identity("IP:127.0.0.1", kDay);
    TlsServer server(identity, "x");
    CurlWorld world({.ca_file = "/no/such/file.pem"});
    const Answer answer = world.perform(post(server.url()));
    CHECK_FALSE(failure(answer).sent);
    CHECK(failure(answer).reason.starts_with("the file of trusted certificates cannot be read: "));
}

TEST_CASE("to a message an untrusted certificate is a host that was not reached", "[client][tls]") {
    const Identity self_signed("IP:127.0.0.1", kDay);
    TlsServer server(self_signed, "x");
    CurlWorld world;
    core::SettableClock clock{core::from_ms(1)};
    zalo::Client client(
        world.io,
        *world.client,
        clock,
        [](const core::OaId&) { return std::optional<std::string>("secret-token"); },
        {.openapi_url = server.url()});
    core::Outgoing message;
    message.oa = core::OaId("1");
    message.to = {core::ChatKind::group, "f414"};
    message.text = "Mời họp";
    std::optional<core::SendResult> result;
    client.send(message, [&](core::SendResult given) { result = std::move(given); });
    while (!result && world.io.run_one() > 0) {
    }
    REQUIRE(result);
    CHECK(result->outcome == core::SendResult::Outcome::retry);
    CHECK_FALSE(result->reached);
    CHECK(result->detail.starts_with(kNotTrusted));
    CHECK(result->detail.find("secret-token") == std::string::npos);
}
