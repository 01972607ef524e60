#include "zalo/curl_client.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <stdexcept>
#include <unordered_map>
#include <vector>

#include "zalo/curl_transfer.hpp"

namespace mungba::zalo {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

void set_up_curl_once() {
    static const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK) throw std::runtime_error("libcurl cannot be initialised");
}

struct FreeMulti {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

/// One of libcurl's sockets under Asio's eye. libcurl owns the descriptor, so it is let go, never
/// closed.
struct Watcher {
    Watcher(asio::io_context& io, curl_socket_t descriptor) : socket(io, descriptor) {}
    ~Watcher() {
        if (socket.is_open()) socket.release();
    }
    asio::posix::stream_descriptor socket;
    int wanted = CURL_POLL_NONE;
    bool waits_to_read = false;
    bool waits_to_write = false;
};

}  // namespace

// Shared, so that a wait which fires late, or a `done` that destroys the client, finds either the
// whole or nothing.
class CurlClient::Multi : public std::enable_shared_from_this<Multi> {
public:
    Multi(asio::io_context& io, CurlOptions options);
    ~Multi() { close(); }

    void perform(core::HttpRequest request, Done done);
    void close();

private:
    using Transfer = std::unique_ptr<CurlTransfer>;

    void start_waiting();
    void start(Transfer transfer);
    void fail_later(Transfer transfer, std::string reason);
    EasyHandle take_handle();
    void act(curl_socket_t socket, int events);
    void collect_finished();
    void finish(CURL* easy, CURLcode code);
    void watch(curl_socket_t descriptor, int wanted);
    void arm(const std::shared_ptr<Watcher>& watcher, curl_socket_t descriptor);
    void wait(const std::shared_ptr<Watcher>& watcher, curl_socket_t descriptor, bool to_read);
    void set_timer(long timeout_ms);

    static int on_socket(CURL*, curl_socket_t descriptor, int what, void* self, void*);
    static int on_timer(CURLM*, long timeout_ms, void* self);

    asio::io_context& io_;
    CurlOptions options_;
    asio::steady_timer timer_;
    std::unordered_map<curl_socket_t, std::shared_ptr<Watcher>> watchers_;
    std::unique_ptr<CURLM, FreeMulti> multi_;
    std::unordered_map<CURL*, Transfer> in_flight_;
    std::deque<Transfer> waiting_;
    std::vector<EasyHandle> idle_handles_;
    bool closed_ = false;
};

CurlClient::Multi::Multi(asio::io_context& io, CurlOptions options)
    : io_(io), options_(std::move(options)), timer_(io) {
    set_up_curl_once();
    multi_.reset(curl_multi_init());
    if (!multi_) throw std::runtime_error("libcurl cannot make a multi handle");
    curl_multi_setopt(multi_.get(), CURLMOPT_SOCKETFUNCTION, &Multi::on_socket);
    curl_multi_setopt(multi_.get(), CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(multi_.get(), CURLMOPT_TIMERFUNCTION, &Multi::on_timer);
    curl_multi_setopt(multi_.get(), CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(
        multi_.get(), CURLMOPT_MAXCONNECTS, static_cast<long>(options_.max_in_flight));
}

void CurlClient::Multi::close() {
    if (closed_) return;
    closed_ = true;
    waiting_.clear();
    for (const auto& [easy, transfer] : in_flight_) curl_multi_remove_handle(multi_.get(), easy);
    in_flight_.clear();
    idle_handles_.clear();
    // Closes the connections, and says so by CURL_POLL_REMOVE before each: a descriptor is let go
    // while it is still open, and the waits for it end.
    multi_.reset();
    for (const auto& [descriptor, watcher] : watchers_) watcher->socket.release();
    watchers_.clear();
    timer_.cancel();
}

void CurlClient::Multi::perform(core::HttpRequest request, Done done) {
    waiting_.push_back(std::make_unique<CurlTransfer>(std::move(request), std::move(done)));
    start_waiting();
}

void CurlClient::Multi::start_waiting() {
    while (!waiting_.empty() && in_flight_.size() < options_.max_in_flight) {
        Transfer next = std::move(waiting_.front());
        waiting_.pop_front();
        start(std::move(next));
    }
}

EasyHandle CurlClient::Multi::take_handle() {
    if (idle_handles_.empty()) return EasyHandle(curl_easy_init());
    EasyHandle easy = std::move(idle_handles_.back());
    idle_handles_.pop_back();
    return easy;
}

void CurlClient::Multi::start(Transfer transfer) {
    if (std::string refusal = transfer->prepare(take_handle(), options_); !refusal.empty()) {
        return fail_later(std::move(transfer), std::move(refusal));
    }
    CURL* easy = transfer->easy();
    if (const CURLMcode code = curl_multi_add_handle(multi_.get(), easy); code != CURLM_OK) {
        return fail_later(std::move(transfer), curl_multi_strerror(code));
    }
    in_flight_.emplace(easy, std::move(transfer));
}

void CurlClient::Multi::fail_later(Transfer transfer, std::string reason) {
    asio::post(io_,
               [self = weak_from_this(), done = transfer->take_done(), reason = std::move(reason)] {
                   const auto alive = self.lock();
                   if (alive && !alive->closed_)
                       done(core::HttpFailure{.sent = false, .reason = reason});
               });
}

void CurlClient::Multi::act(curl_socket_t socket, int events) {
    int still_running = 0;
    curl_multi_socket_action(multi_.get(), socket, events, &still_running);
    collect_finished();
}

void CurlClient::Multi::collect_finished() {
    int left = 0;
    while (!closed_) {
        const CURLMsg* message = curl_multi_info_read(multi_.get(), &left);
        if (message == nullptr) return;
        // `finish` frees what the message lies in, so its fields are read before.
        if (message->msg == CURLMSG_DONE) finish(message->easy_handle, message->data.result);
    }
}

void CurlClient::Multi::finish(CURL* easy, CURLcode code) {
    const auto found = in_flight_.find(easy);
    if (found == in_flight_.end()) return;
    const Transfer transfer = std::move(found->second);
    in_flight_.erase(found);
    auto outcome = transfer->outcome(code);
    curl_multi_remove_handle(multi_.get(), easy);
    if (EasyHandle handle = transfer->take_easy(); idle_handles_.size() < options_.max_in_flight) {
        curl_easy_reset(handle.get());
        idle_handles_.push_back(std::move(handle));
    }
    start_waiting();
    transfer->take_done()(std::move(outcome));  // may destroy the client
}

int CurlClient::Multi::on_socket(CURL*, curl_socket_t descriptor, int what, void* self, void*) {
    static_cast<Multi*>(self)->watch(descriptor, what);
    return 0;
}

void CurlClient::Multi::watch(curl_socket_t descriptor, int wanted) {
    if (wanted == CURL_POLL_REMOVE) {
        if (const auto found = watchers_.find(descriptor); found != watchers_.end()) {
            found->second->wanted = CURL_POLL_NONE;
            found->second->socket.release();
            watchers_.erase(found);
        }
        return;
    }
    if (closed_) return;
    auto& watcher = watchers_[descriptor];
    if (!watcher) watcher = std::make_shared<Watcher>(io_, descriptor);
    watcher->wanted = wanted;
    arm(watcher, descriptor);
}

void CurlClient::Multi::arm(const std::shared_ptr<Watcher>& watcher, curl_socket_t descriptor) {
    if ((watcher->wanted & CURL_POLL_IN) != 0 && !watcher->waits_to_read)
        wait(watcher, descriptor, true);
    if ((watcher->wanted & CURL_POLL_OUT) != 0 && !watcher->waits_to_write)
        wait(watcher, descriptor, false);
}

void CurlClient::Multi::wait(const std::shared_ptr<Watcher>& watcher,
                             curl_socket_t descriptor,
                             bool to_read) {
    (to_read ? watcher->waits_to_read : watcher->waits_to_write) = true;
    const auto kind = to_read ? asio::posix::stream_descriptor::wait_read
                              : asio::posix::stream_descriptor::wait_write;
    watcher->socket.async_wait(
        kind, [self = weak_from_this(), watcher, descriptor, to_read](error_code error) {
            (to_read ? watcher->waits_to_read : watcher->waits_to_write) = false;
            const auto alive = self.lock();
            const int event = to_read ? CURL_POLL_IN : CURL_POLL_OUT;
            if (!alive || alive->closed_ || error == asio::error::operation_aborted) return;
            // What libcurl no longer waits for is no news to it; it asks again when it is.
            if ((watcher->wanted & event) == 0) return;
            const int ready = to_read ? CURL_CSELECT_IN : CURL_CSELECT_OUT;
            alive->act(descriptor, error ? ready | CURL_CSELECT_ERR : ready);
            if (!alive->closed_) alive->arm(watcher, descriptor);
        });
}

int CurlClient::Multi::on_timer(CURLM*, long timeout_ms, void* self) {
    static_cast<Multi*>(self)->set_timer(timeout_ms);
    return 0;
}

void CurlClient::Multi::set_timer(long timeout_ms) {
    timer_.cancel();
    if (timeout_ms < 0 || closed_) return;
    // Also for 0: libcurl must not be called from inside its own callback.
    timer_.expires_after(std::chrono::milliseconds(timeout_ms));
    timer_.async_wait([self = weak_from_this()](error_code error) {
        const auto alive = self.lock();
        if (!error && alive && !alive->closed_) alive->act(CURL_SOCKET_TIMEOUT, 0);
    });
}

CurlClient::CurlClient(boost::asio::io_context& io, CurlOptions options)
    : multi_(std::make_shared<Multi>(io, std::move(options))) {}

CurlClient::~CurlClient() { multi_->close(); }

void CurlClient::perform(core::HttpRequest request, Done done) {
    multi_->perform(std::move(request), std::move(done));
}

}  // namespace mungba::zalo
