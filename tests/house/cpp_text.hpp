#pragma once
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

namespace mungba::house {

/// A C++ file taken apart, so that a rule for code does not stumble over a comment, nor one for
/// texts over code.
struct CppText {
    std::string code;                   ///< without comments; each literal is an empty one
    std::vector<std::string> literals;  ///< as written between the quotes; neighbours are joined
};

class CppSplitter {
public:
    explicit CppSplitter(std::string_view text) : text_(text) {}

    CppText split() {
        while (at_ < text_.size()) {
            if (starts("//"))
                skip_to("\n", 0);
            else if (starts("/*"))
                skip_to("*/", 2);
            else if (starts("R\"") && !is_name(before()))
                raw_literal();
            else if (text_[at_] == '"')
                literal();
            else if (text_[at_] == '\'' && !is_name(before()))
                character();
            else
                code(text_[at_++]);
        }
        return std::move(result_);
    }

private:
    static bool is_name(char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
    }
    bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }
    char before() const { return at_ == 0 ? ' ' : text_[at_ - 1]; }

    void code(char c) {
        result_.code += c;
        if (std::isspace(static_cast<unsigned char>(c)) == 0) joins_ = false;
    }
    void skip_to(std::string_view end, std::size_t and_past) {
        const std::size_t found = text_.find(end, at_);
        at_ = found == std::string_view::npos ? text_.size() : found + and_past;
    }
    void add(std::string_view value) {
        if (joins_)
            result_.literals.back() += value;
        else
            result_.literals.emplace_back(value);
        result_.code += "\"\"";
        joins_ = true;
    }
    void raw_literal() {
        const std::size_t open = text_.find('(', at_);
        const std::string close = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
        at_ = open + 1;
        const std::size_t begin = at_;
        skip_to(close, close.size());
        add(text_.substr(begin, at_ - begin - close.size()));
    }
    void literal() {
        const std::size_t begin = ++at_;
        while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n') {
            at_ += text_[at_] == '\\' ? 2 : 1;
        }
        add(text_.substr(begin, at_ - begin));
        ++at_;
    }
    void character() {
        ++at_;
        while (at_ < text_.size() && text_[at_] != '\'' && text_[at_] != '\n') {
            at_ += text_[at_] == '\\' ? 2 : 1;
        }
        ++at_;
        code('0');
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool joins_ = false;  // only white space since the last literal
    CppText result_;
};

inline CppText split_cpp(std::string_view text) { return CppSplitter(text).split(); }

}  // namespace mungba::house
