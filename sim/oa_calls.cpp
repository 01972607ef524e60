// What the bot asks of the OA: access, sending, tokens.
#include <algorithm>
#include <utility>

#include "sim/oa.hpp"

namespace mungba::sim {
namespace {

using namespace std::chrono_literals;

constexpr core::Milliseconds kFreeWindow = 48h;
constexpr core::Milliseconds kPaidWindow = 24h * 7;

ChatMessage from_oa(const core::Chat& chat, const Outgoing& wanted, core::Instant at) {
    ChatMessage message;
    message.chat = chat;
    message.text = wanted.text;
    message.quoted = wanted.quoted;
    message.attachment = wanted.attachment;
    message.buttons = wanted.buttons;
    message.at = at;
    return message;
}

/// A picture, a sticker or a file goes without a text.
std::optional<ApiError> check_content(const Outgoing& message) {
    if (message.attachment && message.text.empty()) return std::nullopt;
    return check_text(message.text);
}

}  // namespace

std::optional<ApiError> Oa::check_access(std::string_view access_token) {
    if (auto error = tokens_.check_access(access_token, now_)) return refuse("", *error);
    return std::nullopt;
}

std::variant<ChatMessage, ApiError> Oa::send_to_group(const std::string& group_id,
                                                      const Outgoing& wanted) {
    const core::Chat chat{core::ChatKind::group, group_id};
    if (find_group(group_id) == nullptr) return refuse("", {-403, "OA is not in group"});
    if (const auto error = check_group(group_id)) return refuse(chat_key(chat), *error);
    if (const auto error = check_content(wanted)) return refuse(chat_key(chat), *error);
    const ChatMessage* original = wanted.quoted.empty() ? nullptr : find_message(wanted.quoted);
    if (!wanted.quoted.empty() && (original == nullptr || original->chat != chat))
        return refuse(chat_key(chat), {-201, "message.quote_message_id is invalid!"});
    const ChatMessage& added = add_message(from_oa(chat, wanted, stamp()));
    tell_message(added);
    return added;
}

std::variant<Oa::PrivateSend, ApiError> Oa::send_to_person(const std::string& user_id,
                                                           const Outgoing& wanted) {
    const core::Chat chat{core::ChatKind::private_chat, user_id};
    const Person* who = find_person(user_id);
    if (who == nullptr) return refuse("", {-213, "User has not followed OA"});
    if (const auto error = check_content(wanted)) return refuse(chat_key(chat), *error);
    const ChatMessage* original = wanted.quoted.empty() ? nullptr : find_message(wanted.quoted);
    if (!wanted.quoted.empty() && (original == nullptr || original->chat != chat)) {
        return refuse(chat_key(chat), {-201, "message.quote_message_id is invalid!"});
    }
    if (who->blocked)
        return refuse(chat_key(chat), {-217, "User has blocked invitation from Official Account"});
    const auto last = last_interaction(user_id);
    if (!last || now_ >= *last + kPaidWindow) {
        if (!who->follows) return refuse(chat_key(chat), {-213, "User has not followed OA"});
        return refuse(chat_key(chat),
                      {-230, "User has not interacted with the OA in the past 7 days"});
    }
    const ChatMessage& added = add_message(from_oa(chat, wanted, stamp()));
    tell_message(added);
    const bool free = now_ < *last + kFreeWindow;
    return PrivateSend{added,
                       free ? PrivateWindow::free : PrivateWindow::paid,
                       *last + (free ? kFreeWindow : kPaidWindow)};
}

std::variant<TokenPair, ApiError> Oa::renew_tokens(const Tokens::App& app,
                                                   std::string_view refresh_token) {
    auto answer = tokens_.renew(app, refresh_token, now_);
    LogLine line;
    const auto* error = std::get_if<ApiError>(&answer);
    line.kind = error == nullptr ? LogLine::Kind::token_renewed : LogLine::Kind::token_refused;
    if (error != nullptr) line.code = error->code;
    write_log(std::move(line));
    return answer;
}

std::variant<TokenPair, ApiError> Oa::exchange_code(const Tokens::App& app,
                                                    std::string_view code,
                                                    std::string_view verifier) {
    auto answer = tokens_.exchange(app, code, verifier, now_);
    LogLine line;
    const auto* error = std::get_if<ApiError>(&answer);
    line.kind = error == nullptr ? LogLine::Kind::token_renewed : LogLine::Kind::token_refused;
    if (error != nullptr) line.code = error->code;
    write_log(std::move(line));
    return answer;
}

}  // namespace mungba::sim
