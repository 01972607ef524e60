#pragma once
#include <boost/asio/awaitable.hpp>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "bot/http/request.hpp"
#include "bot/http/response.hpp"

namespace mungba::http {

/// Answers one request on the io thread. It may suspend; it may not block. What it throws becomes a
/// 500 with an id in the log.
using Answer = std::function<boost::asio::awaitable<Response>(Request)>;

/// One line of a route table. A path that ends with "*" answers everything below it ("/static/*").
struct Route {
    Method method = Method::get;
    std::string path;
    Answer answer;
    std::size_t max_body_bytes = 1 << 20;
};

/// The routes of one listener: finds the line for a request; 404 and 405 fall out of the table.
/// The longest path that fits and has the method wins; an exact one goes before a "*". HEAD is
/// answered by GET's line. Refuses (std::invalid_argument) two lines of one method and path, and
/// lines that could never answer. Immutable, any thread.
class Router {
public:
    explicit Router(std::vector<Route> routes);

    struct Match {
        const Route* route = nullptr;  ///< null: see `status`
        int status = 404;              ///< 404 or 405 if there is no route
        std::string allow;             ///< for 405: the methods there are
    };
    Match find(Method method, std::string_view path) const;
    const std::vector<Route>& routes() const { return routes_; }

private:
    std::vector<Route> routes_;
};

}  // namespace mungba::http
