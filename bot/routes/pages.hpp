#pragma once
#include <boost/asio/io_context.hpp>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "bot/engine/inbox.hpp"
#include "bot/http/router.hpp"
#include "bot/routes/worker.hpp"
#include "core/clock.hpp"
#include "core/ports.hpp"
#include "handlers/contract/page_desk.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"

namespace mungba::routes {

/// The door between the sockets and the pages: reads a request, has it answered on the right thread (a GET on the reader, a POST on the writer,
/// what must wait on the worker), sends what came of it. What reads personal data is written down before its answer leaves. Io thread.
class Pages {
public:
    struct Parts {
        boost::asio::io_context& io;
        const handlers::PageDesk& desk;
        storage::Writer& writer;
        storage::Reader& reader;  ///< of the pages alone: a page waits for no report
        Worker& worker;
        engine::Post post;
        const core::Clock& clock;
        core::Random& random;
    };
    explicit Pages(Parts parts) : parts_(std::move(parts)) {}

    /// From which forms may come: "https://chibo.example.vn", "http://127.0.0.1:8081".
    void accept_forms_from(std::vector<std::string> origins) { own_origins_ = std::move(origins); }
    std::vector<http::Route> routes();

private:
    using Asked = handlers::PageDesk::Asked;
    using Answer = handlers::PageDesk::Answer;

    boost::asio::awaitable<http::Response> get(http::Request request);
    boost::asio::awaitable<http::Response> post(http::Request request);
    boost::asio::awaitable<http::Response> follow(Asked asked);
    http::Response failed(const Asked& asked, const std::string& why);
    std::string fresh_secret();
    const char* shape_of(const Asked& asked) const;

    Parts parts_;
    std::vector<std::string> own_origins_;
    std::size_t under_way_ = 0;
    std::size_t streams_ = 0;
};

}  // namespace mungba::routes
