#include "domain/member.hpp"

#include "domain/name_table.hpp"

namespace mungba::domain {
namespace {

using enum MemberStatus;

constexpr NameTable<MemberStatus, 7> kStatuses = {{{official, "official"},
                                                   {probationary, "probationary"},
                                                   {exempt, "exempt"},
                                                   {temp_exempt, "temp_exempt"},
                                                   {suspended, "suspended"},
                                                   {temp_in, "temp_in"},
                                                   {temp_out, "temp_out"}}};

constexpr NameTable<Role, 5> kRoles = {{{Role::secretary, "secretary"},
                                        {Role::deputy, "deputy"},
                                        {Role::branch_committee, "branch_committee"},
                                        {Role::overseer, "overseer"},
                                        {Role::office, "office"}}};

constexpr NameTable<MemberStatus, 22> kStatusWords = {{{official, "chinhthuc"},
                                                       {official, "dangvienchinhthuc"},
                                                       {probationary, "dubi"},
                                                       {probationary, "dangviendubi"},
                                                       {exempt, "mien"},
                                                       {exempt, "miensinhhoat"},
                                                       {exempt, "miencongtac"},
                                                       {exempt, "miencongtacvasinhhoat"},
                                                       {exempt, "miencongtacvasinhhoatdang"},
                                                       {temp_exempt, "tammien"},
                                                       {temp_exempt, "tammiensinhhoat"},
                                                       {temp_exempt, "giamsinhhoat"},
                                                       {temp_exempt, "giammiensinhhoat"},
                                                       {temp_exempt, "giamtammiensinhhoat"},
                                                       {suspended, "dinhchi"},
                                                       {suspended, "dinhchisinhhoat"},
                                                       {temp_in, "tamthoiden"},
                                                       {temp_in, "sinhhoattamthoiden"},
                                                       {temp_in, "chuyensinhhoattamthoiden"},
                                                       {temp_out, "tamthoidi"},
                                                       {temp_out, "sinhhoattamthoidi"},
                                                       {temp_out, "chuyensinhhoattamthoidi"}}};

constexpr NameTable<Role, 13> kRoleWords = {{{Role::secretary, "bithu"},
                                             {Role::secretary, "bithuchibo"},
                                             {Role::deputy, "phobithu"},
                                             {Role::deputy, "phobithuchibo"},
                                             {Role::branch_committee, "chiuyvien"},
                                             {Role::branch_committee, "chiuy"},
                                             {Role::branch_committee, "uyvienchiuy"},
                                             {Role::overseer, "capuyvien"},
                                             {Role::overseer, "capuyvienphutrach"},
                                             {Role::overseer, "capuyvienphutrachchibo"},
                                             {Role::office, "vanphong"},
                                             {Role::office, "vanphongdanguy"},
                                             {Role::office, "banxaydungdang"}}};

}  // namespace

std::string_view name_of(MemberStatus status) { return name_in(kStatuses, status); }
std::string_view name_of(Role role) { return name_in(kRoles, role); }
std::optional<MemberStatus> member_status_named(std::string_view name) {
    return value_in(kStatuses, name);
}
std::optional<Role> role_named(std::string_view name) { return value_in(kRoles, name); }

std::optional<MemberStatus> read_member_status(std::string_view text) {
    return value_in(kStatusWords, squeezed(text));
}

ReadRole read_role(std::string_view text) {
    const std::string word = squeezed(text);
    if (word.empty() || word == "dangvien") return {.known = true, .role = std::nullopt};
    const auto role = value_in(kRoleWords, word);
    return {.known = role.has_value(), .role = role};
}

}  // namespace mungba::domain
