#include "handlers/thematic/plan_forms.hpp"

#include "core/text.hpp"
#include "handlers/thematic/topic_pages.hpp"
#include "storage/people_repository.hpp"
#include "usecases/audience.hpp"

namespace mungba::handlers::thematic {
namespace {

using Kind = web::Field::Kind;

web::Form form_of(core::BranchId branch, const char* deed, core::SlotId slot, std::string submit) {
    web::Form form;
    form.address = plan_address(branch);
    form.submit = std::move(submit);
    form.main = false;
    form.label = form.submit;
    form.fields.push_back({.name = "viec", .label = {}, .kind = Kind::hidden, .value = deed});
    form.fields.push_back({.name = "so", .label = {}, .kind = Kind::hidden, .value = std::to_string(slot.value)});
    return form;
}

std::vector<web::Option> people(core::BranchId branch, Visit& visit) {
    std::vector<web::Option> options{{.value = "0", .text = "Chưa phân công"}};
    for (const auto& member : storage::people::members_of(visit.connection(), branch, visit.today()))
        options.push_back({.value = std::to_string(member.person.value), .text = std::to_string(member.position) + ". " + member.name});
    return options;
}

std::vector<web::Option> topics(const domain::Quarter& quarter, Visit& visit) {
    std::vector<web::Option> options{{.value = "0", .text = "Tự đặt tên"}};
    for (const auto& topic : storage::thematic::suggestions(visit.connection(), visit.organization(), quarter.year)) {
        const std::string of = topic.quarter == 0 ? "cả năm" : "quý " + domain::roman(topic.quarter);
        options.push_back({.value = std::to_string(topic.id.value), .text = topic.topic + " (" + of + ")"});
    }
    return options;
}

}  // namespace

std::string plan_address(core::BranchId branch) { return "/chi-bo/" + std::to_string(branch.value) + "/chuyen-de"; }

web::Form slot_form(const storage::ThematicSlot& slot, Visit& visit) {
    web::Form form = form_of(visit.branch(), slot.id ? "sua" : "them", slot.id, slot.id ? "Lưu chuyên đề" : "Thêm vào kế hoạch");
    form.fields.push_back({.name = "nam", .label = {}, .kind = Kind::hidden, .value = std::to_string(slot.quarter.year)});
    if (!slot.id) {
        form.fields.push_back({.name = "quy",
                               .label = "Quý",
                               .kind = Kind::select,
                               .value = std::to_string(slot.quarter.number),
                               .options = {{.value = "1", .text = "Quý I"}, {.value = "2", .text = "Quý II"}, {.value = "3", .text = "Quý III"}, {.value = "4", .text = "Quý IV"}}});
    }
    auto suggested = topics(slot.quarter, visit);
    if (suggested.size() > 1) form.fields.push_back({.name = "goi-y", .label = "Chọn trong gợi ý của văn phòng", .kind = Kind::select, .value = "0", .options = std::move(suggested)});
    form.fields.push_back({.name = "chuyen-de",
                           .label = "Tên chuyên đề",
                           .hint = "Có dấu, tối đa 75 ký tự; để trống nếu chọn trong gợi ý",
                           .value = slot.topic,
                           .max_length = static_cast<int>(domain::kLongestTopic)});
    form.fields.push_back({.name = "nhom", .label = "Nhóm chuyên đề", .kind = Kind::select, .value = std::to_string(slot.group), .options = group_options(visit.context().rules(), "Chưa chọn nhóm")});
    form.fields.push_back({.name = "nguoi", .label = "Người trình bày", .kind = Kind::select, .value = std::to_string(slot.presenter.value), .options = people(visit.branch(), visit)});
    form.fields.push_back({.name = "de-cuong",
                           .label = "Đề cương gửi trước ngày",
                           .kind = Kind::date,
                           .hint = "Để trống: " + std::to_string(visit.context().rules().thematic.draft_days) + " ngày trước buổi họp",
                           .value = slot.draft_due.value_or("")});
    return form;
}

web::Form date_form(const storage::ThematicSlot& slot, Visit& visit) {
    web::Form form = form_of(visit.branch(), "ngay", slot.id, "Xem trước khi ghi lịch");
    form.fields.push_back({.name = "ngay", .label = "Ngày họp", .kind = Kind::date, .hint = "Trùng ngày sinh hoạt thường kỳ thì kết hợp thành hai phần riêng", .required = true});
    form.fields.push_back({.name = "gio", .label = "Giờ", .kind = Kind::time, .hint = "Để trống: giờ thường lệ của chi bộ"});
    return form;
}

web::Form held_form(const storage::ThematicSlot& slot, Visit& visit) {
    web::Form form = form_of(visit.branch(), "da-hop", slot.id, "Ghi nhận đã họp");
    form.fields.push_back({.name = "ngay", .label = "Ngày đã họp", .kind = Kind::date, .required = true});
    return form;
}

web::Form result_form(const storage::ThematicSlot& slot, Visit& visit) {
    const auto known = storage::thematic::result_of(visit.connection(), slot.meeting);
    const auto day = core::local_date(*slot.starts_at);
    const auto members = usecases::audience::invited(visit.connection(), slot.branch, domain::MeetingKind::thematic, day).size();
    web::Form form = form_of(visit.branch(), "ket-qua", slot.id, known ? "Báo lại kết quả" : "Báo kết quả tới văn phòng");
    form.fields.push_back({.name = "du", .label = "Số đồng chí dự", .kind = Kind::number, .value = known ? std::to_string(known->present) : "", .required = true});
    form.fields.push_back({.name = "tren", .label = "Trên tổng số", .kind = Kind::number, .value = std::to_string(known ? static_cast<std::size_t>(known->members) : members), .required = true});
    form.fields.push_back({.name = "nghi-quyet",
                           .label = "Nghị quyết chuyên đề",
                           .kind = Kind::select,
                           .value = known && known->resolution ? "1" : "0",
                           .options = {{.value = "0", .text = "Không ra nghị quyết"}, {.value = "1", .text = "Có nghị quyết"}}});
    form.fields.push_back({.name = "nhiem-vu", .label = "Số nhiệm vụ được giao", .kind = Kind::number, .value = known ? std::to_string(known->tasks) : "0", .required = true});
    return form;
}

}  // namespace mungba::handlers::thematic
