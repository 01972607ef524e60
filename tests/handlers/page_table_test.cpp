#include "handlers/contract/page_table.hpp"

#include <catch2/catch.hpp>

using namespace mungba;
using handlers::PageInfo;
using handlers::PageTable;

namespace {

web::Page nothing(handlers::Visit&) { return {}; }

PageInfo page_at(std::string path) {
    PageInfo page;
    page.path = std::move(path);
    page.get = nothing;
    return page;
}

}  // namespace

TEST_CASE("a page is found by its path, the one with fewer braces first", "[contract]") {
    PageTable table;
    for (const char* path : {"/", "/chi-bo", "/chi-bo/{branch}", "/chi-bo/moi", "/chi-bo/{branch}/dang-vien/{member}"}) table.add(page_at(path));
    const auto path_of = [&](std::string_view asked) {
        const auto match = table.find(asked);
        return match ? match->page->path : std::string("none");
    };
    CHECK(path_of("/") == "/");
    CHECK(path_of("/chi-bo") == "/chi-bo");
    CHECK(path_of("/chi-bo/moi") == "/chi-bo/moi");
    CHECK(path_of("/chi-bo/7") == "/chi-bo/{branch}");
    CHECK(path_of("/chi-bo/") == "none");
    CHECK(path_of("/chi-bo/7/") == "none");
    CHECK(path_of("//") == "none");
    CHECK(path_of("/khac") == "none");
    const auto match = table.find("/chi-bo/7/dang-vien/12");
    REQUIRE(match);
    CHECK(match->values == std::vector<std::pair<std::string, std::string>>{{"branch", "7"}, {"member", "12"}});
}

TEST_CASE("a mistake in the table of pages stops the start", "[contract]") {
    PageTable table;
    table.add(page_at("/chi-bo/{branch}"));
    CHECK_THROWS_AS(table.add(page_at("/chi-bo/{other}")), std::logic_error);
    CHECK_THROWS_AS(table.add(page_at("chi-bo")), std::logic_error);
    PageInfo silent;
    silent.path = "/im-lang";
    CHECK_THROWS_AS(table.add(silent), std::logic_error);
}
