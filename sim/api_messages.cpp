#include "core/local_time.hpp"
#include "sim/api_calls.hpp"
#include "sim/api_json.hpp"
#include "sim/message_reader.hpp"

namespace mungba::sim::api {
namespace {

constexpr int kFreeMessages = 8;
constexpr int kPaidMessages = 500;
using namespace std::chrono_literals;

std::string own_url(const http::Request& request) {
    return "http://" + std::string(request.header("Host"));
}

Json quota_of(const Oa& oa, const Oa::PrivateSend& sent) {
    const bool free = sent.window == PrivateWindow::free;
    const int messages = free ? kFreeMessages : kPaidMessages;
    return {{"quota_type", free ? "reply" : "purchase_quota"},
            {"remain", messages},
            {"total", messages},
            {"expired_date", core::format_date(core::local_date(sent.window_ends))},
            {"owner_type", "OA"},
            {"owner_id", oa.world().oa_id}};
}

}  // namespace

http::Response send_group_message(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return invalid("body");
    const auto group = text_at(*body, "recipient", "group_id");
    if (!group) return invalid("recipient.group_id");
    const bool known = oa.find_group(*group) != nullptr;
    const auto message = read_message(oa, *body, own_url(request));
    if (const auto* error = std::get_if<ApiError>(&message))
        return failure(oa.refuse(known ? "group:" + *group : "", *error));
    const auto sent = oa.send_to_group(*group, std::get<Outgoing>(message));
    if (const auto* error = std::get_if<ApiError>(&sent)) return failure(*error);
    return success({{"message_id", std::get<ChatMessage>(sent).id}, {"group_id", *group}});
}

http::Response send_private_message(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return invalid("body");
    const auto user = text_at(*body, "recipient", "user_id");
    if (!user) return invalid("recipient.user_id");
    const bool known = oa.find_person(*user) != nullptr;
    const auto message = read_message(oa, *body, own_url(request));
    if (const auto* error = std::get_if<ApiError>(&message))
        return failure(oa.refuse(known ? "user:" + *user : "", *error));
    const auto sent = oa.send_to_person(*user, std::get<Outgoing>(message));
    if (const auto* error = std::get_if<ApiError>(&sent)) return failure(*error);
    const auto& taken = std::get<Oa::PrivateSend>(sent);
    return success({{"message_id", taken.message.id},
                    {"user_id", *user},
                    {"sent_time", std::to_string(core::to_ms(taken.message.at))},
                    {"quota", quota_of(oa, taken)}});
}

http::Response message_quota(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    const auto user = body ? text_in(*body, "user_id") : std::nullopt;
    if (!user || oa.find_person(*user) == nullptr) return invalid("user_id");
    const auto last = oa.last_interaction(*user);
    const bool free = last && oa.now() < *last + 48h;
    return success({{"last_interaction", last ? std::to_string(core::to_ms(*last)) : ""},
                    {"cs_reply", {{"remain", free ? kFreeMessages : 0}, {"total", kFreeMessages}}},
                    {"promotion",
                     {{"daily_remain", 1},
                      {"daily_total", 1},
                      {"monthly_remain", 30},
                      {"monthly_total", 30}}}});
}

}  // namespace mungba::sim::api
