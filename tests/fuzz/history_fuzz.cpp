// Any bytes as a page of history: events that the webhook's parser might have made, or none.
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/text.hpp"
#include "zalo/event_key.hpp"
#include "zalo/history.hpp"
#include "zalo/known_events.hpp"
#include "zalo/read_json.hpp"

namespace {

using namespace mungba;

void require(bool holds) {
    if (!holds) std::abort();
}

const core::OaId kOa("388613280878808645");

void check_said(const core::Event& event,
                const core::Chat& chat,
                const core::MessageId& id,
                std::string_view text) {
    require(!chat.id.empty() && !id.empty());
    require(event.key == zalo::message_key(kOa, event.name, id.value));
    require(core::text::is_utf8(text) && core::text::nfc(text) == text);
}

void check_item(const zalo::HistoryItem& item) {
    const zalo::KnownEvent* known = zalo::find_known_event(item.event.name);
    require(known != nullptr && known->canonical == item.event.name);
    require(core::to_ms(item.event.at) >= 0);
    if (const auto* message = std::get_if<core::Message>(&item.event.body)) {
        const auto& meaning = std::get<zalo::MessageMeaning>(known->meaning);
        require(meaning.chat == message->chat.kind && meaning.content == message->content);
        require(!message->sender.empty() && message->sender.value != kOa.value);
        check_said(item.event, message->chat, message->id, message->text);
    } else {
        const auto& echo = std::get<core::Echo>(item.event.body);
        const auto& meaning = std::get<zalo::EchoMeaning>(known->meaning);
        require(meaning.chat == echo.chat.kind && meaning.content == echo.content);
        check_said(item.event, echo.chat, echo.id, echo.text);
    }
}

void check_page(const std::optional<zalo::HistoryPage>& page) {
    if (!page) return;
    require(page->items.size() + page->unreadable == page->received);
    for (const auto& item : page->items) check_item(item);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto data = zalo::read_json({reinterpret_cast<const char*>(bytes), size});
    if (!data) return 0;
    check_page(zalo::read_group_history(*data, kOa, {}));
    check_page(zalo::read_group_history(*data, kOa, core::GroupId("f414c8f76fa586fbdfb4")));
    check_page(zalo::read_private_history(*data, kOa));
    return 0;
}
