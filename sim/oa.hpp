#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "core/ports.hpp"
#include "core/result.hpp"
#include "sim/call_limits.hpp"
#include "sim/faults.hpp"
#include "sim/media.hpp"
#include "sim/oa_types.hpp"
#include "sim/tokens.hpp"
#include "sim/webhook_body.hpp"
#include "sim/webhooks.hpp"
#include "sim/world.hpp"

namespace mungba::sim {

/// What a person does with the OA itself.
enum class PersonDeed { follow, unfollow, block, unblock, click_chatnow, withdraw };
std::optional<PersonDeed> read_person_deed(std::string_view name);

/// What the bot wants of a new group, and what it changes of an old one.
struct NewGroup {
    std::string name;
    std::string description;
    std::string asset_id;
    std::vector<std::string> members;
};
struct GroupUpdate {
    std::optional<std::string> name;
    std::optional<std::string> avatar;
    std::optional<std::string> description;
    std::optional<bool> lock_send_msg;
    std::optional<bool> join_appr;
    std::optional<bool> enable_msg_history;
    std::optional<bool> enable_link_join;
};

/// A Zalo Official Account with its groups, people, messages and tokens: all state of the
/// simulator, without sockets. One thread. Time stands still until `advance_to`.
class Oa {
public:
    Oa(World world, core::Random& random);
    Oa(const Oa&) = delete;
    Oa& operator=(const Oa&) = delete;

    const World& world() const { return world_; }
    core::Instant now() const { return now_; }
    /// An earlier instant does nothing. Packages that end meanwhile are seen to.
    void advance_to(core::Instant instant);
    /// The next instant at which something happens here by itself.
    std::optional<core::Instant> next_due() const;
    void set_listener(OaListener* listener) { listener_ = listener; }

    // What people do (oa_people.cpp). Each queues the webhook that tells the bot.
    /// Refused: an unknown person, a group the person is not in or may not write in, somebody
    /// else's private chat, an empty or too long text, a quote of what is not in that chat.
    core::Result<ChatMessage> say(const std::string& user_id,
                                  const core::Chat& chat,
                                  const std::string& text,
                                  const std::string& quoted,
                                  std::optional<Attachment> attachment = {});
    /// Presses a button under a message that the person sees; of use for the two query types only.
    core::Result<ChatMessage> press(const std::string& user_id,
                                    const std::string& message_id,
                                    std::size_t button);
    /// Refused: unknown group or person, or nothing would change.
    core::Result<std::int64_t> change_member(const std::string& group_id,
                                             const std::string& user_id,
                                             MemberChange change);
    /// Asks to join by the group's link; where nobody has to approve, the person is in at once.
    core::Result<bool> ask_to_join(const std::string& group_id, const std::string& user_id);
    core::Result<bool> answer_invitation(const std::string& group_id,
                                         const std::string& user_id,
                                         bool accepts);
    core::Result<bool> act(const std::string& user_id, PersonDeed deed);

    // What the bot asks of Zalo (oa_calls.cpp).
    std::optional<ApiError> check_access(std::string_view access_token);
    std::variant<ChatMessage, ApiError> send_to_group(const std::string& group_id,
                                                      const Outgoing& message);
    struct PrivateSend {
        ChatMessage message;
        PrivateWindow window = PrivateWindow::free;
        core::Instant window_ends;
    };
    std::variant<PrivateSend, ApiError> send_to_person(const std::string& user_id,
                                                       const Outgoing& message);
    std::variant<TokenPair, ApiError> renew_tokens(const Tokens::App& app,
                                                   std::string_view refresh_token);
    std::variant<TokenPair, ApiError> exchange_code(const Tokens::App& app,
                                                    std::string_view code,
                                                    std::string_view verifier);
    CallLimits::Counted count_call() { return limits_.count(now_); }
    /// Notes Zalo's refusal in the log, and gives it back.
    ApiError refuse(const std::string& chat, ApiError error);

    // What the bot does with groups (oa_groups.cpp).
    std::variant<const Group*, ApiError> create_group(const NewGroup& wanted);
    std::optional<ApiError> invite(const std::string& group_id,
                                   const std::vector<std::string>& users);
    std::optional<ApiError> settle_requests(const std::string& group_id,
                                            const std::vector<std::string>& users,
                                            bool accept);
    std::optional<ApiError> remove_members(const std::string& group_id,
                                           const std::vector<std::string>& users);
    std::optional<ApiError> change_deputies(const std::string& group_id,
                                            const std::vector<std::string>& users,
                                            bool add);
    std::optional<ApiError> update_group(const std::string& group_id, const GroupUpdate& update);
    std::optional<ApiError> move_to_package(const std::string& group_id,
                                            const std::string& asset_id);
    std::optional<ApiError> delete_group(const std::string& group_id);
    /// False once its package has ended.
    bool is_enabled(const Group& group) const;
    /// Zalo disbands it then, unless the package is renewed.
    core::LocalDate auto_delete_date(const Group& group) const;
    const Package* find_package(std::string_view asset_id) const;
    const Group* group_on(std::string_view asset_id) const;

    // Webhooks (oa_events.cpp).
    std::optional<Delivery> claim_delivery() { return webhooks_.claim(now_); }
    void finish_delivery(std::int64_t number, const Attempt& attempt);
    const Deliveries& deliveries() const { return webhooks_.deliveries(); }
    const Webhooks& webhooks() const { return webhooks_; }
    void subscribe();  ///< somebody has switched the webhook on again

    Faults& faults() { return faults_; }
    const Faults& faults() const { return faults_; }
    void faults_changed();
    void note_fault(FaultKind kind, const std::string& chat = {});
    Tokens& tokens() { return tokens_; }
    Media& media() { return media_; }

    const std::vector<ChatMessage>& messages() const { return messages_; }
    const ChatMessage* find_message(std::string_view id) const;
    const std::vector<LogLine>& log() const { return log_; }
    const Group* find_group(std::string_view id) const;
    const Person* find_person(std::string_view user_id) const;
    bool is_member(std::string_view group_id, std::string_view user_id) const;
    std::vector<const Person*> members_of(std::string_view group_id) const;
    /// The person's last word, click or follow; what opens the private window.
    std::optional<core::Instant> last_interaction(std::string_view user_id) const;

private:
    core::Result<ChatMessage> speak(ChatMessage message);
    core::Instant stamp();
    ChatMessage& add_message(ChatMessage message);
    Group* group(std::string_view id);
    Person* person(std::string_view user_id);
    void join(Group& group, Person& person);
    void leave(Group& group, Person& person);
    std::optional<ApiError> check_group(const std::string& group_id) const;
    std::optional<ApiError> check_room(const Group& group, std::size_t more) const;
    void run_packages();
    void erase_group(const std::string& group_id);
    core::Instant package_end(const Group& group) const;

    void tell_message(const ChatMessage& message);
    void tell_group(std::string_view event_name,
                    const std::string& group_id,
                    const std::vector<std::string>& users);
    void tell_person(std::string_view event_name, const std::string& user_id, std::string body);
    DeliveryStatus tell(Delivery delivery, core::Instant at);
    void set_delivery(const std::string& message_id, DeliveryStatus status);
    void write_log(LogLine line);
    void log_group(std::string_view what, const std::string& group_id);
    void members_changed();
    EventOrigin origin(core::Instant at) const { return {world_.app_id, world_.oa_id, at}; }

    World world_;
    core::Random& random_;
    OaListener* listener_ = nullptr;
    core::Instant now_;
    core::Instant last_stamp_;
    std::vector<ChatMessage> messages_;
    std::unordered_map<std::string, std::size_t> message_by_id_;
    std::map<std::string, core::Instant, std::less<>> last_interaction_;
    std::set<std::string> has_chatted_;
    std::set<std::string> disabled_;  // groups whose package has ended, once it has been noted
    Faults faults_;
    Webhooks webhooks_;
    Tokens tokens_;
    Media media_;
    CallLimits limits_;
    std::vector<LogLine> log_;
    std::int64_t log_number_ = 0;
};

/// Whether a text may be sent: -201 for an empty one, -210 for one over 2,000 UTF-16 units.
std::optional<ApiError> check_text(const std::string& text);

}  // namespace mungba::sim
