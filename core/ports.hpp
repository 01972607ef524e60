#pragma once
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/outgoing.hpp"
#include "core/result.hpp"

namespace mungba::core {

/// Takes one message to a channel. Called and answered on the io thread; `done` is called exactly once, never from inside `send`.
class MessageSender {
public:
    virtual ~MessageSender() = default;
    virtual void send(const Outgoing& message, std::function<void(SendResult)> done) = 0;
};

/// What the channel's own record tells of a message of ours whose answer was lost.
struct Found {
    bool asked = false;          ///< false: the record could not be read this time
    std::vector<MessageId> ids;  ///< those of the OA in that chat with these words (or of that kind) since then, oldest first
};

/// Looks into the channel's record. Called and answered on the io thread; `done` is called exactly once, never from inside `find`.
class MessageFinder {
public:
    virtual ~MessageFinder() = default;
    /// @param since  the instant of the first attempt.
    virtual void find(const Outgoing& message, Instant since, std::function<void(Found)> done) = 0;
};

struct HttpRequest {
    enum class Method { get, post };
    Method method = Method::get;
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;  ///< names are sent as written
    std::string body;
    std::chrono::milliseconds timeout{10'000};
    std::size_t max_response_bytes = 1 << 20;
};

struct HttpResponse {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
    std::string body;
};

/// Why no answer came. `sent` tells whether the request may have been acted upon at the other end.
struct HttpFailure {
    bool sent = false;
    std::string reason;
};

/// An HTTP client on the io thread; `done` is called exactly once, never from inside `perform`.
class HttpClient {
public:
    using Done = std::function<void(std::variant<HttpResponse, HttpFailure>)>;
    virtual ~HttpClient() = default;
    virtual void perform(HttpRequest request, Done done) = 0;
};

/// Chance, so that tests can repeat it. Satisfies UniformRandomBitGenerator. Implementations say which threads may call.
class Random {
public:
    using result_type = std::uint64_t;
    virtual ~Random() = default;
    virtual std::uint64_t next() = 0;
    std::uint64_t operator()() { return next(); }
    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<std::uint64_t>::max(); }
};

/// The kernel's random numbers (libsodium's randombytes). Any thread.
class SystemRandom final : public Random {
public:
    std::uint64_t next() override;
};

/// Named points of the way at which a test may stop or kill the program: "stored", "handled", "claimed", "sent", …
/// The shipped program has an empty one.
using Testpoint = std::function<void(const char* name)>;

}  // namespace mungba::core
