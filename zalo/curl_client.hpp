#pragma once
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "core/ports.hpp"

namespace mungba::zalo {

struct CurlOptions {
    std::size_t max_in_flight =
        32;  ///< further requests wait their turn; a request's time-out begins when it starts
    std::chrono::milliseconds connect_timeout{3'000};
    std::chrono::seconds max_idle{30};  ///< an idle connection older than this is not used again
    std::size_t max_header_bytes = 65'536;  ///< of an answer
    std::string ca_file{};                  ///< PEM; empty: the system's
    std::string proxy{};                    ///< empty: none, whatever the environment says
};

/// HTTP/1.1 over libcurl multi on Asio: connections are kept and reused, TLS is verified, redirects
/// are not followed, header names go out as written, no request is repeated that the other end may
/// have read. All on the thread that runs `io`. A request with a header that has CR, LF or NUL
/// fails unsent. Destruction drops what is under way: `done` is not called for it.
class CurlClient final : public core::HttpClient {
public:
    /// @param io  must outlive this object. Throws std::runtime_error if libcurl cannot be set up.
    CurlClient(boost::asio::io_context& io, CurlOptions options);
    ~CurlClient() override;
    CurlClient(const CurlClient&) = delete;
    CurlClient& operator=(const CurlClient&) = delete;

    void perform(core::HttpRequest request, Done done) override;

private:
    class Multi;
    std::shared_ptr<Multi> multi_;
};

}  // namespace mungba::zalo
