#pragma once
#include <cstddef>
#include <string_view>

namespace mungba::core {

inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_word_byte(char c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
}

/// Goes along a folded text; what does not match moves nothing.
class FoldedCursor {
public:
    explicit FoldedCursor(std::string_view text, std::size_t position = 0)
        : text_(text), position_(position) {}

    std::size_t position() const { return position_; }
    void go_back(std::size_t position) { position_ = position; }
    char peek() const { return position_ < text_.size() ? text_[position_] : '\0'; }
    std::string_view rest() const { return text_.substr(position_); }
    bool at_border() const { return !is_word_byte(peek()); }

    bool take(char expected) {
        if (peek() != expected) return false;
        ++position_;
        return true;
    }
    /// Words, the last of which ends here.
    bool take_words(std::string_view words) {
        if (!rest().starts_with(words)) return false;
        const FoldedCursor after{text_, position_ + words.size()};
        if (!after.at_border()) return false;
        position_ = after.position();
        return true;
    }
    /// A number of at most `most` digits that is not the beginning of a longer one; −1 if there is
    /// none.
    int take_number(std::size_t most) {
        std::size_t count = 0;
        int value = 0;
        while (count <= most && is_ascii_digit(count < rest().size() ? rest()[count] : '\0')) {
            value = value * 10 + (rest()[count++] - '0');
        }
        if (count == 0 || count > most) return -1;
        position_ += count;
        return value;
    }
    void skip_blanks() {
        while (take(' ')) continue;
    }

private:
    std::string_view text_;
    std::size_t position_;
};

}  // namespace mungba::core
