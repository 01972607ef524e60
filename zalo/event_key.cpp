#include "zalo/event_key.hpp"

#include <algorithm>

#include "zalo/sha256.hpp"

namespace mungba::zalo {
namespace {

core::EventKey beginning_of(const Sha256& digest) {
    core::EventKey key;
    std::copy_n(digest.begin(), key.size(), key.begin());
    return key;
}

}  // namespace

core::EventKey message_key(const core::OaId& oa,
                           std::string_view name,
                           std::string_view message_id) {
    constexpr std::string_view kBetween("\0", 1);
    return beginning_of(sha256({oa.value, kBetween, name, kBetween, message_id}));
}

core::EventKey body_key(std::string_view body) { return beginning_of(sha256({body})); }

core::Instant instant_of(std::string_view digits) {
    constexpr std::int64_t kLatest = 253'402'300'799'999;  // the last millisecond of 9999
    std::int64_t ms = 0;
    for (const char c : digits) {
        ms = std::min(ms * 10 + (c - '0'), kLatest);
    }
    return core::from_ms(ms);
}

}  // namespace mungba::zalo
