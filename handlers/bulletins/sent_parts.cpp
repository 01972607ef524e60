#include "handlers/bulletins/sent_parts.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "handlers/bulletins/bulletin_page.hpp"
#include "handlers/bulletins/page_texts.hpp"
#include "handlers/bulletins/words.hpp"
#include "handlers/contract/page_words.hpp"
#include "storage/branch_repository.hpp"
#include "usecases/bulletin_notices.hpp"

namespace mungba::handlers::bulletins {
namespace {

using domain::BulletinState;
using storage::Bulletin;
using storage::BulletinDelivery;
using storage::BulletinNotice;
using Kind = web::Field::Kind;
namespace deliveries = storage::bulletin_deliveries;
namespace deeds = usecases::bulletins;

web::Button button(const Bulletin& bulletin, std::string text, const char* deed, core::BulletinNoticeId notice = {}) {
    web::Button made{.text = std::move(text), .address = address_of(bulletin.id), .fields = {{"viec", deed}}};
    if (notice) made.fields.emplace_back("loi", std::to_string(notice.value));
    return made;
}

web::Form form_of(const Bulletin& bulletin, const char* deed, std::string submit) {
    web::Form form;
    form.address = address_of(bulletin.id);
    form.submit = std::move(submit);
    form.main = false;
    form.label = form.submit;
    form.fields.push_back({.name = "viec", .kind = Kind::hidden, .value = deed});
    return form;
}

web::Block withdrawal_form(const Bulletin& bulletin) {
    web::Form form = form_of(bulletin, "thu-hoi", bulletin.begun_at ? "Thu hồi" : "Bỏ bản tin");
    form.fields.push_back({.name = "ly-do",
                           .label = "Lý do",
                           .hint = bulletin.begun_at ? "Được ghi trong tin thu hồi, nhiều nhất 200 ký tự" : "Chưa gửi nên không ai nhận tin thu hồi",
                           .required = true,
                           .max_length = 400});
    return web::Details{.summary = bulletin.begun_at ? "Thu hồi bản tin" : "Bỏ bản tin này", .blocks = {form}};
}

web::Block correction_form(const Bulletin& bulletin) {
    web::Form form = form_of(bulletin, "dinh-chinh", "Trình đính chính");
    form.fields.push_back({.name = "da-ghi", .label = "Đã ghi", .hint = "Nhiều nhất 150 ký tự", .required = true, .max_length = 400});
    form.fields.push_back({.name = "sua-la", .label = "Nay sửa là", .hint = "Nhiều nhất 150 ký tự", .required = true, .max_length = 400});
    return web::Details{.summary = "Đính chính", .blocks = {form}};
}

/// "48 chi bộ đã nhận, 2 đang gửi": none that is zero.
web::Facts counts_in_words(const deliveries::Counts& counts, bool has_file) {
    web::Facts facts;
    const auto add = [&](std::string name, int number, web::State state = {}) {
        if (number > 0) facts.facts.push_back({.name = std::move(name), .value = std::to_string(number), .state = std::move(state)});
    };
    add("Đã nhận", counts.sent, {.shape = web::Shape::done});
    add("Bí thư chuyển giúp", counts.by_secretary);
    add("Đang gửi", counts.waiting, {.shape = web::Shape::half});
    add("Không nhận được", counts.failed, {.shape = web::Shape::not_enough});
    add("Đã dừng lại kịp", counts.cancelled, {.shape = web::Shape::crossed});
    if (has_file) {
        add("Đã nhận tệp", counts.files_sent, {.shape = web::Shape::done});
        add("Đang gửi tệp", counts.files_waiting, {.shape = web::Shape::half});
        add("Chưa nhận được tệp", counts.files_failed, {.shape = web::Shape::not_enough});
    }
    add("Có thể đã tới hai lần", counts.may_be_repeated);
    return facts;
}

std::string state_words(BulletinNotice::State state) {
    switch (state) {
        case BulletinNotice::State::submitted: return "chờ duyệt";
        case BulletinNotice::State::sending: return "đang gửi";
        case BulletinNotice::State::sent: return "đã gửi";
        case BulletinNotice::State::dropped: return "đã bỏ";
    }
    return {};
}

web::Section section_of(const Bulletin& bulletin, const BulletinNotice& notice, Visit& visit) {
    std::vector<web::Block> blocks{web::Bubble{.from = "Trợ lý chi bộ", .text = usecases::bulletin_notices::words_of(bulletin, notice), .when = {}}};
    if (notice.state == BulletinNotice::State::submitted) {
        const bool own = notice.written_by == visit.actor().person || deeds::has_written(visit.connection(), bulletin.id, visit.actor().person);
        web::Buttons row;
        if (!own) row.buttons.push_back(button(bulletin, "Duyệt và gửi đính chính", "duyet-dinh-chinh", notice.id));
        row.buttons.push_back(button(bulletin, "Bỏ đính chính này", "bo-dinh-chinh", notice.id));
        if (own) blocks.push_back(web::Paragraph{.text = std::string(page_texts::kOwnWork)});
        blocks.push_back(row);
    } else if (notice.state != BulletinNotice::State::dropped) {
        blocks.push_back(counts_in_words(deliveries::counts(visit.connection(), bulletin.id, notice.id), false));
    }
    return section(notice.kind == BulletinNotice::Kind::correction ? "Đính chính" : "Thu hồi", std::move(blocks), state_words(notice.state));
}

std::string delivery_words(const BulletinDelivery& delivery) {
    switch (delivery.state) {
        case BulletinDelivery::State::waiting: return "đang gửi";
        case BulletinDelivery::State::sent: return delivery.way == BulletinDelivery::Way::secretary ? "đồng chí bí thư chuyển" : "đã nhận";
        case BulletinDelivery::State::cancelled: return "đã dừng lại";
        case BulletinDelivery::State::failed: break;
    }
    if (delivery.why == "unreachable") return "nhóm không còn nhận tin của trợ lý";
    if (delivery.why == "over" || delivery.why == "expired") return "chưa gửi được khi bản tin hết hạn";
    return "Zalo không nhận tin";
}

std::string file_words(const std::optional<BulletinDelivery::State>& state) {
    if (!state) return {};
    switch (*state) {
        case BulletinDelivery::State::waiting: return "đang gửi";
        case BulletinDelivery::State::sent: return "đã nhận";
        case BulletinDelivery::State::cancelled: return "đã dừng lại";
        case BulletinDelivery::State::failed: return "chưa nhận được";
    }
    return {};
}

web::Page show_deliveries(Visit& visit) {
    const auto bulletin = bulletin_of(visit, visit.id("bulletin"));
    if (!bulletin) return web::not_found();
    auto list = deliveries::list(visit.connection(), bulletin->id, {});
    // What needs somebody first.
    std::stable_sort(list.begin(), list.end(), [](const auto& one, const auto& other) {
        const auto rank = [](const BulletinDelivery& delivery) {
            return delivery.state == BulletinDelivery::State::failed || delivery.file_state == BulletinDelivery::State::failed ? 0 : delivery.state == BulletinDelivery::State::waiting ? 1 : 2;
        };
        return rank(one) < rank(other);
    });
    const bool has_file = bulletin->content.has_file() && !bulletin->content.file.is_picture;
    web::Table table;
    table.caption = "Từng chi bộ";
    table.columns = {{.title = "Chi bộ"}, {.title = "Bản tin"}};
    if (has_file) table.columns.push_back({.title = "Tệp"});
    table.when_empty = "Chưa gửi tới chi bộ nào.";
    for (const BulletinDelivery& one : list) {
        const auto branch = storage::branches::find(visit.connection(), one.branch);
        web::Table::Row row;
        row.cells = {{.text = branch ? branch->name : std::string()}, {.text = delivery_words(one), .note = one.may_be_repeated ? "có thể đã tới hai lần" : ""}};
        if (has_file) row.cells.push_back({.text = file_words(one.file_state)});
        row.owed = one.state == BulletinDelivery::State::failed || one.file_state == BulletinDelivery::State::failed;
        table.rows.push_back(std::move(row));
    }
    web::Page page;
    page.over = bulletin->content.title;
    page.title = "Nơi nhận bản tin";
    page.lead = "Trợ lý biết tin đã tới nhóm hay chưa, không biết ai đã đọc.";
    page.sections.push_back(section("Từng chi bộ", {table, web::Buttons{.links = {{.text = "Về bản tin", .address = address_of(bulletin->id)}}}}, std::to_string(list.size()) + " chi bộ"));
    return page;
}

}  // namespace

void add_sent_deeds(std::vector<web::Block>& blocks, const Bulletin& bulletin, Visit& visit) {
    web::Buttons row;
    if (bulletin.state == BulletinState::sending) row.buttons.push_back(bulletin.paused_at ? button(bulletin, "Gửi tiếp", "tiep") : button(bulletin, "Tạm dừng", "dung"));
    const bool has_left = bulletin.state == BulletinState::sent || bulletin.state == BulletinState::corrected;
    if (has_left || bulletin.state == BulletinState::sending) {
        const auto counts = deliveries::counts(visit.connection(), bulletin.id, {});
        if (counts.failed + counts.files_failed > 0) row.buttons.push_back(button(bulletin, "Gửi lại cho nơi chưa nhận được", "gui-lai"));
        row.links.push_back({.text = "Bản in", .address = "/kho-ban-tin/" + std::to_string(bulletin.id.value) + "/in"});
        row.links.push_back({.text = "Xem trong kho", .address = "/kho-ban-tin/" + std::to_string(bulletin.id.value)});
    }
    if (!row.links.empty() || !row.buttons.empty()) blocks.push_back(row);
    if (has_left) blocks.push_back(correction_form(bulletin));
    if (bulletin.state != BulletinState::withdrawn) blocks.push_back(withdrawal_form(bulletin));
    if (blocks.empty()) blocks.push_back(web::Paragraph{.text = "Không còn việc gì với bản tin này."});
}

void add_sent_sections(web::Page& page, const Bulletin& bulletin, Visit& visit) {
    if (!bulletin.begun_at) return;
    const auto counts = deliveries::counts(visit.connection(), bulletin.id, {});
    const bool has_file = bulletin.content.has_file() && !bulletin.content.file.is_picture;
    web::Facts facts = counts_in_words(counts, has_file);
    if (!bulletin.secret.empty() && !visit.surroundings().web_address.empty())
        facts.facts.push_back({.name = "Lượt mở, không rõ ai", .value = std::to_string(bulletin.opened)});
    page.sections.push_back(section("Nơi nhận",
                                    {facts, web::Buttons{.links = {{.text = "Xem từng chi bộ", .address = address_of(bulletin.id) + "/noi-nhan"}}}},
                                    std::to_string(counts.all()) + " chi bộ"));
    for (const BulletinNotice& notice : deliveries::notices_of(visit.connection(), bulletin.id)) page.sections.push_back(section_of(bulletin, notice, visit));
}

PageInfo delivery_page() { return {.path = "/ban-tin/{bulletin}/noi-nhan", .action = usecases::Action::write_bulletins, .get = show_deliveries}; }

}  // namespace mungba::handlers::bulletins
