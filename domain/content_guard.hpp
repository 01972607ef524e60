#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/secrecy_mark.hpp"

namespace mungba::domain {

/// Why a text may not go out as a bulletin.
struct GuardFinding {
    enum class Kind {
        marking,      ///< Mật, Tối mật, Tuyệt mật as a marking
        person_list,  ///< so many telephone or identity numbers that it is a list of persons
        link,         ///< leads to a host that is not on the list of the organization
    };
    Kind kind = Kind::marking;
    std::optional<SecrecyMark> mark;  ///< of a marking
    int line = 0;      ///< where it begins, from 1; 0: not in one line, but in several together
    int count = 0;     ///< numbers of persons
    std::string host;  ///< of a link, as it is compared: lower case, without port or user
    friend bool operator==(const GuardFinding&, const GuardFinding&) = default;
};

struct GuardRules {
    /// "hanoi.gov.vn" allows its subdomains, too. Links are looked at only if `check_links`.
    std::vector<std::string> allowed_hosts;
    bool check_links = false;
    /// As many distinct numbers are still those of offices and hotlines.
    int numbers_allowed = 4;
};

/// Everything that keeps a text from being sent; empty if nothing does. What was found is told by
/// kind and place, never by its words. Pure, any thread.
std::vector<GuardFinding> guard_text(std::string_view text, const GuardRules& rules);

/// The hosts of all links in a text, in their order, each once: "https://…", "www.…", and bare
/// names with a path ("bit.ly/x"). "https://dangcongsan.vn@x.net/" leads to x.net. Pure, any
/// thread.
std::vector<std::string> hosts_in(std::string_view text);
/// True if the host is one of the allowed or below one of them.
bool is_allowed_host(std::string_view host, const std::vector<std::string>& allowed);
/// Distinct telephone numbers (ten digits from 03 to 09, eleven from 02, also with +84) and
/// identity numbers (twelve digits from 0), written with or without blanks, dots and dashes. Pure,
/// any thread.
int count_numbers_of_persons(std::string_view text);

}  // namespace mungba::domain
