#include "tests/dsl/conversation.hpp"

#include <catch2/catch.hpp>
#include <exception>

namespace mungba::tests {

using storage::ChatGroup;

Ward::~Ward() {
    if (std::uncaught_exceptions() > 0) return;  // the test has failed already
    read_.resize(house_.sent().size());
    for (std::size_t i = 0; i < read_.size(); ++i) {
        if (read_[i]) continue;
        INFO("left unread in " << house_.sent()[i].to.id << ": " << house_.sent()[i].text);
        CHECK(read_[i]);
    }
}

std::optional<std::string> Ward::next_unread(const core::Chat& chat) {
    const auto& sent = house_.sent();
    read_.resize(sent.size());
    for (std::size_t i = 0; i < sent.size(); ++i) {
        if (read_[i] || !(sent[i].to == chat)) continue;
        read_[i] = true;
        return sent[i].text;
    }
    return std::nullopt;
}

void Ward::skip_unread(const core::Chat& chat) {
    while (next_unread(chat)) continue;
}

core::MessageId Ward::newest(const core::Chat& chat) const {
    const auto& sent = house_.sent();
    for (auto one = sent.rbegin(); one != sent.rend(); ++one) {
        if (one->to == chat) return one->id;
    }
    FAIL("nothing was said in " << chat.id);
    return {};
}

Conversation::Conversation(std::shared_ptr<Ward> ward, const std::string& name, const Setup& setup)
    : ward_(std::move(ward)), name_(name) {
    storage::Branch branch;
    branch.name = name;
    branch.venue = setup.venue;
    branch.online_pilot = setup.online_pilot;
    branch.hour = setup.hour;
    branch.date_preset = setup.preset;
    id_ = house().add_branch(branch);
    if (setup.has_group) group_ = house().add_group(id_, ChatGroup::Kind::branch);
    if (setup.has_committee_group)
        committee_ = house().add_group(id_, ChatGroup::Kind::branch_committee);
    has_members(setup.silent_members);
}

Member Conversation::as_member(core::PersonId person,
                               core::UserId user,
                               const std::string& name) const {
    return {.ward = ward_,
            .person = person,
            .user = std::move(user),
            .name = name,
            .branch_group = group_,
            .committee_group = committee_};
}

Member Conversation::member(const std::string& name, domain::MemberStatus status) {
    const auto person = house().add_person(name);
    house().add_to_list(person, id_, status);
    return as_member(person, house().link(person), name);
}

Member Conversation::newcomer(const std::string& name) {
    const auto person = house().add_person(name, false);
    house().add_to_list(person, id_, domain::MemberStatus::official);
    return as_member(person, house().link(person), name);
}

Member Conversation::officer(const std::string& name, domain::Role role) {
    const Member made = member(name);
    house().give_role(made.person, id_, role);
    return made;
}

Member Conversation::shares_telephone(const Member& owner, const std::string& name) {
    const auto person = house().add_person(name);
    house().add_to_list(person, id_, domain::MemberStatus::official);
    return as_member(person, house().link(person, owner.user), name);
}

Member Conversation::stranger() { return as_member({}, core::UserId{"stranger"}, "Người lạ"); }

void Conversation::has_members(int count) {
    for (int i = 1; i <= count; ++i) {
        const auto person = house().add_person("Đảng viên " + std::to_string(i));
        house().add_to_list(person, id_, domain::MemberStatus::official);
    }
}

core::Instant Conversation::at(std::string_view local) {
    const auto instant = core::parse_iso(std::string(local.substr(0, 10)) + "T" +
                                         std::string(local.substr(11)) + ":00+07:00");
    if (!instant) FAIL("not a local time: " << local);
    return *instant;
}

void Conversation::has_open_meeting(const Member& by, std::string_view local) {
    const core::LocalTime time = core::to_local(at(local));
    const std::string hour =
        std::to_string(time.time.hour()) + "h" + std::to_string(time.time.minute() + 100).substr(1);
    when(by).writes_privately("họp bất thường " + core::format_date(time.date) + " " + hour +
                              (time.time.hour() < 10 ? " sáng" : ""));
    when(by).writes_privately("đồng ý");
    house().set_clock(house().now() + std::chrono::minutes{2});
    ward_->skip_unread(by.private_chat());
    ward_->skip_unread(group_);
}

When When::quoting(const core::Chat& of) const { return quoting(member_.ward->newest(of)); }
When When::quoting(const core::MessageId& message) const {
    When changed = *this;
    changed.quoted_ = message;
    return changed;
}
When When::at(std::string_view local) const {
    When changed = *this;
    changed.at_ = Conversation::at(local);
    return changed;
}

void When::write(const core::Chat& chat, const std::string& text) const {
    if (chat.id.empty()) FAIL("there is no such group");
    member_.ward->house().write(
        {.chat = chat, .sender = member_.user, .text = text, .quoted = quoted_, .at = at_});
}

const Then& Then::receives(const std::string& text) const {
    const auto next = ward_->next_unread(chat_);
    CHECK(next.value_or("(nothing)") == text);
    return *this;
}

const Then& Then::receives_something() const {
    CHECK(ward_->next_unread(chat_).has_value());
    return *this;
}

void Then::receives_nothing() const {
    CHECK(ward_->next_unread(chat_).value_or("(nothing)") == "(nothing)");
}

}  // namespace mungba::tests
