#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/event.hpp"
#include "handlers/contract/question.hpp"
#include "storage/job_repository.hpp"
#include "storage/outbox_repository.hpp"
#include "storage/prompt_repository.hpp"
#include "storage/task_repository.hpp"
#include "usecases/access.hpp"

/// The whole contract between the house and a feature, on one screen. A handler runs on the
/// writer's thread inside the transaction of its event: no network, no sleep, no thread. What it
/// throws takes back its own event only, which is tried again later.
namespace mungba::handlers {

class Context;
struct PageInfo;

/// Where the web page does a task.
struct TaskPlace {
    std::string address{};  ///< empty: it is done in the chat alone
    std::string button{};   ///< names the deed: "Mở danh sách gọi"
    std::string note{};     ///< a second sentence about it; names and numbers are allowed here
};

/// Where something is said, as conversation.md §1 names it.
enum Place : unsigned {
    kPrivate = 1,
    kCommittee = 2,
    kBranch = 4,
    kSecretaries = 8,
    kUnbound = 16,  ///< a group that serves no purpose yet: only a command that is allowed there is heard
};

/// A command of conversation.md §3.
struct CommandInfo {
    std::string phrase{};                ///< with accents, without slash: "danh sách"
    std::vector<std::string> aliases{};  ///< further spellings, with their accents: "ds"
    unsigned places = kPrivate;          ///< where it is allowed
    usecases::Action action = usecases::Action::ask_for_help;
    bool over_all = false;  ///< concerns all branches of the speaker at once: none is asked for
    std::string help{};  ///< a sentence for "trợ giúp", with {lenh} for the command; empty: neither
                         ///< listed nor suggested
};

struct Info {
    std::string name{};  ///< the folder's; also the word before the dot in topics and job kinds
    std::vector<CommandInfo> commands{};
    std::vector<std::string> job_kinds{};  ///< "attendance.count"
};

/// A message with what the house knows about it.
struct Incoming {
    const core::Message& message;
    std::string text{};         ///< of the message, without a slash before it
    core::Instant event_at{};   ///< when it was written
    unsigned place = kPrivate;  ///< one of Place
    core::BranchId
        branch{};  ///< of the group it was said in; 0 in private and in a group of no branch
    bool something_waits = false;  ///< a confirmation or a list of ours waits for this account here
    bool text_waits = false;     ///< free text is awaited of this account here
    bool confirmation_waits = false;  ///< "đồng ý" or "thôi" is awaited of this account here
    std::function<std::vector<usecases::Actor>()>
        look_up{};  ///< of the actors; most talk in a group needs none
    mutable std::optional<std::vector<usecases::Actor>> looked_up{};

    bool is_private() const { return place == kPrivate; }
    /// The people behind the account, oldest link first; empty: a stranger.
    const std::vector<usecases::Actor>& actors() const {
        if (!looked_up) looked_up = look_up();
        return *looked_up;
    }
};

/// A command as it was typed.
struct Command {
    std::string phrase{};            ///< of CommandInfo
    std::string words{};             ///< folded, as typed: of the phrase or of an alias
    std::string arguments{};         ///< what follows, as typed
    std::string folded_arguments{};  ///< the same, folded
    bool with_slash = false;  ///< false: arguments that do not parse make it no command at all
    core::BranchId branch{};  ///< the branch that it concerns: of the group, or the one that the
                              ///< speaker leads; 0 if none
    usecases::Actor actor{};  ///< who may do it: already asked
};

/// What somebody answered to a question of ours.
struct Answer {
    enum class Kind {
        yes,     ///< to a confirmation
        number,  ///< to a choice: `number` is one of the options
        stop,    ///< to a hold, or no to a confirmation of long standing
        text,    ///< to a question that takes free text: `text`, as typed
    };
    Kind kind = Kind::yes;
    int number = 0;
    std::string text{};
};

enum class Claim { not_mine, done };

/// `missed`: it came too late to be of use, and so was not done.
enum class JobOutcome { done, missed };

class Handler {
public:
    virtual ~Handler() = default;
    virtual Info info() const = 0;
    /// Whether the arguments can be meant for this command, right or wrong ("họp 31/02 19h30" is;
    /// "họp vui quá" is not). Asked before place and right; `command.branch` and `command.actor`
    /// are not known yet.
    virtual bool reads(const Command& command, const Context&) const {
        return command.folded_arguments.empty();
    }
    /// A command of this feature, in a place where it is allowed, by somebody who may. With a slash
    /// its arguments may be anything.
    virtual Claim on_command(const Command&, const Incoming&, Context&) { return Claim::not_mine; }
    /// Words that are no command; the first claim in registry order wins.
    virtual Claim on_message(const Incoming&, Context&) { return Claim::not_mine; }
    /// A private message has been answered, by whichever feature: what a feature has to say after that.
    virtual void after_message(const Incoming&, Context&) {}
    /// An answer to a question whose topic begins with this feature's name. It is closed already.
    /// What is dropped by "thôi" does not come here, unless it is a hold or a confirmation of long standing.
    virtual void on_answer(const Question&, const Answer&, const Incoming&, Context&) {}
    /// Everything that is no message of a person: comings and goings, receipts. Echoes of our own
    /// are not shown.
    virtual void on_event(const core::Event&, Context&) {}
    /// A job of one of this feature's kinds is due.
    virtual JobOutcome on_job(const storage::jobs::Job&, Context&) { return JobOutcome::done; }
    /// The line of one of this feature's tasks in `việc` and in the day's message, without number and due
    /// date; also said in the branch-committee group, so no reason and no telephone number. `task.kind`
    /// begins with the feature's name.
    virtual std::string task_line(const storage::Task&, Context&) { return {}; }
    /// Somebody who owes it has picked the task from the list.
    virtual void on_task(const storage::Task&, const Incoming&, Context&) {}
    /// Where the page does one of this feature's tasks; reads only, on a reader's thread.
    virtual TaskPlace task_place(const storage::Task&, Context&) { return {}; }
    /// The pages of this feature (handlers/contract/visit.hpp); asked once.
    virtual std::vector<PageInfo> pages() const;
    /// At each start of the server, for each organization: leaves the first of the jobs that renew
    /// themselves. The place for nothing else.
    virtual void at_start(Context&) {}
    /// A message that a feature queued has reached its final state; to all features.
    virtual void on_settled(const storage::outbox::Settled&, std::string_view /*state*/, Context&) {
    }
};

}  // namespace mungba::handlers
