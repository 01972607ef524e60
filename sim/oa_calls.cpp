// What the bot asks of the OA: the second half of the class, beside what people do in it (oa.cpp).
#include <algorithm>
#include <utility>

#include "sim/oa.hpp"

namespace mungba::sim {
namespace {

using namespace std::chrono_literals;

constexpr core::Milliseconds kFreeWindow = 48h;
constexpr core::Milliseconds kPaidWindow = 24h * 7;
constexpr int kCallsPerMinute = 4000;

}  // namespace

std::optional<ApiError> Oa::check_access(std::string_view access_token) {
    if (access_token.empty() || access_token != tokens_.access) {
        return refuse("", {-216, "Access token is invalid"});
    }
    if (world_.access_token_life > 0s && now_ >= tokens_since_ + world_.access_token_life) {
        return refuse("", {-220, "access_token is expired or removed"});
    }
    return std::nullopt;
}

std::variant<ChatMessage, ApiError> Oa::send_to_group(const std::string& group_id,
                                                      const std::string& text) {
    const core::Chat chat{core::ChatKind::group, group_id};
    if (find_group(group_id) == nullptr) return refuse("", {-403, "OA is not in group"});
    if (const auto error = check_text(text)) return refuse(chat_key(chat), *error);
    const core::Instant at = stamp();
    ChatMessage message;
    message.chat = chat;
    message.text = text;
    message.at = at;
    ChatMessage& added = add_message(std::move(message));
    queue(added,
          event_name_of_echo(true),
          oa_sent_text(origin(at), {"", group_id, added.id, text, ""}),
          at);
    return added;
}

std::variant<Oa::PrivateSend, ApiError> Oa::send_to_person(const std::string& user_id,
                                                           const std::string& text,
                                                           const std::string& quoted) {
    const core::Chat chat{core::ChatKind::private_chat, user_id};
    if (user_id.empty() || find_person(user_id) == nullptr)
        return refuse("", {-213, "User has not followed OA"});
    if (const auto error = check_text(text)) return refuse(chat_key(chat), *error);
    const ChatMessage* original = quoted.empty() ? nullptr : find_message(quoted);
    if (!quoted.empty() && (original == nullptr || original->chat != chat)) {
        return refuse(chat_key(chat), {-201, "message.quote_message_id is invalid!"});
    }
    const auto word = last_private_word_.find(user_id);
    if (word == last_private_word_.end() || now_ >= word->second + kPaidWindow) {
        return refuse(chat_key(chat),
                      {-230, "User has not interacted with the OA in the past 7 days"});
    }
    const core::Instant last_word = word->second;
    const core::Instant at = stamp();
    ChatMessage message;
    message.chat = chat;
    message.text = text;
    message.quoted = quoted;
    message.at = at;
    ChatMessage& added = add_message(std::move(message));
    queue(added,
          event_name_of_echo(false),
          oa_sent_text(origin(at), {user_id, "", added.id, text, quoted}),
          at);
    const bool free = now_ < last_word + kFreeWindow;
    return PrivateSend{added,
                       free ? PrivateWindow::free : PrivateWindow::paid,
                       last_word + (free ? kFreeWindow : kPaidWindow)};
}

std::variant<TokenPair, ApiError> Oa::renew_tokens(std::string_view app_id,
                                                   std::string_view app_secret,
                                                   std::string_view refresh_token) {
    const auto refused = [&](int code, const char* why) {
        LogLine line;
        line.kind = LogLine::Kind::token_refused;
        line.code = code;
        write_log(std::move(line));
        return ApiError{code, why};
    };
    if (app_id != world_.app_id) return refused(-14002, "App is not active");
    if (app_secret != world_.app_secret) return refused(-14004, "Invalid secret key");
    if (refresh_token.empty() || refresh_token != tokens_.refresh) {
        return refused(-14020, "Invalid refresh token");
    }
    tokens_ = {fresh_token(), fresh_token()};  // the old pair is dead at once
    tokens_since_ = now_;
    LogLine line;
    line.kind = LogLine::Kind::token_renewed;
    write_log(std::move(line));
    return tokens_;
}

int Oa::count_call() {
    const core::Instant minute = std::chrono::floor<std::chrono::minutes>(now_);
    if (minute != minute_) {
        minute_ = minute;
        calls_in_minute_ = 0;
    }
    ++calls_in_minute_;
    return std::max(1, kCallsPerMinute - calls_in_minute_);
}

}  // namespace mungba::sim
