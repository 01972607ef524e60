#include <nlohmann/json.hpp>

#include "core/text.hpp"
#include "handlers/contract/frame.hpp"
#include "handlers/contract/frame_texts.hpp"
#include "handlers/contract/wording.hpp"
#include "storage/branch_repository.hpp"

namespace mungba::handlers {
namespace {

constexpr std::chrono::hours kOnceIn{1};

}  // namespace

bool Frame::is_command(const std::string& text, bool with_slash, core::BranchId branch) {
    const std::string_view typed = typed::without_end_marks(text);
    const std::string folded = core::text::fold(typed);
    const std::size_t answer = answer_length(folded);
    const auto candidates = registry_.commands_at(folded);
    const Registry::Found* unread = nullptr;
    Command unread_command;
    for (const Registry::Found& found : candidates) {
        if (found.words().size() < answer) continue;  // "tôi là …" is no "tôi" with arguments
        const std::size_t length = typed::length_of(typed, found.words());
        if (length == 0) continue;
        if (!with_slash &&
            !typed::accents_fit(typed.substr(0, length), found.entry->written(found.spelling)))
            continue;
        Command command{.phrase = found.entry->command.phrase,
                        .words = std::string(found.words()),
                        .arguments = core::text::trim(typed.substr(length)),
                        .folded_arguments = core::text::fold(typed.substr(length)),
                        .with_slash = with_slash,
                        .branch = {},
                        .actor = {}};
        if (found.entry->handler->reads(command, context_)) {
            if (carry_out(found, std::move(command), branch)) return true;
        } else if (unread == nullptr) {
            unread = &found;
            unread_command = std::move(command);
        }
    }
    // With a slash it was meant as a command, whatever follows: the feature tells how it is
    // written.
    return with_slash && unread != nullptr && carry_out(*unread, std::move(unread_command), branch);
}

bool Frame::carry_out(const Registry::Found& found, Command command, core::BranchId branch) {
    const CommandInfo& info = found.entry->command;
    if ((info.places & incoming_.place) == 0) {
        if (incoming_.place == kUnbound) return true;
        if (context_.may_reply() && context_.first_in("elsewhere " + chat().id, kOnceIn))
            say("elsewhere", texts::kElsewhere);
        return true;
    }
    auto ways = standings(incoming_, info.action, context_.organization());
    if (branch) std::erase_if(ways, [&](const Standing& way) { return way.branch != branch; });
    if (ways.empty()) return may_not(command);
    if (ways.size() > 1 && !info.over_all && info.action != usecases::Action::ask_for_help) {
        ask_which_branch(ways, command);
        return true;
    }
    if (context_.comes_too_fast(chat())) return true;
    command.branch = ways.front().branch;
    command.actor = std::move(ways.front().actor);
    return found.entry->handler->on_command(command, incoming_, context_) == Claim::done;
}

bool Frame::may_not(const Command&) {
    if (incoming_.actors().empty() && incoming_.is_private()) {
        greet_stranger();
    } else {
        say("no_right", texts::kNoRight);
    }
    return true;
}

void Frame::ask_which_branch(const std::vector<Standing>& standings, const Command& command) {
    std::vector<std::string> names;
    std::vector<std::int64_t> ids;
    for (const Standing& one : standings) {
        const auto branch = storage::branches::find(context_.connection(), one.branch);
        names.push_back(branch ? branch->name : "");
        ids.push_back(one.branch.value);
    }
    const nlohmann::json details{{"text", command.words + " " + command.arguments},
                                 {"branches", ids}};
    context_.ask(
        user(),
        chat(),
        {.kind = storage::prompts::Kind::choice,
         .topic = "frame.branch",
         .template_name = "which_branch",
         .text = fill(texts::kWhichBranch, {{"cac_chi_bo", numbered(names)}}),
         .title = command.phrase,
         .options = static_cast<int>(names.size()),
         .words = {},
         .details = details.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)});
}

}  // namespace mungba::handlers
