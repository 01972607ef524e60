#pragma once
#include <string>
#include <variant>
#include <vector>

#include "bot/http/request.hpp"
#include "bot/http/response.hpp"
#include "handlers/contract/page_desk.hpp"

namespace mungba::routes {

/// An HTTP request as the pages see it; or the page that says why it cannot be read. `guest` is empty where the browser has no such cookie yet. Pure.
/// @param own_origins  from which a form may come.
std::variant<handlers::PageDesk::Asked, web::Page> read_page_request(const http::Request& request, const std::vector<std::string>& own_origins);

/// A static file with its headers; 404 if there is none of that name.
http::Response static_file(const http::Request& request);

/// What the browser gets: document, file or redirection, with the cookies that it sets.
/// @param html   the rendered document; not used for a redirection or a file.
/// @param guest  a guest's secret to be kept; empty: none, or it is kept already.
http::Response page_response(const web::Page& page, std::string html, const std::string& guest);

}  // namespace mungba::routes
