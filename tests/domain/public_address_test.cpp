#include "domain/public_address.hpp"

#include <catch2/catch.hpp>

using namespace mungba::domain;

TEST_CASE("addresses of the open internet", "[fetch]") {
    for (const char* address : {"8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.63.255.255", "192.167.1.1", "223.255.255.255", "2001:4860:4860::8888", "2606:4700::1111",
                                "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"}) {
        INFO(address);
        CHECK(is_public_address(address));
    }
}

TEST_CASE("addresses that lead inside, in whatever dress", "[fetch]") {
    for (const char* address : {"127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "100.64.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.0.0.8",
                                "198.18.0.1", "203.0.113.5", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1",
                                "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:c0a8:101::1", "2001:db8::1", "2001::1", "3fff::1", "::127.0.0.1", "127.1", "0x7f000001",
                                "2130706433", "localhost", "", "1.1.1.1 ", "[::1]", "fe80::1%eth0"}) {
        INFO(address);
        CHECK_FALSE(is_public_address(address));
    }
}

TEST_CASE("what may be fetched from", "[fetch]") {
    CHECK(read_fetch_target("https://DangCongSan.vn/a/b?c=1#d") == FetchTarget{.secure = true, .host = "dangcongsan.vn", .path = "/a/b?c=1"});
    CHECK(read_fetch_target("HTTP://hanoi.gov.vn:80") == FetchTarget{.secure = false, .host = "hanoi.gov.vn", .path = "/"});
    CHECK(read_fetch_target("https://hanoi.gov.vn.?x#y") == FetchTarget{.secure = true, .host = "hanoi.gov.vn", .path = "/?x"});
}

TEST_CASE("addresses that are not fetched", "[fetch]") {
    for (const char* address : {"", "hanoi.gov.vn", "ftp://hanoi.gov.vn/", "file:///etc/passwd", "https://", "https://localhost/", "https://127.0.0.1/", "https://127.1/", "https://2130706433/",
                                "https://[::1]/", "https://user@hanoi.gov.vn/", "https://hanoi.gov.vn@evil.example/", "https://hanoi.gov.vn:8443/", "https://hanoi.gov.vn:443@x.vn/",
                                "https://hanoi.gov.vn\\@x.vn/", "https://hanoi .gov.vn/", "https://a..vn/", "https://.vn/", "https://x.0x7f/", "https://ha\xCC\x80noi.vn/", "javascript:alert(1)",
                                "https://hanoi.gov.vn/\r\nHost: x"}) {
        INFO(address);
        CHECK_FALSE(read_fetch_target(address));
    }
    CHECK_FALSE(read_fetch_target("https://a.vn/" + std::string(3000, 'a')));
}
