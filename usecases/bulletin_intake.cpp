#include "usecases/bulletin_intake.hpp"

#include <vector>

#include "core/text.hpp"
#include "domain/public_address.hpp"

namespace mungba::usecases::bulletin_intake {
namespace {

std::string_view next_line(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

std::string plain(std::string_view text) { return core::text::trim(core::text::nfc(text)); }

/// Whole words.
std::string shortened(const std::string& text, std::size_t most) {
    if (core::text::utf16_length(text) <= most) return text;
    std::string_view kept = core::text::cut(text, most);
    if (const auto blank = kept.rfind(' '); blank != std::string_view::npos) kept = kept.substr(0, blank);
    return core::text::trim(kept);
}

/// Whole sentences as long as they fit; of a first one that is too long, whole words.
std::string beginning(std::string_view text, std::size_t most) {
    std::string kept;
    while (!text.empty()) {
        const std::string line = plain(next_line(text));
        if (line.empty()) continue;
        const std::string longer = kept + (kept.empty() ? "" : "\n") + line;
        if (core::text::utf16_length(longer) <= most) {
            kept = longer;
            continue;
        }
        std::string_view fits = core::text::cut(longer, most);
        const auto end = fits.find_last_of(".!?");
        if (end != std::string_view::npos && end > kept.size()) return core::text::trim(fits.substr(0, end + 1));
        return kept.empty() ? shortened(longer, most) : kept;
    }
    return kept;
}

std::optional<core::LocalDate> read_date(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    int numbers[3] = {};
    const std::size_t starts[3] = {0, 5, 8};
    for (int part = 0; part < 3; ++part) {
        for (const char c : iso.substr(starts[part], part == 0 ? 4 : 2)) {
            if (c < '0' || c > '9') return std::nullopt;
            numbers[part] = numbers[part] * 10 + (c - '0');
        }
    }
    const core::LocalDate date = std::chrono::year{numbers[0]} / std::chrono::month{static_cast<unsigned>(numbers[1])} / std::chrono::day{static_cast<unsigned>(numbers[2])};
    return date.ok() ? std::optional(date) : std::nullopt;
}

}  // namespace

domain::BulletinContent from_text(std::string_view text) {
    domain::BulletinContent content;
    std::string_view rest = text;
    std::string first;
    while (first.empty() && !rest.empty()) first = plain(next_line(rest));
    if (core::text::utf16_length(first) <= domain::kMostTitle && !plain(rest).empty()) {
        content.title = first;
        content.body = beginning(rest, domain::kMostBody);
    } else {
        content.title = shortened(first, domain::kMostTitle);
        content.body = beginning(text, domain::kMostBody);
    }
    return content;
}

domain::BulletinContent from_page(std::string_view page, std::string_view address) {
    domain::BulletinContent content;
    content.kind = domain::BulletinKind::current_affairs;
    content.title = shortened(plain(next_line(page)), domain::kMostTitle);
    content.source_date = read_date(plain(next_line(page)));
    const std::string site = plain(next_line(page));
    const auto target = domain::read_fetch_target(address);
    content.source = shortened(!site.empty() ? site : target ? target->host : std::string(), domain::kMostSource);
    content.body = beginning(page, domain::kMostBody);
    content.link = std::string(address);
    return content;
}

}  // namespace mungba::usecases::bulletin_intake
