#pragma once
#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "bot/command_request.hpp"
#include "config/config.hpp"
#include "zalo/api.hpp"
#include "zalo/curl_client.hpp"

namespace mungba::bot {

/// An OA of the database, spoken to from the command line: with the stored access token, one call at a time, waited for. Renews no token:
/// that is the server's. Beside a running server or not.
class OaAtHand {
public:
    /// @param oa  its id; empty: the OA of the config.
    static std::variant<std::unique_ptr<OaAtHand>, CommandOutcome> open(const config::Settings& settings, const std::string& oa);

    const core::OaId& id() const { return oa_; }
    /// Waits for what a call of the API tells: `ask([&](zalo::Api& api, auto done) { api.oa(id, done); })`.
    template <typename T>
    zalo::Answer<T> ask(const std::function<void(zalo::Api&, zalo::Done<T>)>& begin) {
        std::optional<zalo::Answer<T>> answer;
        begin(api_, [&](zalo::Answer<T> told) {
            answer = std::move(told);
            io_.stop();
        });
        io_.restart();
        io_.run();
        return answer ? *std::move(answer) : zalo::Answer<T>(zalo::Failure{});
    }
    /// Why a call brought nothing, for the operator.
    static CommandOutcome failed(const std::string& what, const zalo::Failure& failure);

private:
    OaAtHand(const config::Settings& settings, core::OaId oa, std::string token);

    core::OaId oa_;
    std::string token_;
    core::SystemClock clock_;
    boost::asio::io_context io_;
    zalo::CurlClient http_;
    zalo::Api api_;
};

}  // namespace mungba::bot
