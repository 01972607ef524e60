#include "web/render.hpp"

#include <catch2/catch.hpp>

#include "web/static_files.hpp"
#include "web/templates.hpp"
#include "web/ties.hpp"

using namespace mungba;
using web::Page;

namespace {

constexpr std::string_view kScript = "<script>alert(\"1\")</script>'&";
constexpr std::string_view kEscaped = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&apos;&amp;";

web::Frame frame_of(std::string text) {
    web::Frame frame;
    frame.place = text;
    frame.who = text;
    frame.role = text;
    frame.menu = {{.text = text, .address = "/"}};
    frame.help = text;
    frame.csrf = "the-token";
    frame.log_out = "/dang-xuat";
    return frame;
}

/// A page with every part there is, every text of which is `text`.
Page everything(const std::string& text) {
    const web::Link link{.text = text, .address = "/x?a=1&b=" + text, .main = true};
    const web::Button button{.text = text, .address = "/x", .fields = {{text, text}}, .main = true};
    web::Form form;
    form.address = "/x";
    form.submit = text;
    form.label = text;
    form.also = text;
    form.also_address = "/x";
    using Kind = web::Field::Kind;
    for (const Kind kind : {Kind::text, Kind::long_text, Kind::date, Kind::time, Kind::number, Kind::phone, Kind::password, Kind::code, Kind::select, Kind::pick,
                            Kind::check, Kind::file, Kind::hidden}) {
        web::Field field;
        field.name = "f" + std::to_string(form.fields.size());
        field.label = text;
        field.kind = kind;
        field.hint = text;
        field.value = text;
        field.options = {{text, text}};
        field.error = text;
        form.fields.push_back(field);
    }
    web::Table table;
    table.caption = text;
    table.columns = {{.title = text}, {.title = text, .is_number = true}, {.title = text, .optional = true}, {.title = text}};
    table.rows = {{.cells = {{.text = text, .note = text}, {.state = {.shape = web::Shape::due, .word = text, .owed = true}}, {.link = link}, {.buttons = {button}}},
                   .owed = true}};
    Page page;
    page.title = text;
    page.over = text;
    page.lead = text;
    page.end = text;
    page.notices = {{.kind = web::Notice::Kind::problem, .text = text}};
    web::Section section;
    section.heading = text;
    section.note = text;
    section.blocks = {web::Paragraph{.text = text, .kind = web::Paragraph::Kind::lead, .links = {link}},
                      web::Paragraph{.text = text, .kind = web::Paragraph::Kind::why, .links = {link}},
                      web::Facts{.facts = {{.name = text, .value = text, .state = {.shape = web::Shape::done}, .live = text}, {.name = text, .link = link}}},
                      table,
                      web::Todo{.items = {{.what = text, .note = text, .due = text, .link = link, .buttons = {button}}}},
                      web::Log{.lines = {{.when = text, .text = text}, {.when = text, .link = link}}},
                      web::Paging{.previous = "/?a=" + text, .next = "/?b=" + text, .words = text},
                      web::Buttons{.links = {link}, .buttons = {button}},
                      web::Bubble{.from = text, .text = text + "\n" + text, .when = text},
                      web::Code{.address = text, .caption = text},
                      web::IdCard{.name = text, .lines = {text}},
                      web::Answers{.address = "/x", .field = text, .label = text, .answers = {{.value = text, .text = text, .note = text}}},
                      web::Slips{.slips = {{.name = text, .lines = {text}, .address = text, .caption = text, .steps = {text}}}},
                      web::Verbatim{.text = text},
                      form,
                      web::Details{.summary = text, .blocks = {web::Paragraph{.text = text}}}};
    page.sections = {section};
    page.aside = {section};
    return page;
}

std::size_t count(std::string_view html, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = html.find(what); at != std::string_view::npos; at = html.find(what, at + what.size())) ++found;
    return found;
}

}  // namespace

TEST_CASE("whatever a text holds, it is shown as text, in every part of a page", "[web]") {
    for (const auto layout : {Page::Layout::full, Page::Layout::one, Page::Layout::sheets}) {
        Page page = everything(std::string(kScript));
        page.layout = layout;
        page.live = true;
        const std::string html = web::render(page, frame_of(std::string(kScript)));
        CHECK(html.find("<script>") == std::string::npos);
        CHECK(html.find("alert(\"") == std::string::npos);
        CHECK(count(html, kEscaped) > 40);
    }
}

TEST_CASE("every form that posts bears the token, no form that looks for something does", "[web]") {
    Page page = everything("x");
    web::Form search;
    search.method = web::Form::Method::get;
    search.address = "/tim";
    search.submit = "Tìm";
    page.sections.front().blocks.emplace_back(search);
    const std::string html = web::render(page, frame_of("x"));
    CHECK(count(html, "method=\"post\"") == count(html, "name=\"csrf\" value=\"the-token\""));
    CHECK(count(html, "method=\"get\"") == 1);
}

TEST_CASE("a view has one full button", "[web]") {
    const std::string html = web::render(everything("x"), frame_of("x"));
    CHECK(count(html, "class=\"main\"") + count(html, "class=\"btn main\"") == 1);
}

TEST_CASE("nothing of a page is written as style or script in the page itself", "[web]") {
    const std::string html = web::render(everything("x"), frame_of("x"));
    CHECK(html.find(" style=") == std::string::npos);
    CHECK(html.find("<style") == std::string::npos);
    CHECK(html.find(" on") == html.find(" only"));
    CHECK(html.find("javascript:") == std::string::npos);
}

TEST_CASE("a paragraph, as it stands in the page", "[web]") {
    Page page;
    page.title = "Còn 4 việc";
    page.layout = Page::Layout::one;
    page.sections = {{.heading = {}, .note = {}, .blocks = {web::Paragraph{.text = "Họp lúc 19 giờ 30, thứ Hai."}}, .label = {}}};
    const std::string html = web::render(page, {});
    CHECK(html.find("<h1>Còn 4\u00A0việc</h1>\n<p>Họp lúc 19\u00A0giờ\u00A030, thứ\u00A0Hai.</p>\n") != std::string::npos);
    CHECK(html.find("<title>Còn 4\u00A0việc · Mùng Ba</title>") != std::string::npos);
}

TEST_CASE("an error of a form stands at its field, and above with a link to it", "[web]") {
    web::Form form;
    form.address = "/x";
    form.submit = "Lưu";
    form.fields = {{.name = "gio", .label = "Giờ họp", .value = "25:00", .error = "Giờ phải từ 00:00 đến 23:59."}};
    Page page;
    page.title = "Sửa";
    page.sections = {{.heading = {}, .note = {}, .blocks = {form}, .label = {}}};
    const std::string html = web::render(page, {});
    CHECK(html.find("<a href=\"#o-gio\">Giờ họp: Giờ phải từ 00:00 đến 23:59.</a>") != std::string::npos);
    CHECK(html.find("id=\"o-gio\" name=\"gio\" type=\"text\" value=\"25:00\" maxlength=\"200\" autocomplete=\"off\" aria-describedby=\"o-gio-e\" "
                    "aria-invalid=\"true\"") != std::string::npos);
    CHECK(html.find("id=\"o-gio-e\"") != std::string::npos);
}

TEST_CASE("a table without rows says so in words", "[web]") {
    Page page;
    page.title = "Nhóm";
    page.sections = {{.heading = {}, .note = {}, .blocks = {web::Table{.caption = "Các nhóm", .columns = {{.title = "Tên"}}, .rows = {}, .when_empty = "Chưa có nhóm."}},
                      .label = {}}};
    const std::string html = web::render(page, {});
    CHECK(html.find("<table") == std::string::npos);
    CHECK(html.find("<p>Chưa có nhóm.</p>") != std::string::npos);
}

TEST_CASE("what must not be torn apart is held together", "[web]") {
    CHECK(web::tied("19 giờ 30, thứ Hai, ngày 05/10/2026 tại Chi bộ 5") == "19\u00A0giờ\u00A030, thứ\u00A0Hai, ngày 05/10/2026 tại Chi\u00A0bộ\u00A05");
    CHECK(web::tied("Chủ nhật, còn 4 việc, 25 đồng chí") == "Chủ\u00A0nhật, còn 4\u00A0việc, 25\u00A0đồng chí");
    CHECK(web::tied(" một hai ") == " một hai ");
    CHECK(web::tied("").empty());
}

TEST_CASE("static files are there twice: as they are and as gzip made them", "[web]") {
    for (const char* name : {"style.css", "shapes.svg", "icon.svg", "page.js"}) {
        const auto plain = web::find_static(name);
        const auto packed = web::find_static(std::string(name) + ".gz");
        REQUIRE(plain);
        REQUIRE(packed);
        CHECK(packed->bytes.substr(0, 2) == "\x1f\x8b");
        CHECK(packed->bytes.size() < plain->bytes.size());
        CHECK(web::static_address(name).starts_with("/static/" + std::string(name) + "?v="));
    }
    CHECK_THROWS_AS(web::static_address("none.css"), std::logic_error);
}
