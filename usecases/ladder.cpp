#include "usecases/ladder.hpp"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <vector>

#include "storage/alarm_repository.hpp"
#include "storage/group_repository.hpp"
#include "storage/people_repository.hpp"
#include "storage/task_repository.hpp"
#include "usecases/text_hash.hpp"

namespace mungba::usecases::ladder {
namespace {

using nlohmann::json;
using storage::Ladder;
using storage::Task;

constexpr std::chrono::hours kFree{48};
constexpr std::chrono::hours kPaid{7 * 24};

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::string key_of(const core::Chat& chat) { return (chat.is_private() ? "private " : "group ") + chat.id; }

/// What a row knows of its words, parsed once.
struct Going {
    Ladder row;
    json words;
    json tried;
    bool paid = false;
    core::Instant leaves_at;
};

void add_open_windows(storage::Connection& connection, core::PersonId person, const Going& going, std::vector<core::Chat>& ways) {
    for (const storage::Account& account : storage::people::accounts_of(connection, person)) {
        const bool open = account.last_word_at && *account.last_word_at + window(going.paid) > going.leaves_at;
        if (open) ways.push_back({core::ChatKind::private_chat, account.user.value});
    }
}

std::vector<core::Chat> ways_of(storage::Connection& connection, const Going& going) {
    std::vector<core::Chat> ways;
    const core::LocalDate day = core::local_date(going.leaves_at);
    switch (going.row.audience) {
        case Audience::secretary: {
            const auto group =
                storage::groups::of_branch(connection, going.row.branch, storage::ChatGroup::Kind::branch_committee);
            const bool may_be_said_there = !going.words.at("committee").get_ref<const std::string&>().empty();
            if (group && group->state == storage::ChatGroup::State::active && may_be_said_there)
                ways.push_back({core::ChatKind::group, group->group_id.value});
            for (const auto role : {domain::Role::secretary, domain::Role::deputy}) {
                for (const auto& person : storage::people::holders(connection, going.row.branch, role, day)) {
                    if (person.id.value == going.words.at("about").get<std::int64_t>()) continue;
                    add_open_windows(connection, person.id, going, ways);
                }
            }
            break;
        }
        case Audience::member: {
            // Who has not agreed to be in the books hears the group, and the secretary's voice.
            const auto person = storage::people::find(connection, going.row.person);
            if (person && person->consent_on) add_open_windows(connection, going.row.person, going, ways);
            break;
        }
        case Audience::overseer:
            add_open_windows(connection, going.row.person, going, ways);
            break;
        case Audience::office:
            for (const auto& person : storage::people::office_of(connection, going.row.organization, day))
                add_open_windows(connection, person.id, going, ways);
            break;
    }
    return ways;
}

core::OutgoingId queue(storage::Connection& connection, const Going& going, const core::Chat& to, core::Instant now) {
    const std::string text = going.words.at(to.is_private() ? "private" : "committee");
    return storage::outbox::queue(
        connection,
        {.organization = going.row.organization,
         .message_class = going.row.message_class,
         .to = to,
         .template_name = going.row.template_name,
         .text = text,
         .started_by_bot = true,
         .cause = {},
         .meeting = going.row.meeting,
         .idempotency_key = "ladder=" + std::to_string(going.row.id.value) + " way=" + std::to_string(going.tried.size()),
         .not_before = going.leaves_at,
         .useful_until = going.row.useful_until},
        text_hash(text),
        now);
}

bool has_leader(storage::Connection& connection, core::BranchId branch, core::LocalDate on) {
    return !storage::people::holders(connection, branch, domain::Role::secretary, on).empty() ||
           !storage::people::holders(connection, branch, domain::Role::deputy, on).empty();
}

void becomes_task(storage::Connection& connection, const Going& going, core::Instant now) {
    const std::string& title = going.words.at("title").get_ref<const std::string&>();
    if (!title.empty()) {
        Task task;
        task.organization = going.row.organization;
        task.branch = going.row.branch;
        task.kind = std::string(kTaskKind);
        task.unique_key = going.row.unique_key;
        task.meeting = going.row.meeting;
        task.due_at = going.row.useful_until;
        task.details = dumped({{"title", title}, {"text", going.words.at("private")}, {"committee", going.words.at("committee")},
                               {"template", going.row.template_name}});
        switch (going.row.audience) {
            case Audience::secretary:
            case Audience::member:
                task.owner = has_leader(connection, going.row.branch, core::local_date(now)) ? Task::Owner::secretary : Task::Owner::office;
                break;
            case Audience::overseer:
                task.owner = Task::Owner::person;
                task.person = going.row.person;
                break;
            case Audience::office:
                task.owner = Task::Owner::office;
                break;
        }
        storage::tasks::add(connection, task, now);
    }
    storage::ladders::finish(connection, going.row.id, "task", now);
}

Way next(storage::Connection& connection, Going going, core::Instant now) {
    if (going.row.useful_until && *going.row.useful_until <= now) {
        storage::ladders::finish(connection, going.row.id, "expired", now);
        return Way::known;
    }
    for (const core::Chat& chat : ways_of(connection, going)) {
        const std::string key = key_of(chat);
        if (std::find(going.tried.begin(), going.tried.end(), key) != going.tried.end()) continue;
        going.tried.push_back(key);
        storage::ladders::goes_by(connection, going.row.id, queue(connection, going, chat, now), going.tried.dump());
        return chat.is_private() ? Way::private_chat : Way::committee;
    }
    becomes_task(connection, going, now);
    return Way::task;
}

}  // namespace

core::Milliseconds window(bool paid_messages) { return paid_messages ? kPaid : kFree; }

Way tell(storage::Connection& connection, const Word& word, bool paid_messages, core::Instant leaves_at, core::Instant now) {
    Going going;
    going.words = {{"private", word.in_private}, {"committee", word.in_committee}, {"title", word.title}, {"about", word.about.value}};
    going.tried = json::array();
    going.paid = paid_messages;
    going.leaves_at = std::max(leaves_at, now);
    going.row = {.id = {},
                 .organization = word.organization,
                 .audience = word.to,
                 .branch = word.branch,
                 .person = word.person,
                 .message_class = word.message_class,
                 .template_name = word.template_name,
                 .words = dumped(going.words),
                 .meeting = word.meeting,
                 .unique_key = word.key,
                 .not_before = going.leaves_at,
                 .useful_until = word.useful_until};
    going.row.id = storage::ladders::begin(connection, going.row, now);
    return going.row.id ? next(connection, std::move(going), now) : Way::known;
}

void settled(storage::Connection& connection,
             const storage::outbox::Settled& message,
             std::string_view state,
             bool paid_messages,
             core::Instant now) {
    auto row = storage::ladders::of_message(connection, message.id);
    if (!row) return;
    if (state == "sent") return storage::ladders::finish(connection, row->id, "reached", now);
    if (state == "expired" || state == "cancelled") return storage::ladders::finish(connection, row->id, "expired", now);
    Going going;
    going.words = json::parse(row->words);
    going.tried = json::parse(row->tried);
    going.paid = paid_messages;
    going.leaves_at = std::max(row->not_before, now);
    going.row = *std::move(row);
    next(connection, std::move(going), now);
}

void tell_operator(storage::Connection& connection,
                   core::OrganizationId organization,
                   std::string_view kind,
                   bool stands,
                   std::string_view details,
                   core::Instant now) {
    if (!stands) return storage::alarms::clear(connection, organization, kind, "", now);
    storage::alarms::raise(connection,
                           {.organization = organization,
                            .kind = std::string(kind),
                            .subject = "",
                            .level = "",
                            .details = std::string(details),
                            .since = now,
                            .told_at = {}},
                           now);
}

}  // namespace mungba::usecases::ladder
