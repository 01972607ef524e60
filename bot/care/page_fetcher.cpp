#include "bot/care/page_fetcher.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <optional>

#include "core/clock.hpp"
#include "core/log.hpp"
#include "domain/content_guard.hpp"
#include "domain/public_address.hpp"

namespace mungba::care {
namespace {

using handlers::FromOutside;
using Ending = FromOutside::Ending;

constexpr int kMostRedirects = 3;
constexpr long kConnectMs = 3'000;

struct EndEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct EndList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// What one request knows.
struct Transfer {
    const PageFetcher::Options& options;
    std::string bytes;
    bool refused = false;  ///< the connection would lead where it must not
    bool too_large = false;
};

std::string written(const sockaddr& address) {
    char text[INET6_ADDRSTRLEN] = {};
    if (address.sa_family == AF_INET) inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in&>(address).sin_addr, text, sizeof text);
    if (address.sa_family == AF_INET6) inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr, text, sizeof text);
    return text;
}

curl_socket_t open_socket(void* given, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(given);
    const std::string text = written(address->addr);
    const bool may = transfer.options.may_connect ? transfer.options.may_connect(text) : domain::is_public_address(text);
    if (!may) {
        transfer.refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* given) {
    auto& transfer = *static_cast<Transfer*>(given);
    if (transfer.bytes.size() + size * count > transfer.options.most_bytes) {
        transfer.too_large = true;
        return 0;
    }
    transfer.bytes.append(bytes, size * count);
    return size * count;
}

struct Step {
    std::optional<FromOutside> result{};
    std::string next{};  ///< where it is sent to
};

Step step(const std::string& address, const PageFetcher::Options& options, std::chrono::milliseconds left) {
    const auto target = domain::read_fetch_target(address);
    if (!target || !domain::is_allowed_host(target->host, options.hosts)) return {.result = FromOutside{.ending = Ending::not_allowed}};
    const std::unique_ptr<CURL, EndEasy> easy(curl_easy_init());
    if (!easy) return {.result = FromOutside{}};
    Transfer transfer{.options = options, .bytes = {}};
    const std::string url = (target->secure ? "https://" : "http://") + target->host + target->path;
    const std::unique_ptr<curl_slist, EndList> to(options.connect_to.empty() ? nullptr : curl_slist_append(nullptr, options.connect_to.c_str()));
    curl_easy_setopt(easy.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy.get(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy.get(), CURLOPT_PROXY, "");  // whatever the environment says
    curl_easy_setopt(easy.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy.get(), CURLOPT_CONNECTTIMEOUT_MS, kConnectMs);
    curl_easy_setopt(easy.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
    curl_easy_setopt(easy.get(), CURLOPT_USERAGENT, "mungba");
    curl_easy_setopt(easy.get(), CURLOPT_ACCEPT_ENCODING, "");  // the limit is of what comes out
    curl_easy_setopt(easy.get(), CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(easy.get(), CURLOPT_OPENSOCKETDATA, &transfer);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEDATA, &transfer);
    if (to) curl_easy_setopt(easy.get(), CURLOPT_CONNECT_TO, to.get());
    const CURLcode code = curl_easy_perform(easy.get());
    if (transfer.refused) return {.result = FromOutside{.ending = Ending::not_allowed}};
    if (transfer.too_large) return {.result = FromOutside{.ending = Ending::too_large}};
    if (code != CURLE_OK) return {.result = FromOutside{.ending = code == CURLE_OPERATION_TIMEDOUT ? Ending::too_slow : Ending::not_reached}};
    long status = 0;
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
    char* next = nullptr;
    curl_easy_getinfo(easy.get(), CURLINFO_REDIRECT_URL, &next);
    if (status >= 300 && status < 400 && next != nullptr) return {.next = next};
    if (status != 200) return {.result = FromOutside{.ending = Ending::not_reached}};
    return {.result = FromOutside{.ending = Ending::done, .bytes = std::move(transfer.bytes)}};
}

}  // namespace

FromOutside PageFetcher::fetch(const std::string& address) const {
    const auto until = core::steady_now() + options_.most_time;
    std::string next = address;
    for (int redirects = 0; redirects <= kMostRedirects; ++redirects) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - core::steady_now());
        if (left.count() <= 0) return {.ending = Ending::too_slow};
        Step one = step(next, options_, left);
        if (one.result) {
            if (one.result->ending != Ending::done) core::log::info("page not fetched", {{"ending", static_cast<int>(one.result->ending)}, {"redirects", redirects}});
            return std::move(*one.result);
        }
        next = std::move(one.next);
    }
    return {.ending = Ending::not_reached};
}

}  // namespace mungba::care
