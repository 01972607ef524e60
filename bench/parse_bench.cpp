// What one signed webhook costs before it is stored: key fields, repeated keys, signature, and the
// event. Instructions: `valgrind --tool=callgrind mungba-bench-parse N check` for two N; their
// difference by the number of bodies.
#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/clock.hpp"
#include "zalo/sha256.hpp"
#include "zalo/signature.hpp"
#include "zalo/webhook_parser.hpp"

namespace {

using namespace mungba;

constexpr std::string_view kBody =
    R"({"app_id":"360846524940903967","sender":{"id":"246845883529197922"},)"
    R"("user_id_by_app":"552177279717587730","recipient":{"id":"388613280878808645"},)"
    R"("event_name":"user_send_text","message":{"text":"Báo cáo đồng chí bí thư: tối mai tôi )"
    R"(trực cơ quan, xin phép đến muộn khoảng mười lăm phút.","msg_id":"96d3cdf3af150460909"},)"
    R"("timestamp":"154390853474"})";
static_assert(kBody.size() == 373, "the figure is stated for a body of 373 bytes");

constexpr std::string_view kKey = "oa-secret-key-of-the-benchmark";

std::string sign() {
    std::string header = "mac=";
    for (const std::byte b : zalo::sha256({"360846524940903967", kBody, "154390853474", kKey})) {
        header += fmt::format("{:02x}", std::to_integer<unsigned>(b));
    }
    return header;
}

enum class Part { check, whole };

bool run_once(zalo::WebhookParser& parser, std::string_view header, Part part) {
    const zalo::Peek peek = parser.peek(kBody);
    if (peek.kind != zalo::Peek::Kind::event) return false;
    const auto check =
        zalo::verify(header, kBody, peek.fields.app_id, peek.fields.timestamp, {kKey, {}});
    if (check.verdict != zalo::SignatureCheck::Verdict::valid) return false;
    if (part == Part::check) return true;
    const core::OaId oa{std::string(*zalo::oa_candidates(peek.fields).begin())};
    return std::holds_alternative<core::Event>(parser.parse(oa));
}

int measure(std::size_t bodies, Part part) {
    zalo::WebhookParser parser;
    const std::string header = sign();
    const auto start = core::steady_now();
    for (std::size_t i = 0; i < bodies; ++i) {
        if (!run_once(parser, header, part)) {
            fmt::print(stderr, "the sample was refused\n");
            return EXIT_FAILURE;
        }
    }
    const std::chrono::duration<double, std::nano> took = core::steady_now() - start;
    fmt::print("{:<28} {:>10} bodies of {} bytes  {:>8.0f} ns each\n",
               part == Part::check ? "key fields and signature" : "the same, and the event",
               bodies,
               kBody.size(),
               bodies == 0 ? 0.0 : took.count() / static_cast<double>(bodies));
    return EXIT_SUCCESS;
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t bodies = 1'000'000;
    const std::string_view count = argc > 1 ? argv[1] : "";
    const std::string_view part = argc > 2 ? argv[2] : "";
    const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), bodies);
    const bool bad_count =
        !count.empty() && (error != std::errc{} || end != count.data() + count.size());
    if (bad_count || (!part.empty() && part != "check" && part != "whole")) {
        fmt::print(stderr, "usage: mungba-bench-parse [BODIES [check|whole]]\n");
        return 2;
    }
    int failed = EXIT_SUCCESS;
    if (part != "whole") failed |= measure(bodies, Part::check);
    if (part != "check") failed |= measure(bodies, Part::whole);
    return failed;
}
