#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/bot_link.hpp"
#include "sim/oa.hpp"
#include "sim/signal.hpp"

namespace mungba::sim {

/// Carries due webhooks from the OA to the bot: one at a time in each chat, chats beside each
/// other. On the io thread only.
class Postman {
public:
    Postman(boost::asio::io_context& io, Oa& oa, BotLink& bot)
        : io_(io), oa_(oa), bot_(bot), finished_(io) {}

    /// Takes along everything that is due now.
    void wake();
    /// Returns when nothing is under way and nothing is due.
    boost::asio::awaitable<void> idle();
    /// Returns when the message's webhook has been tried once.
    boost::asio::awaitable<void> tried(std::string message_id);

    /// Asks the bot as Zalo asks a webhook's address before it takes it: an empty body, JSON
    /// without an event, an event without a signature. @returns the three statuses; all must be 200
    boost::asio::awaitable<std::vector<int>> probe();

private:
    std::chrono::milliseconds answer_within() const;
    boost::asio::awaitable<BotAnswer> ask(const std::string& body);
    boost::asio::awaitable<BotAnswer> send(const Delivery& delivery);
    boost::asio::awaitable<void> deliver(Delivery delivery);

    boost::asio::io_context& io_;
    Oa& oa_;
    BotLink& bot_;
    Signal finished_;
};

}  // namespace mungba::sim
