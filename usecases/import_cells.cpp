#include "usecases/import_cells.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ranges>
#include <utility>

#include "core/text.hpp"

namespace mungba::usecases {
namespace {

namespace text = core::text;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "Họ tên", "ho_ten", "HO-TEN" → "hoten".
std::string column_key(std::string_view name) {
    std::string key;
    for (const std::string& word : text::words(text::fold(name))) key += word;
    return key;
}

std::string joined(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return list;
}

std::string clean(std::string_view cell) {
    std::string result;
    bool space = false;
    for (const char c : text::trim(text::nfc(cell))) {
        const bool is_space = c == ' ' || (c >= '\t' && c <= '\r');
        if (!is_space && space) result += ' ';
        if (!is_space) result += c;
        space = is_space;
    }
    return result;
}

/// Numbers between the separators of a date; nothing unless there are three of digits only.
std::optional<std::array<int, 3>> three_numbers(std::string_view cell, char separator) {
    std::array<int, 3> numbers{};
    for (std::size_t index = 0; index < numbers.size(); ++index) {
        const std::size_t end = index < 2 ? cell.find(separator) : cell.size();
        if (end == std::string_view::npos || end == 0 || end > 4) return std::nullopt;
        const auto [stopped, error] =
            std::from_chars(cell.data(), cell.data() + end, numbers[index]);
        if (error != std::errc{} || stopped != cell.data() + end || !is_digit(cell.front())) {
            return std::nullopt;
        }
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return numbers;
}

}  // namespace

ImportFile::ImportFile(std::string_view bytes,
                       std::span<const Column> columns,
                       ImportReport& report) {
    csv::Table table = csv::read(bytes);
    if (table.failure) {
        report.refuse(table.failure->line, table.failure->reason);
        return;
    }
    find_columns(table.header, columns, report);
    if (table.rows.empty()) report.refuse(table.header.line, "there is no row below the header");
    if (report.refused.empty()) keep_rows(std::move(table), report);
}

void ImportFile::find_columns(const csv::Row& header,
                              std::span<const Column> columns,
                              ImportReport& report) {
    std::vector<std::string> found;
    std::vector<std::string> extra;
    for (std::size_t place = 0; place < header.cells.size(); ++place) {
        const std::string title = clean(header.cells[place]);
        if (title.empty()) continue;
        found.push_back(title);
        const auto column = std::ranges::find(
            columns, column_key(title), [](const Column& c) { return column_key(c.name); });
        if (column == columns.end()) {
            extra.push_back(title);
        } else if (!places_.emplace(column->name, place).second) {
            report.refuse(header.line, "the column " + std::string(column->name) + " stands twice");
        }
    }
    if (!extra.empty()) report.warnings.push_back("columns that are not read: " + joined(extra));
    for (const Column& column : columns) {
        if (column.need == Column::Need::optional || places_.contains(column.name)) continue;
        report.refuse(header.line,
                      "the column " + std::string(column.name) +
                          " is missing; columns found: " + joined(found));
    }
}

void ImportFile::keep_rows(csv::Table table, ImportReport& report) {
    const std::size_t width = table.header.cells.size();
    for (csv::Row& row : table.rows) {
        const auto surplus = row.cells | std::views::drop(width);
        if (std::ranges::all_of(surplus, [](const auto& cell) { return clean(cell).empty(); })) {
            rows_.push_back(std::move(row));
            continue;
        }
        report.refuse(row.line,
                      std::to_string(row.cells.size()) + " cells where the header has " +
                          std::to_string(width) +
                          "; put a text that holds the delimiter in quotation marks");
    }
}

std::string ImportFile::cell(const csv::Row& row, std::string_view column) const {
    const auto place = places_.find(column);
    if (place == places_.end() || place->second >= row.cells.size()) return {};
    return clean(row.cells[place->second]);
}

void Refuser::operator()(std::string_view column,
                         std::string_view cell,
                         std::string_view why) const {
    const std::string shown(text::cut(cell, 60));
    report.refuse(line, std::string(column) + " \"" + shown + "\" " + std::string(why));
}

std::optional<core::LocalDate> read_day(std::string_view column,
                                        std::string_view cell,
                                        const Refuser& refuse) {
    if (cell.empty()) return std::nullopt;
    std::optional<core::LocalDate> day;
    if (const auto dmy = three_numbers(cell, '/')) {
        day = std::chrono::year{(*dmy)[2]} / (*dmy)[1] / (*dmy)[0];
    } else if (const auto ymd = three_numbers(cell, '-')) {
        day = std::chrono::year{(*ymd)[0]} / (*ymd)[1] / (*ymd)[2];
    } else {
        refuse(column, cell, "is not a date; write dd/mm/yyyy or yyyy-mm-dd");
        return std::nullopt;
    }
    const int year = static_cast<int>(day->year());
    if (day->ok() && year >= 1900 && year <= 2100) return day;
    refuse(column, cell, "is not a day of the calendar; write dd/mm/yyyy or yyyy-mm-dd");
    return std::nullopt;
}

std::string read_phone(std::string_view column, std::string_view cell, const Refuser& refuse) {
    std::string digits;
    for (const char c : cell) {
        if (is_digit(c)) {
            digits += c;
        } else if (std::string_view(" .-()+").find(c) == std::string_view::npos) {
            digits.clear();
            break;
        }
    }
    if (cell.empty()) return {};
    if (digits.starts_with("0084")) digits.erase(0, 2);
    if (digits.starts_with("84") && digits.size() >= 11) digits.replace(0, 2, "0");
    if (digits.size() == 9 && digits.front() != '0') digits.insert(0, "0");
    if ((digits.size() == 10 || digits.size() == 11) && digits.front() == '0') return digits;
    refuse(column, cell, "is not a telephone number; write ten or eleven digits that begin with 0");
    return {};
}

std::string read_channel_id(std::string_view column, std::string_view cell, const Refuser& refuse) {
    const auto is_letter_or_digit = [](char c) {
        return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    if (cell.size() <= 64 && std::ranges::all_of(cell, is_letter_or_digit)) {
        return std::string(cell);
    }
    const bool is_rounded = cell.find_first_of("eE") != std::string_view::npos &&
                            cell.find('+') != std::string_view::npos;
    refuse(column,
           cell,
           is_rounded
               ? "was rounded by a spreadsheet program; make the column text and fill it anew"
               : "is not an id of Zalo; those are letters and digits only");
    return {};
}

std::string read_words(std::string_view column,
                       std::string_view cell,
                       std::size_t max_units,
                       const Refuser& refuse) {
    if (text::utf16_length(cell) <= max_units) return std::string(cell);
    refuse(column, cell, "… is longer than " + std::to_string(max_units) + " characters");
    return {};
}

bool is_same_name(std::string_view one, std::string_view other) {
    if (text::fold_keep_accents(one) == text::fold_keep_accents(other)) return true;
    return text::fold(one) == text::fold(other) &&
           (!text::has_accents(one) || !text::has_accents(other));
}

bool is_better_spelling(std::string_view typed, std::string_view stored) {
    return text::has_accents(typed) &&
           text::fold_keep_accents(typed) != text::fold_keep_accents(stored);
}

}  // namespace mungba::usecases
