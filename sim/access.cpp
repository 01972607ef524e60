#include "sim/access.hpp"

#include <boost/asio/ip/address.hpp>
#include <string>

namespace mungba::sim {
namespace {

http::Response refusal(int status, const char* why) {
    return http::json_response(status, std::string("{\"error\":\"") + why + "\"}");
}

std::string_view without_port(std::string_view host) {
    if (host.starts_with('[')) return host.substr(1, host.find(']') - 1);
    return host.substr(0, host.find(':'));
}

bool is_json(std::string_view content_type) {
    content_type = content_type.substr(0, content_type.find(';'));
    while (content_type.ends_with(' ')) content_type.remove_suffix(1);
    return content_type == "application/json";
}

}  // namespace

bool is_loopback(std::string_view host) {
    if (host == "localhost") return true;
    boost::system::error_code wrong;
    const auto address = boost::asio::ip::make_address(std::string(host), wrong);
    return !wrong && address.is_loopback();
}

bool listens_on_this_machine(std::string_view listen) { return is_loopback(without_port(listen)); }

std::optional<http::Response> refuse_stranger(const http::Request& request) {
    const std::string_view host = request.header("Host");
    if (!is_loopback(request.peer) || !is_loopback(without_port(host)))
        return refusal(403, "only from this machine");
    if (request.method == http::Method::get || request.method == http::Method::head)
        return std::nullopt;
    const std::string_view site = request.header("Sec-Fetch-Site");
    if (!site.empty() && site != "same-origin") return refusal(403, "only from this page");
    if (request.has_header("Origin") && request.header("Origin") != "http://" + std::string(host)) {
        return refusal(403, "only from this page");
    }
    if (!is_json(request.header("Content-Type")))
        return refusal(415, "the body must be application/json");
    return std::nullopt;
}

}  // namespace mungba::sim
