#include "handlers/bulletins/words.hpp"

#include "core/text.hpp"
#include "handlers/contract/domain_words.hpp"

namespace mungba::handlers::bulletins {
namespace {

using domain::BulletinKind;
using domain::BulletinMistake;
using domain::BulletinState;
using domain::GuardFinding;
using ::mungba::usecases::bulletin_audience::Audience;
using ::mungba::usecases::bulletins::Outcome;
using ::mungba::usecases::bulletins::Place;

constexpr std::size_t kUploadsAMonth = 5000;

/// "30.000"
std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ".");
    return digits;
}

std::string length_of(std::string_view text) { return grouped(core::text::utf16_length(text)); }

std::string place_words(std::string_view field, int line) {
    const std::string in_line = line > 0 ? "dòng " + std::to_string(line) + " của " : "";
    if (field == "title") return "tiêu đề";
    if (field == "body") return in_line + "phần tóm tắt";
    if (field == "source") return "nguồn";
    if (field == "link") return "liên kết";
    if (field == "file_name") return "tên tệp";
    if (field == "file") return in_line + "tệp đính kèm";
    if (field == "correction") return in_line + "lời đính chính";
    if (field == "reason") return "lý do thu hồi";
    return "nhiều dòng";
}

}  // namespace

std::string_view words_for(BulletinKind kind) {
    switch (kind) {
        case BulletinKind::current_affairs: return "Thông tin thời sự";
        case BulletinKind::orientation: return "Định hướng sinh hoạt";
        case BulletinKind::new_document: return "Văn bản mới";
        case BulletinKind::topic_suggestion: return "Gợi ý chuyên đề";
        case BulletinKind::good_practice: return "Mô hình hay";
        case BulletinKind::notice: return "Thông báo";
    }
    return "Bản tin";
}

std::string_view words_for(BulletinState state) {
    switch (state) {
        case BulletinState::draft: return "bản nháp";
        case BulletinState::submitted: return "chờ duyệt";
        case BulletinState::approved: return "đã duyệt";
        case BulletinState::scheduled: return "chờ giờ gửi";
        case BulletinState::sending: return "đang gửi";
        case BulletinState::sent: return "đã gửi";
        case BulletinState::corrected: return "đã đính chính";
        case BulletinState::withdrawn: return "đã thu hồi";
    }
    return "";
}

web::State state_of(const storage::Bulletin& bulletin) {
    if (bulletin.paused_at && bulletin.state == BulletinState::sending) return {.shape = web::Shape::due, .word = "tạm dừng gửi", .owed = bulletin.paused_by_errors};
    web::State state{.shape = web::Shape::open, .word = std::string(words_for(bulletin.state))};
    switch (bulletin.state) {
        case BulletinState::draft: state.shape = web::Shape::dotted; break;
        case BulletinState::submitted: state.shape = web::Shape::due; break;
        case BulletinState::approved:
        case BulletinState::scheduled: state.shape = web::Shape::open; break;
        case BulletinState::sending: state.shape = web::Shape::half; break;
        case BulletinState::sent:
        case BulletinState::corrected: state.shape = web::Shape::done; break;
        case BulletinState::withdrawn: state.shape = web::Shape::crossed; break;
    }
    return state;
}

std::string month_words(std::string_view issue) { return std::to_string(std::stoi(std::string(issue.substr(5)))) + "/" + std::string(issue.substr(0, 4)); }

MistakeWords words_for(BulletinMistake mistake, const domain::BulletinContent& content) {
    switch (mistake) {
        case BulletinMistake::no_title: return {"tieu-de", "Xin ghi tiêu đề."};
        case BulletinMistake::long_title: return {"tieu-de", "Tiêu đề dài " + length_of(content.title) + " ký tự, nhiều nhất 90. Xin rút gọn."};
        case BulletinMistake::no_body: return {"tom-tat", "Xin ghi phần tóm tắt."};
        case BulletinMistake::long_body: return {"tom-tat", "Tóm tắt dài " + length_of(content.body) + " ký tự, nhiều nhất 600. Toàn văn xin để trong tệp hoặc liên kết."};
        case BulletinMistake::no_source: return {"nguon", "Xin ghi nguồn: cơ quan, báo hoặc văn bản nào."};
        case BulletinMistake::long_source: return {"nguon", "Nguồn dài " + length_of(content.source) + " ký tự, nhiều nhất 120."};
        case BulletinMistake::no_source_date: return {"ngay-nguon", "Xin ghi ngày của nguồn, ví dụ 25/09/2026."};
        case BulletinMistake::source_of_the_future: return {"ngay-nguon", "Ngày của nguồn chưa tới; xin xem lại."};
        case BulletinMistake::file_and_link: return {"lien-ket", "Bản tin chỉ có một tệp hoặc một liên kết. Xin bỏ liên kết, hoặc bỏ tệp."};
        case BulletinMistake::bad_link: return {"lien-ket", "Liên kết phải bắt đầu bằng https:// và có tên trang, ví dụ https://hanoi.gov.vn/bai-viet."};
        case BulletinMistake::long_link: return {"lien-ket", "Liên kết dài " + length_of(content.link) + " ký tự, nhiều nhất 200."};
        case BulletinMistake::long_whole: return {"tom-tat", "Cả bản tin dài quá 1.000 ký tự. Xin rút gọn tóm tắt, nguồn hoặc liên kết."};
        case BulletinMistake::over_before_sent: return {"het-han", "Bản tin hết hạn trước ngày gửi. Xin sửa ngày gửi hoặc ngày hết hạn."};
    }
    return {"tieu-de", ""};
}

std::string words_for(const GuardFinding& finding, const Place& place) {
    const std::string where = place_words(place.field, place.line);
    switch (finding.kind) {
        case GuardFinding::Kind::marking:
            return core::text::capitalised(where) + " có dấu độ mật “" + std::string(finding.mark ? domain::label_of(*finding.mark) : "Mật") +
                   "” nên trợ lý không nhận và không lưu nội dung. Đề nghị đồng chí xử lý theo quy định về bảo vệ bí mật nhà nước.";
        case GuardFinding::Kind::person_list:
            return core::text::capitalised(where) + " có " + std::to_string(finding.count) + " số điện thoại hoặc số định danh, giống danh sách cá nhân, nên trợ lý không nhận. Xin bỏ danh sách, chỉ để đầu mối liên hệ.";
        case GuardFinding::Kind::link:
            return core::text::capitalised(where) + " có liên kết tới " + finding.host + ", chưa có trong danh sách trang được phép. Xin dùng trang chính thức, hoặc đề nghị người quản trị thêm trang này.";
    }
    return {};
}

std::string words_for(const storage::bulletin_deliveries::Refusal& refusal) {
    const std::string where = place_words(refusal.place, refusal.line);
    if (refusal.kind == "marking") return "dấu độ mật “" + refusal.mark + "”, ở " + where;
    if (refusal.kind == "person_list") return "giống danh sách cá nhân, ở " + where;
    return "liên kết ngoài danh sách, ở " + where;
}

std::string_view words_for(Outcome outcome) {
    switch (outcome) {
        case Outcome::changed_meanwhile: return "Bản tin vừa được đồng chí khác sửa hoặc duyệt. Dưới đây là bản hiện nay.";
        case Outcome::bad_month: return "Tháng phải có dạng 10/2026.";
        case Outcome::own_work: return "Đồng chí đã viết bản tin này nên cần một đồng chí khác duyệt.";
        case Outcome::source_unchecked: return "Nguồn chưa có trong danh sách. Cần một đồng chí khác kiểm tra nguồn trước, rồi đồng chí thứ ba duyệt.";
        case Outcome::wrong_state: return "Bản tin không còn ở bước này. Dưới đây là tình trạng hiện nay.";
        case Outcome::no_reason: return "Xin ghi đủ nội dung: đã ghi gì, nay sửa là gì, hoặc lý do thu hồi.";
        case Outcome::too_long: return "Nội dung dài quá: đính chính nhiều nhất 150 ký tự mỗi ô, lý do thu hồi nhiều nhất 200.";
        case Outcome::nobody: return "Không có chi bộ nào thuộc loại hình đã chọn.";
        case Outcome::not_found:
        case Outcome::not_allowed:
        case Outcome::mistakes:
        case Outcome::refused:
        case Outcome::done: break;
    }
    return {};
}

std::string fields_in_words(const std::vector<std::string_view>& fields) {
    std::string words;
    for (const std::string_view field : fields) {
        const std::string_view word = field == "kind"          ? "loại"
                                      : field == "title"       ? "tiêu đề"
                                      : field == "body"        ? "tóm tắt"
                                      : field == "source"      ? "nguồn"
                                      : field == "source_date" ? "ngày của nguồn"
                                      : field == "link"        ? "liên kết"
                                      : field == "file"        ? "tệp"
                                      : field == "audience"    ? "nơi nhận"
                                      : field == "send_at"     ? "giờ gửi"
                                                               : "ngày hết hạn";
        words += (words.empty() ? "" : ", ") + std::string(word);
    }
    return words;
}

std::string audience_words(const domain::BulletinContent& content) {
    if (content.types.empty()) return "mọi chi bộ";
    std::string words;
    for (const auto type : content.types) words += (words.empty() ? "chi bộ " : "; chi bộ ") + std::string(handlers::words_for(type));
    return words;
}

std::string audience_sentence(const domain::BulletinContent& content, const Audience& audience) {
    const bool to_groups = content.reach == domain::BulletinReach::groups;
    std::string types;
    for (const auto& [type, number] : audience.by_type)
        types += (types.empty() ? "" : "; ") + std::to_string(number) + " chi bộ " + (type ? std::string(handlers::words_for(*type)) : "chưa rõ loại hình");
    if (audience.branches == 0) return "Chưa có chi bộ nào thuộc loại hình đã chọn.";
    const std::string whole = std::to_string(audience.branches) + " chi bộ" + (to_groups ? ", " + std::to_string(audience.members) + " đồng chí" : "");
    return (to_groups ? "Gửi tới " : "Đưa vào kho tài liệu cho bí thư, phó bí thư của ") + whole + ": " + types + ".";
}

std::vector<std::string> cost_lines(const domain::BulletinContent& content, const Audience& audience) {
    if (content.reach == domain::BulletinReach::secretaries) return {"Không gửi tin nào: các đồng chí thấy trong danh sách việc và trong kho tài liệu."};
    const int groups = audience.branches - audience.without_group;
    std::vector<std::string> lines;
    const bool two = content.has_file() && !content.file.is_picture;
    lines.push_back(std::to_string(groups) + " nhóm Zalo, " + std::to_string(two ? 2 * groups : groups) + " tin. Tin vào nhóm nằm trong gói nhóm đã mua; nhóm mua lẻ có thể tính tiền từng tin.");
    if (audience.without_group > 0)
        lines.push_back(std::to_string(audience.without_group) + " chi bộ chưa có nhóm: đồng chí bí thư chuyển giúp; tin riêng miễn phí trong 48 giờ sau lời nhắn cuối.");
    if (content.has_file()) lines.push_back("Tải tệp lên Zalo 1 lần cho cả đợt, trong hạn mức " + grouped(kUploadsAMonth) + " lượt mỗi tháng.");
    if (audience.without_room > 0)
        lines.push_back(std::to_string(audience.without_room) + " nhóm đã đủ số tin của ngày hoặc của tháng: bản tin tới các nhóm đó vào ngày còn chỗ.");
    return lines;
}

}  // namespace mungba::handlers::bulletins
