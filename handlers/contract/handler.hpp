#pragma once
#include <string>
#include <vector>

#include "core/event.hpp"
#include "storage/job_repository.hpp"
#include "storage/outbox_repository.hpp"
#include "storage/prompt_repository.hpp"
#include "usecases/access.hpp"

/// The whole contract between the house and a feature, on one screen. A handler runs on the writer's thread inside the transaction
/// of its event: no network, no sleep, no thread. What it throws takes back its own event only, which is tried again later.
namespace mungba::handlers {

class Context;

/// Where something is said, as conversation.md §1 names it.
enum Place : unsigned { kPrivate = 1, kCommittee = 2, kBranch = 4, kSecretaries = 8 };

/// A command of conversation.md §3.
struct CommandInfo {
    std::string phrase;                ///< with accents, without slash: "danh sách"
    std::vector<std::string> aliases;  ///< further spellings, folded when compared: "ds"
    unsigned places = kPrivate;        ///< where it is allowed
    usecases::Action action = usecases::Action::ask_for_help;
    std::string help;                  ///< one line for "trợ giúp"; empty: not listed
};

struct Info {
    std::string name;                    ///< the folder's; also the word before the dot in topics and job kinds
    std::vector<CommandInfo> commands;
    std::vector<std::string> job_kinds;  ///< "attendance.count"
};

/// A message with what the house knows about it.
struct Incoming {
    const core::Message& message;
    core::Instant event_at;             ///< when it was written
    unsigned place = kPrivate;          ///< one of Place
    core::BranchId branch;              ///< of the group it was said in; 0 in private and in the secretaries' group
    std::vector<usecases::Actor> actors;  ///< the people behind the account, oldest link first; empty: a stranger
    bool is_private() const { return place == kPrivate; }
};

/// A command as it was typed.
struct Command {
    std::string phrase;            ///< of CommandInfo
    std::string arguments;         ///< what follows, as typed
    std::string folded_arguments;  ///< the same, folded
    bool with_slash = false;       ///< false: arguments that do not parse make it no command at all
    core::BranchId branch;         ///< the branch that it concerns: of the group, or the one that the speaker leads; 0 if none
    usecases::Actor actor;         ///< who may do it: already asked
};

/// What somebody answered to a prompt of ours.
struct PromptAnswer {
    bool yes = false;   ///< to a confirmation
    int number = 0;     ///< to a choice, from 1
};

enum class Claim { not_mine, done };

class Handler {
public:
    virtual ~Handler() = default;
    virtual Info info() const = 0;
    /// A command of this feature, in a place where it is allowed, by somebody who may.
    virtual Claim on_command(const Command&, const Incoming&, Context&) { return Claim::not_mine; }
    /// Words that are no command; the first claim in registry order wins.
    virtual Claim on_message(const Incoming&, Context&) { return Claim::not_mine; }
    /// An answer to a prompt whose topic begins with this feature's name. The prompt is closed already.
    virtual void on_prompt(const storage::prompts::Prompt&, const PromptAnswer&, const Incoming&, Context&) {}
    /// Everything that is no message of a person: comings and goings, echoes, receipts.
    virtual void on_event(const core::Event&, Context&) {}
    /// A job of one of this feature's kinds is due.
    virtual void on_job(const storage::jobs::Job&, Context&) {}
    /// A message that a feature queued has reached its final state (the second argument); to all features.
    virtual void on_settled(const storage::outbox::Settled&, std::string_view, Context&) {}
};

}  // namespace mungba::handlers
