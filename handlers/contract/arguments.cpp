#include "handlers/contract/arguments.hpp"

#include "core/text.hpp"
#include "handlers/contract/typed.hpp"

namespace mungba::handlers::typed {

void Arguments::go_on(std::size_t length) {
    position_ += length;
    while (position_ < folded_.size() && (folded_[position_] == ' ' || folded_[position_] == ',')) ++position_;
}

std::string Arguments::rest_as_typed() const {
    std::string_view read = folded_.substr(0, position_);
    while (!read.empty() && read.back() == ' ') read.remove_suffix(1);
    if (read.empty()) return core::text::trim(typed_);
    return core::text::trim(typed_.substr(length_of(typed_, read)));
}

void Arguments::skip_word(std::string_view word) {
    const std::string folded = core::text::fold(word);
    if (!rest().starts_with(folded + " ")) return;
    const std::string rest = rest_as_typed();
    if (accents_fit(std::string_view(rest).substr(0, rest.find(' ')), word)) go_on(folded.size());
}

}  // namespace mungba::handlers::typed
