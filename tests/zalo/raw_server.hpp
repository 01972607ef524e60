#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace mungba::test {

/// One accepted connection, read and written as raw bytes.
class RawConnection {
public:
    explicit RawConnection(int descriptor) : descriptor_(descriptor) {}
    ~RawConnection() { ::close(descriptor_); }
    RawConnection(const RawConnection&) = delete;
    RawConnection& operator=(const RawConnection&) = delete;

    /// One whole request (header and Content-Length's body); empty once the other end has closed.
    std::string read_request() {
        while (true) {
            const auto header_end = pending_.find("\r\n\r\n");
            if (header_end != std::string::npos) {
                const std::size_t size = header_end + 4 + body_size(pending_.substr(0, header_end));
                if (pending_.size() >= size) {
                    std::string request = pending_.substr(0, size);
                    pending_.erase(0, size);
                    return request;
                }
            }
            char bytes[4096];
            const ssize_t count = ::recv(descriptor_, bytes, sizeof bytes, 0);
            if (count <= 0) return {};
            pending_.append(bytes, static_cast<std::size_t>(count));
        }
    }
    void write(std::string_view bytes) { (void)write_all(bytes); }
    /// False once the other end has closed.
    [[nodiscard]] bool write_all(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t count = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }
    void answer(int status, std::string_view body, std::string_view headers = "") {
        write("HTTP/1.1 " + std::to_string(status) +
              " X\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
              std::string(headers) + "\r\n" + std::string(body));
    }
    /// Blocks until the other end closes.
    void wait_for_close() {
        char byte;
        while (::recv(descriptor_, &byte, 1, 0) > 0) {
        }
    }

    int descriptor() const { return descriptor_; }

private:
    static std::size_t body_size(const std::string& header) {
        const std::string name = "Content-Length: ";
        const auto found = header.find(name);
        return found == std::string::npos ? 0 : std::stoul(header.substr(found + name.size()));
    }

    int descriptor_;
    std::string pending_;
};

/// A blocking server on a thread of its own: each connection is given to `serve`, one after
/// another.
class RawServer {
public:
    explicit RawServer(std::function<void(RawConnection&)> serve) : serve_(std::move(serve)) {
        listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
            ::listen(listener_, 16) != 0 ||
            ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
            throw std::runtime_error("the test's server cannot listen");
        }
        url_ = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
        thread_ = std::thread([this] { run(); });
    }
    ~RawServer() { stop(); }
    RawServer(const RawServer&) = delete;
    RawServer& operator=(const RawServer&) = delete;

    /// Ends the thread; afterwards what `serve` wrote down may be read.
    void stop() {
        if (!thread_.joinable()) return;
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }
    const std::string& url() const { return url_; }
    int connections() const { return connections_; }

private:
    void run() {
        while (true) {
            const int accepted = ::accept(listener_, nullptr, nullptr);
            if (accepted < 0) return;
            ++connections_;
            RawConnection connection(accepted);
            serve_(connection);
        }
    }

    std::function<void(RawConnection&)> serve_;
    int listener_ = -1;
    std::string url_;
    std::atomic<int> connections_{0};
    std::thread thread_;
};

}  // namespace mungba::test
