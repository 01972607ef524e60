#pragma once
#include <optional>
#include <string_view>

namespace mungba::domain {

enum class SecrecyMark { secret, top_secret, most_secret };  // Mật, Tối mật, Tuyệt mật

/// As it is told to people: "Mật", "Tối mật", "Tuyệt mật".
std::string_view label_of(SecrecyMark mark);
std::string_view name_of(SecrecyMark mark);

/// Looks for a *marking* in a text: a line of its own, a stamp-like line, the head of a document
/// ("Độ mật: TỐI MẬT"), a file name. Not for words such as "bí mật gia đình", "mật khẩu", "mật
/// ong". Spaced, dotted, zero-width, full-width and look-alike letters do not slip by. Pure, any
/// thread; fast on texts that have no "mat" in them, since every webhook passes here before it is
/// written.
std::optional<SecrecyMark> find_secrecy_mark(std::string_view text);
/// The same for the name of a file ("TUYET-MAT_ke hoach.pdf").
std::optional<SecrecyMark> find_secrecy_mark_in_file_name(std::string_view name);

}  // namespace mungba::domain
