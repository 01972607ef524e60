#include "handlers/members/member_forms.hpp"

#include "handlers/contract/domain_words.hpp"

namespace mungba::handlers::members {
namespace {

using domain::MemberStatus;
using domain::Role;
using Kind = web::Field::Kind;
using usecases::members::Whole;

web::Form form_at(const Whole& whole, std::string deed, std::string submit) {
    web::Form form;
    form.address = address_of(whole.member.branch, whole.member.membership);
    form.submit = std::move(submit);
    form.main = false;
    form.fields.push_back({.name = "viec", .kind = Kind::hidden, .value = std::move(deed)});
    return form;
}

}  // namespace

std::string address_of(core::BranchId branch, core::MembershipId membership) {
    return "/chi-bo/" + std::to_string(branch.value) + "/dang-vien/" + std::to_string(membership.value);
}

web::Form person_form(const Whole& whole, bool arranges) {
    web::Form form = form_at(whole, "nguoi", "Ghi thông tin");
    form.main = true;
    const storage::Person& person = whole.person;
    if (arranges) {
        form.fields.push_back({.name = "ten", .label = "Họ tên", .value = person.name, .required = true, .max_length = 100});
        form.fields.push_back({.name = "sinh", .label = "Ngày sinh", .kind = Kind::date, .hint = "Như 05/10/1974", .value = person.birth_date.value_or("")});
    }
    form.fields.push_back({.name = "dt", .label = "Điện thoại", .kind = Kind::phone, .hint = "Chỉ dùng cho danh sách cần gọi điện", .value = person.phone, .max_length = 20});
    if (!person.consented_in_chat) {
        form.fields.push_back({.name = "dong-y", .label = "Đồng ý bằng giấy, ngày", .kind = Kind::date, .hint = "Ngày ghi trên giấy đồng ý của đồng chí ấy",
                               .value = person.consent_on.value_or("")});
    }
    form.fields.push_back({.name = "da-xem", .kind = Kind::hidden, .value = usecases::members::fingerprint_of(person)});
    return form;
}

web::Form status_form(const Whole& whole, bool arranges) {
    web::Form form = form_at(whole, "tinh-trang", "Ghi tình trạng");
    web::Field status{.name = "tt", .label = "Tình trạng", .kind = Kind::select, .value = std::string(domain::name_of(whole.member.status))};
    for (const MemberStatus one : {MemberStatus::official, MemberStatus::probationary, MemberStatus::exempt, MemberStatus::temp_exempt, MemberStatus::suspended,
                                   MemberStatus::temp_in, MemberStatus::temp_out}) {
        const bool is_for_secretary = one == MemberStatus::official || one == MemberStatus::temp_exempt || one == MemberStatus::temp_out;
        if (arranges || is_for_secretary) status.options.push_back({.value = std::string(domain::name_of(one)), .text = std::string(words_for(one))});
    }
    form.fields.push_back(std::move(status));
    form.fields.push_back({.name = "tu", .label = "Từ ngày", .kind = Kind::date, .hint = "Như 05/10/2026; bỏ trống: từ hôm nay"});
    form.fields.push_back({.name = "den", .label = "Đến hết ngày", .kind = Kind::date, .hint = "Bỏ trống: chưa định; hết ngày ấy tình trạng trước trở lại"});
    return form;
}

web::Form role_form(const Whole& whole) {
    web::Form form = form_at(whole, "chuc-vu", "Giao chức vụ");
    web::Field role{.name = "cv", .label = "Chức vụ", .kind = Kind::select, .value = std::string(domain::name_of(Role::deputy))};
    for (const Role one : {Role::deputy, Role::branch_committee, Role::overseer, Role::office})
        role.options.push_back({.value = std::string(domain::name_of(one)), .text = std::string(words_for(one))});
    form.fields.push_back(std::move(role));
    form.fields.push_back({.name = "tu", .label = "Từ ngày", .kind = Kind::date, .hint = "Như 05/10/2026; bỏ trống: từ hôm nay"});
    form.fields.push_back({.name = "den", .label = "Đến hết ngày", .kind = Kind::date, .hint = "Bỏ trống: chưa định"});
    return form;
}

web::Form position_form(const Whole& whole) {
    web::Form form = form_at(whole, "thu-tu", "Xếp lại");
    form.fields.push_back({.name = "so", .label = "Số thứ tự trong danh sách", .kind = Kind::number, .value = std::to_string(whole.member.position), .max_length = 4});
    return form;
}

}  // namespace mungba::handlers::members
