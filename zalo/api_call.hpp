#pragma once
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/clock.hpp"
#include "core/ports.hpp"
#include "zalo/api_types.hpp"
#include "zalo/budget.hpp"

/// One call of the API from address to envelope; for zalo/api_*.cpp only (the header brings
/// nlohmann along).
namespace mungba::zalo {

/// Whether a lost answer leaves open what happened.
enum class Effect { reads, changes };

using Query = std::vector<std::pair<std::string, std::string>>;

class ApiCaller : public std::enable_shared_from_this<ApiCaller> {
public:
    using AccessToken = std::function<std::optional<std::string>(const core::OaId&)>;
    /// The `data` of a success (null if there is none).
    using Opened = std::function<void(std::variant<nlohmann::json, Failure>)>;
    struct Limits {
        std::string base_url;
        std::chrono::milliseconds timeout;
        std::chrono::milliseconds upload_timeout;
        std::size_t max_answer_bytes;
    };

    ApiCaller(boost::asio::io_context& io,
              core::HttpClient& http,
              const core::Clock& clock,
              AccessToken access_token,
              std::shared_ptr<Budget> budget,
              Limits limits);

    void get(const core::OaId& oa, const std::string& path, const Query& query, Opened done);
    void post(const core::OaId& oa,
              const std::string& path,
              const nlohmann::json& body,
              Effect effect,
              Opened done);
    void upload(const core::OaId& oa,
                const std::string& path,
                std::string content_type,
                std::string body,
                Opened done);
    void on_token_refused(std::function<void(const core::OaId&)> told) {
        token_refused_ = std::move(told);
    }
    /// Answers by the loop without a call.
    void refuse(Failure failure, std::function<void(Failure)> done);

private:
    void perform(const core::OaId& oa, core::HttpRequest request, Effect effect, Opened done);
    Failure over_budget(const core::OaId& oa, core::OutgoingClass what, core::Instant now);
    std::variant<nlohmann::json, Failure> open(
        const std::variant<core::HttpResponse, core::HttpFailure>& outcome, Effect effect) const;

    boost::asio::io_context& io_;
    core::HttpClient& http_;
    const core::Clock& clock_;
    AccessToken access_token_;
    std::shared_ptr<Budget> budget_;
    Limits limits_;
    std::function<void(const core::OaId&)> token_refused_;
};

/// Arguments that no call can be made of.
inline Failure bad_argument(std::string detail) {
    Failure failure;
    failure.what = Failure::What::give_up;
    failure.detail = std::move(detail);
    failure.reached = false;
    return failure;
}

/// Success, but not what we asked for.
inline Failure incomplete(Effect effect) {
    Failure failure;
    failure.what = effect == Effect::reads ? Failure::What::retry : Failure::What::unknown;
    failure.odd = true;
    failure.detail = "success without the fields we need";
    return failure;
}

/// A typed end for a call: what `read` makes of the data.
template <typename T, typename Read>
ApiCaller::Opened ending(Read read, Effect effect, Done<T> done) {
    return [read = std::move(read), effect, done = std::move(done)](
               std::variant<nlohmann::json, Failure> outcome) {
        if (auto* failure = std::get_if<Failure>(&outcome)) return done(std::move(*failure));
        std::optional<T> value = read(std::get<nlohmann::json>(outcome));
        if (!value) return done(incomplete(effect));
        done(*std::move(value));
    };
}

/// The end of a call that tells nothing.
inline ApiCaller::Opened ending(Done<Nothing> done) {
    return ending<Nothing>([](const nlohmann::json&) { return std::optional(Nothing{}); },
                           Effect::changes,
                           std::move(done));
}

}  // namespace mungba::zalo
