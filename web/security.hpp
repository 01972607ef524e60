#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mungba::web {

/// Names of our cookies. The prefix makes browsers hold them to this host, this path and a safe connection (loopback counts as one).
inline constexpr std::string_view kSessionCookie = "__Host-mungba";
inline constexpr std::string_view kGuestCookie = "__Host-mungba-khach";

/// What stands on every answer of the page (reliability.md §7), of which the body is never kept by anybody on the way.
std::vector<std::pair<std::string, std::string>> security_headers();
/// The same for static files, which hold nothing of anybody's and may be kept.
std::vector<std::pair<std::string, std::string>> static_headers();

/// A Set-Cookie value: Secure, HttpOnly, SameSite=Lax, for this visit of the browser. An empty secret takes it away.
std::string cookie(std::string_view name, std::string_view secret);

/// What a form must bring along: bound to the secret of the visitor's cookie, which no other site can read. 43 characters.
std::string csrf_token(std::string_view cookie_secret);
/// Takes the same time for every wrong token.
bool csrf_fits(std::string_view token, std::string_view cookie_secret);

/// May a form that came with these headers be believed to come from a page of ours? Sec-Fetch-Site decides where a browser sends it; else Origin
/// must be ours; with neither it is refused.
/// @param own_origins  e.g. "https://chibo.example.vn".
bool comes_from_here(std::string_view sec_fetch_site, std::string_view origin, const std::vector<std::string>& own_origins);

}  // namespace mungba::web
