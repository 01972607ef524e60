#include "usecases/totp.hpp"

#include <catch2/catch.hpp>

using namespace mungba;
using namespace std::chrono_literals;
namespace totp = usecases::totp;

namespace {

// RFC 6238, appendix B; its eight digits cut to the last six.
const std::string kSecret = "12345678901234567890";
core::Instant at(std::int64_t seconds) { return core::from_ms(seconds * 1000); }

}  // namespace

TEST_CASE("codes are those of the standard", "[login]") {
    CHECK(totp::code_at(kSecret, totp::step_of(at(59))) == "287082");
    CHECK(totp::code_at(kSecret, totp::step_of(at(1'111'111'109))) == "081804");
    CHECK(totp::code_at(kSecret, totp::step_of(at(1'111'111'111))) == "050471");
    CHECK(totp::code_at(kSecret, totp::step_of(at(1'234'567'890))) == "005924");
    CHECK(totp::code_at(kSecret, totp::step_of(at(2'000'000'000))) == "279037");
    CHECK(totp::code_at(kSecret, totp::step_of(at(20'000'000'000))) == "353130");
}

TEST_CASE("a code is good half a minute early or late, and once", "[login]") {
    const core::Instant now = at(1'234'567'890);
    const std::int64_t step = totp::step_of(now);
    CHECK(totp::matching_step(kSecret, "005924", now, 0) == step);
    CHECK(totp::matching_step(kSecret, "005 924", now, 0) == step);
    CHECK(totp::matching_step(kSecret, "005924", now + 30s, 0) == step);
    CHECK(totp::matching_step(kSecret, "005924", now - 30s, 0) == step);
    CHECK_FALSE(totp::matching_step(kSecret, "005924", now + 60s, 0));
    CHECK_FALSE(totp::matching_step(kSecret, "005924", now, step));
    for (const char* wrong : {"", "005925", "05924", "0059240", "00592a", "-05924"}) CHECK_FALSE(totp::matching_step(kSecret, wrong, now, 0));
}

TEST_CASE("a secret as an authenticator takes it", "[login]") {
    CHECK(totp::base32(kSecret) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    CHECK(totp::base32("f") == "MY");
    CHECK(totp::uri("Mùng Ba", "tuấn", kSecret) ==
          "otpauth://totp/M%C3%B9ng%20Ba:tu%E1%BA%A5n?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=M%C3%B9ng%20Ba");
}
