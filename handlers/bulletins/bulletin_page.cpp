#include "handlers/bulletins/bulletin_page.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "handlers/bulletins/bulletin_deeds.hpp"
#include "handlers/bulletins/editor_pages.hpp"
#include "handlers/bulletins/file_pages.hpp"
#include "handlers/bulletins/page_texts.hpp"
#include "handlers/bulletins/sent_parts.hpp"
#include "handlers/bulletins/setting.hpp"
#include "handlers/bulletins/words.hpp"
#include "handlers/contract/meeting_words.hpp"
#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/media_repository.hpp"
#include "storage/people_repository.hpp"
#include "usecases/bulletin_audience.hpp"

namespace mungba::handlers::bulletins {
namespace {

using domain::BulletinState;
using storage::Bulletin;
using usecases::bulletins::Outcome;
namespace deeds = usecases::bulletins;
namespace sending = usecases::bulletin_sending;

std::string name_of(core::PersonId person, Visit& visit) {
    const auto found = person ? storage::people::find(visit.connection(), person) : std::nullopt;
    return found && !found->name.empty() ? found->name : std::string("(đã rời văn phòng)");
}

std::string source_words(const Bulletin& bulletin, Visit& visit) {
    if (deeds::is_listed_source(bulletin.content.source, visit.context().rules())) return std::string(page_texts::kListedSource);
    if (!bulletin.source_checked_by) return std::string(page_texts::kUnlistedSource);
    return fill(page_texts::kCheckedSource, {{"ten", name_of(bulletin.source_checked_by, visit)}});
}

web::Facts facts_of(const Bulletin& bulletin, Visit& visit) {
    web::Facts facts;
    const auto add = [&](std::string name, std::string value) { facts.facts.push_back({.name = std::move(name), .value = std::move(value)}); };
    const core::Instant at = bulletin.begun_at.value_or(sending::leaves_at(bulletin, visit.context().rules(), visit.now()));
    facts.facts.push_back({.name = "Tình trạng", .value = std::string(words_for(bulletin.state)), .state = state_of(bulletin)});
    add("Loại", std::string(words_for(bulletin.content.kind)) + ", tháng " + month_words(bulletin.issue));
    add("Nguồn", source_words(bulletin, visit));
    add(bulletin.begun_at ? "Đã gửi từ" : "Gửi lúc", hour_and_date(at));
    if (bulletin.content.expires_on) add("Hết hạn", core::format_date(*bulletin.content.expires_on));
    const auto revisions = storage::bulletins::revisions_of(visit.connection(), bulletin.id);
    if (!revisions.empty()) add("Người viết", name_of(revisions.back().written_by, visit) + (revisions.size() > 1 ? ", bản thứ " + std::to_string(bulletin.revision) : ""));
    if (bulletin.submitted_at) add("Trình", name_of(bulletin.submitted_by, visit) + ", " + short_moment(*bulletin.submitted_at));
    if (bulletin.approved_at) add("Duyệt", name_of(bulletin.approved_by, visit) + ", " + short_moment(*bulletin.approved_at));
    const auto changed = deeds::changed_since_approval(visit.connection(), bulletin);
    if (!changed.empty()) add("Đã sửa sau lần duyệt trước", fields_in_words(changed));
    if (bulletin.withdrawn_at) add("Thu hồi", short_moment(*bulletin.withdrawn_at) + ", lý do: " + bulletin.withdrawn_why);
    return facts;
}

web::Section audience_of(const Bulletin& bulletin, Visit& visit) {
    const core::Instant at = sending::leaves_at(bulletin, visit.context().rules(), visit.now());
    const auto audience = usecases::bulletin_audience::of(visit.connection(), visit.organization(), bulletin.content, visit.context().rules(), at);
    std::vector<web::Block> blocks{web::Paragraph{.text = audience_sentence(bulletin.content, audience)}};
    for (const std::string& line : cost_lines(bulletin.content, audience)) blocks.push_back(web::Paragraph{.text = line, .kind = web::Paragraph::Kind::small});
    return section("Nơi nhận và chi phí", std::move(blocks));
}

web::Button button(const Bulletin& bulletin, std::string text, const char* deed, bool main = false) {
    return {.text = std::move(text), .address = address_of(bulletin.id), .fields = {{"viec", deed}, {"ban", std::to_string(bulletin.revision)}}, .main = main};
}

/// What keeps a draft from being submitted.
std::vector<web::Block> gaps_of(const Bulletin& bulletin, Visit& visit) {
    std::vector<web::Block> blocks;
    for (const auto mistake : domain::mistakes_in(bulletin.content, visit.today()))
        blocks.push_back(web::Paragraph{.text = fill(page_texts::kGaps, {{"viec", words_for(mistake, bulletin.content).text}})});
    return blocks;
}

web::Section deeds_of(const Bulletin& bulletin, Visit& visit) {
    std::vector<web::Block> blocks;
    web::Buttons row;
    const bool own = deeds::has_written(visit.connection(), bulletin.id, visit.actor().person);
    const bool editable = domain::may_be_edited(bulletin.state);
    if (bulletin.state == BulletinState::draft) {
        blocks = gaps_of(bulletin, visit);
        if (blocks.empty()) row.buttons.push_back(button(bulletin, "Trình duyệt", "trinh", true));
    }
    if (bulletin.state == BulletinState::submitted) {
        const bool unchecked = !deeds::is_listed_source(bulletin.content.source, visit.context().rules()) && !bulletin.source_checked_by;
        if (own) blocks.push_back(web::Paragraph{.text = std::string(page_texts::kOwnWork)});
        if (!own && unchecked) row.buttons.push_back(button(bulletin, "Đã kiểm tra nguồn", "nguon", true));
        if (!own && !unchecked) row.buttons.push_back(button(bulletin, "Duyệt và gửi", "duyet", true));
    }
    if (editable) row.links.push_back({.text = "Sửa", .address = address_of(bulletin.id) + "/sua", .main = bulletin.state == BulletinState::draft && row.buttons.empty()});
    if (!row.links.empty() || !row.buttons.empty()) blocks.push_back(row);
    if (editable) add_file_form(blocks, bulletin);
    add_sent_deeds(blocks, bulletin, visit);
    return section("Việc tiếp theo", std::move(blocks));
}

const std::pair<const char*, std::string_view> kDone[] = {{"ghi", page_texts::kSaved},
                                                          {"tep", page_texts::kAttached},
                                                          {"bo-tep", page_texts::kDetached},
                                                          {"trinh", page_texts::kSubmitted},
                                                          {"nguon", page_texts::kChecked},
                                                          {"dung", page_texts::kPaused},
                                                          {"tiep", page_texts::kResumed},
                                                          {"gui-lai", page_texts::kAgain},
                                                          {"dinh-chinh", page_texts::kCorrected},
                                                          {"duyet-dinh-chinh", page_texts::kCorrectionApproved},
                                                          {"bo-dinh-chinh", page_texts::kCorrectionDropped},
                                                          {"thu-hoi", page_texts::kWithdrawn}};

void confirm_deed(const Bulletin& bulletin, web::Page& page, Visit& visit) {
    for (const auto& [deed, text] : kDone) {
        if (visit.was_done(deed)) page.notices.push_back({.text = std::string(text)});
    }
    if (!visit.was_done("duyet")) return;
    const core::Instant at = sending::leaves_at(bulletin, visit.context().rules(), visit.now());
    page.notices.push_back({.text = fill(page_texts::kApproved, {{"gio", hour_of(at)}, {"ngay", core::format_date(core::local_date(at))}})});
}

web::Page page_of(const Bulletin& bulletin, Visit& visit) {
    web::Page page;
    page.over = std::string(words_for(bulletin.content.kind)) + ", tháng " + month_words(bulletin.issue);
    page.title = bulletin.content.title.empty() ? "(chưa có tiêu đề)" : bulletin.content.title;
    page.sections.push_back(section("Như trong Zalo", preview_of(bulletin, visit)));
    page.sections.push_back(deeds_of(bulletin, visit));
    add_sent_sections(page, bulletin, visit);
    page.aside.push_back(section("Bản tin này", {facts_of(bulletin, visit)}));
    if (!bulletin.begun_at) page.aside.push_back(audience_of(bulletin, visit));
    return page;
}

web::Page show(Visit& visit) {
    const auto bulletin = bulletin_of(visit, visit.id("bulletin"));
    if (!bulletin) return web::not_found();
    web::Page page = page_of(*bulletin, visit);
    confirm_deed(*bulletin, page, visit);
    if (bulletin->paused_by_errors && bulletin->state == BulletinState::sending)
        page.notices.push_back({.kind = web::Notice::Kind::problem, .text = std::string(page_texts::kPausedByErrors)});
    return page;
}

}  // namespace

std::string address_of(core::BulletinId id) { return "/ban-tin/" + std::to_string(id.value); }

std::optional<Bulletin> bulletin_of(Visit& visit, std::int64_t id) {
    auto bulletin = storage::bulletins::find(visit.connection(), core::BulletinId{id});
    if (!bulletin || bulletin->organization != visit.organization()) return std::nullopt;
    return bulletin;
}

web::Page show_with_problems(const Bulletin& bulletin, const std::vector<std::string>& problems, Visit& visit) {
    web::Page page = page_of(bulletin, visit);
    page.status = 422;
    for (const std::string& one : problems) page.notices.push_back({.kind = web::Notice::Kind::problem, .text = one});
    return page;
}

std::vector<web::Block> preview_of(const Bulletin& bulletin, Visit& visit) {
    std::vector<web::Block> blocks;
    const std::string when = bulletin.begun_at ? short_moment(*bulletin.begun_at) : std::string();
    const auto& file = bulletin.content.file;
    if (file.is_picture) blocks.push_back(web::Bubble{.from = "Trợ lý chi bộ", .text = "Ảnh: " + file.name, .when = when});
    blocks.push_back(web::Bubble{.from = "Trợ lý chi bộ", .text = sending::text_of(bulletin, visit.surroundings().web_address), .when = when});
    if (bulletin.content.has_file() && !file.is_picture) blocks.push_back(web::Bubble{.from = "Trợ lý chi bộ", .text = "Tệp: " + file.name, .when = when});
    return blocks;
}

web::Page file_of(const Bulletin& bulletin, Visit& visit) {
    const auto media = bulletin.content.file.media ? storage::media::find(visit.connection(), bulletin.content.file.media, visit.now()) : std::nullopt;
    if (!media || media->bytes.empty()) return web::not_found();
    const std::string& name = bulletin.content.file.name;
    const auto dot = name.rfind('.');
    const std::string ending = dot == std::string::npos ? std::string() : name.substr(dot);
    std::string ascii;
    for (const char c : core::text::fold(name.substr(0, dot))) ascii += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
    web::Page page;
    page.download = web::Download{.name = ascii + ending,
                                  .content_type = ending == ".pdf"   ? "application/pdf"
                                                  : ending == ".jpg" ? "image/jpeg"
                                                  : ending == ".doc" ? "application/msword"
                                                                     : "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                  .bytes = media->bytes};
    return page;
}

std::vector<PageInfo> bulletin_pages() {
    using usecases::Action;
    auto pages = file_pages();
    pages.push_back({.path = "/ban-tin/{bulletin}", .action = Action::write_bulletins, .get = show, .post = carry_out});
    pages.push_back(delivery_page());
    return pages;
}

}  // namespace mungba::handlers::bulletins
