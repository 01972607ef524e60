#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Tables as spreadsheet programs save them. Pure, any thread.
namespace mungba::usecases::csv {

/// Larger files are refused: a ward's lists are a hundredth of it, and an import holds up the
/// writer.
inline constexpr std::size_t kMaxBytes = 4 * 1024 * 1024;

struct Row {
    std::size_t line = 0;  ///< of the file, from 1, at which the row begins
    std::vector<std::string> cells;
    friend bool operator==(const Row&, const Row&) = default;
};

/// Why a file cannot be read; nothing of it is used then.
struct Failure {
    std::size_t line = 0;
    std::string reason;
};

struct Table {
    char delimiter = ',';
    Row header;
    std::vector<Row> rows;  ///< with the cells they have, be they more or fewer than the header's
    std::optional<Failure> failure;  ///< if set, the rest says nothing
};

/// Reads UTF-8 with or without a byte order mark; LF, CRLF or CR; comma, semicolon or tab,
/// whichever the header has most of; cells in double quotes may hold delimiters, line breaks and
/// doubled quotes. Rows without any text are left out. Total: any bytes give a table or a failure.
Table read(std::string_view bytes);

/// One row with its line end; cells are quoted where they must be. `read` gives it back.
std::string write_row(std::span<const std::string> cells, char delimiter = ',');

/// A cell that no spreadsheet program takes for a formula: "=1+1" → "'=1+1" (reliability.md §6).
std::string formula_safe(std::string_view cell);

}  // namespace mungba::usecases::csv
