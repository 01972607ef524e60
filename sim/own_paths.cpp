#include "sim/own_paths.hpp"

#include <charconv>
#include <map>
#include <nlohmann/json.hpp>

#include "sim/fault_json.hpp"
#include "sim/views.hpp"

namespace mungba::sim::own {
namespace {

using nlohmann::json;

http::Response json_answer(int status, const json& body) {
    return http::json_response(status, body.dump());
}

std::optional<json> read_object(const std::string& body) {
    json parsed = json::parse(body, nullptr, false);
    if (!parsed.is_object()) return std::nullopt;
    return parsed;
}

std::optional<std::string> text_in(const json& body, const char* key) {
    const auto found = body.find(key);
    if (found == body.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

/// `"chat"`: "private", {"group": "<id>"} or a chat's key.
std::optional<core::Chat> chat_in(const json& body, const std::string& person) {
    const auto chat = body.find("chat");
    if (chat == body.end()) return std::nullopt;
    if (chat->is_object()) {
        const auto group = text_in(*chat, "group");
        if (!group) return std::nullopt;
        return core::Chat{core::ChatKind::group, *group};
    }
    if (!chat->is_string()) return std::nullopt;
    if (*chat == "private") return core::Chat{core::ChatKind::private_chat, person};
    return read_chat_key(chat->get<std::string>());
}

constexpr const char* kAttachmentKinds[] = {
    "image", "gif", "sticker", "file", "link", "audio", "video", "location", "business_card"};

/// `"attachment"`: {"kind": "image", "payload": {…}}; nothing if it is no such thing.
std::optional<Attachment> read_attachment(const json& item) {
    if (!item.is_object()) return std::nullopt;
    const auto kind = text_in(item, "kind");
    const auto payload = item.find("payload");
    const bool known =
        kind && std::find(std::begin(kAttachmentKinds), std::end(kAttachmentKinds), *kind) !=
                    std::end(kAttachmentKinds);
    if (!known || payload == item.end() || !payload->is_object()) return std::nullopt;
    return Attachment{*kind, payload->dump()};
}

http::Response done_or(const core::Result<bool>& done) {
    if (!done) return mistake(422, done.error().message);
    return json_answer(200, {{"done", true}});
}

}  // namespace

http::Response mistake(int status, const std::string& what) {
    return json_answer(status, {{"error", what}});
}

Said say(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return mistake(400, "the body is not a JSON object");
    const auto person = text_in(*body, "as");
    std::optional<Attachment> attachment;
    if (const auto item = body->find("attachment"); item != body->end()) {
        attachment = read_attachment(*item);
        if (!attachment)
            return mistake(400, "attachment must be {\"kind\": \"image\"…, \"payload\": {…}}");
    }
    const auto text = attachment ? text_in(*body, "text").value_or("") : text_in(*body, "text");
    if (!person || !text) return mistake(400, "as and text must be texts");
    const auto chat = chat_in(*body, *person);
    if (!chat) return mistake(400, "chat must be \"private\" or {\"group\": id}");
    const auto said =
        oa.say(*person, *chat, *text, text_in(*body, "quote").value_or(""), std::move(attachment));
    if (!said) return mistake(422, said.error().message);
    return said->id;
}

Said press(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return mistake(400, "the body is not a JSON object");
    const auto person = text_in(*body, "as");
    const auto message = text_in(*body, "message");
    const auto button = body->find("button");
    if (!person || !message || button == body->end() || !button->is_number_unsigned())
        return mistake(400, "as and message must be texts, button a number from 0 on");
    const auto said = oa.press(*person, *message, button->get<std::size_t>());
    if (!said) return mistake(422, said.error().message);
    return said->id;
}

http::Response change_member(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return mistake(400, "the body is not a JSON object");
    const auto group = text_in(*body, "group");
    const auto user = text_in(*body, "user");
    const auto change = text_in(*body, "change");
    const char* const wanted =
        "group and user must be texts, change join, leave, ask, accept or decline";
    if (!group || !user || !change) return mistake(400, wanted);
    const json done{{"group", *group}, {"user", *user}, {"change", *change}};
    if (change == "join" || change == "leave") {
        const auto changed = oa.change_member(
            *group, *user, change == "join" ? MemberChange::joined : MemberChange::left);
        return changed ? json_answer(200, done) : mistake(422, changed.error().message);
    }
    if (change != "ask" && change != "accept" && change != "decline") return mistake(400, wanted);
    const auto changed = change == "ask" ? oa.ask_to_join(*group, *user)
                                         : oa.answer_invitation(*group, *user, change == "accept");
    return changed ? json_answer(200, done) : mistake(422, changed.error().message);
}

http::Response act(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return mistake(400, "the body is not a JSON object");
    const auto user = text_in(*body, "user");
    const auto deed = read_person_deed(text_in(*body, "deed").value_or(""));
    if (!user || !deed) {
        return mistake(400,
                       "user must be a text, deed follow, unfollow, block, unblock, click_chatnow "
                       "or withdraw");
    }
    return done_or(oa.act(*user, *deed));
}

http::Response authorize(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return mistake(400, "the body is not a JSON object");
    const std::string challenge = text_in(*body, "code_challenge").value_or("");
    return json_answer(
        200, {{"code", oa.tokens().authorize(challenge, oa.now())}, {"oa_id", oa.world().oa_id}});
}

http::Response list_faults(Oa& oa, const http::Request&) {
    return json_answer(200, {{"faults", faults_json(oa.faults())}});
}

http::Response change_faults(Oa& oa, const http::Request& request) {
    const auto body = read_object(request.body);
    if (!body) return mistake(400, "the body is not a JSON object");
    std::vector<FaultRule> rules;
    const auto take = [&](const json& item) -> std::optional<std::string> {
        auto rule = read_fault(item);
        if (!rule) return rule.error().message;
        rules.push_back(std::move(rule).value());
        return std::nullopt;
    };
    const auto clear = body->find("clear");
    const auto remove = body->find("remove");
    const auto list = body->find("rules");
    if (clear != body->end()) {
        if (body->size() != 1 || *clear != true) return mistake(400, "clear must be true, alone");
        oa.faults().clear();
    } else if (remove != body->end()) {
        if (body->size() != 1 || !remove->is_number_integer())
            return mistake(400, "remove must be a rule's id, alone");
        if (!oa.faults().remove(remove->get<std::int64_t>()))
            return mistake(422, "remove: there is no rule with this id");
    } else if (list != body->end()) {
        if (body->size() != 1 || !list->is_array())
            return mistake(400, "rules must be a list, alone");
        for (const json& item : *list) {
            if (const auto wrong = take(item)) return mistake(422, *wrong);
        }
    } else if (const auto wrong = take(*body)) {
        return mistake(422, *wrong);
    }
    for (FaultRule& rule : rules) oa.faults().add(std::move(rule));
    oa.faults_changed();
    return list_faults(oa, request);
}

http::Response ledger(Oa& oa, const http::Request& request) {
    const auto chat = request.parameter("chat");
    if (chat && !read_chat_key(*chat)) return mistake(400, "chat must be group:<id> or user:<id>");
    return json_answer(200, ledger_json(oa, chat.value_or("")));
}

http::Response messages_since(Oa& oa, const http::Request& request) {
    std::int64_t since = 0;
    if (const auto text = request.parameter("since")) {
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), since);
        if (error != std::errc{} || end != text->data() + text->size())
            return mistake(400, "since must be a number");
    }
    const auto chat = request.parameter("chat");
    if (chat && !read_chat_key(*chat)) return mistake(400, "chat must be group:<id> or user:<id>");
    json messages = json::array();
    for (const ChatMessage& message : oa.messages()) {
        if (message.number > since && (!chat || chat_key(message.chat) == *chat))
            messages.push_back(to_json(message));
    }
    return json_answer(200, {{"messages", std::move(messages)}, {"last", oa.messages().size()}});
}

http::Response media(Oa& oa, const http::Request& request) {
    const std::string_view path = request.path;
    const Upload* upload = oa.media().find(path.substr(path.rfind('/') + 1));
    if (upload == nullptr) return mistake(404, "no such upload");
    http::Response response;
    response.content_type = upload->content_type;
    response.body = upload->bytes;
    if (upload->kind == UploadKind::file)
        response.headers.emplace_back("Content-Disposition", "attachment");
    return response;
}

}  // namespace mungba::sim::own
