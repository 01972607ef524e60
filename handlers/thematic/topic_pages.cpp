#include "handlers/thematic/topic_pages.hpp"

#include "handlers/contract/page_words.hpp"
#include "usecases/thematic.hpp"

namespace mungba::handlers::thematic {
namespace {

using Kind = web::Field::Kind;
using usecases::thematic::Outcome;

constexpr const char* kAddress = "/chuyen-de/goi-y";

web::Form form_of(Visit& visit) {
    const int year = static_cast<int>(visit.today().year());
    web::Form form;
    form.address = kAddress;
    form.submit = "Thêm gợi ý";
    form.label = "Thêm gợi ý";
    form.fields = {{.name = "viec", .label = {}, .kind = Kind::hidden, .value = "them"},
                   {.name = "chuyen-de", .label = "Tên chuyên đề", .hint = "Có dấu, tối đa 75 ký tự", .required = true, .max_length = static_cast<int>(domain::kLongestTopic)},
                   {.name = "nhom", .label = "Nhóm chuyên đề", .kind = Kind::select, .options = group_options(visit.context().rules(), nullptr), .required = true},
                   {.name = "nam", .label = "Năm", .kind = Kind::select, .value = std::to_string(year),
                    .options = {{.value = std::to_string(year), .text = std::to_string(year)}, {.value = std::to_string(year + 1), .text = std::to_string(year + 1)}}},
                   {.name = "quy", .label = "Quý", .kind = Kind::select,
                    .options = {{.value = "0", .text = "Cả năm"}, {.value = "1", .text = "Quý I"}, {.value = "2", .text = "Quý II"}, {.value = "3", .text = "Quý III"}, {.value = "4", .text = "Quý IV"}}}};
    return form;
}

web::Table table_of(int year, Visit& visit) {
    web::Table table;
    table.caption = "Chuyên đề gợi ý năm " + std::to_string(year);
    table.columns = {{.title = "Chuyên đề"}, {.title = "Quý"}, {.title = "Nhóm"}, {.title = "Bỏ"}};
    table.when_empty = "Chưa có gợi ý nào cho năm " + std::to_string(year) + ".";
    for (const auto& topic : storage::thematic::suggestions(visit.connection(), visit.organization(), year)) {
        table.rows.push_back({.cells = {{.text = topic.topic},
                                        {.text = topic.quarter == 0 ? std::string("Cả năm") : "Quý " + domain::roman(topic.quarter)},
                                        {.text = std::to_string(topic.group)},
                                        {.buttons = {{.text = "Bỏ gợi ý", .address = kAddress, .fields = {{"viec", "bo"}, {"so", std::to_string(topic.id.value)}}}}}}});
    }
    return table;
}

web::Page page_with(web::Form form, Visit& visit) {
    const int year = static_cast<int>(visit.today().year());
    web::Page page;
    page.over = "Chuyên đề";
    page.title = "Gợi ý chuyên đề cho các chi bộ";
    page.lead = "Chi bộ chọn trong danh sách này hoặc tự đặt tên chuyên đề. Gợi ý hiện ra khi bí thư chọn chuyên đề, trong Zalo và trên trang.";
    if (visit.was_done("them")) page.notices.push_back({.text = "Đã thêm gợi ý."});
    if (visit.was_done("bo")) page.notices.push_back({.text = "Đã bỏ gợi ý."});
    page.sections.push_back(section("Năm " + std::to_string(year), {table_of(year, visit)}));
    page.sections.push_back(section("Năm " + std::to_string(year + 1), {table_of(year + 1, visit)}));
    page.sections.push_back(section("Thêm gợi ý", {std::move(form)}));
    page.sections.push_back(section({web::Buttons{.links = {{.text = "Về bảng chuyên đề", .address = "/chuyen-de"}}}}, "Việc khác"));
    return page;
}

web::Page show(Visit& visit) { return page_with(form_of(visit), visit); }

web::Page act(Visit& visit) {
    if (visit.form().get("viec") == "bo") {
        const auto outcome =
            usecases::thematic::withdraw_suggestion(visit.connection(), visit.actor(), core::TopicId{visit.form().number("so").value_or(0)}, visit.now());
        return outcome == Outcome::done ? web::see_other(std::string(kAddress) + "?xong=bo") : web::not_found();
    }
    const int now = static_cast<int>(visit.today().year());
    const auto year = visit.form().number("nam").value_or(0);
    const auto quarter = visit.form().number("quy").value_or(-1);
    if (year < now || year > now + 1 || quarter < 0 || quarter > 4) return web::bad_request("Năm hoặc quý không đúng. Xin chọn lại trong danh sách.");
    const auto outcome = usecases::thematic::suggest(visit.connection(),
                                                     visit.actor(),
                                                     {.id = {},
                                                      .organization = {},
                                                      .year = static_cast<int>(year),
                                                      .quarter = static_cast<int>(quarter),
                                                      .topic = web::typed_text(visit.form(), "chuyen-de"),
                                                      .group = static_cast<int>(visit.form().number("nhom").value_or(0))},
                                                     visit.context().rules(),
                                                     visit.now());
    if (outcome == Outcome::done) return web::see_other(std::string(kAddress) + "?xong=them");
    if (outcome == Outcome::not_allowed) return web::not_found();
    web::Form form = form_of(visit);
    web::keep_typed(form, visit.form());
    if (outcome == Outcome::no_topic) web::field_of(form, "chuyen-de").error = "Xin ghi tên chuyên đề.";
    if (outcome == Outcome::too_long) web::field_of(form, "chuyen-de").error = "Tên chuyên đề dài quá 75 ký tự, xin viết ngắn hơn.";
    if (outcome == Outcome::not_found) web::field_of(form, "nhom").error = "Xin chọn một nhóm trong danh sách.";
    web::Page page = page_with(std::move(form), visit);
    page.status = 422;
    return page;
}

}  // namespace

std::vector<web::Option> group_options(const domain::RulePack& rules, const char* none) {
    std::vector<web::Option> options;
    if (none != nullptr) options.push_back({.value = "0", .text = none});
    for (const std::string& group : rules.thematic.topic_groups) {
        const std::string number = std::to_string(options.size() + (none == nullptr ? 1 : 0));
        options.push_back({.value = number, .text = number + " " + group});
    }
    return options;
}

std::vector<PageInfo> topic_pages() {
    return {{.path = kAddress, .action = usecases::Action::suggest_topics, .get = show, .post = act}};
}

}  // namespace mungba::handlers::thematic
