#include "tests/house/floors.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace mungba::house;

namespace {

bool may(std::string_view from, std::string_view included) {
    return !why_forbidden(from, included);
}

}  // namespace

TEST_CASE("every include goes down the floors", "[house]") {
    CHECK(complaints(is_cpp, floor_complaints) == std::vector<std::string>{});
}

TEST_CASE("the floors allow what lies below, and the own room", "[house]") {
    CHECK(may("domain/meeting.cpp", "core/local_time.hpp"));
    CHECK(may("domain/meeting.cpp", "domain/meeting.hpp"));
    CHECK(may("storage/inbox_repository.cpp", "domain/rsvp.hpp"));
    CHECK(may("usecases/meetings.cpp", "storage/meeting_repository.hpp"));
    CHECK(may("handlers/meetings/handler.cpp", "usecases/meetings.hpp"));
    CHECK(may("handlers/meetings/handler.cpp", "handlers/contract/handler.hpp"));
    CHECK(may("handlers/handlers.cpp", "handlers/meetings/handler.hpp"));
    CHECK(may("handlers/meetings/meetings_test.cpp", "tests/dsl/conversation.hpp"));
    CHECK(may("bot/engine/dispatcher.cpp", "handlers/contract/registry.hpp"));
    CHECK(may("bot/routes/webhook.cpp", "zalo/signature.hpp"));
    CHECK(may("bot/routes/webhook.cpp", "bot/http/router.hpp"));
    CHECK(may("bot/app.cpp", "bot/routes/webhook.hpp"));
    CHECK(may("bot/main.cpp", "bot/commands/serve.hpp"));
    CHECK(may("bot/commands/serve.cpp", "bot/app.hpp"));
    CHECK(may("sim/main.cpp", "bot/http/server.hpp"));
    CHECK(may("bench/ingest_bench.cpp", "bot/app.hpp"));
}

TEST_CASE("an include upwards is forbidden", "[house]") {
    CHECK_FALSE(may("core/event.cpp", "domain/meeting.hpp"));
    CHECK_FALSE(may("domain/meeting.cpp", "storage/sqlite.hpp"));
    CHECK_FALSE(may("storage/sqlite.cpp", "usecases/meetings.hpp"));
    CHECK_FALSE(may("usecases/meetings.cpp", "handlers/contract/handler.hpp"));
    CHECK_FALSE(may("handlers/help/handler.cpp", "bot/engine/inbox.hpp"));
}

TEST_CASE("neighbours on a floor do not include each other", "[house]") {
    CHECK_FALSE(may("storage/sqlite.cpp", "config/config.hpp"));
    CHECK_FALSE(may("config/config.cpp", "storage/sqlite.hpp"));
    CHECK_FALSE(may("usecases/meetings.cpp", "zalo/client.hpp"));
    CHECK_FALSE(may("zalo/client.cpp", "web/page.hpp"));
    CHECK_FALSE(may("web/page.cpp", "usecases/access.hpp"));
}

TEST_CASE("a feature knows neither another feature nor Zalo", "[house]") {
    CHECK_FALSE(may("handlers/help/handler.cpp", "handlers/meetings/texts.hpp"));
    CHECK_FALSE(may("handlers/contract/context.cpp", "handlers/meetings/handler.hpp"));
    CHECK_FALSE(may("handlers/meetings/handler.cpp", "handlers/handlers.hpp"));
    CHECK_FALSE(may("handlers/meetings/handler.cpp", "zalo/client.hpp"));
}

TEST_CASE("inside bot the rooms have an order", "[house]") {
    CHECK_FALSE(may("bot/http/server.cpp", "bot/engine/inbox.hpp"));
    CHECK_FALSE(may("bot/http/server.cpp", "storage/sqlite.hpp"));
    CHECK_FALSE(may("bot/engine/sender.cpp", "zalo/client.hpp"));
    CHECK_FALSE(may("bot/engine/dispatcher.cpp", "handlers/meetings/handler.hpp"));
    CHECK_FALSE(may("bot/engine/dispatcher.cpp", "handlers/handlers.hpp"));
    CHECK_FALSE(may("bot/engine/inbox.cpp", "bot/http/request.hpp"));
    CHECK_FALSE(may("bot/routes/webhook.cpp", "bot/app.hpp"));
    CHECK_FALSE(may("bot/engine/sender.cpp", "bot/care/token_guardian.hpp"));
    CHECK_FALSE(may("bot/care/token_guardian.cpp", "bot/routes/webhook.hpp"));
    CHECK(may("bot/care/token_guardian.cpp", "zalo/token_call.hpp"));
    CHECK_FALSE(may("bot/app.cpp", "bot/commands/serve.hpp"));
}

TEST_CASE("nothing includes the simulator, tests or benchmarks", "[house]") {
    CHECK_FALSE(may("bot/app.cpp", "sim/oa.hpp"));
    CHECK_FALSE(may("bot/app.cpp", "tests/support/fake_clock.hpp"));
    CHECK_FALSE(may("tests/http/server_test.cpp", "bench/load.hpp"));
    CHECK_FALSE(may("sim/oa.cpp", "zalo/signature.hpp"));
    CHECK_FALSE(may("sim/oa.cpp", "bot/engine/inbox.hpp"));
    CHECK_FALSE(may("bench/ingest_bench.cpp", "tests/support/fake_clock.hpp"));
}

TEST_CASE("an include names its file from the root, a source lies in a known room", "[house]") {
    CHECK_FALSE(may("handlers/help/handler.cpp", "texts.hpp"));
    CHECK_FALSE(may("bot/engine/inbox.cpp", "../http/request.hpp"));
    CHECK(may("tests/zalo/parser_test.cpp", "samples.hpp"));
    CHECK_FALSE(may("common/strings.cpp", "core/text.hpp"));
    CHECK_FALSE(may("bot/misc/strings.cpp", "core/text.hpp"));
}

TEST_CASE("the lower floors do without certain libraries", "[house]") {
    CHECK(why_library_forbidden("usecases/meetings.cpp", "sqlite3.h"));
    CHECK(why_library_forbidden("domain/rule_pack.cpp", "nlohmann/json.hpp"));
    CHECK(why_library_forbidden("core/clock.cpp", "boost/asio/steady_timer.hpp"));
    CHECK(why_library_forbidden("bot/engine/sender.cpp", "curl/curl.h"));
    CHECK(why_library_forbidden("storage/sqlite.cpp", "spdlog/spdlog.h"));
    CHECK_FALSE(why_library_forbidden("core/log.cpp", "spdlog/spdlog.h"));
    CHECK_FALSE(why_library_forbidden("storage/sqlite.cpp", "sqlite3.h"));
    CHECK_FALSE(why_library_forbidden("config/config.cpp", "nlohmann/json.hpp"));
}

TEST_CASE("includes are found in every form, and only includes", "[house]") {
    const Includes found = includes_of(
        "#include \"core/ids.hpp\"\n  #  include <vector>\n// #include \"zalo/client.hpp\"\nauto x "
        "= 1;\n");
    CHECK(found.ours == std::vector<std::string>{"core/ids.hpp"});
    CHECK(found.libraries == std::vector<std::string>{"vector"});
    const SourceFile bad{"core/ids.hpp", "#pragma once\n#include \"zalo/client.hpp\"\n"};
    CHECK(floor_complaints(bad).size() == 1);
}

namespace {

using Texts = std::map<std::string, Includes>;

/// True if the file, or what it includes of ours, includes Beast.
bool reaches_beast(const Texts& files, const std::string& path, std::set<std::string>& seen) {
    const auto file = files.find(path);
    if (file == files.end() || !seen.insert(path).second) return false;
    const auto& [ours, libraries] = file->second;
    return std::any_of(
               libraries.begin(),
               libraries.end(),
               [](const std::string& header) { return header.starts_with("boost/beast"); }) ||
           std::any_of(ours.begin(), ours.end(), [&](const std::string& header) {
               return reaches_beast(files, header, seen);
           });
}

std::vector<std::string> sources_with_beast(const Texts& files) {
    std::vector<std::string> found;
    for (const auto& [path, includes] : files) {
        std::set<std::string> seen;
        if (path.ends_with(".cpp") && !is_test(path) && reaches_beast(files, path, seen))
            found.push_back(path);
    }
    return found;
}

}  // namespace

TEST_CASE("few sources of the program see Beast, for each costs a long compilation", "[house]") {
    Texts files;
    for (const SourceFile& file : repository()) {
        if (is_cpp(file.path)) files[file.path] = includes_of(file.text);
    }
    const auto found = sources_with_beast(files);
    CAPTURE(found);
    CHECK(found.size() <= 3);
}

TEST_CASE("Beast is seen also through a header of ours", "[house]") {
    const Texts files = {{"bot/http/session.hpp", {{}, {"boost/beast/http.hpp"}}},
                         {"bot/http/server.cpp", {{"bot/http/session.hpp"}, {}}},
                         {"bot/http/router.cpp", {{"bot/http/router.hpp"}, {"string"}}},
                         {"tests/http/server_test.cpp", {{}, {"boost/beast.hpp"}}}};
    CHECK(sources_with_beast(files) == std::vector<std::string>{"bot/http/server.cpp"});
}
