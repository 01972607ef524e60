#include "handlers/branches/settings_pages.hpp"

#include <algorithm>
#include <iterator>

#include "core/text.hpp"
#include "handlers/branches/texts.hpp"
#include "handlers/contract/domain_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "usecases/branch_settings.hpp"
#include "usecases/meeting_making.hpp"

namespace mungba::handlers::branches {
namespace {

using storage::Branch;
using web::Field;
using Kind = web::Field::Kind;
namespace settings = usecases::branch_settings;

template <typename T>
std::vector<web::Option> options(std::initializer_list<T> values, const char* none) {
    std::vector<web::Option> list;
    if (none != nullptr) list.push_back({.value = "", .text = none});
    for (const T value : values) list.push_back({.value = std::string(domain::name_of(value)), .text = std::string(words_for(value))});
    return list;
}

std::string clock_text(const std::optional<core::TimeOfDay>& hour) {
    if (!hour) return {};
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(hour->hour()) + ":" + two(hour->minute());
}

/// "19:30", "19h30", "19 giờ 30"; nothing if it is none.
std::optional<core::TimeOfDay> read_clock(std::string_view text) {
    std::vector<int> numbers;
    int digits = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            if (digits == 0) numbers.push_back(0);
            if (++digits > 2) return std::nullopt;
            numbers.back() = numbers.back() * 10 + (c - '0');
        } else {
            digits = 0;
        }
    }
    if (numbers.empty() || numbers.size() > 3 || numbers[0] > 23 || (numbers.size() > 1 && numbers[1] > 59)) return std::nullopt;
    return core::at_hour(numbers[0], numbers.size() > 1 ? numbers[1] : 0);
}

template <typename T>
std::string name_if(const std::optional<T>& value) {
    return value ? std::string(domain::name_of(*value)) : std::string();
}

constexpr domain::DayOffKind kKinds[] = {domain::DayOffKind::holiday, domain::DayOffKind::compensatory, domain::DayOffKind::swap_off,
                                         domain::DayOffKind::saturday, domain::DayOffKind::sunday};

std::string field_of_kind(domain::DayOffKind kind) { return "tranh-" + std::string(domain::name_of(kind)); }

/// A branch's own rule, which goes before the preset: what to avoid, which way, which days.
void add_own_policy(web::Form& form, const Branch& branch) {
    const auto& own = branch.own_policy;
    const domain::DatePolicy shown = own.value_or(domain::default_policy(branch.date_preset));
    form.fields.push_back({.name = "rieng", .label = "Quy tắc riêng của chi bộ này", .kind = Kind::check, .hint = "Khi chọn, các mục sau thay cho quy tắc trên",
                           .value = own ? "1" : ""});
    constexpr std::string_view kWords[] = {"ngày lễ", "ngày nghỉ bù", "ngày nghỉ hoán đổi", "thứ Bảy", "Chủ nhật"};
    for (std::size_t i = 0; i < std::size(kKinds); ++i)
        form.fields.push_back({.name = field_of_kind(kKinds[i]), .label = "Không họp vào " + std::string(kWords[i]), .kind = Kind::check, .value = shown.avoid.has(kKinds[i]) ? "1" : ""});
    form.fields.push_back({.name = "huong", .label = "Nếu tránh ngày 03 thì họp", .kind = Kind::select, .value = std::string(domain::name_of(shown.direction)),
                           .options = {{.value = "next", .text = "ngày sau đó"}, {.value = "nearest", .text = "ngày gần nhất"}, {.value = "previous", .text = "ngày trước đó"}}});
    form.fields.push_back({.name = "tu-ngay", .label = "Từ ngày", .kind = Kind::number, .hint = "1 đến 3", .value = std::to_string(shown.first_day)});
    form.fields.push_back({.name = "den-ngay", .label = "Đến ngày", .kind = Kind::number, .hint = "3 đến 28; tuần đầu là ngày 7", .value = std::to_string(shown.last_day)});
}

/// What was typed; mistakes stand at the fields.
std::optional<domain::DatePolicy> own_policy_in(web::Form& form, const web::Values& typed) {
    if (typed.get("rieng") != "1") return std::nullopt;
    domain::DatePolicy policy;
    for (const domain::DayOffKind kind : kKinds) {
        if (typed.get(field_of_kind(kind)) == "1") policy.avoid.add(kind);
    }
    policy.direction = domain::direction_named(typed.get("huong")).value_or(domain::Direction::next);
    const auto first = typed.number("tu-ngay").value_or(0);
    const auto last = typed.number("den-ngay").value_or(0);
    if (first < 1 || first > 3) web::field_of(form, "tu-ngay").error = texts::kFirstDayBad;
    if (last < 3 || last > 28) web::field_of(form, "den-ngay").error = texts::kLastDayBad;
    policy.first_day = static_cast<unsigned>(std::clamp<std::int64_t>(first, 1, 3));
    policy.last_day = static_cast<unsigned>(std::clamp<std::int64_t>(last, 3, 28));
    return policy;
}

web::Form form_of(const Branch& branch, const std::string& address, bool arranges) {
    using domain::BranchType;
    using domain::Session;
    web::Form form;
    form.address = address;
    form.submit = branch.id ? "Ghi thay đổi" : "Thêm chi bộ";
    if (arranges) {
        form.fields.push_back({.name = "ten", .label = "Tên chi bộ", .hint = "Như in trong thông báo: Chi bộ 5", .value = branch.name, .required = true, .max_length = 100});
        form.fields.push_back({.name = "loai", .label = "Loại hình", .kind = Kind::select, .value = name_if(branch.type),
                               .options = options({BranchType::residential, BranchType::agency, BranchType::public_service, BranchType::state_enterprise,
                                                   BranchType::private_enterprise, BranchType::armed_forces, BranchType::student},
                                                  "chưa ghi")});
        form.fields.push_back({.name = "chi-uy", .label = "Có chi ủy", .kind = Kind::check, .hint = "Thông báo ký T/M chi ủy; không có thì ký T/M chi bộ",
                               .value = branch.has_committee ? "1" : ""});
    }
    form.fields.push_back({.name = "buoi", .label = "Buổi", .kind = Kind::pick, .value = name_if(branch.session),
                           .options = options({Session::morning, Session::afternoon, Session::evening}, nullptr)});
    form.fields.push_back({.name = "gio", .label = "Giờ", .kind = Kind::time, .hint = "Như 19:30", .value = clock_text(branch.hour)});
    form.fields.push_back({.name = "noi", .label = "Địa điểm", .hint = "Như in trong thông báo, tối đa 60 ký tự", .value = branch.venue, .max_length = 60});
    if (arranges) {
        form.fields.push_back({.name = "quy-tac", .label = "Quy tắc chọn ngày họp", .kind = Kind::select,
                               .hint = "Khi ngày 03 là ngày nghỉ, buổi họp chuyển sang ngày kế tiếp trong tuần đầu của tháng",
                               .value = std::string(domain::name_of(branch.date_preset)),
                               .options = options({domain::DatePreset::standard, domain::DatePreset::residential}, nullptr)});
        add_own_policy(form, branch);
        form.fields.push_back({.name = "to-dang", .label = "Các tổ đảng", .hint = "Nếu có; cách nhau bằng dấu phẩy", .value = branch.party_groups});
    }
    form.fields.push_back({.name = "da-xem", .label = {}, .kind = Kind::hidden, .value = settings::fingerprint_of(branch)});
    return form;
}

web::Facts facts_of(const Branch& branch) {
    web::Facts facts;
    const auto add = [&](const char* name, std::string value) { facts.facts.push_back({.name = name, .value = value.empty() ? "chưa ghi" : std::move(value)}); };
    add("Tên", branch.name);
    add("Loại hình", branch.type ? std::string(words_for(*branch.type)) : "");
    add("Chi ủy", branch.has_committee ? "có" : "không có");
    add("Buổi", branch.session ? std::string(words_for(*branch.session)) : "");
    add("Giờ", branch.hour ? core::format_hour(*branch.hour) : "");
    add("Địa điểm", branch.venue);
    add("Chọn ngày", branch.own_policy ? "quy tắc riêng" : std::string(words_for(branch.date_preset)));
    add("Tổ đảng", branch.party_groups);
    return facts;
}

/// "Chi bộ 5 thường họp tối, 19 giờ 30, tại Nhà văn hóa"
std::string heading_of(const Branch& branch) {
    if (!branch.hour && branch.venue.empty()) return branch.name + " chưa có giờ và nơi họp thường lệ";
    std::string text = branch.name + " thường họp";
    if (branch.session) text += " buổi " + std::string(words_for(*branch.session));
    if (branch.hour) text += " lúc " + core::format_hour(*branch.hour);
    return text;
}

/// What was typed over `branch`; mistakes stand at the fields of `form`.
Branch typed_over(const Branch& branch, web::Form& form, const web::Values& typed, bool arranges) {
    Branch wanted = branch;
    if (arranges) {
        wanted.name = web::typed_text(typed, "ten");
        wanted.type = domain::branch_type_named(typed.get("loai"));
        wanted.has_committee = typed.get("chi-uy") == "1";
        wanted.date_preset = domain::date_preset_named(typed.get("quy-tac")).value_or(branch.date_preset);
        wanted.own_policy = own_policy_in(form, typed);
        wanted.party_groups = web::typed_text(typed, "to-dang");
    }
    wanted.session = domain::session_named(typed.get("buoi"));
    wanted.venue = web::typed_text(typed, "noi");
    const std::string hour = web::typed_text(typed, "gio");
    wanted.hour = read_clock(hour);
    if (!hour.empty() && !wanted.hour) web::field_of(form, "gio").error = texts::kHourBad;
    return wanted;
}

void show_refusals(web::Form& form, const std::vector<settings::Refusal>& refusals) {
    for (const settings::Refusal& refusal : refusals) {
        if (refusal.field == settings::Field::venue) {
            web::field_of(form, "noi").error = texts::kVenueLong;
            continue;
        }
        auto& error = web::field_of(form, "ten").error;
        error = refusal.problem == settings::Problem::missing ? texts::kNameMissing
                : refusal.problem == settings::Problem::taken ? texts::kNameTaken
                                                              : texts::kNameLong;
    }
}

std::string address_of(core::BranchId branch, std::string_view rest = {}) { return "/chi-bo/" + std::to_string(branch.value) + std::string(rest); }

web::Section elsewhere(const Branch& branch, Visit& visit) {
    web::Buttons buttons;
    if (visit.may(usecases::Action::see_members, branch.id)) {
        buttons.links.push_back({.text = "Đảng viên", .address = address_of(branch.id, "/dang-vien")});
        buttons.links.push_back({.text = "Nhóm Zalo, yêu cầu", .address = address_of(branch.id, "/nhom")});
    }
    if (buttons.links.empty()) return section({web::Paragraph{.text = std::string(texts::kNextOnly), .kind = web::Paragraph::Kind::small}}, "Ghi chú");
    return section("Của chi bộ này", {buttons});
}

web::Page page_of(const Branch& branch, Visit& visit) {
    web::Page page;
    page.over = branch.name;
    page.title = heading_of(branch);
    if (!branch.venue.empty()) page.lead = branch.venue;
    page.aside.push_back(section(std::string(texts::kStored), {facts_of(branch)}));
    page.aside.push_back(elsewhere(branch, visit));
    return page;
}

bool arranges(Visit& visit) { return visit.may(usecases::Action::arrange_branches); }

web::Page show(Visit& visit) {
    const Branch branch = storage::branches::find(visit.connection(), visit.branch()).value();
    web::Page page = page_of(branch, visit);
    if (visit.was_done("ghi")) page.notices.push_back({.text = std::string(texts::kWritten)});
    if (visit.was_done("nhu-cu")) page.notices.push_back({.text = std::string(texts::kUnchanged)});
    if (visit.may(usecases::Action::change_branch, branch.id)) {
        page.sections.push_back(section("Sửa", {web::Paragraph{.text = std::string(texts::kNextOnly)}, form_of(branch, address_of(branch.id), arranges(visit))}));
    } else {
        page.sections.push_back(section({web::Paragraph{.text = "Đồng chí bí thư chi bộ và văn phòng sửa được mục này."}}, "Ghi chú"));
    }
    return page;
}

web::Page change(Visit& visit) {
    using Outcome = settings::Changed::Outcome;
    const Branch branch = storage::branches::find(visit.connection(), visit.branch()).value();
    web::Form form = form_of(branch, address_of(branch.id), arranges(visit));
    web::keep_typed(form, visit.form());
    const Branch wanted = typed_over(branch, form, visit.form(), arranges(visit));
    web::Page page = page_of(branch, visit);
    if (!web::has_errors(form)) {
        const auto changed = settings::change(visit.connection(), visit.actor(), wanted, visit.form().get("da-xem"), visit.now());
        if (changed.outcome == Outcome::written) usecases::meeting_making::adopt_usual(visit.connection(), changed.branch, visit.context().setting(), visit.now());
        if (changed.outcome == Outcome::written) return web::see_other(address_of(branch.id) + "?xong=ghi");
        if (changed.outcome == Outcome::unchanged) return web::see_other(address_of(branch.id) + "?xong=nhu-cu");
        if (changed.outcome == Outcome::not_found) return web::not_found();
        if (changed.outcome == Outcome::changed_meanwhile) {
            page.status = 409;
            page.notices.push_back({.kind = web::Notice::Kind::problem, .text = std::string(texts::kMeanwhile)});
            web::field_of(form, "da-xem").value = settings::fingerprint_of(branch);  // seen now
        }
        show_refusals(form, changed.refusals);
    }
    if (page.status == 200) page.status = 422;
    page.sections.push_back(section("Sửa", {form}));
    return page;
}

web::Page blank(Visit&) {
    web::Page page;
    page.title = std::string(texts::kNewTitle);
    page.sections.push_back(section({form_of({}, "/chi-bo/moi", true)}, "Chi bộ mới"));
    return page;
}

web::Page create(Visit& visit) {
    web::Form form = form_of({}, "/chi-bo/moi", true);
    web::keep_typed(form, visit.form());
    const Branch wanted = typed_over({}, form, visit.form(), true);
    if (!web::has_errors(form)) {
        const auto created = settings::create(visit.connection(), visit.actor(), wanted, visit.now());
        if (created.outcome == settings::Changed::Outcome::written) return web::see_other(address_of(created.branch.id) + "?xong=ghi");
        show_refusals(form, created.refusals);
    }
    web::Page page;
    page.status = 422;
    page.title = std::string(texts::kNewTitle);
    page.sections.push_back(section({form}, "Chi bộ mới"));
    return page;
}

}  // namespace

std::vector<PageInfo> settings_pages() {
    using usecases::Action;
    return {{.path = "/chi-bo/{branch}", .action = Action::see_branch, .get = show, .post = change, .menu = "Lịch thường lệ", .place = 60},
            {.path = "/chi-bo/moi", .action = Action::arrange_branches, .get = blank, .post = create}};
}

}  // namespace mungba::handlers::branches
