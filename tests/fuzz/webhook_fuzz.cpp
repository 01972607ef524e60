// Any bytes at the webhook: an answer, and whatever is taken as an event is JSON and UTF-8 to other
// readers too.
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/text.hpp"
#include "zalo/webhook_parser.hpp"

namespace {

using namespace mungba;

void require(bool holds) {
    if (!holds) std::abort();
}

void check_event(const core::Event& event, const zalo::Peek& peek) {
    require(event.name == peek.known->canonical);
    if (const auto* message = std::get_if<core::Message>(&event.body)) {
        require(!message->chat.id.empty() && !message->sender.empty());
        require(core::text::is_utf8(message->text));
    }
    if (const auto* changed = std::get_if<core::GroupMembersChanged>(&event.body)) {
        require(!changed->users.empty() && !changed->group.empty());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static zalo::WebhookParser parser;
    const std::string_view body(reinterpret_cast<const char*>(bytes), size);
    const zalo::Peek peek = parser.peek(body);
    if (peek.kind == zalo::Peek::Kind::malformed || peek.kind == zalo::Peek::Kind::empty_body)
        return 0;
    require(nlohmann::json::accept(body));
    for (const std::string_view id : zalo::oa_candidates(peek.fields)) require(!id.empty());
    if (peek.kind != zalo::Peek::Kind::event) return 0;
    const auto outcome = parser.parse(core::OaId("388613280878808645"));
    if (const auto* event = std::get_if<core::Event>(&outcome)) check_event(*event, peek);
    return 0;
}
