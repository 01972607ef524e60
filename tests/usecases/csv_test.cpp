#include "usecases/csv.hpp"

#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

using namespace mungba::usecases;
using Cells = std::vector<std::string>;

namespace {

std::vector<Cells> cells_of(const csv::Table& table) {
    std::vector<Cells> rows{table.header.cells};
    for (const csv::Row& row : table.rows) rows.push_back(row.cells);
    return rows;
}

/// Texts of what makes tables hard: quotes, delimiters, line breaks, spaces, letters with accents.
rc::Gen<std::string> cell_text() {
    const auto piece = rc::gen::element<std::string>(
        "\"", ",", ";", "\t", "\n", "\r", "\r\n", " ", "a", "ệ", "=", "'");
    return rc::gen::map(rc::gen::container<Cells>(piece), [](const Cells& pieces) {
        std::string text = "x";  // a row without any text is left out
        for (const std::string& one : pieces) text += one;
        return text;
    });
}

}  // namespace

TEST_CASE("comma, semicolon and tab are told from the header", "[csv]") {
    const char delimiter = GENERATE(',', ';', '\t');
    const std::string d(1, delimiter);
    const auto table = csv::read("chi_bo" + d + "ho_ten\nChi bộ 5" + d + "Lan\n");
    REQUIRE_FALSE(table.failure);
    CHECK(table.delimiter == delimiter);
    CHECK(cells_of(table) == std::vector<Cells>{{"chi_bo", "ho_ten"}, {"Chi bộ 5", "Lan"}});
}

TEST_CASE("delimiters in quotes, or below the header, do not choose", "[csv]") {
    CHECK(csv::read("\"a,b,c\";d\n").delimiter == ';');
    CHECK(csv::read("a;b\n1,2,3,4;5\n").delimiter == ';');
    CHECK(csv::read("\n\na;b\n").delimiter == ';');
    CHECK(csv::read("ho_ten\nLan;Hoa\n").delimiter == ',');
}

TEST_CASE("a byte order mark is no part of the first name", "[csv]") {
    const auto table = csv::read(
        "\xEF\xBB\xBF"
        "chi_bo,ho_ten\r\nA,B\r\n");
    CHECK(cells_of(table) == std::vector<Cells>{{"chi_bo", "ho_ten"}, {"A", "B"}});
}

TEST_CASE("quoted cells hold delimiters, quotes and line breaks", "[csv]") {
    const auto table = csv::read("a,b\n\"1, 2\",\"said \"\"yes\"\"\"\n\"two\r\nlines\",\n");
    CHECK(cells_of(table) ==
          std::vector<Cells>{{"a", "b"}, {"1, 2", "said \"yes\""}, {"two\r\nlines", ""}});
    CHECK(csv::read("a,b\n5\" pipe,x\n").rows.front().cells.front() == "5\" pipe");
}

TEST_CASE("each row knows the line on which it begins", "[csv]") {
    const char* end = GENERATE("\n", "\r\n", "\r");
    std::string text;
    for (const char* line : {"a,b", "1,\"x", "y\"", "", ",", "2,z"})
        text += std::string(line) + end;
    const auto table = csv::read(text);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.header.line == 1);
    CHECK(table.rows[0].line == 2);
    CHECK(table.rows[1].line == 6);
}

TEST_CASE("a last line without an end counts", "[csv]") {
    CHECK(csv::read("a,b\n1,2").rows.size() == 1);
    CHECK(csv::read("a,b\n1,").rows.front().cells == Cells{"1", ""});
}

TEST_CASE("what is no table is told with its line", "[csv]") {
    const auto failure = [](std::string_view bytes) {
        const auto table = csv::read(bytes);
        REQUIRE(table.failure);
        return *table.failure;
    };
    CHECK(failure("").reason == "the file is empty");
    CHECK(failure("\n \n").reason == "the file is empty");
    CHECK(failure("a,b\nL\xC3\xA0,x\nL\xE0n,x\n").line == 3);
    CHECK(failure("a,b\n1,2\n3,\"4\n5,6\n").line == 3);
    CHECK(failure("a,b\n1,2\n\"3\"4,5\n").line == 3);
    CHECK(failure(std::string_view("a,b\n1,\0\n", 8)).line == 2);
    CHECK(failure(std::string_view("\xFF\xFE"
                                   "a\0,\0b\0",
                                   8))
              .reason.find("UTF-16") != std::string::npos);
}

TEST_CASE("a file over the limit is refused, one at it is not", "[csv]") {
    const std::string head = "a,b\n1,";
    CHECK_FALSE(csv::read(head + std::string(csv::kMaxBytes - head.size(), 'x')).failure);
    CHECK(csv::read(head + std::string(csv::kMaxBytes - head.size() + 1, 'x')).failure);
}

TEST_CASE("no cell becomes a formula", "[csv]") {
    for (const std::string cell : {"=1+1", "+84", "-5", "@a", "\tx", "\rx"}) {
        CHECK(csv::formula_safe(cell) == "'" + cell);
    }
    for (const std::string cell : {"", "Lan", "1-2", "'=1", " =1"}) {
        CHECK(csv::formula_safe(cell) == cell);
    }
}

TEST_CASE("what is written is read back", "[csv][property]") {
    rc::prop("write, then read", [] {
        const char delimiter = *rc::gen::element(',', ';', '\t');
        const auto rows =
            *rc::gen::container<std::vector<Cells>>(rc::gen::container<Cells>(3, cell_text()));
        std::string text = csv::write_row(Cells{"a", "b", "c"}, delimiter);
        for (const Cells& cells : rows) text += csv::write_row(cells, delimiter);
        const auto table = csv::read(text);
        RC_ASSERT(!table.failure);
        RC_ASSERT(table.delimiter == delimiter);
        std::vector<Cells> read = cells_of(table);
        read.erase(read.begin());
        RC_ASSERT(read == rows);
    });
}

TEST_CASE("any bytes give a table or a failure", "[csv][property]") {
    rc::prop("total", [] {
        const auto bytes = *rc::gen::container<std::string>(
            rc::gen::oneOf(rc::gen::element('"', ',', '\n', '\r', ';', 'a', '\0', '\xC3', '\xA0'),
                           rc::gen::arbitrary<char>()));
        const auto table = csv::read(bytes);
        std::size_t last = 0;
        for (const csv::Row& row : table.rows) {
            RC_ASSERT(row.line > last);
            last = row.line;
        }
        RC_ASSERT(table.failure || !table.header.cells.empty());
    });
}
