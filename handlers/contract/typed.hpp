#pragma once
#include <cstddef>
#include <string>
#include <string_view>

/// What was typed beside what it folds to: commands and answers are recognised folded, but passed
/// on as typed. Pure, any thread.
namespace mungba::handlers::typed {

/// How many bytes of `text` fold to `folded` (a beginning of its folded form), blanks after them
/// included; 0 if none do.
std::size_t length_of(std::string_view text, std::string_view folded);

/// True if every accent in `text` is the one that `meant` has at that letter: "tro giúp" fits "trợ
/// giúp", "tới" does not fit "tôi". Both fold to the same letters.
bool accents_fit(std::string_view text, std::string_view meant);

/// Without the marks that end a sentence; "?" alone stays.
std::string_view without_end_marks(std::string_view text);

/// A word that answers what was asked (conversation.md §2).
struct Word {
    enum class Kind {
        other,
        yes,        ///< đồng ý, duyệt, ok
        stop,       ///< thôi, dừng: also stops what is held
        no,         ///< không: only to a confirmation
        ambiguous,  ///< bare dung, co, vang, "khong dung": neither yes nor no while a confirmation
                    ///< waits
        number,     ///< `number` is set
    };
    Kind kind = Kind::other;
    int number = 0;
};
Word read_word(std::string_view text);

}  // namespace mungba::handlers::typed
