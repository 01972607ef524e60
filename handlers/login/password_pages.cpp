#include "handlers/login/password_pages.hpp"

#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/login/account_page.hpp"
#include "handlers/login/page_texts.hpp"
#include "usecases/office_login.hpp"

namespace mungba::handlers::login {
namespace {

using Kind = web::Field::Kind;
namespace uses = usecases::office_login;

// What the slow part says of a password.
constexpr std::string_view kFits = "fits";

web::Form form_of(const std::string& name) {
    web::Form form;
    form.address = "/dang-nhap";
    form.submit = "Đăng nhập";
    form.fields = {{.name = "ten", .label = "Tên đăng nhập", .value = name, .required = true, .autocomplete = "username"},
                   {.name = "mat-khau", .label = "Mật khẩu", .kind = Kind::password, .required = true, .autocomplete = "current-password"},
                   {.name = "ma", .label = "Mã sáu chữ số", .kind = Kind::code, .hint = "Trong ứng dụng xác thực trên điện thoại, hoặc một mã khôi phục", .required = true,
                    .max_length = 12, .autocomplete = "one-time-code"}};
    return form;
}

web::Page page_of(web::Form form, Visit& visit) {
    web::Page page;
    page.layout = web::Page::Layout::one;
    page.title = std::string(page_texts::kTitle);
    page.sections.push_back(section({web::Paragraph{.text = std::string(page_texts::kByZalo)},
                                     web::Details{.summary = std::string(page_texts::kOffice), .blocks = {std::move(form)}, .open = false}}));
    page.end = fill(page_texts::kNeverAsks, {{"ten_ho_tro", visit.surroundings().rules.support.name}});
    return page;
}

web::Page show(Visit& visit) {
    web::Page page = page_of(form_of({}), visit);
    if (visit.was_done("thoat")) page.notices.push_back({.text = std::string(page_texts::kLoggedOut)});
    return page;
}

std::optional<SlowWork> look_at_password(Visit& visit) {
    auto challenge = uses::challenge_for(visit.connection(), visit.organization(), visit.form().get("ten"), visit.request().peer, visit.now());
    if (challenge.wait_until) return std::nullopt;
    return SlowWork([challenge = std::move(challenge), password = std::string(visit.form().get("mat-khau"))] {
        return std::string(uses::fits(challenge, password) ? kFits : std::string_view());
    });
}

std::string how_long(core::Milliseconds wait) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
    return seconds < 120 ? std::to_string(seconds) + " giây" : std::to_string((seconds + 59) / 60) + " phút";
}

web::Page enter(Visit& visit) {
    const std::string name = web::typed_text(visit.form(), "ten");
    const auto finished = uses::finish(visit.connection(),
                                       visit.organization(),
                                       name,
                                       visit.request().peer,
                                       visit.request().prepared == kFits,
                                       visit.form().get("ma"),
                                       visit.surroundings().login_key,
                                       visit.random(),
                                       visit.now());
    if (finished.session) {
        if (visit.session()) usecases::login::end(visit.connection(), *visit.session(), visit.now());
        web::Page page = web::see_other("/");
        page.new_session = finished.session->secret;
        return page;
    }
    web::Page page = page_of(form_of(name), visit);
    std::get<web::Details>(page.sections.front().blocks.back()).open = true;
    page.status = finished.wait_until ? 429 : 403;
    const std::string text = finished.wait_until ? fill(page_texts::kWait, {{"giay", how_long(*finished.wait_until - visit.now())}}) : std::string(page_texts::kWrong);
    page.notices.push_back({.kind = web::Notice::Kind::problem, .text = text});
    return page;
}

}  // namespace

std::vector<PageInfo> password_pages() {
    std::vector<PageInfo> pages = account_pages();
    pages.push_back({.path = "/dang-nhap", .for_anybody = true, .get = show, .post = enter, .slow = look_at_password});
    return pages;
}

}  // namespace mungba::handlers::login
