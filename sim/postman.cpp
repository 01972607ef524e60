#include "sim/postman.hpp"

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <exception>
#include <utility>

#include "core/log.hpp"

namespace mungba::sim {
namespace asio = boost::asio;
namespace {

void log_failure(const Delivery& delivery, const BotAnswer& answer) {
    if (!answer.answered()) {
        core::log::warning("webhook not delivered",
                           {{"event", delivery.event_name}, {"reason", answer.failure}});
    } else if (answer.status != 200) {
        core::log::warning("webhook refused",
                           {{"event", delivery.event_name}, {"status", answer.status}});
    }
}

}  // namespace

void Postman::wake() {
    while (auto delivery = oa_.claim_delivery()) {
        asio::co_spawn(io_, deliver(std::move(*delivery)), [](std::exception_ptr broken) {
            if (broken) std::rethrow_exception(broken);  // a bug of ours: ends the program, seen
        });
    }
}

/// Zalo waits two seconds for any event; source: its webhook pages, "Delivery".
std::chrono::milliseconds Postman::answer_within() const {
    return oa_.world().limits.webhook_timeout;
}

asio::awaitable<BotAnswer> Postman::send(const Delivery& delivery) {
    BotLink::Headers headers;
    if (!delivery.signature.empty()) headers.emplace_back("X-ZEvent-Signature", delivery.signature);
    if (delivery.failures > 0) headers.emplace_back("num_retry", std::to_string(delivery.failures));
    return bot_.post("/webhooks/zalo", std::move(headers), delivery.body, answer_within());
}

asio::awaitable<void> Postman::deliver(Delivery delivery) {
    const BotAnswer answer = co_await send(delivery);
    log_failure(delivery, answer);
    const Attempt attempt{answer.status, answer.took};
    oa_.finish_delivery(delivery.number, attempt);
    finished_.notify();
    wake();
}

asio::awaitable<std::vector<int>> Postman::probe() {
    const std::string unsigned_event =
        R"({"event_name":"user_send_text","app_id":")" + oa_.world().app_id + R"("})";
    const std::array<std::string, 3> bodies{"", R"({"hello":1})", unsigned_event};
    std::vector<int> statuses;
    for (const std::string& body : bodies) {
        const BotAnswer answer = co_await ask(body);
        statuses.push_back(answer.status);
    }
    co_return statuses;
}

asio::awaitable<BotAnswer> Postman::ask(const std::string& body) {
    return bot_.post("/webhooks/zalo", {}, body, answer_within());
}

asio::awaitable<void> Postman::idle() {
    wake();
    while (oa_.deliveries().any_under_way()) {
        co_await finished_.wait();
        wake();
    }
}

asio::awaitable<void> Postman::tried(std::string message_id) {
    wake();
    const auto under_way = [&] {
        const ChatMessage* message = oa_.find_message(message_id);
        return message != nullptr && message->delivery.state == DeliveryStatus::State::under_way;
    };
    while (under_way()) co_await finished_.wait();
}

}  // namespace mungba::sim
