#include "storage/erasure_list.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>

#include "storage/durable_file.hpp"

namespace mungba::storage {
namespace {

// Ends each line: one that was cut off in writing is not taken for a shorter number.
constexpr std::string_view kEnd = "erased";

std::optional<std::string_view> next_word(std::string_view& line) {
    const auto space = line.find(' ');
    const std::string_view word = line.substr(0, space);
    line.remove_prefix(space == std::string_view::npos ? line.size() : space + 1);
    return word.empty() ? std::nullopt : std::optional(word);
}

std::optional<std::int64_t> next_number(std::string_view& line) {
    const auto word = next_word(line);
    std::int64_t number = 0;
    if (!word) return std::nullopt;
    const auto [end, error] = std::from_chars(word->data(), word->data() + word->size(), number);
    if (error != std::errc{} || end != word->data() + word->size()) return std::nullopt;
    return number;
}

std::optional<Erasure> read_line(std::string_view line) {
    const auto at = next_number(line);
    const auto oa = next_word(line);
    const auto person = next_number(line);
    const auto made_at = next_number(line);
    if (!at || !oa || !person || !made_at || line != kEnd) return std::nullopt;
    return Erasure{.at = core::from_ms(*at),
                   .oa = core::OaId{std::string(*oa)},
                   .person = core::PersonId{*person},
                   .made_at = core::from_ms(*made_at)};
}

}  // namespace

std::string line_of(const Erasure& erasure) {
    return std::to_string(core::to_ms(erasure.at)) + " " + erasure.oa.value + " " + std::to_string(erasure.person.value) + " " +
           std::to_string(core::to_ms(erasure.made_at)) + " " + std::string(kEnd) + "\n";
}

ErasureList::Content read_erasures(std::string_view text) {
    ErasureList::Content content;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        const bool cut_off = end == std::string_view::npos;
        text.remove_prefix(cut_off ? text.size() : end + 1);
        if (auto erasure = read_line(line)) {
            content.erasures.push_back(std::move(*erasure));
        } else if (!line.empty() && !cut_off) {
            ++content.unreadable;
        }
    }
    return content;
}

ErasureList ErasureList::beside_backup(const std::string& backup_path) {
    return ErasureList((std::filesystem::path(backup_path).parent_path() / "erasures.list").string());
}

ErasureList::Content ErasureList::read() const {
    const auto text = read_file(path_);
    return text ? read_erasures(*text) : Content{};
}

void ErasureList::append(const Erasure& erasure) const {
    const auto text = read_file(path_);
    const bool cut_off = text && !text->empty() && text->back() != '\n';
    append_durably(path_, (cut_off ? "\n" : "") + line_of(erasure));
}

void ErasureList::merge(const std::vector<Erasure>& erasures) const {
    const auto text = read_file(path_);
    std::string whole = text.value_or("");
    if (!whole.empty() && whole.back() != '\n') whole += '\n';
    const std::size_t before = whole.size();
    auto known = read_erasures(whole).erasures;
    for (const Erasure& erasure : erasures) {
        if (std::ranges::find(known, erasure) != known.end()) continue;
        known.push_back(erasure);
        whole += line_of(erasure);
    }
    if (whole.size() != before) write_durably(path_, whole);
}

}  // namespace mungba::storage
