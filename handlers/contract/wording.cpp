#include "handlers/contract/wording.hpp"

#include <stdexcept>

namespace mungba::handlers {
namespace {

class Filler {
public:
    Filler(std::string_view text, std::span<const Value> values)
        : text_(text), values_(values) {}

    std::string whole() {
        std::string result = part(false).text;
        if (position_ != text_.size()) refuse("a bracket closes that was never opened");
        return result;
    }

private:
    struct Part {
        std::string text;
        bool lacks_a_value = false;
    };

    Part part(bool in_brackets) {
        Part made;
        while (position_ < text_.size() && text_[position_] != ']') {
            const char c = text_[position_++];
            if (c == '[') {
                Part inner = part(true);
                if (!inner.lacks_a_value) made.text += inner.text;
            } else if (c == '{') {
                const std::string& value = value_named(name());
                made.lacks_a_value = made.lacks_a_value || value.empty();
                made.text += value;
            } else {
                made.text += c;
            }
        }
        if (in_brackets) {
            if (position_ == text_.size()) refuse("a bracket is never closed");
            ++position_;
        }
        return made;
    }

    std::string_view name() {
        const std::size_t end = text_.find('}', position_);
        if (end == std::string_view::npos) refuse("a brace is never closed");
        const std::string_view found = text_.substr(position_, end - position_);
        position_ = end + 1;
        return found;
    }

    const std::string& value_named(std::string_view wanted) {
        for (const Value& value : values_) {
            if (value.name == wanted) return value.text;
        }
        refuse("no value for {" + std::string(wanted) + "}");
    }

    [[noreturn]] void refuse(const std::string& why) const {
        throw std::logic_error("a text of ours cannot be filled in: " + why);
    }

    std::string_view text_;
    std::span<const Value> values_;
    std::size_t position_ = 0;
};

}  // namespace

std::string fill(std::string_view text, std::initializer_list<Value> values) {
    return Filler(text, {values.begin(), values.end()}).whole();
}

std::string fill(std::string_view text, std::span<const Value> values) { return Filler(text, values).whole(); }

}  // namespace mungba::handlers
