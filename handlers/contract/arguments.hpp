#pragma once
#include <cstddef>
#include <string>
#include <string_view>

/// Goes along the arguments of a command: read folded, passed on as typed. Pure, any thread; lives no longer than both texts.
namespace mungba::handlers::typed {

class Arguments {
public:
    Arguments(std::string_view typed, std::string_view folded) : typed_(typed), folded_(folded) {}

    std::string_view rest() const { return folded_.substr(position_); }
    /// Over so many bytes of the folded text, and blanks and commas after them.
    void go_on(std::size_t length);
    /// Over "tại" or "vào", but not over a word that only folds to it: "Tái định cư".
    void skip_word(std::string_view word);
    /// What has not been read, as it was typed.
    std::string rest_as_typed() const;

private:
    std::string_view typed_;
    std::string_view folded_;
    std::size_t position_ = 0;
};

}  // namespace mungba::handlers::typed
