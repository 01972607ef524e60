#include "zalo/webhook_parser.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <vector>

#include "zalo/event_builder.hpp"
#include "zalo/json_fields.hpp"

namespace mungba::zalo {
namespace {

using json::element;
using json::object;

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Malformed reason_of(simdjson::error_code error) {
    switch (error) {
        case simdjson::UTF8_ERROR:
            return Malformed::not_utf8;
        case simdjson::STRING_ERROR:
        case simdjson::UNCLOSED_STRING:
        case simdjson::UNESCAPED_CHARS:
            return Malformed::bad_string;
        case simdjson::DEPTH_ERROR:
            return Malformed::too_deep;
        case simdjson::CAPACITY:
            return Malformed::too_large;
        default:
            return Malformed::not_json;
    }
}

// The keys of one object. A bit for each seen mix of length and ends spares nearly every
// comparison; the limit keeps a hostile object with thousands of keys from costing their square.
class KeySet {
public:
    void clear() {
        keys_.clear();
        seen_ = 0;
    }
    std::optional<Malformed> add(std::string_view key) {
        const std::uint64_t bit = std::uint64_t{1} << (mix(key) & 63);
        if ((seen_ & bit) != 0 && std::find(keys_.begin(), keys_.end(), key) != keys_.end()) {
            return Malformed::repeated_key;
        }
        if (keys_.size() == WebhookParser::kMaxFields) return Malformed::too_large;
        seen_ |= bit;
        keys_.push_back(key);
        return std::nullopt;
    }

private:
    static std::size_t mix(std::string_view key) {
        if (key.empty()) return 0;
        const auto first = static_cast<unsigned char>(key.front());
        const auto last = static_cast<unsigned char>(key.back());
        return key.size() * 7 + first * std::size_t{3} + last;
    }

    std::vector<std::string_view> keys_;
    std::uint64_t seen_ = 0;
};

bool are_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view to_string(Malformed reason) {
    switch (reason) {
        case Malformed::not_json:
            return "not_json";
        case Malformed::not_utf8:
            return "not_utf8";
        case Malformed::bad_string:
            return "bad_string";
        case Malformed::too_deep:
            return "too_deep";
        case Malformed::too_large:
            return "too_large";
        case Malformed::repeated_key:
            return "repeated_key";
        case Malformed::missing_timestamp:
            return "missing_timestamp";
        case Malformed::missing_field:
            return "missing_field";
        case Malformed::wrong_type:
            return "wrong_type";
    }
    return "unknown";
}

OaCandidates oa_candidates(const KeyFields& fields) {
    OaCandidates found;
    const auto add = [&](std::string_view id) {
        if (!id.empty()) found.ids[found.count++] = id;
    };
    add(fields.oa_id);
    const bool receipt =
        fields.event_name == "user_received_message" || fields.event_name == "user_seen_message";
    const bool by_user = fields.event_name.starts_with("user_");
    const bool by_oa = fields.event_name.starts_with("oa_");
    if (!by_oa) add(fields.recipient_id);
    if (!by_user || receipt) add(fields.sender_id);
    return found;
}

struct WebhookParser::State {
    simdjson::dom::parser parser{kMaxBodyBytes};
    std::vector<char> buffer;  // the body, then simdjson's padding
    std::string_view body;
    std::array<json::Digits, 6> digits;  // of key fields that came as numbers
    KeySet outer_keys;
    KeySet inner_keys;
    object root;
    Peek last;

    std::optional<Malformed> load(std::string_view bytes, element& document);
    std::optional<Malformed> read_fields();
    std::optional<Malformed> read_field(std::string_view key, const element& value);
    std::optional<Malformed> read_id(const element& value, std::size_t slot, std::string_view& id);
    std::optional<Malformed> read_party(const element& value,
                                        std::size_t slot,
                                        std::string_view& id);
    std::optional<Malformed> check_keys(const element& value, std::optional<element>& id);
    Peek judge(std::string_view bytes);
};

WebhookParser::WebhookParser() : state_(std::make_unique<State>()) {}
WebhookParser::~WebhookParser() = default;

Peek WebhookParser::peek(std::string_view body) {
    state_->last = state_->judge(body);
    return state_->last;
}

std::variant<core::Event, Malformed> WebhookParser::parse(const core::OaId& oa) {
    if (state_->last.kind != Peek::Kind::event) {
        throw std::logic_error("no event has been peeked: parse() has nothing to take");
    }
    return build_event(state_->root, *state_->last.known, state_->last.fields, oa, state_->body);
}

std::optional<Malformed> WebhookParser::State::load(std::string_view bytes, element& document) {
    if (bytes.size() > kMaxBodyBytes) return Malformed::too_large;
    if (buffer.size() < bytes.size() + simdjson::SIMDJSON_PADDING) {
        const std::size_t room = std::max<std::size_t>(4096, bytes.size() * 2);
        buffer.resize(room + simdjson::SIMDJSON_PADDING);
        if (parser.allocate(std::min(room, kMaxBodyBytes), kMaxDepth)) return Malformed::too_large;
    }
    std::memcpy(buffer.data(), bytes.data(), bytes.size());
    body = {buffer.data(), bytes.size()};
    const auto error = parser.parse(buffer.data(), bytes.size(), false).get(document);
    if (error) return reason_of(error);
    return std::nullopt;
}

std::optional<Malformed> WebhookParser::State::read_id(const element& value,
                                                       std::size_t slot,
                                                       std::string_view& id) {
    const auto text = json::id_text(value, digits[slot]);
    if (!text) return Malformed::wrong_type;
    id = *text;
    return std::nullopt;
}

// Of sender, recipient and message: no key twice. Gives the field "id", if there is one.
std::optional<Malformed> WebhookParser::State::check_keys(const element& value,
                                                          std::optional<element>& id) {
    if (value.is_null()) return std::nullopt;
    object inner;
    if (value.get(inner)) return Malformed::wrong_type;
    inner_keys.clear();
    for (const auto field : inner) {
        if (const auto refusal = inner_keys.add(field.key)) return refusal;
        if (field.key == "id") id = field.value;
    }
    return std::nullopt;
}

std::optional<Malformed> WebhookParser::State::read_party(const element& value,
                                                          std::size_t slot,
                                                          std::string_view& id) {
    std::optional<element> found;
    if (const auto refusal = check_keys(value, found)) return refusal;
    return found ? read_id(*found, slot, id) : std::nullopt;
}

std::optional<Malformed> WebhookParser::State::read_field(std::string_view key,
                                                          const element& value) {
    KeyFields& fields = last.fields;
    if (key == "app_id") return read_id(value, 0, fields.app_id);
    if (key == "timestamp") return read_id(value, 1, fields.timestamp);
    if (key == "event_name") return read_id(value, 2, fields.event_name);
    if (key == "oa_id") return read_id(value, 3, fields.oa_id);
    if (key == "oaId" && fields.oa_id.empty()) return read_id(value, 3, fields.oa_id);
    if (key == "recipient") return read_party(value, 4, fields.recipient_id);
    if (key == "sender") return read_party(value, 5, fields.sender_id);
    if (key == "message") {
        std::optional<element> not_needed;
        return check_keys(value, not_needed);
    }
    return std::nullopt;
}

std::optional<Malformed> WebhookParser::State::read_fields() {
    outer_keys.clear();
    for (const auto field : root) {
        if (const auto refusal = outer_keys.add(field.key)) return refusal;
        if (const auto refusal = read_field(field.key, field.value)) return refusal;
    }
    return std::nullopt;
}

Peek WebhookParser::State::judge(std::string_view bytes) {
    const auto refused = [](Malformed why) {
        return Peek{.kind = Peek::Kind::malformed, .why = why, .fields = {}};
    };
    last = Peek{};
    if (is_blank(bytes)) return last;
    element document;
    if (const auto refusal = load(bytes, document)) return refused(*refusal);
    if (document.get(root)) return refused(Malformed::wrong_type);
    if (const auto refusal = read_fields()) return refused(*refusal);
    if (last.fields.event_name.empty()) return {.kind = Peek::Kind::no_event_name, .fields = {}};
    if (last.fields.timestamp.empty()) return refused(Malformed::missing_timestamp);
    if (!are_digits(last.fields.timestamp)) return refused(Malformed::wrong_type);
    last.known = find_known_event(last.fields.event_name);
    last.kind = last.known != nullptr ? Peek::Kind::event : Peek::Kind::unknown_event;
    return last;
}

}  // namespace mungba::zalo
