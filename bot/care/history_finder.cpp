#include "bot/care/history_finder.hpp"

#include <algorithm>
#include <memory>

#include "core/log.hpp"
#include "core/text.hpp"

namespace mungba::care {
namespace {

// The history bears Zalo's time, the attempt ours.
constexpr core::Milliseconds kClocksApart{60'000};
constexpr int kGroupPage = 50;
constexpr int kPrivatePage = 10;  // Zalo gives no more of a private chat at once
constexpr int kMostPages = 10;

// An echo of the same words; a file or a picture has none, so its kind is compared.
bool is_same(const core::Echo& echo, const core::Outgoing& message) {
    if (message.media && message.text.empty()) return echo.content == message.media->kind;
    return echo.text == core::text::nfc(message.text);
}

}  // namespace

struct HistoryFinder::Search {
    core::Outgoing message;
    core::Instant since;
    std::function<void(core::Found)> done;
    core::Found found;
    int offset = 0;
    int pages = 0;
};

void HistoryFinder::find(const core::Outgoing& message, core::Instant since, std::function<void(core::Found)> done) {
    ask(std::make_shared<Search>(
        Search{.message = message, .since = since - kClocksApart, .done = std::move(done), .found = {}}));
}

void HistoryFinder::ask(const std::shared_ptr<Search>& search) {
    const core::Outgoing& message = search->message;
    auto read_page = [this, search](const zalo::Answer<zalo::HistoryPage>& answer) { read(search, answer); };
    if (message.to.is_private()) {
        api_.private_history(message.oa, core::UserId{message.to.id}, {search->offset, kPrivatePage}, std::move(read_page));
    } else {
        api_.group_history(message.oa, core::GroupId{message.to.id}, {search->offset, kGroupPage}, std::move(read_page));
    }
}

void HistoryFinder::read(const std::shared_ptr<Search>& search, const zalo::Answer<zalo::HistoryPage>& answer) {
    if (const auto* failure = std::get_if<zalo::Failure>(&answer)) {
        core::log::warning("history not read", {{"message", search->message.id.value}, {"code", failure->code}, {"why", failure->detail}});
        return search->done({});
    }
    const auto& page = std::get<zalo::HistoryPage>(answer);
    bool older = page.received == 0;
    for (const zalo::HistoryItem& item : page.items) {
        if (item.event.at < search->since) {
            older = true;
            continue;
        }
        const auto* echo = std::get_if<core::Echo>(&item.event.body);
        if (echo != nullptr && is_same(*echo, search->message)) search->found.ids.push_back(echo->id);
    }
    search->offset += static_cast<int>(page.received);
    if (!older && ++search->pages < kMostPages) return ask(search);
    search->found.asked = true;
    std::reverse(search->found.ids.begin(), search->found.ids.end());  // Zalo tells the newest first
    search->done(std::move(search->found));
}

}  // namespace mungba::care
