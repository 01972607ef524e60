#include "usecases/csv.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.hpp"

namespace mungba::usecases::csv {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::array kDelimiters = {',', ';', '\t'};

/// The delimiter that stands most often outside quotes in the first line that is not empty.
char delimiter_of(std::string_view text) {
    std::array<std::size_t, kDelimiters.size()> counts{};
    bool quoted = false;
    bool begun = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        const bool is_line_end = !quoted && (c == '\n' || c == '\r');
        if (is_line_end && begun) break;
        begun = begun || !is_line_end;
        const auto found = std::ranges::find(kDelimiters, c);
        if (!quoted && found != kDelimiters.end()) {
            ++counts[static_cast<std::size_t>(found - kDelimiters.begin())];
        }
    }
    return kDelimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

/// Goes through the text once and cuts it into rows; knows on which line it is.
class Reader {
public:
    Reader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    std::optional<Row> next_row() {
        if (position_ >= text_.size() || failure_) return std::nullopt;
        Row row{.line = line_, .cells = {}};
        bool more = true;
        while (more && !failure_) {
            row.cells.push_back(at('"') ? quoted_cell() : plain_cell());
            more = at(delimiter_);
            if (more) ++position_;
        }
        skip_line_end();
        return row;
    }
    std::optional<Failure>& failure() { return failure_; }

private:
    bool at(char c) const { return position_ < text_.size() && text_[position_] == c; }
    bool at_cell_end() const {
        return position_ >= text_.size() || at(delimiter_) || at('\n') || at('\r');
    }

    std::string plain_cell() {
        const std::size_t begin = position_;
        while (!at_cell_end()) ++position_;
        return std::string(text_.substr(begin, position_ - begin));
    }

    std::string quoted_cell() {
        const std::size_t opened_on = line_;
        std::string cell;
        ++position_;
        while (position_ < text_.size()) {
            const char c = text_[position_++];
            if (c == '"' && !at('"')) {
                if (!at_cell_end()) {
                    failure_ = {line_, "text follows the closing quotation mark of a cell"};
                }
                return cell;
            }
            if (c == '"') ++position_;  // doubled: one of the text
            if (c == '\n' || (c == '\r' && !at('\n'))) ++line_;
            cell += c;
        }
        failure_ = {opened_on, "a quotation mark opens a cell and is never closed"};
        return cell;
    }

    void skip_line_end() {
        if (at('\r')) {
            ++position_;
            if (!at('\n')) {
                ++line_;
                return;
            }
        }
        if (at('\n')) {
            ++position_;
            ++line_;
        }
    }

    std::string_view text_;
    char delimiter_;
    std::size_t position_ = 0;
    std::size_t line_ = 1;
    std::optional<Failure> failure_;
};

/// Where the first byte stands that no text has; nothing if all is well.
std::optional<Failure> broken_text(std::string_view text) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return Failure{1, "the file is UTF-16; save it as \"CSV UTF-8\""};
    }
    if (core::text::is_utf8(text) && text.find('\0') == std::string_view::npos) return std::nullopt;
    std::size_t line = 1;
    for (std::size_t begin = 0; begin <= text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view one = text.substr(begin, end - begin);
        if (one.find('\0') != std::string_view::npos) {
            return Failure{line, "a zero byte; save the file as \"CSV UTF-8\""};
        }
        if (!core::text::is_utf8(one)) {
            return Failure{line, "not UTF-8; save the file as \"CSV UTF-8\""};
        }
        begin = end + 1;
    }
    return Failure{1, "not UTF-8; save the file as \"CSV UTF-8\""};
}

bool has_text(const Row& row) {
    return std::ranges::any_of(row.cells,
                               [](const auto& cell) { return !core::text::trim(cell).empty(); });
}

}  // namespace

Table read(std::string_view bytes) {
    Table table;
    if (bytes.size() > kMaxBytes) {
        table.failure = {1, "the file is larger than 4 MiB; import it in parts"};
        return table;
    }
    if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
    table.failure = broken_text(bytes);
    if (table.failure) return table;
    table.delimiter = delimiter_of(bytes);
    Reader reader(bytes, table.delimiter);
    while (auto row = reader.next_row()) {
        if (!has_text(*row)) continue;
        if (table.header.cells.empty()) {
            table.header = std::move(*row);
        } else {
            table.rows.push_back(std::move(*row));
        }
    }
    table.failure = std::move(reader.failure());
    if (!table.failure && table.header.cells.empty()) table.failure = {1, "the file is empty"};
    return table;
}

std::string write_row(std::span<const std::string> cells, char delimiter) {
    std::string line;
    for (const std::string& cell : cells) {
        if (&cell != cells.data()) line += delimiter;
        if (cell.find_first_of(std::string("\"\r\n") + delimiter) == std::string::npos) {
            line += cell;
            continue;
        }
        line += '"';
        for (const char c : cell) line += c == '"' ? "\"\"" : std::string(1, c);
        line += '"';
    }
    return line + "\r\n";
}

std::string formula_safe(std::string_view cell) {
    const bool is_risky =
        !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
    return (is_risky ? "'" : "") + std::string(cell);
}

}  // namespace mungba::usecases::csv
