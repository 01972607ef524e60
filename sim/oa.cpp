#include "sim/oa.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.hpp"

namespace mungba::sim {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMaxTextUnits = 2000;  // UTF-16 units: the stricter of the two readings
constexpr std::size_t kLogLines = 500;

std::string hex_digits(core::Random& random, std::size_t count) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string digits;
    while (digits.size() < count) {
        std::uint64_t bits = random.next();
        for (int i = 0; i < 16 && digits.size() < count; ++i, bits >>= 4) digits += kHex[bits & 15];
    }
    return digits;
}

std::string group_of(const core::Chat& chat) { return chat.is_private() ? std::string{} : chat.id; }

}  // namespace

std::string chat_key(const core::Chat& chat) {
    return (chat.is_private() ? "user:" : "group:") + chat.id;
}

std::optional<core::Chat> read_chat_key(std::string_view key) {
    if (key.starts_with("user:"))
        return core::Chat{core::ChatKind::private_chat, std::string(key.substr(5))};
    if (key.starts_with("group:"))
        return core::Chat{core::ChatKind::group, std::string(key.substr(6))};
    return std::nullopt;
}

std::string_view name_of(LogLine::Kind kind) {
    constexpr std::array<std::string_view, 7> kNames{
        "delivered", "later", "given_up", "sent", "refused", "token_renewed", "token_refused"};
    return kNames[static_cast<std::size_t>(kind)];
}

Oa::Oa(World world, core::Random& random)
    : world_(std::move(world)),
      random_(random),
      now_(world_.start),
      last_stamp_(world_.start - 1ms),
      tokens_{world_.access_token, world_.refresh_token},
      tokens_since_(world_.start),
      minute_(world_.start) {}

void Oa::advance_to(core::Instant instant) { now_ = std::max(now_, instant); }

core::Result<ChatMessage> Oa::say(const std::string& user_id,
                                  const core::Chat& chat,
                                  const std::string& text,
                                  const std::string& quoted) {
    if (user_id.empty() || find_person(user_id) == nullptr)
        return core::Error{"as: nobody has this user id"};
    if (chat.is_private() && chat.id != user_id)
        return core::Error{"chat: a private chat of somebody else"};
    if (!chat.is_private() && !is_member(chat.id, user_id))
        return core::Error{"chat: the person is not in this group"};
    if (const auto error = check_text(text))
        return core::Error{"text: is empty or longer than 2000 characters"};
    const ChatMessage* original = quoted.empty() ? nullptr : find_message(quoted);
    if (!quoted.empty() && (original == nullptr || original->chat != chat)) {
        return core::Error{"quote: no such message in this chat"};
    }

    const core::Instant at = stamp();
    ChatMessage message;
    message.chat = chat;
    message.sender = user_id;
    message.text = text;
    message.quoted = quoted;
    message.at = at;
    ChatMessage& added = add_message(std::move(message));
    // A word in a group is taken not to open the private window: Zalo's pages speak of the chat
    // with the OA.
    if (chat.is_private()) last_private_word_[user_id] = at;
    queue(added,
          event_name_of_user_text(!chat.is_private()),
          user_sent_text(origin(at), {user_id, group_of(chat), added.id, text, quoted}),
          at);
    return added;
}

core::Result<std::int64_t> Oa::change_member(const std::string& group_id,
                                             const std::string& user_id,
                                             MemberChange change) {
    const auto person = std::ranges::find_if(world_.people, [&](const Person& one) {
        return !user_id.empty() && one.user_id == user_id;
    });
    if (find_group(group_id) == nullptr) return core::Error{"group: there is none with this id"};
    if (person == world_.people.end()) return core::Error{"user: nobody has this user id"};
    const bool joins = change == MemberChange::joined;
    if (is_member(group_id, user_id) == joins) {
        return core::Error{joins ? "user: is in the group already" : "user: is not in the group"};
    }
    if (joins) {
        person->groups.push_back(group_id);
    } else {
        std::erase(person->groups, group_id);
    }
    const core::Instant at = stamp();
    Delivery delivery;
    delivery.chat = chat_key({core::ChatKind::group, group_id});
    delivery.event_name = event_name_of(change);
    delivery.body = member_changed(origin(at), group_id, user_id, change);
    delivery.signature = webhook_signature(origin(at), delivery.body, world_.oa_secret_key);
    delivery.user_id = user_id;
    const std::int64_t number = deliveries_.add(std::move(delivery), now_);
    if (listener_ != nullptr) {
        listener_->on_members_changed();
        listener_->on_delivery_queued();
    }
    return number;
}

void Oa::finish_delivery(std::int64_t number, const Attempt& attempt) {
    const auto [delivery, outcome] = deliveries_.finish(number, attempt, now_);
    const bool later = outcome == DeliveryOutcome::later;
    const bool delivered = outcome == DeliveryOutcome::delivered;
    const auto retry_at = later ? std::optional(delivery.due) : std::nullopt;

    // A told echo is everyday and would only fill the log.
    if (!delivered || !delivery.user_id.empty()) {
        LogLine line;
        line.kind = delivered ? LogLine::Kind::delivered
                    : later   ? LogLine::Kind::later
                              : LogLine::Kind::given_up;
        line.chat = delivery.chat;
        line.user_id = delivery.user_id;
        line.event_name = delivery.event_name;
        line.code = attempt.status;
        line.attempt = later ? delivery.failures : delivery.failures + 1;
        line.took = attempt.took;
        line.retry_at = retry_at;
        write_log(std::move(line));
    }
    const auto found = message_by_id_.find(delivery.message_id);
    if (found == message_by_id_.end()) return;
    ChatMessage& message = messages_[found->second];
    using State = DeliveryStatus::State;
    message.delivery = {delivered ? State::delivered
                        : later   ? State::later
                                  : State::given_up,
                        attempt.status,
                        retry_at};
    if (listener_ != nullptr) listener_->on_message(message);
}

const ChatMessage* Oa::find_message(std::string_view id) const {
    const auto found = message_by_id_.find(std::string(id));
    return found == message_by_id_.end() ? nullptr : &messages_[found->second];
}

const Group* Oa::find_group(std::string_view id) const {
    const auto found = std::ranges::find(world_.groups, id, &Group::id);
    return found == world_.groups.end() ? nullptr : &*found;
}

const Person* Oa::find_person(std::string_view user_id) const {
    const auto found = std::ranges::find(world_.people, user_id, &Person::user_id);
    return user_id.empty() || found == world_.people.end() ? nullptr : &*found;
}

bool Oa::is_member(std::string_view group_id, std::string_view user_id) const {
    const Person* person = find_person(user_id);
    return person != nullptr && std::ranges::find(person->groups, group_id) != person->groups.end();
}

/// Instants of messages never repeat, even while the clock stands still: "1" and then "2" must have
/// an order.
core::Instant Oa::stamp() {
    last_stamp_ = std::max(now_, last_stamp_ + 1ms);
    return last_stamp_;
}

std::string Oa::fresh_message_id() {
    std::string id = hex_digits(random_, 20);
    while (message_by_id_.contains(id)) id = hex_digits(random_, 20);
    return id;
}

std::string Oa::fresh_token() { return hex_digits(random_, 64); }

ChatMessage& Oa::add_message(ChatMessage message) {
    message.number = static_cast<std::int64_t>(messages_.size()) + 1;
    message.id = fresh_message_id();
    message_by_id_.emplace(message.id, messages_.size());
    messages_.push_back(std::move(message));
    return messages_.back();
}

void Oa::queue(const ChatMessage& message,
               std::string_view event_name,
               std::string body,
               core::Instant at) {
    Delivery delivery;
    delivery.chat = chat_key(message.chat);
    delivery.event_name = event_name;
    delivery.signature = webhook_signature(origin(at), body, world_.oa_secret_key);
    delivery.body = std::move(body);
    delivery.message_id = message.id;
    delivery.user_id = message.sender;
    deliveries_.add(std::move(delivery), now_);
    if (message.from_oa()) {
        LogLine line;
        line.kind = LogLine::Kind::sent;
        line.chat = chat_key(message.chat);
        write_log(std::move(line));
    }
    if (listener_ != nullptr) {
        listener_->on_message(message);
        listener_->on_delivery_queued();
    }
}

void Oa::write_log(LogLine line) {
    line.number = ++log_number_;
    line.at = now_;
    if (log_.size() == kLogLines) log_.erase(log_.begin());
    log_.push_back(std::move(line));
    if (listener_ != nullptr) listener_->on_log(log_.back());
}

ApiError Oa::refuse(const std::string& chat, ApiError error) {
    LogLine line;
    line.kind = LogLine::Kind::refused;
    line.chat = chat;
    line.code = error.code;
    write_log(std::move(line));
    return error;
}

std::optional<ApiError> Oa::check_text(const std::string& text) const {
    if (core::text::trim(text).empty()) return ApiError{-201, "message.text is invalid!"};
    if (core::text::utf16_length(text) > kMaxTextUnits)
        return ApiError{-210, "Parameter exceeds allowable limit"};
    return std::nullopt;
}

}  // namespace mungba::sim
