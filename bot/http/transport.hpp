#pragma once
#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "core/result.hpp"

namespace mungba::http {

/// Head and body of an answer, written in one call.
using Gather = std::array<boost::asio::const_buffer, 2>;

/// The byte stream under a session, plain or TLS, so that a session is compiled once. On the io
/// thread. One read and one write may be under way at a time. `error` must live until the awaited
/// call is over.
class Transport {
public:
    template <typename T>
    using awaitable = boost::asio::awaitable<T>;
    using error_code = boost::system::error_code;

    virtual ~Transport() = default;

    virtual awaitable<void> handshake(error_code& error) = 0;
    /// At least one byte, or 0 with an error (end of file is one).
    virtual awaitable<std::size_t> read_some(std::span<char> space, error_code& error) = 0;
    /// Writes what goes without waiting, which may be nothing.
    virtual std::size_t write_now(const Gather& buffers, error_code& error) = 0;
    /// Writes all. The bytes must live until the call is over.
    virtual awaitable<std::size_t> write(Gather buffers, error_code& error) = 0;
    /// Tells the other end that nothing more will come.
    virtual awaitable<void> finish(error_code& error) = 0;
    /// After `finish`: reads bytes only to throw them away.
    virtual awaitable<std::size_t> drain_some(std::span<char> space, error_code& error) = 0;
    /// Whoever waits on a read or write gets operation_aborted; the connection stays.
    virtual void cancel() = 0;
    virtual void close() = 0;
};

std::unique_ptr<Transport> make_plain_transport(boost::asio::ip::tcp::socket socket);

/// Certificate and key of a listener: TLS 1.2 and newer.
class TlsContext {
public:
    TlsContext();
    ~TlsContext();
    TlsContext(TlsContext&&) noexcept;
    TlsContext& operator=(TlsContext&&) noexcept;

    /// Reads both PEM files; the error names the setting, the file and the reason.
    static core::Result<TlsContext> load(const std::string& cert_file, const std::string& key_file);
    /// The context must outlive the transport.
    std::unique_ptr<Transport> make_transport(boost::asio::ip::tcp::socket socket);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// The remainder of `buffers` after `bytes` have been written.
Gather rest_of(Gather buffers, std::size_t bytes);

}  // namespace mungba::http
