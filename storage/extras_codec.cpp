#include "storage/extras_codec.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace mungba::storage {

using nlohmann::json;

std::string encode_extras(const std::vector<core::Button>& buttons, const core::MessageId& quote) {
    if (buttons.empty() && quote.empty()) return {};
    json out = json::object();
    for (const core::Button& button : buttons) {
        out["b"].push_back({{"k", static_cast<int>(button.kind)}, {"t", button.title}, {"v", button.value}, {"c", button.content}});
    }
    if (!quote.empty()) out["q"] = quote.value;
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

void decode_extras(const std::string& extras, core::Outgoing& message) {
    if (extras.empty()) return;
    try {
        const json in = json::parse(extras);
        for (const json& button : in.value("b", json::array())) {
            message.buttons.push_back({.kind = static_cast<core::Button::Kind>(button.at("k").get<int>()),
                                       .title = button.at("t").get<std::string>(),
                                       .value = button.at("v").get<std::string>(),
                                       .content = button.at("c").get<std::string>()});
        }
        message.quote = core::MessageId{in.value("q", std::string())};
    } catch (const json::exception&) {
        throw std::runtime_error("outbox.extras cannot be read");
    }
}

}  // namespace mungba::storage
