#include "domain/agenda.hpp"

#include "domain/name_table.hpp"

namespace mungba::domain {
namespace {

constexpr NameTable<AgendaPart, 3> kParts{
    {{AgendaPart::opening, "opening"}, {AgendaPart::conduct, "conduct"}, {AgendaPart::closing, "closing"}}};

void put_in(std::string& line, std::string_view name, unsigned value) {
    for (auto at = line.find(name); at != std::string::npos; at = line.find(name)) line.replace(at, name.size(), std::to_string(value));
}

}  // namespace

std::string_view name_of(AgendaPart part) { return name_in(kParts, part); }
std::optional<AgendaPart> agenda_part_named(std::string_view name) { return value_in(kParts, name); }

AgendaForm default_agenda() {
    return {.opening = {"Nêu lý do, giới thiệu đại biểu", "Cử thư ký cuộc họp", "Điểm danh đảng viên", "Tình hình đóng đảng phí"},
            .conduct = {"thông tin thời sự", "kết quả tháng {thang_truoc}, nhiệm vụ tháng {thang}", "nội dung khác"},
            .closing = {"Kết luận, phân công nhiệm vụ", "Tự đánh giá chất lượng buổi sinh hoạt", "Thông qua biên bản"},
            .combined = {"thời sự", "kết quả tháng {thang_truoc}, nhiệm vụ tháng {thang}"}};
}

std::vector<std::string> default_topic_groups() {
    return {"Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
            "Thực hiện chủ trương của Đảng, pháp luật của Nhà nước ở chi bộ",
            "Nâng cao lý luận, chuyên môn, năng lực công tác",
            "Xây dựng Đảng, hệ thống chính trị, đơn vị; quản lý, phân công đảng viên",
            "Chủ đề công tác năm của thành phố và phường",
            "Truyền thống cách mạng và truyền thống địa phương",
            "Chuyển đổi số trong công tác Đảng, thủ tục đảng trực tuyến",
            "Nội dung khác phù hợp với đơn vị"};
}

std::string agenda_line(std::string_view form, unsigned month) {
    std::string line(form);
    put_in(line, "{thang_truoc}", month == 1 ? 12 : month - 1);
    put_in(line, "{thang}", month);
    return line;
}

std::string as_contents(const std::vector<std::string>& lines) {
    if (lines.size() == 1) return lines.front();
    std::string contents;
    for (std::size_t i = 0; i < lines.size(); ++i) contents += (i > 0 ? "; (" : "(") + std::to_string(i + 1) + ") " + lines[i];
    return contents;
}

}  // namespace mungba::domain
