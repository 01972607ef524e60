// What people do in the OA.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "sim/oa.hpp"

namespace mungba::sim {
namespace {

constexpr std::array<std::pair<PersonDeed, std::string_view>, 6> kDeeds{{
    {PersonDeed::follow, "follow"},
    {PersonDeed::unfollow, "unfollow"},
    {PersonDeed::block, "block"},
    {PersonDeed::unblock, "unblock"},
    {PersonDeed::click_chatnow, "click_chatnow"},
    {PersonDeed::withdraw, "withdraw"},
}};

bool holds(const std::vector<std::string>& list, const std::string& item) {
    return std::ranges::find(list, item) != list.end();
}

}  // namespace

std::optional<PersonDeed> read_person_deed(std::string_view name) {
    const auto found = std::ranges::find(kDeeds, name, [](const auto& row) { return row.second; });
    if (found == kDeeds.end()) return std::nullopt;
    return found->first;
}

core::Result<ChatMessage> Oa::say(const std::string& user_id,
                                  const core::Chat& chat,
                                  const std::string& text,
                                  const std::string& quoted,
                                  std::optional<Attachment> attachment) {
    ChatMessage message;
    message.chat = chat;
    message.sender = user_id;
    message.text = text;
    message.quoted = quoted;
    message.attachment = std::move(attachment);
    return speak(std::move(message));
}

core::Result<ChatMessage> Oa::speak(ChatMessage message) {
    const core::Chat chat = message.chat;
    const std::string user_id = message.sender;
    if (find_person(user_id) == nullptr) return core::Error{"as: nobody has this user id"};
    if (chat.is_private() && chat.id != user_id)
        return core::Error{"chat: a private chat of somebody else"};
    if (!chat.is_private()) {
        if (!is_member(chat.id, user_id))
            return core::Error{"chat: the person is not in this group"};
        const Group& where = *find_group(chat.id);
        if (!is_enabled(where)) return core::Error{"chat: the group's package has ended"};
        if (where.settings.lock_send_msg && !holds(where.deputies, user_id))
            return core::Error{"chat: only the OA and its deputies write in this group"};
    }
    const bool may_be_empty = message.attachment.has_value() && message.text.empty();
    if (!may_be_empty && check_text(message.text))
        return core::Error{"text: is empty or longer than 2000 characters"};
    if (const std::string& quoted = message.quoted; !quoted.empty()) {
        const ChatMessage* original = find_message(quoted);
        if (original == nullptr || original->chat != chat)
            return core::Error{"quote: no such message in this chat"};
    }

    message.at = stamp();
    const ChatMessage& added = add_message(std::move(message));
    // A word in a group is taken not to open the private window: Zalo's pages speak of the chat
    // with the OA.
    if (chat.is_private()) {
        last_interaction_[user_id] = added.at;
        has_chatted_.insert(user_id);
    }
    tell_message(added);
    return added;
}

core::Result<ChatMessage> Oa::press(const std::string& user_id,
                                    const std::string& message_id,
                                    std::size_t button) {
    const ChatMessage* under = find_message(message_id);
    if (find_person(user_id) == nullptr) return core::Error{"as: nobody has this user id"};
    const bool sees =
        under != nullptr &&
        (under->chat.is_private() ? under->chat.id == user_id : is_member(under->chat.id, user_id));
    if (!sees) return core::Error{"message: the person sees no such message"};
    if (button >= under->buttons.size()) return core::Error{"button: the message has no such one"};
    const Button pressed = under->buttons[button];
    if (pressed.type != "oa.query.show" && pressed.type != "oa.query.hide")
        return core::Error{"button: this one sends nothing, it opens something"};
    ChatMessage query;
    query.chat = under->chat;
    query.sender = user_id;
    query.text = nlohmann::json::parse(pressed.payload).get<std::string>();
    query.hidden = pressed.type == "oa.query.hide";
    return speak(std::move(query));
}

void Oa::join(Group& group, Person& person) {
    person.groups.push_back(group.id);
    std::erase(group.asking, person.user_id);
    std::erase(group.invited, person.user_id);
}

void Oa::leave(Group& group, Person& person) {
    std::erase(person.groups, group.id);
    std::erase(group.deputies, person.user_id);
}

core::Result<std::int64_t> Oa::change_member(const std::string& group_id,
                                             const std::string& user_id,
                                             MemberChange change) {
    Group* where = group(group_id);
    Person* who = person(user_id);
    if (where == nullptr) return core::Error{"group: there is none with this id"};
    if (who == nullptr) return core::Error{"user: nobody has this user id"};
    const bool joins = change == MemberChange::joined;
    if (is_member(group_id, user_id) == joins) {
        return core::Error{joins ? "user: is in the group already" : "user: is not in the group"};
    }
    if (joins && check_room(*where, 1)) return core::Error{"group: is full"};
    if (joins) {
        join(*where, *who);
    } else {
        leave(*where, *who);
    }
    tell_group(event_name_of(change), group_id, {user_id});
    members_changed();
    return static_cast<std::int64_t>(webhooks_.records().size());
}

core::Result<bool> Oa::ask_to_join(const std::string& group_id, const std::string& user_id) {
    Group* where = group(group_id);
    if (where == nullptr) return core::Error{"group: there is none with this id"};
    if (find_person(user_id) == nullptr) return core::Error{"user: nobody has this user id"};
    if (is_member(group_id, user_id)) return core::Error{"user: is in the group already"};
    if (!is_enabled(*where)) return core::Error{"group: its package has ended"};
    if (!where->settings.enable_link_join) return core::Error{"group: its link is switched off"};
    if (holds(where->asking, user_id)) return core::Error{"user: has asked already"};
    if (!where->settings.join_appr) {
        const auto joined = change_member(group_id, user_id, MemberChange::joined);
        if (!joined) return joined.error();
        return true;
    }
    where->asking.push_back(user_id);
    tell_group("user_request_join_group", group_id, {user_id});
    members_changed();
    return false;
}

core::Result<bool> Oa::answer_invitation(const std::string& group_id,
                                         const std::string& user_id,
                                         bool accepts) {
    Group* where = group(group_id);
    if (where == nullptr || !holds(where->invited, user_id))
        return core::Error{"user: has no invitation to this group"};
    if (accepts) {
        const auto joined = change_member(group_id, user_id, MemberChange::joined);
        if (!joined) return joined.error();
        return true;
    }
    std::erase(where->invited, user_id);
    members_changed();
    return false;
}

core::Result<bool> Oa::act(const std::string& user_id, PersonDeed deed) {
    Person* who = person(user_id);
    if (who == nullptr) return core::Error{"user: nobody has this user id"};
    const core::Instant at = stamp();
    const auto follow = [&](bool follows) -> core::Result<bool> {
        if (who->follows == follows)
            return core::Error{follows ? "user: follows already" : "user: does not follow"};
        who->follows = follows;
        if (follows) {
            last_interaction_[user_id] = at;
        } else {
            last_interaction_.erase(user_id);
        }
        const std::string_view name = follows ? "follow" : "unfollow";
        tell_person(name, user_id, follow_event(origin(at), name, user_id));
        return true;
    };
    const auto block = [&](bool blocked) -> core::Result<bool> {
        if (who->blocked == blocked)
            return core::Error{blocked ? "user: has blocked already" : "user: has not blocked"};
        who->blocked = blocked;  // Zalo tells the bot nothing of it
        return true;
    };
    const auto done = [&]() -> core::Result<bool> {
        switch (deed) {
            case PersonDeed::follow:
                return follow(true);
            case PersonDeed::unfollow:
                return follow(false);
            case PersonDeed::block:
                return block(true);
            case PersonDeed::unblock:
                return block(false);
            case PersonDeed::click_chatnow:
                if (!has_chatted_.insert(user_id).second)
                    return core::Error{"user: has chatted before; Zalo tells the click once"};
                last_interaction_[user_id] = at;
                tell_person("user_click_chatnow",
                            user_id,
                            person_event(origin(at), "user_click_chatnow", user_id));
                return true;
            case PersonDeed::withdraw:
                break;
        }
        tell_person("user_withdraw", user_id, person_event(origin(at), "user_withdraw", user_id));
        return true;
    }();
    if (!done) return done;
    LogLine line;
    line.kind = LogLine::Kind::person;
    line.user_id = user_id;
    line.detail =
        std::ranges::find(kDeeds, deed, [](const auto& row) { return row.first; })->second;
    write_log(std::move(line));
    members_changed();
    return done;
}

}  // namespace mungba::sim
