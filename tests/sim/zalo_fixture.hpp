#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/zalo_api.hpp"
#include "tests/sim/sim_fixture.hpp"

namespace mungba::sim_tests {

using nlohmann::json;

/// An OA and the calls that a bot makes to it, without sockets.
struct Zalo {
    explicit Zalo(sim::World world = small_world()) : oa(std::move(world), random) {}

    CountedRandom random;
    sim::Oa oa;
    http::Response last;
    std::string token = kToken;

    http::Request request(http::Method method,
                          const std::string& path,
                          const std::string& body,
                          const std::string& query = "") const {
        http::Request request;
        request.method = method;
        request.path = path;
        request.query = query;
        request.body = body;
        request.headers = {
            {"access_token", token}, {"secret_key", "the-app-secret"}, {"Host", "127.0.0.1:8090"}};
        return request;
    }
    json call(http::Method method,
              const std::string& path,
              const std::string& body,
              const std::string& query = "") {
        last = sim::answer_api(oa, request(method, path, body, query));
        return json::parse(last.body);
    }
    json post(const std::string& path, const json& body) {
        return call(http::Method::post, path, body.dump());
    }
    json get(const std::string& path, const std::string& query = "") {
        return call(http::Method::get, path, "", query);
    }
    /// One of the older calls, which take JSON in the query.
    json get_data(const std::string& path, const json& data) {
        std::string query = "data=";
        for (const char c : data.dump()) {
            constexpr std::string_view kHex = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(c);
            query += '%';
            query += kHex[byte >> 4];
            query += kHex[byte & 15];
        }
        return get(path, query);
    }
    json group_call(const std::string& name, const json& body) {
        return post("/v3.0/oa/group/" + name, body);
    }
    json to_group(const std::string& group, const std::string& text) {
        return send_to_group(group, {{"text", text}});
    }
    json send_to_group(const std::string& group, const json& message) {
        return post("/v3.0/oa/group/message",
                    {{"recipient", {{"group_id", group}}}, {"message", message}});
    }
    json to_person(const std::string& user, const std::string& text) {
        return send_to_person(user, {{"text", text}});
    }
    json send_to_person(const std::string& user, const json& message) {
        return post("/v3.0/oa/message/cs",
                    {{"recipient", {{"user_id", user}}}, {"message", message}});
    }
    json upload(const std::string& kind, const std::string& name, const std::string& bytes) {
        http::Request call = request(http::Method::post, "/v2.0/oa/upload/" + kind, "");
        call.headers.emplace_back("Content-Type", "multipart/form-data; boundary=xYzZY");
        call.body = "--xYzZY\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
                    "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + bytes +
                    "\r\n--xYzZY--\r\n";
        last = sim::answer_api(oa, call);
        return json::parse(last.body);
    }

    /// The bodies of all webhooks that are due, each answered with 200.
    std::vector<json> events() {
        std::vector<json> bodies;
        while (const auto delivery = oa.claim_delivery()) {
            bodies.push_back(json::parse(delivery->body));
            oa.finish_delivery(delivery->number, {200, core::Milliseconds{1}});
        }
        return bodies;
    }
    std::vector<std::string> event_names() {
        std::vector<std::string> names;
        for (const json& body : events()) names.push_back(body["event_name"]);
        return names;
    }
    std::string header(const char* name) const {
        for (const auto& [key, value] : last.headers) {
            if (key == name) return value;
        }
        return {};
    }
};

inline const std::string kPng = "\x89PNG\r\n\x1a\n" + std::string(100, 'p');
inline const std::string kGif = "GIF89a" + std::string(50, 'g');
inline const std::string kPdf = "%PDF-1.7\n" + std::string(200, 'd');

}  // namespace mungba::sim_tests
