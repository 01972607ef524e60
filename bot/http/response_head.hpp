#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bot/http/response.hpp"

namespace mungba::http {

/// The words of a status line: "Not Found".
std::string_view reason_phrase(int status);

/// Why this answer must not go out, or nothing if it may: a field that would break out of its line,
/// or one that is the server's own (Content-Length, Transfer-Encoding, Connection). Names the
/// field, never its value.
std::string_view flaw_of(const Response& response);

/// What the connection, not the route, decides about an answer.
struct Delivery {
    bool http_1_0 = false;
    bool close = false;  ///< nothing more will be read after it
    bool chunked = false;
    bool head_only = false;  ///< asked by HEAD: the body is described, not sent
};

/// Fields that every answer of a listener bears, its refusals too, unless the answer has one of that name itself.
using CommonFields = std::vector<std::pair<std::string, std::string>>;

/// Appends status line and fields with the empty line. The answer must have no flaw.
void append_head(std::string& out, const Response& response, const Delivery& delivery, const CommonFields& common = {});

/// False for 1xx, 204 and 304, which have no body by definition.
bool may_have_body(int status);

}  // namespace mungba::http
