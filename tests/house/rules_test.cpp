#include "tests/house/rules.hpp"

#include <catch2/catch.hpp>

using namespace mungba::house;

namespace {

const Lines kNone;

bool is_program_cpp(std::string_view path) { return is_cpp(path) && !is_test(path); }
bool is_tests(std::string_view path) {
    return is_test(path) && has_extension(path, {".cpp", ".hpp", ".py", ".mjs", ".js"});
}
bool is_code(std::string_view path) {
    return has_extension(path, {".cpp", ".hpp", ".py", ".mjs", ".js", ".cmake", ".sh"}) ||
           is_below(path, "scripts");
}

std::size_t count(Lines (*rule)(const SourceFile&), const char* path, const char* text) {
    return rule({path, text}).size();
}

}  // namespace

TEST_CASE("only core/clock.cpp asks the time, only core/random.cpp chance", "[house]") {
    CHECK(complaints(
              [](std::string_view path) { return is_program_cpp(path) || path.ends_with(".sql"); },
              asks_the_system) == kNone);

    CHECK(count(asks_the_system, "bot/app.cpp", "auto t = std::chrono::system_clock::now();") == 1);
    CHECK(count(asks_the_system, "bot/app.cpp", "auto t = std::chrono::steady_clock::now();") == 1);
    CHECK(count(asks_the_system,
                "bot/app.cpp",
                "auto t = ::time(nullptr); auto u = std::time(&t); localtime_r(&t, &u);") == 3);
    CHECK(count(asks_the_system, "bot/app.cpp", "clock_gettime(CLOCK_REALTIME, &ts);") == 2);
    CHECK(count(asks_the_system,
                "bot/app.cpp",
                "std::random_device device; std::mt19937 engine(device());") == 2);
    CHECK(count(asks_the_system, "storage/x.cpp", "auto q = \"SELECT strftime('%s', 'now')\";") ==
          1);
    CHECK(count(asks_the_system,
                "storage/migrations/0001_x.sql",
                "at INTEGER DEFAULT CURRENT_TIMESTAMP") == 1);
    CHECK(count(asks_the_system, "core/clock.cpp", "return std::chrono::system_clock::now();") ==
          0);
    CHECK(count(asks_the_system,
                "bot/app.cpp",
                "// system_clock::now() would be wrong here\nlocal_time(now()); meeting.time();") ==
          0);
}

TEST_CASE("SQL stands in repositories and in storage's machinery alone", "[house]") {
    CHECK(complaints(is_program_cpp, holds_sql) == kNone);

    CHECK(count(holds_sql, "usecases/meetings.cpp", "auto q = \"SELECT id\" \" FROM meeting\";") ==
          1);
    CHECK(count(holds_sql,
                "usecases/meetings.cpp",
                "auto q = R\"sql(\nUPDATE meeting SET\n state = 1)sql\";") == 1);
    CHECK(count(holds_sql,
                "bot/engine/inbox.cpp",
                "run(\"insert into inbox values (1)\"); run(\"PRAGMA quick_check\");") == 2);
    CHECK(count(holds_sql, "storage/meeting_rules.cpp", "auto q = \"DELETE FROM meeting\";") == 1);
    CHECK(count(holds_sql, "storage/meeting_repository.cpp", "auto q = \"DELETE FROM meeting\";") ==
          0);
    CHECK(count(holds_sql,
                "handlers/bulletin/repository.cpp",
                "auto q = \"SELECT 1 FROM bulletin\";") == 0);
    CHECK(count(holds_sql, "storage/sqlite.cpp", "run(\"PRAGMA journal_mode=WAL\");") == 0);
    CHECK(count(holds_sql,
                "bot/app.cpp",
                "// SELECT id FROM meeting\nhelp(\"select a branch, update the notice\");") == 0);
}

TEST_CASE("no template puts a value in unescaped", "[house]") {
    const auto is_template = [](std::string_view path) {
        return is_program_cpp(path) || has_extension(path, {".mustache", ".html"});
    };
    CHECK(complaints(is_template, holds_raw_tags) == kNone);

    CHECK(count(holds_raw_tags, "handlers/help/templates/page.html", "<p>{{{name}}}</p>") == 1);
    CHECK(count(holds_raw_tags, "handlers/help/pages.cpp", "auto t = \"<p>{{& name}}</p>\";") == 1);
    CHECK(count(holds_raw_tags, "handlers/help/templates/page.html", "<p>{{name}}</p>") == 0);
    CHECK(count(holds_raw_tags, "core/ids.hpp", "std::array<Pair, 1> a{{{1, 2}}};") == 0);
}

TEST_CASE("the repository names no machine and no registry", "[house]") {
    CHECK(complaints([](std::string_view) { return true; }, names_a_machine) == kNone);

    CHECK(count(names_a_machine,
                "docs/testing.md",
                "see /wo"
                "rk/main") == 1);
    CHECK(count(names_a_machine,
                "docs/testing.md",
                "in /ro"
                "ot/.config") == 1);
    CHECK(count(names_a_machine,
                "package-lock.json",
                "\"resolved\": \"https://registry.np"
                "mjs.org/x.tgz\"") == 1);
    CHECK(count(names_a_machine,
                "docs/testing.md",
                "the network/frame"
                "work/ folder, /etc/mungba/") == 0);
}

TEST_CASE("no test waits blindly", "[house]") {
    CHECK(complaints(is_tests, waits_blindly) == kNone);

    CHECK(count(waits_blindly,
                "tests/x_test.cpp",
                "std::this_thread::sleep"
                "_for(1s);") == 1);
    CHECK(count(waits_blindly,
                "tests/e2e/test_x.py",
                "time.sle"
                "ep(1)") == 1);
    CHECK(count(waits_blindly,
                "tests/e2e/browser/x.mjs",
                "await page.waitFor"
                "Timeout(500);") == 1);
    CHECK(count(waits_blindly,
                "tests/x_test.cpp",
                "asleep(1); // sleep"
                "_for\n") == 0);
}

TEST_CASE("no file grows beyond what one reads in a sitting", "[house]") {
    CHECK(complaints(is_code, is_too_long) == kNone);

    CHECK(count(is_too_long, "bot/app.cpp", std::string(351, '\n').c_str()) == 1);
    CHECK(count(is_too_long, "bot/app.cpp", std::string(350, '\n').c_str()) == 0);
}

TEST_CASE("every header has its guard", "[house]") {
    CHECK(complaints([](std::string_view path) { return path.ends_with(".hpp"); }, lacks_guard) ==
          kNone);

    CHECK(count(lacks_guard, "core/x.hpp", "// #pragma once\nint x;") == 1);
    CHECK(count(lacks_guard, "core/x.hpp", "#pragma once\nint x;") == 0);
}

TEST_CASE("nothing is put off in a comment", "[house]") {
    CHECK(complaints(is_code, promises_for_later) == kNone);

    CHECK(count(promises_for_later,
                "core/x.hpp",
                "// TO"
                "DO: later") == 1);
}

TEST_CASE("a C++ text is taken apart", "[house]") {
    const CppText text = split_cpp(
        "int a = 1'000; // 'x\nauto s = \"a\\\"b\" /* c */ \"d\"; char c = '\"'; auto r = "
        "R\"x(e)\"f)x\"; f(\"g\", \"h\");");
    CHECK(text.literals == Lines{"a\\\"bd", "e)\"f", "g", "h"});
    CHECK(text.code.find("1'000") != std::string::npos);
    CHECK(text.code.find("/*") == std::string::npos);
}
