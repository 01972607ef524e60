#include "handlers/contract/visit.hpp"

#include <charconv>

#include "handlers/contract/handler.hpp"

namespace mungba::handlers {

std::vector<PageInfo> Handler::pages() const { return {}; }

std::string_view Visit::path(std::string_view name) const {
    for (const auto& [key, value] : parts_.path) {
        if (key == name) return value;
    }
    return {};
}

std::int64_t Visit::id(std::string_view name) const {
    const std::string_view text = path(name);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool reads = !text.empty() && error == std::errc() && end == text.data() + text.size() && value > 0;
    return reads ? value : 0;
}

void Visit::reads(core::BranchId branch, std::string what, std::int64_t object, std::string fields) {
    const bool is_person = actor().kind == usecases::Actor::Kind::person;
    readings_.push_back({.organization = organization(),
                         .actor_kind = is_person ? "person" : "operator",
                         .actor_id = actor().person.value,
                         .source = "page",
                         .action = "read." + what,
                         .branch = branch,
                         .object_kind = std::move(what),
                         .object_id = object,
                         .fields = std::move(fields)});
}

}  // namespace mungba::handlers
