#include "usecases/branches_file.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/text.hpp"
#include "domain/meeting.hpp"
#include "usecases/import_cells.hpp"

namespace mungba::usecases::branches {
namespace {

constexpr std::array kColumns = {Column{"chi_bo", Column::Need::required},
                                 Column{"loai_hinh"},
                                 Column{"co_chi_uy"},
                                 Column{"buoi"},
                                 Column{"gio"},
                                 Column{"dia_diem"},
                                 Column{"quy_tac"},
                                 Column{"phu_trach"},
                                 Column{"nhom_zalo"},
                                 Column{"nhom_chi_uy"},
                                 Column{"to_dang"}};
constexpr std::string_view kTypes =
    "is none of: tổ dân phố, thôn, cơ quan, sự nghiệp, doanh nghiệp nhà nước, doanh nghiệp tư "
    "nhân, "
    "lực lượng vũ trang, sinh viên";

/// Reads one line.
class RowReader {
public:
    RowReader(const ImportFile& file, const csv::Row& cells, ImportReport& report)
        : file_(file), cells_(cells), refuse_{report, cells.line} {}

    Row read() const {
        Row row;
        row.line = cells_.line;
        row.name = read_words("chi_bo", cell("chi_bo"), kMaxNameUnits, refuse_);
        if (cell("chi_bo").empty()) refuse_.report.refuse(row.line, "chi_bo is empty");
        row.type = one_of("loai_hinh", kTypes, domain::read_branch_type);
        row.session = one_of("buoi", "is none of: sáng, chiều, tối", domain::read_session);
        row.date_preset =
            one_of("quy_tac", "is none of: mặc định, dân cư", domain::read_date_preset);
        row.has_committee = one_of("co_chi_uy", "is none of: có, không", read_yes_or_no);
        row.hour = hour(row.session);
        row.venue = read_words("dia_diem", cell("dia_diem"), kMaxPlaceUnits, refuse_);
        if (const std::size_t length = core::text::utf16_length(row.venue);
            length > domain::kLongestPlace) {
            refuse_.report.warnings.push_back(
                "line " + std::to_string(row.line) + ": dia_diem has " + std::to_string(length) +
                " characters; a notice takes " + std::to_string(domain::kLongestPlace) +
                ", so a shorter place will be asked for with each meeting");
        }
        row.party_groups = read_words("to_dang", cell("to_dang"), kMaxPlaceUnits, refuse_);
        row.overseers = names(cell("phu_trach"));
        row.branch_group = core::GroupId{id("nhom_zalo")};
        row.committee_group = core::GroupId{id("nhom_chi_uy")};
        return row;
    }

private:
    std::string cell(std::string_view column) const { return file_.cell(cells_, column); }
    std::string id(std::string_view column) const {
        return read_channel_id(column, cell(column), refuse_);
    }

    /// The word of a cell by `read`; nothing for an empty cell, refused with `accepted` otherwise.
    template <typename T>
    std::optional<T> one_of(std::string_view column,
                            std::string_view accepted,
                            std::optional<T> (*reader)(std::string_view)) const {
        const std::string word = cell(column);
        if (word.empty()) return std::nullopt;
        const auto value = reader(word);
        if (!value) refuse_(column, word, accepted);
        return value;
    }

    static std::optional<bool> read_yes_or_no(std::string_view word) {
        const std::string folded = core::text::fold(word);
        if (folded == "co") return true;
        if (folded == "khong") return false;
        return std::nullopt;
    }

    static std::vector<std::string> names(const std::string& cell) {
        std::vector<std::string> list;
        std::size_t begin = 0;
        while (begin <= cell.size()) {
            const std::size_t end = std::min(cell.find_first_of(",;", begin), cell.size());
            const std::string name = core::text::trim(cell.substr(begin, end - begin));
            if (!name.empty()) list.push_back(name);
            begin = end + 1;
        }
        return list;
    }

    /// "19:30", "19h30", "7h30" beside a `buoi`; "19:30:00" as spreadsheet programs write it.
    std::optional<core::TimeOfDay> hour(std::optional<domain::Session> session) const {
        const std::string word = cell("gio");
        if (word.empty()) return std::nullopt;
        std::string folded = core::text::fold(word);
        if (folded.size() > 6 && folded.ends_with(":00")) folded.resize(folded.size() - 3);
        const core::ReadHour read = core::read_hour(folded);
        using Outcome = core::ReadHour::Outcome;
        const bool is_whole = read.length == folded.size();
        if (is_whole && read.outcome == Outcome::time) return read.time;
        if (is_whole && read.outcome == Outcome::two_ways) {
            if (session) {
                return session == domain::Session::morning ? std::min(read.time, read.other)
                                                           : std::max(read.time, read.other);
            }
            refuse_("gio", word, "may be morning or evening; fill buoi, or write 07:30 or 19:30");
            return std::nullopt;
        }
        refuse_("gio", word, "is not an hour; write it as 19:30");
        return std::nullopt;
    }

    const ImportFile& file_;
    const csv::Row& cells_;
    Refuser refuse_;
};

}  // namespace

std::vector<Row> read_file(std::string_view bytes, ImportReport& report) {
    const ImportFile file(bytes, kColumns, report);
    std::vector<Row> rows;
    std::map<std::string, std::size_t> lines;
    for (const csv::Row& cells : file.rows()) {
        rows.push_back(RowReader(file, cells, report).read());
        const Row& row = rows.back();
        if (row.name.empty()) continue;
        const auto [first, is_new] = lines.try_emplace(core::text::fold(row.name), row.line);
        if (is_new) continue;
        report.refuse(row.line,
                      row.name + " stands in line " + std::to_string(first->second) +
                          " already; leave one of the two");
    }
    return rows;
}

}  // namespace mungba::usecases::branches
