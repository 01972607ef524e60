#include "usecases/roster_file.hpp"

#include <array>
#include <map>

#include "core/text.hpp"
#include "usecases/import_cells.hpp"

namespace mungba::usecases::roster {
namespace {

using domain::Role;

constexpr std::array kColumns = {Column{"chi_bo", Column::Need::required},
                                 Column{"ho_ten", Column::Need::required},
                                 Column{"ngay_sinh"},
                                 Column{"chuc_vu"},
                                 Column{"tinh_trang"},
                                 Column{"tu_ngay"},
                                 Column{"den_ngay"},
                                 Column{"zalo_id"},
                                 Column{"dien_thoai"},
                                 Column{"dong_y"},
                                 Column{"nhom_zalo"},
                                 Column{"nhom_chi_uy"}};
constexpr std::string_view kOffices =
    "is none of: bí thư, phó bí thư, chi ủy viên, đảng viên, văn phòng, cấp ủy viên";
constexpr std::string_view kStatuses =
    "is none of: chính thức, dự bị, miễn sinh hoạt, tạm miễn, đình chỉ, tạm thời đến, tạm thời đi";

/// Reads one line; knows the file and the day.
class RowReader {
public:
    RowReader(const ImportFile& file,
              const csv::Row& cells,
              core::LocalDate today,
              ImportReport& report)
        : file_(file), cells_(cells), today_(today), refuse_{report, cells.line} {}

    Row read() {
        Row row;
        row.line = cells_.line;
        row.branch = read_words("chi_bo", cell("chi_bo"), kMaxNameUnits, refuse_);
        row.name = read_words("ho_ten", cell("ho_ten"), kMaxNameUnits, refuse_);
        row.branch_key = core::text::fold(row.branch);
        row.name_key = core::text::fold(row.name);
        row.phone = read_phone("dien_thoai", cell("dien_thoai"), refuse_);
        row.account = core::UserId{id("zalo_id")};
        row.branch_group = core::GroupId{id("nhom_zalo")};
        row.committee_group = core::GroupId{id("nhom_chi_uy")};
        read_birth(row);
        read_consent(row);
        read_office(row);
        read_status(row);
        if (cell("ho_ten").empty()) refuse_.report.refuse(row.line, "ho_ten is empty");
        check_branch(row);
        return row;
    }

private:
    std::string cell(std::string_view column) const { return file_.cell(cells_, column); }
    std::string id(std::string_view column) const {
        return read_channel_id(column, cell(column), refuse_);
    }
    std::optional<core::LocalDate> day(std::string_view column) const {
        return read_day(column, cell(column), refuse_);
    }

    void read_birth(Row& row) const {
        const auto birth = day("ngay_sinh");
        if (!birth) return;
        if (*birth > today_) refuse_("ngay_sinh", cell("ngay_sinh"), "lies in the future");
        row.birth_date = core::format_iso_date(*birth);
    }

    void read_consent(Row& row) const {
        const auto consent = day("dong_y");
        if (!consent) return;
        if (*consent > today_) {
            refuse_.report.warnings.push_back("line " + std::to_string(row.line) +
                                              ": dong_y lies in the future");
        }
        row.consent_on = core::format_iso_date(*consent);
    }

    void read_office(Row& row) const {
        const std::string office = cell("chuc_vu");
        if (office.empty()) return;
        const domain::ReadRole read = domain::read_role(office);
        if (!read.known) return refuse_("chuc_vu", office, kOffices);
        row.office_told = true;
        row.role = read.role;
    }

    void read_status(Row& row) const {
        const std::string word = cell("tinh_trang");
        const auto from = day("tu_ngay");
        const auto until = day("den_ngay");
        if (from && until && *until < *from) {
            refuse_("den_ngay", cell("den_ngay"), "lies before tu_ngay");
        }
        if (word.empty()) {
            if (!from && !until) return;
            return refuse_.report.refuse(
                row.line, "tu_ngay and den_ngay are those of tinh_trang, which is empty");
        }
        const auto status = domain::read_member_status(word);
        if (!status) return refuse_("tinh_trang", word, kStatuses);
        row.status = StatedStatus{.status = *status, .from = from, .until = until};
    }

    void check_branch(Row& row) const {
        if (!cell("chi_bo").empty()) return;
        const bool is_of_committee = row.role == Role::office || row.role == Role::overseer;
        // "đảng viên" without a branch ends the rights of the office; whether there are any, the
        // import sees.
        const bool ends_office = row.office_told && !row.role;
        if (!is_of_committee && !ends_office) {
            refuse_.report.refuse(
                row.line, "chi_bo is empty; only văn phòng and cấp ủy viên may leave it out");
        }
        if (!row.branch_group.empty() || !row.committee_group.empty()) {
            refuse_.report.warnings.push_back("line " + std::to_string(row.line) +
                                              ": a group without chi_bo is not bound");
        }
    }

    const ImportFile& file_;
    const csv::Row& cells_;
    core::LocalDate today_;
    Refuser refuse_;
};

/// Two lines that speak of one person: the same branch and name, and no two birth dates that tell
/// them apart.
void refuse_doubles(const std::vector<Row>& rows, ImportReport& report) {
    std::map<std::string, std::vector<const Row*>> by_name;
    for (const Row& row : rows) {
        if (row.name.empty()) continue;
        auto& same = by_name[row.branch_key + (row.is_of_member() ? '\n' : '\t') + row.name_key];
        for (const Row* other : same) {
            const bool told_apart =
                row.birth_date && other->birth_date && *row.birth_date != *other->birth_date;
            if (told_apart || !is_same_name(row.name, other->name)) continue;
            report.refuse(row.line,
                          row.name + " stands in line " + std::to_string(other->line) +
                              " already; leave one of the two, or give both their ngay_sinh");
            break;
        }
        same.push_back(&row);
    }
}

/// The status of people who are in no list has no place to stand.
void drop_statuses_of_committee(std::vector<Row>& rows, ImportReport& report) {
    std::string lines;
    for (Row& row : rows) {
        if (row.is_of_member() || !row.status) continue;
        row.status.reset();
        lines += (lines.empty() ? "" : ", ") + std::to_string(row.line);
    }
    if (lines.empty()) return;
    report.notes.push_back("tinh_trang is kept for members of a branch only, not for line " +
                           lines);
}

}  // namespace

std::vector<Row> read_file(std::string_view bytes, core::LocalDate today, ImportReport& report) {
    const ImportFile file(bytes, kColumns, report);
    std::vector<Row> rows;
    for (const csv::Row& cells : file.rows()) {
        rows.push_back(RowReader(file, cells, today, report).read());
    }
    refuse_doubles(rows, report);
    drop_statuses_of_committee(rows, report);
    return rows;
}

std::string_view word_of(std::optional<Role> role) {
    if (!role) return "đảng viên";
    switch (*role) {
        case Role::secretary:
            return "bí thư";
        case Role::deputy:
            return "phó bí thư";
        case Role::branch_committee:
            return "chi ủy viên";
        case Role::overseer:
            return "cấp ủy viên";
        case Role::office:
            return "văn phòng";
    }
    return "";
}

}  // namespace mungba::usecases::roster
