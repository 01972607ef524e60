#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Vietnamese text as people type it. All functions are pure, take and give UTF-8, and are safe in
/// any thread. Input that is not UTF-8 never throws: broken bytes are read as U+FFFD.
namespace mungba::core::text {

bool is_utf8(std::string_view bytes);

/// Canonical composition: how texts are stored. ASCII comes back as it is, without work.
std::string nfc(std::string_view text);

/// For matching only: NFKC, case folded, without accents, default-ignorable, bidi and zero-width
/// characters, đ as d, runs of white space as one space, trimmed. "  Huỷ  HỌP " → "huy hop".
std::string fold(std::string_view text);

/// The same by ICU alone, for any text; `fold` takes a shorter way with Vietnamese letters. For the test that compares the two.
std::string fold_by_icu(std::string_view text);

/// Like `fold`, but accents stay (NFC, tone marks of oa, oe, uy at one place, for two are in use):
/// "HUỶ" and "hủy" → "hủy". For asking whether an accent that was typed is the right one.
std::string fold_keep_accents(std::string_view text);

/// Compatibility decomposition (full-width, circled and mathematical letters become plain ones,
/// accents follow their letter), case kept; without invisible characters, with line ends as "\n"
/// and other white space as " " or "\t". For looking at letters one by one.
std::u32string decomposed(std::string_view text);

/// True if the text bears a Vietnamese mark: an accent of any kind, or đ.
bool has_accents(std::string_view text);

/// The words of a folded text: split at everything that is neither a letter, a digit nor one of
/// `keep`.
std::vector<std::string> words(std::string_view folded, std::string_view keep = {});

/// Without leading and trailing white space (Unicode's, zero-width included).
std::string trim(std::string_view text);

/// Length as Zalo may count it: UTF-16 units.
std::size_t utf16_length(std::string_view text);

/// The longest beginning of at most `max_units` UTF-16 units that ends at a grapheme border, so
/// that no accent is torn off.
std::string_view cut(std::string_view text, std::size_t max_units);

/// A text of ours in messages of at most `max_units` each: cut at line ends, else spaces, else
/// graphemes; not inside a mention or an address that would fit into a part; several parts are
/// numbered "(1/3) …", the blanks at the cuts go. One part comes back unchanged.
/// @param max_units  at least 40; less is taken for 40.
std::vector<std::string> parts(std::string_view text, std::size_t max_units = 1900);

/// Text of others before it is relayed: "[@" loses its power to call people, control characters go.
/// See zalo-notes, "Mentions".
std::string defuse(std::string_view text);

/// First letter as a capital (for "{Ten_buoi}").
std::string capitalised(std::string_view text);

}  // namespace mungba::core::text
