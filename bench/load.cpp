// mungba-bench-load: signed webhooks over keep-alive connections, as many a second as the other end takes, or at a given rate.
// Every event is a new one (message ids count up), signed as Zalo signs. Prints requests a second and latencies.
//
//   mungba-bench-load --url 127.0.0.1:8080 --connections 64 --requests 100000 [--rate 9000] [--first 1] [--private]
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/sha.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Steady = std::chrono::steady_clock;

struct Options {
    std::string host = "127.0.0.1";
    int port = 8080;
    int connections = 64;
    long requests = 100'000;
    double rate = 0;  // a second; 0: as fast as answers come
    long first = 1;
    bool in_private = false;  // 1:1 words that get a receipt; else words in a group
    std::string path = "/webhooks/zalo";
    std::string app = "360846524940903967";
    std::string oa = "388613280878808645";
    std::string key = "bench-key";
    std::string group = "a1b2c3d4e5f60718293a";
    std::string text = "có mặt";
    long timestamp_ms = 0;
    long users = 200'000;
};

Options read_options(int argc, char** argv) {
    std::map<std::string, std::string> values;
    Options options;
    for (int index = 1; index < argc; ++index) {
        const std::string name = argv[index];
        if (name == "--private") {
            options.in_private = true;
        } else if (index + 1 < argc) {
            values[name] = argv[++index];
        }
    }
    const auto text = [&](const char* name, std::string& target) {
        if (values.contains(name)) target = values[name];
    };
    const auto number = [&](const char* name, long& target) {
        if (values.contains(name)) target = std::atol(values[name].c_str());
    };
    if (values.contains("--url")) {
        const std::string& url = values["--url"];
        const auto colon = url.rfind(':');
        options.host = url.substr(0, colon);
        options.port = std::atoi(url.c_str() + colon + 1);
    }
    if (values.contains("--connections")) options.connections = std::atoi(values["--connections"].c_str());
    if (values.contains("--rate")) options.rate = std::atof(values["--rate"].c_str());
    number("--requests", options.requests);
    number("--first", options.first);
    number("--timestamp", options.timestamp_ms);
    number("--users", options.users);
    text("--path", options.path);
    text("--app", options.app);
    text("--oa", options.oa);
    text("--key", options.key);
    text("--group", options.group);
    text("--text", options.text);
    if (options.timestamp_ms == 0) {
        options.timestamp_ms =
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    }
    return options;
}

std::string hex_of(const unsigned char* bytes, std::size_t size) {
    std::string hex;
    for (std::size_t index = 0; index < size; ++index) {
        char two[3];
        std::snprintf(two, sizeof two, "%02x", bytes[index]);
        hex += two;
    }
    return hex;
}

std::string request_text(const Options& options, long number) {
    char id[32];
    std::snprintf(id, sizeof id, "%020lx", static_cast<unsigned long>(number));
    char user[32];
    std::snprintf(user, sizeof user, "51%017ld", number % options.users);
    const std::string timestamp = std::to_string(options.timestamp_ms);
    std::string body = "{\"app_id\":\"" + options.app + "\",";
    if (options.in_private) {
        body += std::string("\"sender\":{\"id\":\"") + user + "\"},\"user_id_by_app\":\"552177279717587730\",\"recipient\":{\"id\":\"" +
                options.oa + "\"},\"event_name\":\"user_send_text\",";
    } else {
        body += "\"oa_id\":\"" + options.oa + "\",\"sender\":{\"id\":\"" + user + "\"},\"recipient\":{\"id\":\"" + options.group +
                "\"},\"event_name\":\"user_send_group_text\",";
    }
    body += "\"message\":{\"text\":\"" + options.text + "\",\"msg_id\":\"" + id + "\"},\"timestamp\":\"" + timestamp + "\"}";
    const std::string signed_text = options.app + body + timestamp + options.key;
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(signed_text.data()), signed_text.size(), digest);
    return "POST " + options.path + " HTTP/1.1\r\nHost: " + options.host + ":" + std::to_string(options.port) +
           "\r\nContent-Type: application/json\r\nX-ZEvent-Signature: mac=" + hex_of(digest, sizeof digest) +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

struct Connection {
    int socket = -1;
    std::string received;
    Steady::time_point sent_at;
    bool busy = false;
};

int connect_to(const Options& options) {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(options.port));
    ::inet_pton(AF_INET, options.host.c_str(), &address.sin_addr);
    if (::connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        std::perror("connect");
        std::exit(1);
    }
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return descriptor;
}

// The whole length of the answer at the beginning of `text`, or 0 if more is to come.
std::size_t answer_length(std::string_view text) {
    const auto end = text.find("\r\n\r\n");
    if (end == std::string_view::npos) return 0;
    std::size_t body = 0;
    const auto field = text.find("Content-Length: ");
    if (field != std::string_view::npos && field < end) body = static_cast<std::size_t>(std::atol(text.data() + field + 16));
    return text.size() >= end + 4 + body ? end + 4 + body : 0;
}

double percentile(std::vector<double>& sorted, double share) {
    if (sorted.empty()) return 0;
    return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(share * static_cast<double>(sorted.size())))];
}

}  // namespace

int main(int argc, char** argv) {
    const Options options = read_options(argc, argv);
    // Made and signed beforehand, so that the load costs the same whoever answers.
    std::vector<std::string> requests;
    requests.reserve(static_cast<std::size_t>(options.requests));
    for (long number = 0; number < options.requests; ++number) requests.push_back(request_text(options, options.first + number));

    const int poll = ::epoll_create1(0);
    std::vector<Connection> connections(static_cast<std::size_t>(options.connections));
    for (std::size_t index = 0; index < connections.size(); ++index) {
        connections[index].socket = connect_to(options);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = index;
        ::epoll_ctl(poll, EPOLL_CTL_ADD, connections[index].socket, &event);
    }
    std::size_t next = 0;
    std::size_t answered = 0;
    std::map<int, long> statuses;
    std::vector<double> latencies_ms;
    latencies_ms.reserve(requests.size());
    const auto begun = Steady::now();
    const auto due = [&](std::size_t number) {
        return begun + std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(static_cast<double>(number) / options.rate));
    };
    const auto send_next = [&](Connection& connection) {
        if (next >= requests.size()) return;
        if (options.rate > 0 && due(next) > Steady::now()) return;
        // With a rate, latency counts from the instant at which it was due: a slow answer cannot hide those behind it.
        connection.sent_at = options.rate > 0 ? due(next) : Steady::now();
        connection.busy = true;
        const std::string& text = requests[next++];
        std::size_t done = 0;
        while (done < text.size()) {
            const auto wrote = ::send(connection.socket, text.data() + done, text.size() - done, MSG_NOSIGNAL);
            if (wrote <= 0) {
                std::perror("send");
                std::exit(1);
            }
            done += static_cast<std::size_t>(wrote);
        }
    };
    for (Connection& connection : connections) send_next(connection);
    epoll_event events[256];
    while (answered < requests.size()) {
        const int ready = ::epoll_wait(poll, events, 256, options.rate > 0 ? 1 : 1000);
        for (int index = 0; index < ready; ++index) {
            Connection& connection = connections[events[index].data.u64];
            char buffer[8192];
            const auto got = ::recv(connection.socket, buffer, sizeof buffer, 0);
            if (got <= 0) {
                std::fprintf(stderr, "connection ended after %zu answers\n", answered);
                return 1;
            }
            connection.received.append(buffer, static_cast<std::size_t>(got));
            while (const std::size_t length = answer_length(connection.received)) {
                ++statuses[std::atoi(connection.received.c_str() + 9)];
                connection.received.erase(0, length);
                latencies_ms.push_back(std::chrono::duration<double, std::milli>(Steady::now() - connection.sent_at).count());
                ++answered;
                connection.busy = false;
                send_next(connection);
            }
        }
        if (options.rate > 0) {
            for (Connection& connection : connections) {
                if (!connection.busy) send_next(connection);
            }
        }
    }
    const double seconds = std::chrono::duration<double>(Steady::now() - begun).count();
    std::sort(latencies_ms.begin(), latencies_ms.end());
    std::printf("connections=%d requests=%zu seconds=%.3f per_second=%.0f p50_ms=%.2f p99_ms=%.2f max_ms=%.2f",
                options.connections,
                answered,
                seconds,
                static_cast<double>(answered) / seconds,
                percentile(latencies_ms, 0.50),
                percentile(latencies_ms, 0.99),
                latencies_ms.empty() ? 0 : latencies_ms.back());
    for (const auto& [status, number] : statuses) std::printf(" status_%d=%ld", status, number);
    std::printf("\n");
    return 0;
}
