#include "handlers/setup/steps_page.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "handlers/contract/page_words.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/setup/texts.hpp"
#include "storage/branch_list_repository.hpp"
#include "storage/group_repository.hpp"
#include "storage/inbox_repository.hpp"
#include "storage/token_repository.hpp"

namespace mungba::handlers::setup {
namespace {

using Verdict = Proof::Verdict;
using usecases::Action;
using web::Shape;

constexpr std::chrono::hours kFresh{24};

/// A step, the beginnings of what the look calls its findings, and what helps.
struct Step {
    std::string_view title;
    std::string_view what;
    std::array<std::string_view, 4> begins;
    std::string_view mend;
};
constexpr std::array<Step, 7> kSteps{{
    {"Cấu hình và khóa", texts::kConfig, {"config", "key", "rule", "days"}, texts::kConfigMend},
    {"Cơ sở dữ liệu và đĩa", texts::kDatabase, {"database", "disk", "", ""}, texts::kDatabaseMend},
    {"Ứng dụng và tài khoản OA trên Zalo", texts::kOa, {"OA", "road", "Zalo", "group"}, texts::kOaMend},
    {"Token Zalo", texts::kToken, {"token", "", "", ""}, texts::kTokenMend},
    {"Webhook", texts::kWebhook, {"webhook", "listener", "signature", "public"}, texts::kWebhookMend},
    {"Đồng hồ", texts::kClock, {"clock", "", "", ""}, texts::kClockMend},
    {"Kênh báo động", texts::kAlarm, {"alarm", "alert", "", ""}, texts::kAlarmMend},
}};

bool is_about(const Proof& proof, const Step& step) {
    return std::any_of(step.begins.begin(), step.begins.end(), [&](std::string_view begin) {
        return !begin.empty() && proof.what.starts_with(begin);
    });
}

web::State state_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::good: return {.shape = Shape::done, .word = "đạt"};
        case Verdict::doubtful: return {.shape = Shape::half, .word = "cần xem lại"};
        case Verdict::bad: return {.shape = Shape::due, .word = "chưa đạt", .owed = true};
    }
    return {};
}

/// What the look saw, as it was told: for whoever runs the server.
web::Details details_of(const std::vector<Proof>& proofs) {
    std::string text;
    for (const Proof& proof : proofs) text += proof.what + ": " + proof.seen + (proof.mend.empty() ? "" : "; " + proof.mend) + "\n";
    return {.summary = "Chi tiết cho người quản trị máy chủ", .blocks = {web::Verbatim{.text = text}}};
}

std::vector<Proof> proofs_of(const Step& step, const std::vector<Proof>& all) {
    std::vector<Proof> own;
    std::copy_if(all.begin(), all.end(), std::back_inserter(own), [&](const Proof& proof) { return is_about(proof, step); });
    return own;
}

Verdict worst_of(const std::vector<Proof>& proofs) {
    Verdict worst = Verdict::good;
    for (const Proof& proof : proofs) worst = std::max(worst, proof.verdict);
    return worst;
}

web::Section section_of(const Step& step, const std::vector<Proof>& proofs, bool looked, std::size_t number) {
    std::vector<web::Block> blocks{web::Paragraph{.text = std::string(step.what)}};
    web::State state{.shape = Shape::open, .word = "chưa kiểm tra"};
    if (looked) {
        state = proofs.empty() ? web::State{.shape = Shape::dash, .word = "chưa kiểm tra được, xin xong bước trước"} : state_of(worst_of(proofs));
        if (!proofs.empty() && worst_of(proofs) != Verdict::good) blocks.push_back(web::Paragraph{.text = std::string(step.mend), .kind = web::Paragraph::Kind::why});
    }
    blocks.push_back(web::Facts{.facts = {{.name = "Kết quả", .value = state.word, .state = state}}, .tight = true});
    if (!proofs.empty()) blocks.push_back(details_of(proofs));
    return section(std::to_string(number) + ". " + std::string(step.title), std::move(blocks));
}

/// The last word that came by webhook: a test event is somebody's who writes one to the OA.
std::string last_event(Visit& visit) {
    const auto last = storage::inbox::last_webhook_at(visit.connection(), visit.organization());
    if (!last) return "chưa có tin nào";
    return (visit.now() - *last <= kFresh ? "" : "đã lâu: ") + moment_in_full(*last);
}

web::Section event_section(Visit& visit, std::size_t number) {
    const auto last = storage::inbox::last_webhook_at(visit.connection(), visit.organization());
    const bool fresh = last && visit.now() - *last <= kFresh;
    return section(std::to_string(number) + ". Tin thử từ Zalo tới trợ lý",
                   {web::Paragraph{.text = std::string(texts::kEvent)},
                    web::Facts{.facts = {{.name = "Tin gần nhất", .value = last_event(visit), .state = {.shape = fresh ? Shape::done : Shape::open}}}, .tight = true},
                    web::Buttons{.links = {{.text = "Xem lại", .address = "/cai-dat"}}}});
}

web::Section backup_section(const std::vector<Proof>& proofs, std::size_t number) {
    std::vector<web::Block> blocks{web::Paragraph{.text = std::string(texts::kBackup)}};
    for (const Proof& proof : proofs) {
        if (proof.what != "backup") continue;
        const web::State state = state_of(proof.verdict);
        blocks.push_back(web::Facts{.facts = {{.name = "Sao lưu thử", .value = state.word + " (" + proof.seen + ")", .state = state}}, .tight = true});
    }
    blocks.push_back(web::Buttons{.buttons = {{.text = "Sao lưu thử", .address = "/cai-dat", .fields = {{"viec", "backup"}}}}});
    return section(std::to_string(number) + ". Sao lưu", std::move(blocks));
}

web::Section lists_section(Visit& visit, std::size_t number) {
    const int branches = storage::branch_lists::count(visit.connection(), visit.organization(), "");
    return section(std::to_string(number) + ". Danh sách chi bộ, đảng viên",
                   {web::Facts{.facts = {{.name = "Đang có", .value = std::to_string(branches) + " chi bộ", .state = {.shape = branches > 0 ? Shape::done : Shape::open}}}, .tight = true},
                    web::Buttons{.links = {{.text = "Nhập danh sách", .address = "/cai-dat/danh-sach"}}}});
}

web::Section trial_section(Visit& visit, std::size_t number) {
    const auto groups = storage::groups::all(visit.connection(), visit.organization()).size();
    return section(std::to_string(number) + ". Tin thử tới một nhóm",
                   {web::Paragraph{.text = groups > 0 ? std::string(texts::kTrial) : std::string(texts::kNoGroup)},
                    web::Buttons{.links = {{.text = "Gửi tin thử", .address = "/cai-dat/tin-thu"}}}});
}

web::Page page_of(const std::vector<Proof>& proofs, std::string_view deed, Visit& visit) {
    const bool looked = deed == "all" || deed == "alarm";
    web::Page page;
    std::size_t good = 0;
    for (const Step& step : kSteps) {
        const auto own = looked ? proofs_of(step, proofs) : std::vector<Proof>{};
        good += looked && !own.empty() && worst_of(own) == Verdict::good ? 1 : 0;
        const std::size_t number = page.sections.size() + 1;
        page.sections.push_back(section_of(step, own, looked, number));
        if (step.title == "Webhook") page.sections.push_back(event_section(visit, number + 1));
        if (step.title == "Kênh báo động")
            page.sections.back().blocks.emplace_back(web::Buttons{.buttons = {{.text = "Gửi báo động thử", .address = "/cai-dat", .fields = {{"viec", "alarm"}}}}});
    }
    page.sections.push_back(backup_section(proofs, page.sections.size() + 1));
    page.sections.push_back(lists_section(visit, page.sections.size() + 1));
    page.sections.push_back(trial_section(visit, page.sections.size() + 1));
    page.title = looked ? fill(texts::kLooked, {{"n", std::to_string(good)}, {"m", std::to_string(kSteps.size())}}) : std::string(texts::kTitle);
    page.lead = std::string(texts::kLead);
    page.sections.insert(page.sections.begin(),
                         section({web::Buttons{.buttons = {{.text = looked ? "Kiểm tra lại tất cả" : "Kiểm tra tất cả", .address = "/cai-dat", .fields = {{"viec", "all"}}, .main = true}}}}, "Kiểm tra"));
    return page;
}

web::Page show(Visit& visit) { return page_of({}, "", visit); }

std::string deed_of(Visit& visit) {
    const std::string_view deed = visit.form().get("viec");
    return deed == "alarm" || deed == "backup" ? std::string(deed) : std::string("all");
}

std::optional<SlowWork> look(Visit& visit) {
    const Examine& examine = visit.surroundings().examine;
    if (!examine) return std::nullopt;
    return SlowWork([&examine, deed = deed_of(visit)] { return packed(examine(deed)); });
}

web::Page looked(Visit& visit) { return page_of(unpacked(visit.request().prepared), deed_of(visit), visit); }

}  // namespace

std::string packed(const std::vector<Proof>& proofs) {
    nlohmann::json list = nlohmann::json::array();
    for (const Proof& proof : proofs) list.push_back({static_cast<int>(proof.verdict), proof.what, proof.seen, proof.mend});
    return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<Proof> unpacked(std::string_view text) {
    std::vector<Proof> proofs;
    const auto list = nlohmann::json::parse(text, nullptr, false);
    if (!list.is_array()) return proofs;
    for (const auto& one : list)
        proofs.push_back({.verdict = static_cast<Verdict>(one.at(0).get<int>()), .what = one.at(1), .seen = one.at(2), .mend = one.at(3)});
    return proofs;
}

std::vector<PageInfo> steps_pages() {
    return {{.path = "/cai-dat", .action = Action::set_up, .get = show, .post = looked, .menu = "Cài đặt", .place = 85, .slow = look}};
}

}  // namespace mungba::handlers::setup
