#include "web/security.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace mungba;

TEST_CASE("a form's token fits one cookie and no other", "[web]") {
    const std::string token = web::csrf_token("secret of one");
    CHECK(token.size() == 43);
    CHECK(web::csrf_fits(token, "secret of one"));
    CHECK_FALSE(web::csrf_fits(token, "secret of two"));
    CHECK_FALSE(web::csrf_fits("", "secret of one"));
    CHECK_FALSE(web::csrf_fits(token + "x", "secret of one"));
    CHECK_FALSE(web::csrf_fits(token.substr(1), "secret of one"));
    CHECK_FALSE(web::csrf_fits(web::csrf_token(""), ""));
    CHECK(token.find("secret") == std::string::npos);
}

TEST_CASE("a form is believed only if the browser says that it came from a page of ours", "[web]") {
    const std::vector<std::string> own{"https://chibo.example.vn", "http://127.0.0.1:8081"};
    struct Row {
        const char* site;
        const char* origin;
        bool believed;
    };
    const Row rows[] = {
        {"same-origin", "https://chibo.example.vn", true},
        {"same-origin", "", true},
        {"same-origin", "null", true},
        {"same-origin", "https://ke-xau.example", false},
        {"same-site", "https://chibo.example.vn", false},
        {"cross-site", "https://chibo.example.vn", false},
        {"cross-site", "https://ke-xau.example", false},
        {"none", "", false},
        {"", "https://chibo.example.vn", true},
        {"", "http://127.0.0.1:8081", true},
        {"", "http://chibo.example.vn", false},
        {"", "https://chibo.example.vn.ke-xau.example", false},
        {"", "https://CHIBO.example.vn", false},
        {"", "null", false},
        {"", "", false},
        {"SAME-ORIGIN", "", false},
    };
    for (const Row& row : rows) {
        INFO("site " << row.site << ", origin " << row.origin);
        CHECK(web::comes_from_here(row.site, row.origin, own) == row.believed);
    }
}

TEST_CASE("a cookie is held to this host, to safe connections, and away from scripts", "[web]") {
    CHECK(web::cookie(web::kSessionCookie, "abc") == "__Host-mungba=abc; Path=/; Secure; HttpOnly; SameSite=Lax");
    CHECK(web::cookie(web::kSessionCookie, "") == "__Host-mungba=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
}

TEST_CASE("the headers of every answer", "[web]") {
    const auto headers = web::security_headers();
    const auto value = [&](std::string_view name) {
        const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& one) { return one.first == name; });
        return found == headers.end() ? std::string() : found->second;
    };
    const std::string policy = value("Content-Security-Policy");
    CHECK(policy.find("default-src 'none'") == 0);
    CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(value("X-Content-Type-Options") == "nosniff");
    CHECK(value("Referrer-Policy") == "no-referrer");
    CHECK(value("Cache-Control") == "no-store");
    CHECK(value("Strict-Transport-Security") == "max-age=31536000");
}
