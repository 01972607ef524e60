#include <curl/curl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "tests/http/raw_client.hpp"
#include "tests/http/running_server.hpp"

using namespace mungba::http;
using namespace mungba::http::test;

namespace {

template <typename T, void (*release)(T*)>
using Owned = std::unique_ptr<T, std::integral_constant<decltype(release), release>>;
using Key = Owned<EVP_PKEY, EVP_PKEY_free>;
using Certificate = Owned<X509, X509_free>;

class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "mungba-tls-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()));
        path_ = name;
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    std::string file(const char* name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

// A self-signed certificate for 127.0.0.1, valid from an hour ago for a day.
void write_pair(const std::string& cert_file, const std::string& key_file) {
    const Key key(EVP_EC_gen("P-256"));
    const Certificate cert(X509_new());
    X509_set_version(cert.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(cert.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(cert.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(cert.get()), 86400);
    X509_set_pubkey(cert.get(), key.get());
    const auto* name = reinterpret_cast<const unsigned char*>("mungba test");
    X509_NAME* subject = X509_get_subject_name(cert.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, name, -1, -1, 0);
    X509_set_issuer_name(cert.get(), subject);
    X509_EXTENSION* names =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1");
    X509_add_ext(cert.get(), names, -1);
    X509_EXTENSION_free(names);
    REQUIRE(X509_sign(cert.get(), key.get(), EVP_sha256()) > 0);
    std::FILE* file = std::fopen(cert_file.c_str(), "w");
    PEM_write_X509(file, cert.get());
    std::fclose(file);
    file = std::fopen(key_file.c_str(), "w");
    PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(file);
}

boost::asio::awaitable<Response> echo(Request request) {
    co_return text_response(200, request.body);
}
boost::asio::awaitable<Response> large(Request) {
    co_return text_response(200, std::string(500'000, 'x'));
}

std::vector<Route> routes() {
    return {{Method::post, "/", echo, 200'000}, {Method::get, "/large", large}};
}

class Curl {
public:
    explicit Curl(const std::string& ca_file) : handle_(curl_easy_init()) {
        curl_easy_setopt(handle_.get(), CURLOPT_CAINFO, ca_file.c_str());
        curl_easy_setopt(handle_.get(), CURLOPT_TIMEOUT, 30L);
        curl_easy_setopt(handle_.get(), CURLOPT_WRITEDATA, &body);
        curl_easy_setopt(handle_.get(), CURLOPT_WRITEFUNCTION, &Curl::append);
    }
    void set_versions(long lowest, long highest) {
        curl_easy_setopt(handle_.get(), CURLOPT_SSLVERSION, lowest | highest);
    }
    CURLcode get(const std::string& url) {
        curl_easy_setopt(handle_.get(), CURLOPT_HTTPGET, 1L);
        return perform(url);
    }
    CURLcode post(const std::string& url, const std::string& sent) {
        curl_easy_setopt(handle_.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(sent.size()));
        curl_easy_setopt(handle_.get(), CURLOPT_COPYPOSTFIELDS, sent.c_str());
        return perform(url);
    }
    long status() const {
        long code = 0;
        curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &code);
        return code;
    }
    std::string body;

private:
    static std::size_t append(char* bytes, std::size_t size, std::size_t count, void* to) {
        static_cast<std::string*>(to)->append(bytes, size * count);
        return size * count;
    }
    CURLcode perform(const std::string& url) {
        body.clear();
        curl_easy_setopt(handle_.get(), CURLOPT_URL, url.c_str());
        return curl_easy_perform(handle_.get());
    }
    Owned<CURL, curl_easy_cleanup> handle_;
};

}  // namespace

TEST_CASE("tls: requests, large bodies both ways, one connection", "[http][tls]") {
    const Folder folder;
    write_pair(folder.file("cert.pem"), folder.file("key.pem"));
    RunningServer server(routes(),
                         {.tls_cert = folder.file("cert.pem"), .tls_key = folder.file("key.pem")});
    REQUIRE(server.url().starts_with("https://127.0.0.1:"));
    Curl curl(folder.file("cert.pem"));
    REQUIRE(curl.post(server.url() + "/", "xin chào") == CURLE_OK);
    CHECK(curl.status() == 200);
    CHECK(curl.body == "xin chào");
    const std::string body(150'000, 'y');
    REQUIRE(curl.post(server.url() + "/", body) == CURLE_OK);
    CHECK(curl.body == body);
    REQUIRE(curl.get(server.url() + "/large") == CURLE_OK);
    CHECK(curl.body.size() == 500'000);
    CHECK(server.counts().connections == 1);
    REQUIRE(curl.post(server.url() + "/", std::string(200'001, 'y')) == CURLE_OK);
    CHECK(curl.status() == 413);
}

TEST_CASE("tls: nothing older than 1.2", "[http][tls]") {
    const Folder folder;
    write_pair(folder.file("cert.pem"), folder.file("key.pem"));
    RunningServer server(routes(),
                         {.tls_cert = folder.file("cert.pem"), .tls_key = folder.file("key.pem")});
    Curl curl(folder.file("cert.pem"));
    curl.set_versions(CURL_SSLVERSION_TLSv1_2, CURL_SSLVERSION_MAX_TLSv1_2);
    CHECK(curl.post(server.url() + "/", "a") == CURLE_OK);
    Curl old(folder.file("cert.pem"));
    old.set_versions(CURL_SSLVERSION_TLSv1_0, CURL_SSLVERSION_MAX_TLSv1_1);
    CHECK(old.post(server.url() + "/", "a") == CURLE_SSL_CONNECT_ERROR);
}

TEST_CASE("tls: who does not shake hands does not stay", "[http][tls]") {
    const Folder folder;
    write_pair(folder.file("cert.pem"), folder.file("key.pem"));
    RunningServer server(routes(),
                         {.tls_cert = folder.file("cert.pem"),
                          .tls_key = folder.file("key.pem"),
                          .header_timeout = std::chrono::milliseconds(30)});
    RawClient silent(server.port());
    CHECK(silent.at_end());
    RawClient plain(server.port());
    plain.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(plain.read_until_end().find("HTTP/") == std::string::npos);
}

TEST_CASE("tls: a wrong certificate or key stops the start and is named", "[http][tls]") {
    const Folder folder;
    write_pair(folder.file("cert.pem"), folder.file("key.pem"));
    write_pair(folder.file("other-cert.pem"), folder.file("other-key.pem"));
    boost::asio::io_context io;
    const auto start = [&](const char* cert, const char* key) {
        ServerOptions options;
        options.tls_cert = folder.file(cert);
        options.tls_key = folder.file(key);
        Server server(io, options, Router({}));
        auto started = server.start();
        return started ? std::string() : started.error().message;
    };
    CHECK(start("cert.pem", "key.pem").empty());
    CHECK(start("absent.pem", "key.pem").find("tls_cert '" + folder.file("absent.pem")) !=
          std::string::npos);
    CHECK(start("key.pem", "key.pem").find("tls_cert '") != std::string::npos);
    CHECK(start("cert.pem", "absent.pem").find("tls_key '" + folder.file("absent.pem")) !=
          std::string::npos);
    CHECK(start("cert.pem", "cert.pem").find("tls_key '") != std::string::npos);
    CHECK(start("cert.pem", "other-key.pem").find("tls_key '") != std::string::npos);
}
