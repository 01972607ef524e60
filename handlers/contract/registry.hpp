#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers {

/// The features in their order, and the tables of their commands, topics and jobs. Immutable once
/// built; any thread.
class Registry {
public:
    /// Throws std::logic_error if a name, a folded command phrase or alias, or a job kind is there
    /// already, or if a command folds to a word of conversation.md §2 that answers the bot.
    void add(std::unique_ptr<Handler> handler);

    /// Every command with its feature, in registry order.
    struct Entry {
        Handler* handler = nullptr;
        CommandInfo command{};
        std::vector<std::string> folded{};  ///< phrase first, then aliases
        /// How the n-th of `folded` is written, with its accents.
        const std::string& written(std::size_t n) const {
            return n == 0 ? command.phrase : command.aliases[n - 1];
        }
    };
    struct Found {
        const Entry* entry = nullptr;
        std::size_t spelling = 0;  ///< which of `folded`
        std::string_view words() const { return entry->folded[spelling]; }
    };
    /// All commands whose words begin the folded text (at a word's end), longest first.
    std::vector<Found> commands_at(std::string_view folded) const;
    Handler* named(std::string_view name) const;
    Handler* for_job(std::string_view kind) const;
    const std::vector<std::unique_ptr<Handler>>& handlers() const { return handlers_; }
    const std::vector<Entry>& commands() const { return entries_; }

private:
    std::vector<std::unique_ptr<Handler>> handlers_;
    std::vector<Info> infos_;
    std::vector<Entry> entries_;
};

/// The folded words that answer the bot (conversation.md §2): no command may be spelled like one.
bool is_answer_word(std::string_view folded);
/// How long the longest of them is, of several words, with which the folded text begins; 0 if none: the longest that parses wins.
std::size_t answer_length(std::string_view folded);

}  // namespace mungba::handlers
