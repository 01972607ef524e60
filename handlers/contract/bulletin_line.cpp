#include "handlers/contract/bulletin_line.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "handlers/contract/model_texts.hpp"
#include "usecases/bulletin_sending.hpp"
#include "usecases/rungs.hpp"

namespace mungba::handlers {
namespace {

using domain::BulletinKind;
using storage::Bulletin;

constexpr std::string_view kClosing = "\nTrân trọng";

std::string issue_of(core::LocalDate day) { return core::format_iso_date(day).substr(0, 7); }

std::string word_for(const Bulletin& bulletin) { return bulletin.content.kind == BulletinKind::orientation ? "định hướng" : "bản tin"; }

}  // namespace

std::vector<Bulletin> bulletins_for(const storage::Meeting& meeting, const storage::Branch& branch, Context& context) {
    if (meeting.kind != domain::MeetingKind::regular) return {};
    auto all = storage::bulletins::of_month(context.connection(), context.organization(), issue_of(usecases::rungs::third_of(meeting)));
    std::erase_if(all, [&](const Bulletin& one) { return !domain::concerns(one.content, branch.type); });
    std::stable_partition(all.begin(), all.end(), [](const Bulletin& one) { return one.content.kind == BulletinKind::orientation; });
    return all;
}

std::string bulletin_line(const storage::Meeting& meeting, const storage::Branch& branch, Context& context) {
    const auto all = bulletins_for(meeting, branch, context);
    if (all.empty()) return {};
    const std::string month = std::to_string(static_cast<unsigned>(usecases::rungs::third_of(meeting).month()));
    // The orientation, and the newest of the rest.
    std::vector<const Bulletin*> named{&all.front()};
    if (all.size() > 1 && all.back().content.kind != BulletinKind::orientation) named.push_back(&all.back());
    std::string line;
    for (const Bulletin* one : named) {
        const std::string address = usecases::bulletin_sending::address_of(*one, context.surroundings().web_address);
        if (address.empty()) return "Bản tin tháng " + month + ": xin nhắn /bản tin để xem.";
        line += line.empty() ? core::text::capitalised(word_for(*one)) + " tháng " + month : "; " + word_for(*one);
        line += ": " + address;
    }
    return line;
}

std::string with_bulletin_line(std::string notice, const storage::Meeting& meeting, const storage::Branch& branch, Context& context) {
    const std::string line = bulletin_line(meeting, branch, context);
    if (line.empty() || core::text::utf16_length(notice) + core::text::utf16_length(line) + 1 > model_texts::kLongest) return notice;
    const auto closing = notice.rfind(kClosing);
    const auto at = closing != std::string::npos ? closing : notice.rfind('\n');  // before the signature
    return notice.insert(at == std::string::npos ? notice.size() : at, "\n" + line);
}

}  // namespace mungba::handlers
