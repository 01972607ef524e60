// Any bytes as Zalo's answer, as a token answer, as a signature header.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "zalo/send_answer.hpp"
#include "zalo/signature.hpp"
#include "zalo/token_answer.hpp"

namespace {

using namespace mungba;
using Outcome = core::SendResult::Outcome;

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const core::Instant now = core::from_ms(1'790'000'000'000);

    constexpr int kStatuses[] = {200, 302, 401, 404, 429, 500};
    core::HttpResponse response;
    response.status = size == 0 ? 200 : kStatuses[bytes[0] % std::size(kStatuses)];
    response.headers = {{"retry-after", std::string(text.substr(0, 12))}};
    response.body = std::string(text.substr(std::min<std::size_t>(size, 1)));
    const core::SendResult result = zalo::read_send_answer(response, now);
    require((result.outcome == Outcome::sent) == !result.message_id.empty());
    require(result.outcome != Outcome::wait || (result.retry_at && *result.retry_at > now));

    if (const auto tokens = zalo::read_token_answer(text)) {
        require(!tokens->access_token.empty() && !tokens->refresh_token.empty());
        require(tokens->expires_in >= std::chrono::hours(1) &&
                tokens->expires_in <= std::chrono::hours(25));
    }

    const auto reply = zalo::read_token_reply(text);
    if (const auto* refusal = std::get_if<zalo::TokenRefusal>(&reply)) {
        require(refusal->code != 0 && !refusal->meaning.empty() && refusal->name.size() <= 64);
    }

    const auto check = zalo::verify(text, "{}", "1", "2", {"key", {}});
    require(check.verdict == zalo::SignatureCheck::Verdict::malformed ||
            check.verdict == zalo::SignatureCheck::Verdict::wrong);
    return 0;
}
