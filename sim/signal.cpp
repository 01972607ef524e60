#include "sim/signal.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/error_code.hpp>
#include <utility>

namespace mungba::sim {
namespace asio = boost::asio;

asio::awaitable<void> Signal::wait(std::chrono::milliseconds at_most) {
    auto timer = std::make_shared<asio::steady_timer>(io_, at_most);
    waiting_.push_back(timer);
    boost::system::error_code ended;  // cancelled is how one is woken
    co_await timer->async_wait(asio::redirect_error(asio::use_awaitable, ended));
    std::erase(waiting_, timer);
}

void Signal::notify() {
    for (const auto& timer : std::exchange(waiting_, {})) timer->cancel();
}

}  // namespace mungba::sim
