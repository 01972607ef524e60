#pragma once
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/clock.hpp"
#include "core/ports.hpp"
#include "zalo/budget.hpp"

namespace mungba::zalo {

struct ClientOptions {
    std::string openapi_url = "https://openapi.zalo.me";
    std::chrono::milliseconds timeout{10'000};
    std::size_t max_answer_bytes = 65'536;
};

/// Sends messages as one or several OAs: one HTTP call an attempt, no retry of its own, none beyond
/// the budget of the minute (then `wait`, `reached` false). A bulletin that only the reserve holds
/// back waits alone: `whole_oa` false. All on the io thread. Source: docs/zalo-notes.md, "Error
/// codes".
class Client final : public core::MessageSender {
public:
    /// The access token of an OA; nothing if there is none, and then a human is needed.
    using AccessToken = std::function<std::optional<std::string>(const core::OaId&)>;

    /// @param http, clock, io  must outlive this object and every call in flight; `http` calls
    /// nothing back once it is gone.
    /// @param budget  shared with whoever else calls for the same app; empty: one of its own.
    Client(boost::asio::io_context& io,
           core::HttpClient& http,
           const core::Clock& clock,
           AccessToken access_token,
           ClientOptions options,
           std::shared_ptr<Budget> budget = nullptr);

    void send(const core::Outgoing& message, std::function<void(core::SendResult)> done) override;

private:
    core::HttpRequest request_for(const core::Outgoing& message,
                                  std::string body,
                                  std::string token) const;

    boost::asio::io_context& io_;
    core::HttpClient& http_;
    const core::Clock& clock_;
    AccessToken access_token_;
    ClientOptions options_;
    std::shared_ptr<Budget> budget_;
};

}  // namespace mungba::zalo
