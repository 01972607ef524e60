#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cerrno>
#include <string>
#include <string_view>
#include <utility>

namespace mungba::http::test {

struct Reply {
    int status = 0;
    std::string head;
    std::string body;

    bool says(std::string_view line) const {
        return head.find("\r\n" + std::string(line) + "\r\n") != std::string::npos;
    }
};

/// A blocking socket that says exactly what the test wants. A read that nothing answers fails the
/// test after a while.
class RawClient {
public:
    explicit RawClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        REQUIRE(socket_ >= 0);
        const timeval patience{.tv_sec = 20, .tv_usec = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~RawClient() { close(); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    bool connected() const { return connected_; }
    void close() {
        if (socket_ >= 0) ::close(std::exchange(socket_, -1));
    }
    void finish_sending() { ::shutdown(socket_, SHUT_WR); }

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            REQUIRE(sent > 0);
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    /// Waits up to `ms` for something to read (an end is something).
    bool readable_within(int ms) const {
        pollfd descriptor{.fd = socket_, .events = POLLIN, .revents = 0};
        return ::poll(&descriptor, 1, ms) > 0;
    }

    /// One answer with the body that its head announces.
    Reply read_reply(bool is_answer_to_head = false) {
        Reply reply;
        reply.head = read_through("\r\n\r\n");
        REQUIRE(reply.head.starts_with("HTTP/1."));
        reply.status = std::stoi(reply.head.substr(9, 3));
        const std::size_t length = reply.head.find("Content-Length: ");
        if (length != std::string::npos && !is_answer_to_head) {
            reply.body = read_exactly(std::stoul(reply.head.substr(length + 16)));
        }
        return reply;
    }
    std::string read_chunk() {
        const std::string line = read_through("\r\n");
        std::string chunk = read_exactly(std::stoul(line, nullptr, 16) + 2);
        chunk.resize(chunk.size() - 2);
        return chunk;
    }
    /// All that comes until the other end closes in an orderly way (a reset fails the test).
    std::string read_until_end() {
        while (fill()) {
        }
        return std::exchange(buffer_, {});
    }
    bool at_end() { return read_until_end().empty(); }
    /// Nothing comes but an end, orderly or by reset (what was sent may never have been read).
    bool is_cut_off() {
        char byte = 0;
        const ssize_t count = ::recv(socket_, &byte, 1, 0);
        return count == 0 || (count < 0 && errno == ECONNRESET);
    }

private:
    bool fill() {
        std::array<char, 16384> piece;
        const ssize_t count = ::recv(socket_, piece.data(), piece.size(), 0);
        REQUIRE(count >= 0);
        buffer_.append(piece.data(), static_cast<std::size_t>(count));
        return count > 0;
    }
    std::string read_through(std::string_view mark) {
        std::size_t found = 0;
        while ((found = buffer_.find(mark)) == std::string::npos) REQUIRE(fill());
        return take(found + mark.size());
    }
    std::string read_exactly(std::size_t bytes) {
        while (buffer_.size() < bytes) REQUIRE(fill());
        return take(bytes);
    }
    std::string take(std::size_t bytes) {
        std::string taken = buffer_.substr(0, bytes);
        buffer_.erase(0, bytes);
        return taken;
    }

    int socket_;
    bool connected_ = false;
    std::string buffer_;
};

}  // namespace mungba::http::test
