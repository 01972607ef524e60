#include "handlers/contract/registry.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/text.hpp"

namespace mungba::handlers {
namespace {

constexpr std::array<std::string_view, 36> kAnswerWords = {
    "1",        "2",       "3",     "4",           "co mat", "co",       "co a",       "tham du",
    "toi du",   "du",      "ok",    "oke",         "vang",   "xin vang", "vang mat",   "muon",
    "den muon", "den tre", "tre",   "truc tuyen",  "onl",    "online",   "ro",         "da nhan",
    "nhat tri", "dong y",  "duyet", "thoi",        "dung",   "khong",    "khong dung", "sai",
    "toi la",   "cam on",  "da ro", "toi xin vang"};

[[noreturn]] void refuse(const std::string& what) { throw std::logic_error("registry: " + what); }

}  // namespace

bool is_answer_word(std::string_view folded) {
    return std::find(kAnswerWords.begin(), kAnswerWords.end(), folded) != kAnswerWords.end();
}

std::size_t answer_length(std::string_view folded) {
    std::size_t longest = 0;
    for (const std::string_view words : kAnswerWords) {
        const bool begins = folded.starts_with(words) && (folded.size() == words.size() || folded[words.size()] == ' ');
        if (begins && words.find(' ') != std::string_view::npos) longest = std::max(longest, words.size());
    }
    return longest;
}

void Registry::add(std::unique_ptr<Handler> handler) {
    Info info = handler->info();
    if (named(info.name) != nullptr) refuse("two features are called " + info.name);
    for (const std::string& kind : info.job_kinds) {
        if (for_job(kind) != nullptr) refuse("two features do the job " + kind);
        if (!kind.starts_with(info.name + "."))
            refuse("the job " + kind + " does not bear the name of " + info.name);
    }
    for (CommandInfo& command : info.commands) {
        Entry entry{.handler = handler.get(), .command = command, .folded = {}};
        for (std::size_t i = 0; i <= command.aliases.size(); ++i) {
            const std::string folded = core::text::fold(entry.written(i));
            if (folded.empty() || is_answer_word(folded))
                refuse("a command cannot be spelled \"" + folded + "\"");
            // "dời" and "đổi" are two spellings of one command: its own letters may come twice, with other accents.
            bool double_spelling = false;
            for (std::size_t other = 0; other < i; ++other) {
                double_spelling = double_spelling || core::text::fold_keep_accents(entry.written(other)) == core::text::fold_keep_accents(entry.written(i));
            }
            const bool taken =
                std::any_of(entries_.begin(), entries_.end(), [&](const Entry& other) {
                    return std::find(other.folded.begin(), other.folded.end(), folded) !=
                           other.folded.end();
                });
            if (double_spelling || taken) refuse("two commands fold to \"" + folded + "\"");
            entry.folded.push_back(folded);
        }
        entries_.push_back(std::move(entry));
    }
    infos_.push_back(std::move(info));
    handlers_.push_back(std::move(handler));
}

std::vector<Registry::Found> Registry::commands_at(std::string_view folded) const {
    std::vector<Found> found;
    for (const Entry& entry : entries_) {
        for (std::size_t i = 0; i < entry.folded.size(); ++i) {
            const std::string& words = entry.folded[i];
            const bool begins = folded.starts_with(words) &&
                                (folded.size() == words.size() || folded[words.size()] == ' ');
            if (begins) found.push_back({.entry = &entry, .spelling = i});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return a.words().size() > b.words().size();
    });
    return found;
}

Handler* Registry::named(std::string_view name) const {
    for (std::size_t i = 0; i < infos_.size(); ++i) {
        if (infos_[i].name == name) return handlers_[i].get();
    }
    return nullptr;
}

Handler* Registry::for_job(std::string_view kind) const {
    for (std::size_t i = 0; i < infos_.size(); ++i) {
        const auto& kinds = infos_[i].job_kinds;
        if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return handlers_[i].get();
    }
    return nullptr;
}

}  // namespace mungba::handlers
