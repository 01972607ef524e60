#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/local_time.hpp"
#include "usecases/csv.hpp"
#include "usecases/import_report.hpp"

/// The columns of an operator's file, and what may stand in their cells. Pure.
namespace mungba::usecases {

struct Column {
    std::string_view name;  ///< "ho_ten"; any accents, case, spaces and underscores in the file
    enum class Need { required, optional } need = Need::optional;
};

/// A file that was read, its columns found. Refuses and warns in the report: no file, a missing or
/// doubled column, extra ones, a row with more cells than the header.
class ImportFile {
public:
    ImportFile(std::string_view bytes, std::span<const Column> columns, ImportReport& report);
    std::span<const csv::Row> rows() const { return rows_; }
    /// The cell without white space around it, inner runs of it as one space, NFC; empty if there
    /// is no such column or cell.
    std::string cell(const csv::Row& row, std::string_view column) const;

private:
    void find_columns(const csv::Row& header,
                      std::span<const Column> columns,
                      ImportReport& report);
    void keep_rows(csv::Table table, ImportReport& report);

    std::map<std::string, std::size_t, std::less<>> places_;
    std::vector<csv::Row> rows_;
};

/// Says of one line what cannot be read in it; nothing is thrown, so that all mistakes are told at
/// once.
struct Refuser {
    ImportReport& report;
    std::size_t line;
    void operator()(std::string_view column, std::string_view cell, std::string_view why) const;
};

// Each reads one cell; an empty cell gives nothing, a wrong one is refused.

/// dd/mm/yyyy or yyyy-mm-dd, of 1900 to 2100.
std::optional<core::LocalDate> read_day(std::string_view column,
                                        std::string_view cell,
                                        const Refuser& refuse);
/// A Vietnamese telephone number → "0912345678"; +84 and a zero that a spreadsheet program took
/// away are mended.
std::string read_phone(std::string_view column, std::string_view cell, const Refuser& refuse);
/// An id of the channel: letters and digits. "5,1E+18" is told as what it is.
std::string read_channel_id(std::string_view column, std::string_view cell, const Refuser& refuse);
/// A name or place of at most `max_units` UTF-16 units.
std::string read_words(std::string_view column,
                       std::string_view cell,
                       std::size_t max_units,
                       const Refuser& refuse);

inline constexpr std::size_t kMaxNameUnits = 100;
inline constexpr std::size_t kMaxPlaceUnits = 300;

/// True if both are spellings of one name: the same letters and accents, or one of them typed
/// without any accent. "Hùng" and "Hưng" are two names.
bool is_same_name(std::string_view one, std::string_view other);
/// True if `typed` is the better spelling: it differs from `stored` in accents and bears some.
bool is_better_spelling(std::string_view typed, std::string_view stored);

}  // namespace mungba::usecases
