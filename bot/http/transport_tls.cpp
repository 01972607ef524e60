#include <openssl/ssl.h>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "bot/http/transport.hpp"

namespace mungba::http {
namespace {

namespace asio = boost::asio;
namespace ssl = asio::ssl;
using asio::redirect_error;
using asio::use_awaitable;

class TlsTransport final : public Transport {
public:
    TlsTransport(asio::ip::tcp::socket socket, ssl::context& context)
        : stream_(std::move(socket), context) {
        error_code ignored;
        stream_.next_layer().set_option(asio::ip::tcp::no_delay(true), ignored);
    }

    awaitable<void> handshake(error_code& error) override {
        return stream_.async_handshake(ssl::stream_base::server,
                                       redirect_error(use_awaitable, error));
    }
    awaitable<std::size_t> read_some(std::span<char> space, error_code& error) override {
        return stream_.async_read_some(asio::buffer(space.data(), space.size()),
                                       redirect_error(use_awaitable, error));
    }
    std::size_t write_now(const Gather&, error_code& error) override {
        error = {};
        return 0;
    }
    awaitable<std::size_t> write(Gather buffers, error_code& error) override {
        return asio::async_write(stream_, buffers, redirect_error(use_awaitable, error));
    }
    awaitable<void> finish(error_code& error) override {
        // Sends close_notify and waits for the client's; a client still sending its body ends it
        // with an error, which is no matter: what was ours to say has been said.
        co_await stream_.async_shutdown(redirect_error(use_awaitable, error));
        stream_.next_layer().shutdown(asio::ip::tcp::socket::shutdown_send, error);
    }
    awaitable<std::size_t> drain_some(std::span<char> space, error_code& error) override {
        return stream_.next_layer().async_read_some(asio::buffer(space.data(), space.size()),
                                                    redirect_error(use_awaitable, error));
    }
    void cancel() override {
        error_code ignored;
        stream_.next_layer().cancel(ignored);
    }
    void close() override {
        error_code ignored;
        stream_.next_layer().close(ignored);
    }

private:
    ssl::stream<asio::ip::tcp::socket> stream_;
};

core::Error failed(const char* setting,
                   const std::string& file,
                   const boost::system::error_code& error) {
    return {std::string(setting) + " '" + file + "': " + error.message()};
}

}  // namespace

struct TlsContext::Parts {
    ssl::context context{ssl::context::tls_server};
};

TlsContext::TlsContext() : parts_(std::make_unique<Parts>()) {}
TlsContext::~TlsContext() = default;
TlsContext::TlsContext(TlsContext&&) noexcept = default;
TlsContext& TlsContext::operator=(TlsContext&&) noexcept = default;

core::Result<TlsContext> TlsContext::load(const std::string& cert_file,
                                          const std::string& key_file) {
    TlsContext loaded;
    ssl::context& context = loaded.parts_->context;
    boost::system::error_code error;
    context.use_certificate_chain_file(cert_file, error);
    if (error) return failed("tls_cert", cert_file, error);
    // Also compares the key with the certificate.
    context.use_private_key_file(key_file, ssl::context::pem, error);
    if (error) return failed("tls_key", key_file, error);
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_mode(context.native_handle(),
                     SSL_MODE_RELEASE_BUFFERS);  // idle connections hold no records
    SSL_CTX_set_options(context.native_handle(), SSL_OP_NO_RENEGOTIATION);
    return loaded;
}

std::unique_ptr<Transport> TlsContext::make_transport(asio::ip::tcp::socket socket) {
    return std::make_unique<TlsTransport>(std::move(socket), parts_->context);
}

}  // namespace mungba::http
