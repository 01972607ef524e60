#pragma once
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bot/http/request.hpp"
#include "bot/http/response.hpp"
#include "sim/oa.hpp"

/// What the answers of Zalo's API have in common: their envelope, and how calls are read.
namespace mungba::sim {

using Json = nlohmann::ordered_json;

http::Response json_answer(int status, const Json& body);
http::Response success(Json data);
http::Response success();  ///< without data
http::Response failure(const ApiError& error);
http::Response invalid(const std::string& field);
/// Success without data, or the refusal, noted in the log.
http::Response done_or(Oa& oa, const std::string& group_id, const std::optional<ApiError>& error);

std::optional<Json> read_object(const std::string& text);
/// A text under a key; an id may be a number there.
std::optional<std::string> text_in(const Json& object, const char* key);
/// The same at a path of objects ("recipient", "group_id").
std::optional<std::string> text_at(const Json& body, const char* outer, const char* inner);
/// A list of ids, nothing if it is none.
std::optional<std::vector<std::string>> ids_in(const Json& object, const char* key);

/// `offset` and `count` of a list.
struct Page {
    std::size_t offset = 0;
    std::size_t count = 0;
};
/// From the query of a group's list; count is at most 50, as the callers known to us use it.
Page page_of(const http::Request& request);
/// From the one parameter `data` of the older calls, whose value is JSON; at most 10.
std::optional<Json> data_of(const http::Request& request);
Page page_in(const Json& data);

template <typename Item>
Json slice(const std::vector<Item>& all, Page page, auto to_json) {
    Json part = Json::array();
    for (std::size_t i = page.offset; i < all.size() && part.size() < page.count; ++i)
        part.push_back(to_json(all[i]));
    return part;
}

}  // namespace mungba::sim
