#include "sim/api_json.hpp"

#include <charconv>

namespace mungba::sim {
namespace {

constexpr std::size_t kMaxGroupPage = 50;
constexpr std::size_t kMaxOldPage = 10;
constexpr std::size_t kDefaultPage = 5;

std::size_t number_or(const http::Request& request, const char* name, std::size_t fallback) {
    const auto text = request.parameter(name);
    std::size_t number = fallback;
    if (text) std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

std::size_t number_in(const Json& data, const char* key, std::size_t fallback) {
    const auto found = data.find(key);
    return found != data.end() && found->is_number_unsigned() ? found->get<std::size_t>()
                                                              : fallback;
}

std::optional<std::string> as_text(const Json& value) {
    if (value.is_number_integer()) return value.dump();
    if (!value.is_string()) return std::nullopt;
    return value.get<std::string>();
}

}  // namespace

http::Response json_answer(int status, const Json& body) {
    return http::json_response(status, body.dump());
}

http::Response success(Json data) {
    return json_answer(200, {{"data", std::move(data)}, {"error", 0}, {"message", "Success"}});
}

http::Response success() { return json_answer(200, {{"error", 0}, {"message", "Success"}}); }

http::Response failure(const ApiError& error) {
    return json_answer(200, {{"error", error.code}, {"message", error.message}});
}

http::Response invalid(const std::string& field) { return failure({-201, field + " is invalid!"}); }

http::Response done_or(Oa& oa, const std::string& group_id, const std::optional<ApiError>& error) {
    if (!error) return success();
    const bool known = oa.find_group(group_id) != nullptr;
    return failure(oa.refuse(known ? "group:" + group_id : "", *error));
}

std::optional<Json> read_object(const std::string& text) {
    Json parsed = Json::parse(text, nullptr, false);
    if (!parsed.is_object()) return std::nullopt;
    return parsed;
}

std::optional<std::string> text_in(const Json& object, const char* key) {
    const auto value = object.find(key);
    if (value == object.end()) return std::nullopt;
    return as_text(*value);
}

std::optional<std::string> text_at(const Json& body, const char* outer, const char* inner) {
    const auto object = body.find(outer);
    if (object == body.end() || !object->is_object()) return std::nullopt;
    return text_in(*object, inner);
}

std::optional<std::vector<std::string>> ids_in(const Json& object, const char* key) {
    const auto list = object.find(key);
    if (list == object.end() || !list->is_array()) return std::nullopt;
    std::vector<std::string> ids;
    for (const Json& item : *list) {
        auto id = as_text(item);
        if (!id) return std::nullopt;
        ids.push_back(std::move(*id));
    }
    return ids;
}

Page page_of(const http::Request& request) {
    return {number_or(request, "offset", 0),
            std::min(number_or(request, "count", kDefaultPage), kMaxGroupPage)};
}

std::optional<Json> data_of(const http::Request& request) {
    return read_object(request.parameter("data").value_or(""));
}

Page page_in(const Json& data) {
    return {number_in(data, "offset", 0),
            std::min(number_in(data, "count", kDefaultPage), kMaxOldPage)};
}

}  // namespace mungba::sim
