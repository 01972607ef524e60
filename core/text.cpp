#include "core/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <stdexcept>

#include "core/tone_place.hpp"
#include "core/vietnamese_letters.hpp"

namespace mungba::core::text {
namespace {

using icu::Normalizer2;
using icu::UnicodeString;

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

UnicodeString to_utf16(std::string_view text) {
    return UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string to_utf8(const UnicodeString& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

using Instance = const Normalizer2* (*)(UErrorCode&);

/// ICU owns the instance; it lives as long as the program.
const Normalizer2& normalizer(Instance get) {
    UErrorCode status = U_ZERO_ERROR;
    const Normalizer2* found = get(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU's normalization data cannot be loaded");
    return *found;
}

const Normalizer2& composing() {
    static const Normalizer2& found = normalizer(Normalizer2::getNFCInstance);
    return found;
}
const Normalizer2& decomposing() {
    static const Normalizer2& found = normalizer(Normalizer2::getNFDInstance);
    return found;
}
const Normalizer2& decomposing_compatibly() {
    static const Normalizer2& found = normalizer(Normalizer2::getNFKDInstance);
    return found;
}
const Normalizer2& case_folding() {
    static const Normalizer2& found = normalizer(Normalizer2::getNFKCCasefoldInstance);
    return found;
}

UnicodeString normalized(const Normalizer2& form, const UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    UnicodeString result = form.normalize(text, status);
    if (U_FAILURE(status)) throw std::runtime_error("a text cannot be normalized");
    return result;
}

UnicodeString composed(const UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    return composing().quickCheck(text, status) == UNORM_YES ? text : normalized(composing(), text);
}

/// Composed first: folding alone takes a Greek iota below for a letter before other marks have
/// found their order.
UnicodeString case_folded(std::string_view text) {
    return normalized(case_folding(), composed(to_utf16(text)));
}

constexpr UChar32 kSmallD = 0x0111;

/// đ and its twins from other alphabets (Ð of Icelandic, Ɖ of Ewe): keyboards of old offices mix
/// them up.
bool is_d_with_stroke(UChar32 c) { return c == kSmallD || c == 0x00F0 || c == 0x0256; }

bool is_mark(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

/// Seen by nobody: controls, formats (bidi, zero-width), what renderers ignore.
bool is_invisible(UChar32 c) {
    return (U_GET_GC_MASK(c) & (U_GC_CC_MASK | U_GC_CF_MASK)) != 0 ||
           u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/// Appends code points with runs of white space as one space and none at the ends.
class Collapsed {
public:
    void space() { pending_ = !text_.isEmpty(); }
    void add(UChar32 c) {
        if (pending_) text_.append(u' ');
        pending_ = false;
        text_.append(c);
    }
    UnicodeString& text() { return text_; }

private:
    UnicodeString text_;
    bool pending_ = false;
};

std::string fold_ascii(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    bool pending = false;
    for (const char c : text) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            pending = !folded.empty();
        } else if (c > ' ' && c != 0x7F) {
            if (pending) folded += ' ';
            pending = false;
            folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        }
    }
    return folded;
}

template <typename Keep>
UnicodeString collapse(const UnicodeString& text, Keep keep) {
    Collapsed result;
    for (std::int32_t i = 0; i < text.length();) {
        const UChar32 c = text.char32At(i);
        i += U16_LENGTH(c);
        if (u_isUWhiteSpace(c)) {
            result.space();
        } else if (!is_invisible(c)) {
            keep(result, c);
        }
    }
    return std::move(result.text());
}

void append(std::string& bytes, UChar32 c) { UnicodeString(c).toUTF8String(bytes); }

/// The code point at `position`, which goes past it; U+FFFD for broken bytes.
UChar32 next_code_point(std::string_view text, std::size_t& position) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, position, text.size(), c);
    return c;
}

bool is_trimmed(UChar32 c) {
    // Not the tag characters: they end a flag's emoji.
    return u_isUWhiteSpace(c) || (u_charType(c) == U_FORMAT_CHAR && c < 0xE0000);
}

bool is_bidi_control(UChar32 c) { return u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL); }

}  // namespace

bool is_utf8(std::string_view bytes) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    for (std::size_t i = 0; i < bytes.size();) {
        if (data[i] < 0x80) {
            ++i;
            continue;
        }
        UChar32 c = 0;
        U8_NEXT(data, i, bytes.size(), c);
        if (c < 0) return false;
    }
    return true;
}

std::string nfc(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    return to_utf8(composed(to_utf16(text)));
}

std::string fold(std::string_view text) {
    if (is_ascii(text)) return fold_ascii(text);
    if (auto folded = fold_vietnamese(text)) return *std::move(folded);
    return fold_by_icu(text);
}

std::string fold_by_icu(std::string_view text) {
    const UnicodeString bare = normalized(decomposing(), case_folded(text));
    return to_utf8(collapse(bare, [](Collapsed& result, UChar32 c) {
        if (!is_mark(c)) result.add(is_d_with_stroke(c) ? u'd' : c);
    }));
}

std::string fold_keep_accents(std::string_view text) {
    if (is_ascii(text)) return fold_ascii(text);
    const UnicodeString folded = case_folded(text);
    UnicodeString result = collapse(
        folded, [](Collapsed& kept, UChar32 c) { kept.add(is_d_with_stroke(c) ? kSmallD : c); });
    // What stood between a letter and its accent is gone now, so they may join.
    result = normalized(composing(), result);
    place_tones(result);
    return to_utf8(result);
}

std::u32string decomposed(std::string_view text) {
    const UnicodeString wide = normalized(decomposing_compatibly(), to_utf16(text));
    std::u32string letters;
    letters.reserve(static_cast<std::size_t>(wide.length()));
    for (std::int32_t i = 0; i < wide.length();) {
        const UChar32 c = wide.char32At(i);
        i += U16_LENGTH(c);
        if (c == '\r' && i < wide.length() && wide.charAt(i) == u'\n') continue;
        if (c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029 || c == '\n') {
            letters += U'\n';
        } else if (c == '\t') {
            letters += U'\t';
        } else if (u_isUWhiteSpace(c)) {
            letters += U' ';
        } else if (!is_invisible(c)) {
            letters += static_cast<char32_t>(c);
        }
    }
    return letters;
}

bool has_accents(std::string_view text) {
    if (is_ascii(text)) return false;
    const UnicodeString bare = normalized(decomposing(), to_utf16(text));
    for (std::int32_t i = 0; i < bare.length();) {
        const UChar32 c = bare.char32At(i);
        if (is_mark(c) || c == kSmallD || c == kSmallD - 1) return true;
        i += U16_LENGTH(c);
    }
    return false;
}

std::vector<std::string> words(std::string_view folded, std::string_view keep) {
    const UnicodeString kept = to_utf16(keep);
    std::vector<std::string> found;
    std::string word;
    for (std::size_t position = 0; position < folded.size();) {
        const UChar32 c = next_code_point(folded, position);
        if (u_isalnum(c) || is_mark(c) || kept.indexOf(c) >= 0) {
            append(word, c);
        } else if (!word.empty()) {
            found.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) found.push_back(std::move(word));
    return found;
}

std::string trim(std::string_view text) {
    const UnicodeString wide = to_utf16(text);
    std::int32_t begin = 0;
    std::int32_t end = wide.length();
    while (begin < end && is_trimmed(wide.char32At(begin))) begin = wide.moveIndex32(begin, 1);
    while (end > begin && is_trimmed(wide.char32At(end - 1))) end = wide.moveIndex32(end, -1);
    return to_utf8(wide.tempSubStringBetween(begin, end));
}

std::string defuse(std::string_view text) {
    std::string safe;
    bool after_bracket = false;
    for (std::size_t position = 0; position < text.size();) {
        UChar32 c = next_code_point(text, position);
        if (c == '\r') {
            if (position < text.size() && text[position] == '\n') continue;
            c = '\n';
        }
        if (c == '\t') c = ' ';
        if ((u_iscntrl(c) && c != '\n' && u_charType(c) == U_CONTROL_CHAR) || is_bidi_control(c))
            continue;
        if (after_bracket && c == '@') safe += ' ';
        // A zero-width character does not separate the two for whoever drops it later.
        after_bracket = c == '[' || (after_bracket && is_invisible(c) && c != '\n');
        append(safe, c);
    }
    return safe;
}

std::string capitalised(std::string_view text) {
    if (text.empty()) return {};
    std::size_t position = 0;
    std::string result;
    append(result, u_toupper(next_code_point(text, position)));
    result += text.substr(position);
    return result;
}

}  // namespace mungba::core::text
