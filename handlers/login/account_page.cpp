#include "handlers/login/account_page.hpp"

#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/login/page_texts.hpp"
#include "storage/people_repository.hpp"
#include "usecases/office_login.hpp"
#include "usecases/totp.hpp"

namespace mungba::handlers::login {
namespace {

using Kind = web::Field::Kind;
namespace uses = usecases::office_login;

std::string own_name(Visit& visit) {
    const auto person = storage::people::find(visit.connection(), visit.actor().person);
    return person ? person->name : std::string();
}

web::Form form_of(const std::string& name, const std::string& sealed) {
    web::Form form;
    form.address = "/tai-khoan";
    form.submit = "Đặt mật khẩu";
    form.fields = {{.name = "niem", .kind = Kind::hidden, .value = sealed},
                   {.name = "ten", .label = "Tên đăng nhập", .value = name, .required = true, .max_length = 100, .autocomplete = "username"},
                   {.name = "mat-khau", .label = "Mật khẩu mới", .kind = Kind::password, .hint = "Từ 12 ký tự; một câu dài dễ nhớ là tốt nhất", .required = true, .autocomplete = "new-password"},
                   {.name = "lan-hai", .label = "Gõ lại mật khẩu mới", .kind = Kind::password, .required = true, .autocomplete = "new-password"},
                   {.name = "ma", .label = "Mã sáu chữ số đang hiện trên điện thoại", .kind = Kind::code, .required = true, .max_length = 8, .autocomplete = "one-time-code"}};
    return form;
}

/// The authenticator's secret is shown as long as its form is open; a form that comes back shows the same one.
web::Page page_of(web::Form form, const std::string& secret, Visit& visit) {
    const auto present = storage::office_logins::of(visit.connection(), visit.actor().person);
    const std::string name = own_name(visit);
    web::Page page;
    page.title = present ? "Mật khẩu văn phòng: đã đặt ngày " + date_of(present->changed_at) : "Chưa đặt mật khẩu văn phòng";
    page.lead = std::string(page_texts::kAccountLead);
    page.sections.push_back(section(present ? "Đặt lại" : "Đặt mật khẩu",
                                    {web::Paragraph{.text = std::string(page_texts::kAuthenticator)},
                                     web::Code{.address = usecases::totp::uri("Mùng Ba", name, secret), .caption = "Quét mã này bằng ứng dụng xác thực"},
                                     web::Paragraph{.text = "Không quét được thì gõ khóa: " + usecases::totp::base32(secret), .kind = web::Paragraph::Kind::small},
                                     std::move(form)}));
    if (present) {
        const int left = storage::office_logins::recovery_left(visit.connection(), visit.actor().person);
        page.aside.push_back(section("Mã khôi phục",
                                     {web::Paragraph{.text = "Còn " + std::to_string(left) + " mã chưa dùng."},
                                      web::Buttons{.buttons = {{.text = "Tạo mười mã mới", .address = "/tai-khoan", .fields = {{"viec", "ma-moi"}}}}}}));
        page.aside.push_back(section("Bỏ mật khẩu",
                                     {web::Paragraph{.text = std::string(page_texts::kRemoveWhat)},
                                      web::Buttons{.buttons = {{.text = "Bỏ mật khẩu", .address = "/tai-khoan", .fields = {{"viec", "bo"}}}}}}));
    }
    return page;
}

web::Page show(Visit& visit) {
    const auto offer = uses::offer(visit.surroundings().login_key, visit.random());
    web::Page page = page_of(form_of(own_name(visit), offer.sealed), offer.secret, visit);
    if (visit.was_done("bo")) page.notices.push_back({.text = "Đã bỏ mật khẩu."});
    return page;
}

/// Only what will be taken is worth the work.
std::optional<SlowWork> hash_new(Visit& visit) {
    const web::Values& form = visit.form();
    if (form.has("viec") || form.get("mat-khau") != form.get("lan-hai") || uses::weakness_of(form.get("mat-khau"), form.get("ten"))) return std::nullopt;
    return SlowWork([password = std::string(form.get("mat-khau"))] { return uses::hash_password(password); });
}

web::Page recovery_page(const std::vector<std::string>& codes) {
    std::string text;
    for (const std::string& code : codes) text += code + "\n";
    web::Page page;
    page.title = "Mười mã khôi phục, xin cất ngay";
    page.lead = std::string(page_texts::kRecoveryWhat);
    page.sections.push_back(section({web::Verbatim{.text = text}, web::Buttons{.links = {{.text = "Đã cất, xong", .address = "/tai-khoan", .main = true}}}}, "Mã"));
    return page;
}

std::string weakness_words(uses::Weakness weakness) {
    switch (weakness) {
        case uses::Weakness::too_short: return "Mật khẩu phải có ít nhất 12 ký tự.";
        case uses::Weakness::too_long: return "Mật khẩu dài quá 200 ký tự.";
        case uses::Weakness::is_the_name: return "Mật khẩu không được là tên.";
    }
    return {};
}

web::Page set_up(Visit& visit) {
    const web::Values& typed = visit.form();
    const auto secret = uses::opened(typed.get("niem"), visit.surroundings().login_key);
    if (!secret) return web::see_other("/tai-khoan");
    web::Form form = form_of(web::typed_text(typed, "ten"), std::string(typed.get("niem")));
    if (const auto weak = uses::weakness_of(typed.get("mat-khau"), typed.get("ten"))) web::field_of(form, "mat-khau").error = weakness_words(*weak);
    if (typed.get("mat-khau") != typed.get("lan-hai")) web::field_of(form, "lan-hai").error = "Hai lần gõ chưa giống nhau.";
    if (web::typed_text(typed, "ten").empty()) web::field_of(form, "ten").error = "Xin ghi tên đăng nhập.";
    if (!web::has_errors(form)) {
        using Outcome = uses::SetUp::Outcome;
        const auto done = uses::set_up(visit.connection(),
                                       visit.actor(),
                                       web::typed_text(typed, "ten"),
                                       visit.request().prepared,
                                       typed.get("niem"),
                                       typed.get("ma"),
                                       visit.surroundings().login_key,
                                       visit.random(),
                                       visit.now());
        if (done.outcome == Outcome::done) return recovery_page(done.recovery);
        if (done.outcome == Outcome::not_allowed) return web::not_found();
        if (done.outcome == Outcome::name_taken) web::field_of(form, "ten").error = "Tên này người khác đang dùng, xin chọn tên khác.";
        if (done.outcome == Outcome::wrong_code) web::field_of(form, "ma").error = "Mã chưa đúng. Xin quét lại mã ở trên, rồi gõ mã đang hiện; đồng hồ điện thoại phải đúng giờ.";
    }
    web::Page page = page_of(std::move(form), *secret, visit);
    page.status = 422;
    return page;
}

web::Page carry_out(Visit& visit) {
    const std::string_view deed = visit.form().get("viec");
    if (deed == "bo") {
        uses::remove(visit.connection(), visit.actor(), visit.now());
        return web::see_other("/tai-khoan?xong=bo");
    }
    if (deed == "ma-moi") {
        const auto codes = uses::new_recovery(visit.connection(), visit.actor(), visit.surroundings().login_key, visit.random(), visit.now());
        return codes.empty() ? web::see_other("/tai-khoan") : recovery_page(codes);
    }
    return set_up(visit);
}

}  // namespace

std::vector<PageInfo> account_pages() {
    return {{.path = "/tai-khoan", .action = usecases::Action::keep_password, .get = show, .post = carry_out, .menu = "Mật khẩu", .place = 90, .slow = hash_new}};
}

}  // namespace mungba::handlers::login
