#include "handlers/bulletins/reader_pages.hpp"

#include "handlers/bulletins/bulletin_page.hpp"
#include "handlers/bulletins/page_texts.hpp"
#include "handlers/bulletins/words.hpp"
#include "handlers/contract/page_words.hpp"
#include "storage/bulletin_delivery_repository.hpp"

namespace mungba::handlers::bulletins {
namespace {

using domain::BulletinState;
using storage::Bulletin;
using storage::BulletinNotice;

std::optional<Bulletin> asked_for(Visit& visit) {
    auto bulletin = storage::bulletins::find_by_secret(visit.connection(), visit.path("secret"));
    return bulletin && bulletin->begun_at ? bulletin : std::nullopt;
}

void count(const Bulletin& bulletin, Visit& visit) {
    visit.leave([id = bulletin.id](storage::Connection& connection) { storage::bulletins::count_opened(connection, id); });
}

web::Page withdrawn(const Bulletin& bulletin) {
    web::Page page;
    page.layout = web::Page::Layout::one;
    page.title = "Bản tin đã được thu hồi";
    page.sections.push_back(section({web::Paragraph{.text = "Bản tin “" + bulletin.content.title + "” nay được thu hồi. Lý do: " + bulletin.withdrawn_why + "."},
                                     web::Paragraph{.text = "Đề nghị đồng chí không sử dụng và không chuyển tiếp."}},
                                    "Thu hồi"));
    return page;
}

web::Page show(Visit& visit) {
    const auto bulletin = asked_for(visit);
    if (!bulletin) return web::not_found();
    if (bulletin->state == BulletinState::withdrawn) return withdrawn(*bulletin);
    count(*bulletin, visit);
    const std::string here = "/bt/" + bulletin->secret;
    web::Page page;
    page.layout = web::Page::Layout::one;
    page.over = std::string(words_for(bulletin->content.kind)) + ", tháng " + month_words(bulletin->issue);
    page.title = bulletin->content.title;
    std::vector<web::Block> blocks{web::Verbatim{.text = bulletin->content.body}};
    for (const auto& notice : storage::bulletin_deliveries::notices_of(visit.connection(), bulletin->id)) {
        if (notice.kind == BulletinNotice::Kind::correction && (notice.state == BulletinNotice::State::sending || notice.state == BulletinNotice::State::sent))
            blocks.push_back(web::Paragraph{.text = "Đính chính: “" + notice.wrong + "” nay sửa là “" + notice.words + "”."});
    }
    std::string source = "Nguồn: " + bulletin->content.source;
    if (bulletin->content.source_date) source += ", ngày " + core::format_date(*bulletin->content.source_date);
    blocks.push_back(web::Paragraph{.text = source + ".", .kind = web::Paragraph::Kind::small});
    web::Buttons row;
    if (!bulletin->content.link.empty()) row.links.push_back({.text = "Mở bài đầy đủ", .address = here + "/mo", .main = true});
    if (bulletin->content.has_file()) row.links.push_back({.text = "Tải " + bulletin->content.file.name, .address = here + "/tep", .main = true});
    if (!row.links.empty()) blocks.push_back(row);
    page.sections.push_back(section(std::move(blocks), "Bản tin"));
    page.end = "Tài liệu lưu hành nội bộ, không có nội dung mật.";
    return page;
}

web::Page go(Visit& visit) {
    const auto bulletin = asked_for(visit);
    if (!bulletin) return web::not_found();
    if (bulletin->state == BulletinState::withdrawn || bulletin->content.link.empty()) return show(visit);
    count(*bulletin, visit);
    return web::see_other(bulletin->content.link);
}

web::Page file(Visit& visit) {
    const auto bulletin = asked_for(visit);
    if (!bulletin || bulletin->state == BulletinState::withdrawn) return web::not_found();
    count(*bulletin, visit);
    return file_of(*bulletin, visit);
}

core::OrganizationId organization_of(storage::Connection& connection, std::string_view secret, core::Instant) {
    const auto bulletin = storage::bulletins::find_by_secret(connection, secret);
    return bulletin ? bulletin->organization : core::OrganizationId{};
}

}  // namespace

std::vector<PageInfo> reader_pages() {
    return {{.path = "/bt/{secret}", .for_anybody = true, .get = show, .organization_of = organization_of},
            {.path = "/bt/{secret}/mo", .for_anybody = true, .get = go, .organization_of = organization_of},
            {.path = "/bt/{secret}/tep", .for_anybody = true, .get = file, .organization_of = organization_of}};
}

}  // namespace mungba::handlers::bulletins
