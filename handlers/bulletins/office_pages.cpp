#include "handlers/bulletins/office_pages.hpp"

#include "handlers/bulletins/page_texts.hpp"
#include "handlers/bulletins/words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/people_repository.hpp"

namespace mungba::handlers::bulletins {
namespace {

using domain::BulletinState;
using storage::Bulletin;
namespace deliveries = storage::bulletin_deliveries;

constexpr int kMostListed = 200;

std::string reach_of(const Bulletin& bulletin, Visit& visit) {
    if (!bulletin.begun_at) return bulletin.content.send_at ? "gửi " + short_moment(*bulletin.content.send_at) : std::string();
    const auto counts = deliveries::counts(visit.connection(), bulletin.id, {});
    std::string words = std::to_string(counts.sent) + "/" + std::to_string(counts.all()) + " chi bộ";
    if (counts.failed + counts.files_failed > 0) words += ", " + std::to_string(counts.failed + counts.files_failed) + " chưa nhận được";
    return words;
}

web::Table::Row row_of(const Bulletin& bulletin, Visit& visit) {
    const std::string title = bulletin.content.title.empty() ? "(chưa có tiêu đề)" : bulletin.content.title;
    const bool to_groups = bulletin.content.reach == domain::BulletinReach::groups;
    return {.cells = {{.note = std::string(words_for(bulletin.content.kind)) + (to_groups ? "" : ", kho tài liệu"), .link = {.text = title, .address = "/ban-tin/" + std::to_string(bulletin.id.value)}},
                      {.text = month_words(bulletin.issue)},
                      {.state = state_of(bulletin)},
                      {.text = reach_of(bulletin, visit)}},
            .owed = bulletin.paused_by_errors && bulletin.state == BulletinState::sending};
}

web::Section refusals_of(Visit& visit) {
    web::Log log;
    for (const auto& one : deliveries::refusals(visit.connection(), visit.organization())) {
        const auto person = one.by ? storage::people::find(visit.connection(), one.by) : std::nullopt;
        log.lines.push_back({.when = short_moment(one.at), .text = words_for(one) + (person ? " (" + person->name + ")" : "")});
    }
    std::vector<web::Block> blocks{web::Paragraph{.text = std::string(page_texts::kRefusalsNote), .kind = web::Paragraph::Kind::small}};
    if (!log.lines.empty()) blocks.insert(blocks.begin(), log);
    return section(log.lines.empty() ? std::string(page_texts::kNoRefusals) : "Nội dung đã bị từ chối", std::move(blocks));
}

web::Page show(Visit& visit) {
    const auto all = storage::bulletins::list(visit.connection(), visit.organization(), kMostListed);
    web::Table table;
    table.caption = "Bản tin của Văn phòng Đảng ủy";
    table.columns = {{.title = "Bản tin"}, {.title = "Tháng"}, {.title = "Tình trạng"}, {.title = "Nơi nhận", .optional = true}};
    table.when_empty = std::string(page_texts::kNone);
    int waiting = 0;
    for (const Bulletin& one : all) {
        if (one.state == BulletinState::submitted) ++waiting;
        table.rows.push_back(row_of(one, visit));
    }
    web::Page page;
    page.over = moment_in_full(visit.now());
    page.title = waiting > 0 ? fill(page_texts::kListTitleWaiting, {{"n", std::to_string(waiting)}}) : std::string(page_texts::kListTitle);
    page.lead = std::string(page_texts::kListLead);
    page.sections.push_back(section("Các bản tin",
                                    {web::Buttons{.links = {{.text = "Soạn bản tin", .address = "/ban-tin/moi", .main = true},
                                                            {.text = "Lấy từ văn bản hoặc trang chính thức", .address = "/ban-tin/nhap"},
                                                            {.text = "Kho bản tin", .address = "/kho-ban-tin"}}},
                                     table}));
    page.aside.push_back(refusals_of(visit));
    return page;
}

}  // namespace

std::vector<PageInfo> office_pages() { return {{.path = "/ban-tin", .action = usecases::Action::write_bulletins, .get = show, .menu = "Bản tin", .place = 23}}; }

}  // namespace mungba::handlers::bulletins
