#pragma once
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "raw_server.hpp"

namespace mungba::test {

template <typename T, void (*release)(T*)>
using Owned = std::unique_ptr<T, std::integral_constant<decltype(release), release>>;

/// A self-signed certificate with its key, made for one test.
struct Identity {
    Owned<EVP_PKEY, EVP_PKEY_free> key{EVP_EC_gen("P-256")};
    Owned<X509, X509_free> certificate{X509_new()};

    /// @param host  as in "IP:127.0.0.1".
    /// @param ends_in  seconds from now; in the past for one that has run out.
    Identity(const char* host, long ends_in) {
        X509* cert = certificate.get();
        X509_set_version(cert, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(cert), 1);
        X509_gmtime_adj(X509_getm_notBefore(cert), -86'400);
        X509_gmtime_adj(X509_getm_notAfter(cert), ends_in);
        X509_set_pubkey(cert, key.get());
        const auto* name = reinterpret_cast<const unsigned char*>("mungba test");
        X509_NAME* subject = X509_get_subject_name(cert);
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, name, -1, -1, 0);
        X509_set_issuer_name(cert, subject);
        X509_EXTENSION* names = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, host);
        X509_add_ext(cert, names, -1);
        X509_EXTENSION_free(names);
        REQUIRE(X509_sign(cert, key.get(), EVP_sha256()) > 0);
    }
};

/// The certificate in a file that may be named as trusted.
class CertificateFile {
public:
    explicit CertificateFile(const Identity& identity) {
        std::string name = (std::filesystem::temp_directory_path() / "mungba-ca-XXXXXX").string();
        const int descriptor = ::mkstemp(name.data());
        REQUIRE(descriptor >= 0);
        std::FILE* file = ::fdopen(descriptor, "w");
        PEM_write_X509(file, identity.certificate.get());
        std::fclose(file);
        path_ = name;
    }
    ~CertificateFile() { std::filesystem::remove(path_); }
    CertificateFile(const CertificateFile&) = delete;
    CertificateFile& operator=(const CertificateFile&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

/// A TLS server that answers each request with 200 and `body`, and keeps what it was asked.
class TlsServer {
public:
    TlsServer(const Identity& identity, std::string body)
        : context_(SSL_CTX_new(TLS_server_method())),
          body_(std::move(body)),
          server_([this](RawConnection& connection) { serve(connection); }) {
        std::signal(SIGPIPE, SIG_IGN);
        SSL_CTX_set_num_tickets(context_.get(), 0);
        REQUIRE(SSL_CTX_use_certificate(context_.get(), identity.certificate.get()) == 1);
        REQUIRE(SSL_CTX_use_PrivateKey(context_.get(), identity.key.get()) == 1);
    }
    std::string url() const { return "https" + server_.url().substr(4); }
    /// Ends the server; then what it was asked may be read.
    const std::string& asked() {
        server_.stop();
        return asked_;
    }

private:
    void serve(RawConnection& connection) {
        const Owned<SSL, SSL_free> session(SSL_new(context_.get()));
        SSL_set_fd(session.get(), connection.descriptor());
        if (SSL_accept(session.get()) != 1) return;
        char bytes[4096];
        while (asked_.find("\r\n\r\n") == std::string::npos) {
            const int count = SSL_read(session.get(), bytes, sizeof bytes);
            if (count <= 0) return;
            asked_.append(bytes, static_cast<std::size_t>(count));
        }
        const std::string answer =
            "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body_.size()) + "\r\n\r\n" +
            body_;
        SSL_write(session.get(), answer.data(), static_cast<int>(answer.size()));
        SSL_shutdown(session.get());
    }

    Owned<SSL_CTX, SSL_CTX_free> context_;
    std::string body_;
    std::string asked_;
    RawServer server_;
};

}  // namespace mungba::test
