#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/house.hpp"

/// Tests that read like conversations: when(lan).says("có mặt"); then(branch).receives("…"). Texts
/// are compared whole, and a message that was left unread fails the test at its end.
namespace mungba::tests {

/// A house and who has read how far in which chat; shared by the branches of one test.
class Ward {
public:
    ~Ward();  ///< CHECKs that nothing was left unread
    House& house() { return house_; }
    /// The oldest message of the bot in that chat that nobody has looked at.
    std::optional<std::string> next_unread(const core::Chat& chat);
    void skip_unread(const core::Chat& chat);
    /// The id of the newest message of the bot in that chat, for quoting.
    core::MessageId newest(const core::Chat& chat) const;

private:
    House house_;
    std::vector<bool> read_;
};

/// A person of the branch, with a Zalo account of the own.
struct Member {
    std::shared_ptr<Ward> ward;
    core::PersonId person;
    core::UserId user;
    std::string name;
    core::Chat branch_group;
    core::Chat committee_group;
    core::Chat private_chat() const { return {core::ChatKind::private_chat, user.value}; }
};

/// A branch: its groups, its list.
class Conversation {
public:
    struct Setup {
        bool has_group = true;
        bool has_committee_group = true;
        std::string venue = "Nhà văn hóa tổ dân phố 5";
        bool online_pilot = false;
        int silent_members = 0;  ///< listed without an account
        std::optional<core::TimeOfDay> hour{};
        domain::DatePreset preset = domain::DatePreset::standard;
    };
    explicit Conversation(const std::string& name) : Conversation(name, Setup{}) {}
    Conversation(const std::string& name, const Setup& setup)
        : Conversation(std::make_shared<Ward>(), name, setup) {}
    /// Another branch of the same ward.
    Conversation(std::shared_ptr<Ward> ward, const std::string& name, const Setup& setup);

    Member member(const std::string& name,
                  domain::MemberStatus status = domain::MemberStatus::official);
    Member secretary(const std::string& name) { return officer(name, domain::Role::secretary); }
    Member deputy(const std::string& name) { return officer(name, domain::Role::deputy); }
    Member committee_member(const std::string& name) {
        return officer(name, domain::Role::branch_committee);
    }
    /// A member who was never asked for consent.
    Member newcomer(const std::string& name);
    /// Listed here, but speaks through another's telephone.
    Member shares_telephone(const Member& owner, const std::string& name);
    /// An account that nobody knows.
    Member stranger();

    void has_members(int count);  ///< further ones, without accounts
    /// Local time: "2026-10-07 19:05".
    void clock(std::string_view local) { house().set_clock(at(local)); }
    void jump(std::string_view local) { house().jump_clock(at(local)); }
    static core::Instant at(std::string_view local);
    /// The secretary opens an extraordinary meeting and its notice has gone out; what was said on
    /// the way is read. `local` as for clock.
    void has_open_meeting(const Member& by, std::string_view local);

    House& house() { return ward_->house(); }
    std::shared_ptr<Ward> ward() const { return ward_; }
    core::BranchId id() const { return id_; }
    const std::string& name() const { return name_; }
    const core::Chat& group() const { return group_; }
    const core::Chat& committee() const { return committee_; }

private:
    Member officer(const std::string& name, domain::Role role);
    Member as_member(core::PersonId person, core::UserId user, const std::string& name) const;

    std::shared_ptr<Ward> ward_;
    std::string name_;
    core::BranchId id_;
    core::Chat group_;
    core::Chat committee_;
};

/// What somebody does.
class When {
public:
    explicit When(const Member& member) : member_(member) {}
    void says(const std::string& text) const { write(member_.branch_group, text); }
    void says_in_committee(const std::string& text) const { write(member_.committee_group, text); }
    void writes_privately(const std::string& text) const { write(member_.private_chat(), text); }
    void says_in(const core::Chat& chat, const std::string& text) const { write(chat, text); }
    /// Further: as an answer to the newest message of the bot in `of`, or to any message; written
    /// earlier than it arrives.
    When quoting(const core::Chat& of) const;
    When quoting(const core::MessageId& message) const;
    When at(std::string_view local) const;

private:
    void write(const core::Chat& chat, const std::string& text) const;
    Member member_;
    core::MessageId quoted_;
    std::optional<core::Instant> at_;
};

/// What somebody reads.
class Then {
public:
    Then(std::shared_ptr<Ward> ward, core::Chat chat)
        : ward_(std::move(ward)), chat_(std::move(chat)) {}
    const Then& receives(const std::string& text) const;
    const Then& receives_something() const;  ///< and the test does not care what
    void receives_nothing() const;

private:
    std::shared_ptr<Ward> ward_;
    core::Chat chat_;
};

inline When when(const Member& member) { return When(member); }
inline Then then(const Member& member) { return {member.ward, member.private_chat()}; }
inline Then then(const Conversation& branch) { return {branch.ward(), branch.group()}; }
inline Then then_committee(const Conversation& branch) {
    return {branch.ward(), branch.committee()};
}

}  // namespace mungba::tests
