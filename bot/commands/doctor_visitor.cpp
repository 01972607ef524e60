#include "bot/commands/doctor_visitor.hpp"

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/connect.hpp>
#include <charconv>

#include "zalo/curl_client.hpp"

namespace mungba::bot::doctor {
namespace {

namespace asio = boost::asio;
constexpr std::chrono::seconds kPatience{10};

std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t digits) {
    int number = 0;
    const char* begin = text.data() + at;
    const auto [end, error] = std::from_chars(begin, begin + digits, number);
    if (error != std::errc{} || end != begin + digits || number < 0) return std::nullopt;
    return number;
}

}  // namespace

std::string Visit::header(std::string_view name) const {
    if (!response) return {};
    for (const auto& [key, value] : response->headers) {
        if (key == name) return value;
    }
    return {};
}

Visit visit(const std::string& url, std::vector<std::pair<std::string, std::string>> headers) {
    asio::io_context io;
    zalo::CurlClient client(io, {});
    Visit seen;
    core::HttpRequest request;
    request.url = url;
    request.headers = std::move(headers);
    request.timeout = kPatience;
    client.perform(std::move(request), [&](std::variant<core::HttpResponse, core::HttpFailure> outcome) {
        if (auto* response = std::get_if<core::HttpResponse>(&outcome)) {
            seen.response = std::move(*response);
        } else {
            seen.reason = std::get<core::HttpFailure>(outcome).reason;
        }
        io.stop();
    });
    io.run();
    return seen;
}

std::string why_unreachable(const std::string& host, const std::string& port) {
    asio::io_context io;
    asio::ip::tcp::resolver resolver(io);
    asio::ip::tcp::socket socket(io);
    boost::system::error_code error;
    const auto addresses = resolver.resolve(host, port, error);
    if (error) return error.message();
    std::string why = "no answer";
    asio::async_connect(socket, addresses, [&](const boost::system::error_code& outcome, const asio::ip::tcp::endpoint&) {
        why = outcome ? outcome.message() : std::string();
    });
    io.run_for(kPatience);
    return why;
}

std::optional<core::Instant> read_http_date(std::string_view text) {
    constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (text.size() != 29 || text.substr(3, 2) != ", " || !text.ends_with(" GMT")) return std::nullopt;
    const auto day = number_at(text, 5, 2);
    const auto year = number_at(text, 12, 4);
    const auto hour = number_at(text, 17, 2);
    const auto minute = number_at(text, 20, 2);
    const auto second = number_at(text, 23, 2);
    unsigned month = 0;
    for (unsigned index = 0; index < kMonths.size(); ++index) {
        if (kMonths[index] == text.substr(8, 3)) month = index + 1;
    }
    if (!day || !year || !hour || !minute || !second || month == 0) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{month}, std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    return core::Instant{std::chrono::sys_days{date}} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} + std::chrono::seconds{*second};
}

}  // namespace mungba::bot::doctor
