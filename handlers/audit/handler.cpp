#include "core/text.hpp"
#include "handlers/audit/audit.hpp"
#include "handlers/audit/words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/visit.hpp"
#include "storage/audit_list_repository.hpp"

namespace mungba::handlers::audit {
namespace {

using storage::audit_lists::Line;
using usecases::Action;

constexpr int kLines = 50;

std::string who(const Line& line) {
    if (line.entry.actor_kind == "operator") return "người quản trị";
    if (line.entry.actor_kind == "clock") return "trợ lý";
    if (line.entry.actor_kind == "channel") return "Zalo";
    return line.actor_name.empty() ? "một đồng chí đã xóa dữ liệu" : line.actor_name;
}

std::string on_what(const Line& line) {
    std::string words = line.object_name;
    if (!line.branch_name.empty()) words += (words.empty() ? "" : ", ") + line.branch_name;
    return words;
}

web::Form filter_form(const std::string& kind, std::int64_t branch) {
    web::Form form;
    form.method = web::Form::Method::get;
    form.address = "/nhat-ky";
    form.submit = "Lọc";
    form.fields = {{.name = "loai", .label = "Loại", .kind = web::Field::Kind::select, .value = kind,
                    .options = {{"", "tất cả"}, {"read.", "xem dữ liệu cá nhân"}, {"login.", "đăng nhập"}, {"member.", "danh sách"}, {"role.", "chức vụ"}, {"message.", "tin gửi"}}}};
    if (branch > 0) form.fields.push_back({.name = "chi-bo", .kind = web::Field::Kind::hidden, .value = std::to_string(branch)});
    return form;
}

web::Page list(Visit& visit) {
    const std::string kind(visit.query().get("loai"));
    const std::int64_t branch = visit.query().number("chi-bo").value_or(0);
    auto lines = storage::audit_lists::page(visit.connection(),
                                            visit.organization(),
                                            {.branch = core::BranchId{branch}, .action = kind, .before = visit.query().number("truoc").value_or(0)},
                                            kLines + 1);
    const bool more = lines.size() > kLines;
    if (more) lines.resize(kLines);
    visit.reads({}, "audit");
    web::Table table;
    table.caption = "Nhật ký, mới nhất trước";
    table.columns = {{.title = "Lúc"}, {.title = "Ai"}, {.title = "Việc"}, {.title = "Của ai, ở đâu"}, {.title = "Qua", .optional = true}, {.title = "Mục", .optional = true}};
    table.when_empty = "Không có dòng nào.";
    for (const Line& line : lines) {
        table.rows.push_back({.cells = {{.text = short_moment(line.at)},
                                        {.text = who(line)},
                                        {.text = action_words(line.entry.action)},
                                        {.text = on_what(line)},
                                        {.text = std::string(source_words(line.entry.source))},
                                        {.text = line.entry.fields}}});
    }
    web::Paging paging;
    if (more) paging.next = web::address("/nhat-ky", {{"loai", kind}, {"chi-bo", branch > 0 ? std::to_string(branch) : ""}, {"truoc", std::to_string(lines.back().id)}});
    if (visit.query().has("truoc")) paging.previous = web::address("/nhat-ky", {{"loai", kind}, {"chi-bo", branch > 0 ? std::to_string(branch) : ""}});
    web::Page page;
    page.title = lines.empty() ? "Nhật ký chưa có dòng nào" : "Nhật ký: lần gần nhất " + short_moment(lines.front().at);
    page.lead = "Nhật ký chỉ thêm, không sửa được; không ghi giá trị, chỉ ghi tên mục.";
    page.sections.push_back(section({filter_form(kind, branch), table, paging}, "Nhật ký"));
    return page;
}

class AuditHandler final : public Handler {
public:
    Info info() const override { return {.name = "audit", .commands = {}, .job_kinds = {}}; }
    std::vector<PageInfo> pages() const override {
        return {{.path = "/nhat-ky", .action = Action::see_audit, .get = list, .menu = "Nhật ký", .place = 80}};
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<AuditHandler>(); }

}  // namespace mungba::handlers::audit
