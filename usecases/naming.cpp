#include "usecases/naming.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "core/text.hpp"

namespace mungba::usecases::naming {
namespace {

using storage::Member;
using Words = std::vector<std::string>;

/// "dong chi", "ba" …, as long as something follows.
Words without_address(Words words) {
    constexpr std::array<std::string_view, 11> kAddress = {"dc", "d", "c", "cu", "ong", "ba", "bac", "anh", "chi", "co", "chu"};
    if (words.size() > 2 && words[0] == "dong" && words[1] == "chi") words.erase(words.begin(), words.begin() + 2);
    while (words.size() > 1 && std::find(kAddress.begin(), kAddress.end(), words.front()) != kAddress.end()) words.erase(words.begin());
    return words;
}

/// "[@id]": how a mention stands in a text that comes in.
core::UserId mentioned(const std::string& typed) {
    constexpr std::string_view kBegin = "[@";
    if (!typed.starts_with(kBegin) || !typed.ends_with(']')) return {};
    return core::UserId{typed.substr(kBegin.size(), typed.size() - kBegin.size() - 1)};
}

template <typename Fits>
std::vector<Member> those(const std::vector<Member>& members, Fits fits) {
    std::vector<Member> found;
    std::copy_if(members.begin(), members.end(), std::back_inserter(found), fits);
    return found;
}

int number_of(const Words& words) {
    int number = 0;
    if (words.size() != 1) return 0;
    const auto [end, error] = std::from_chars(words[0].data(), words[0].data() + words[0].size(), number);
    return error == std::errc{} && end == words[0].data() + words[0].size() ? number : 0;
}

}  // namespace

std::vector<Member> meant(storage::Connection& connection,
                          core::OrganizationId organization,
                          core::BranchId branch,
                          core::LocalDate on,
                          std::string_view typed) {
    const auto members = storage::people::members_of(connection, branch, on);
    if (const core::UserId user = mentioned(core::text::trim(typed)); !user.empty()) {
        const auto people = storage::people::at_account(connection, organization, user);
        return those(members, [&](const Member& member) {
            return std::any_of(people.begin(), people.end(), [&](const auto& person) { return person.id == member.person; });
        });
    }
    const Words all = core::text::words(core::text::fold(typed));
    if (all.empty()) return {};
    if (const int number = number_of(all); number > 0)
        return those(members, [&](const Member& member) { return member.position == number; });
    const auto named = [&](const Words& words, bool whole) {
        return those(members, [&](const Member& member) {
            const Words name = core::text::words(core::text::fold(member.name));
            if (whole || name.size() < words.size()) return name == words;
            return std::equal(words.rbegin(), words.rend(), name.rbegin());
        });
    };
    // A family name may be a word of address ("Chu Văn An"), so the whole comes first.
    for (const Words& words : {all, without_address(all)}) {
        for (const bool whole : {true, false}) {
            if (auto found = named(words, whole); !found.empty()) return found;
        }
    }
    return {};
}

}  // namespace mungba::usecases::naming
