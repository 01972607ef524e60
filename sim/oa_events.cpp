// How what happens in the OA reaches the bot and the page: the class's webhooks and its log.
#include <utility>

#include "sim/oa.hpp"

namespace mungba::sim {
namespace {

constexpr std::size_t kLogLines = 500;

LogLine::Kind kind_of(DeliveryOutcome outcome) {
    switch (outcome) {
        case DeliveryOutcome::delivered:
            return LogLine::Kind::delivered;
        case DeliveryOutcome::later:
            return LogLine::Kind::later;
        case DeliveryOutcome::given_up:
            break;
    }
    return LogLine::Kind::given_up;
}

DeliveryStatus::State state_of(DeliveryOutcome outcome) {
    switch (outcome) {
        case DeliveryOutcome::delivered:
            return DeliveryStatus::State::delivered;
        case DeliveryOutcome::later:
            return DeliveryStatus::State::later;
        case DeliveryOutcome::given_up:
            break;
    }
    return DeliveryStatus::State::given_up;
}

}  // namespace

DeliveryStatus Oa::tell(Delivery delivery, core::Instant at) {
    delivery.signature = webhook_signature(origin(at), delivery.body, world_.oa_secret_key);
    return webhooks_.post(std::move(delivery), now_);
}

void Oa::tell_message(const ChatMessage& message) {
    const bool in_group = !message.chat.is_private();
    MessageEvent event;
    event.user_id = message.from_oa() && !in_group ? message.chat.id : message.sender;
    if (in_group) event.group_id = message.chat.id;
    event.message_id = message.id;
    event.text = message.text;
    event.quoted = message.quoted;
    event.attachment = message.attachment;

    Delivery delivery;
    delivery.chat = chat_key(message.chat);
    delivery.event_name = message.from_oa() ? event_name_of_echo(in_group, message.kind())
                                            : event_name_of_user(in_group, message.kind());
    delivery.body = message.from_oa() ? oa_sent(origin(message.at), event)
                                      : user_sent(origin(message.at), event);
    delivery.message_id = message.id;
    delivery.user_id = message.sender;
    const DeliveryStatus status = tell(std::move(delivery), message.at);
    if (message.from_oa()) {
        LogLine line;
        line.kind = LogLine::Kind::sent;
        line.chat = chat_key(message.chat);
        write_log(std::move(line));
    }
    set_delivery(message.id, status);
    if (listener_ != nullptr) listener_->on_delivery_queued();
}

void Oa::tell_group(std::string_view event_name,
                    const std::string& group_id,
                    const std::vector<std::string>& users) {
    const core::Instant at = stamp();
    Delivery delivery;
    delivery.chat = chat_key({core::ChatKind::group, group_id});
    delivery.event_name = event_name;
    delivery.body = group_event(origin(at), event_name, group_id, users);
    if (!users.empty()) delivery.user_id = users.front();
    tell(std::move(delivery), at);
    if (listener_ != nullptr) listener_->on_delivery_queued();
}

void Oa::tell_person(std::string_view event_name, const std::string& user_id, std::string body) {
    Delivery delivery;
    delivery.chat = chat_key({core::ChatKind::private_chat, user_id});
    delivery.event_name = event_name;
    delivery.body = std::move(body);
    delivery.user_id = user_id;
    tell(std::move(delivery), last_stamp_);
    if (listener_ != nullptr) listener_->on_delivery_queued();
}

void Oa::finish_delivery(std::int64_t number, const Attempt& attempt) {
    const auto finished = webhooks_.finish(number, attempt, now_);
    const Delivery& delivery = finished.delivery;
    const bool later = finished.outcome == DeliveryOutcome::later;
    const auto retry_at = later ? std::optional(delivery.due) : std::nullopt;

    // A told echo is everyday and would only fill the log.
    if (finished.outcome != DeliveryOutcome::delivered || !delivery.user_id.empty()) {
        LogLine line;
        line.kind = kind_of(finished.outcome);
        line.chat = delivery.chat;
        line.user_id = delivery.user_id;
        line.event_name = delivery.event_name;
        line.code = attempt.status;
        line.attempt = later ? delivery.failures : delivery.failures + 1;
        line.took = attempt.took;
        line.retry_at = retry_at;
        if (delivery.is_copy) line.detail = "copy";
        write_log(std::move(line));
    }
    if (!delivery.is_copy)
        set_delivery(delivery.message_id, {state_of(finished.outcome), attempt.status, retry_at});
    for (const Delivery& lost : finished.given_up) {
        if (!lost.is_copy)
            set_delivery(lost.message_id, {DeliveryStatus::State::given_up, 0, std::nullopt});
    }
    if (!finished.ended_subscription) return;
    LogLine line;
    line.kind = LogLine::Kind::unsubscribed;
    write_log(std::move(line));
    if (listener_ != nullptr) listener_->on_controls_changed();
}

void Oa::set_delivery(const std::string& message_id, DeliveryStatus status) {
    const auto found = message_by_id_.find(message_id);
    if (found == message_by_id_.end()) return;
    ChatMessage& message = messages_[found->second];
    message.delivery = status;
    if (listener_ != nullptr) listener_->on_message(message);
}

void Oa::subscribe() {
    if (webhooks_.subscribed()) return;
    webhooks_.subscribe();
    LogLine line;
    line.kind = LogLine::Kind::subscribed;
    write_log(std::move(line));
    if (listener_ != nullptr) listener_->on_controls_changed();
}

void Oa::faults_changed() {
    if (listener_ != nullptr) listener_->on_controls_changed();
}

void Oa::note_fault(FaultKind kind, const std::string& chat) {
    LogLine line;
    line.kind = LogLine::Kind::fault;
    line.detail = name_of(kind);
    line.chat = chat;
    write_log(std::move(line));
    faults_changed();  // it has struck once more
}

ApiError Oa::refuse(const std::string& chat, ApiError error) {
    LogLine line;
    line.kind = LogLine::Kind::refused;
    line.chat = chat;
    line.code = error.code;
    write_log(std::move(line));
    return error;
}

void Oa::log_group(std::string_view what, const std::string& group_id) {
    LogLine line;
    line.kind = LogLine::Kind::group;
    line.chat = chat_key({core::ChatKind::group, group_id});
    line.detail = what;
    write_log(std::move(line));
}

void Oa::members_changed() {
    if (listener_ != nullptr) listener_->on_members_changed();
}

void Oa::write_log(LogLine line) {
    line.number = ++log_number_;
    line.at = now_;
    if (log_.size() == kLogLines) log_.erase(log_.begin());
    log_.push_back(std::move(line));
    if (listener_ != nullptr) listener_->on_log(log_.back());
}

}  // namespace mungba::sim
