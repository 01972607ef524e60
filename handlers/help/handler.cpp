#include "handlers/contract/context.hpp"
#include "handlers/contract/usable.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/help/help.hpp"
#include "handlers/help/texts.hpp"

namespace mungba::handlers::help {
namespace {

/// The name stands alone where the telephone number may not (conversation.md §1, rule 12).
std::string support(const domain::RulePack::Support& support, bool is_private) {
    if (support.name.empty()) return {};
    return fill(texts::kSupport,
                {{"ten_ho_tro", support.name}, {"so_ho_tro", is_private ? support.phone : ""}});
}

class HelpHandler final : public Handler {
public:
    Info info() const override {
        return {.name = "help",
                .commands = {{.phrase = "trợ giúp",
                              .aliases = {"giúp", "help", "?"},
                              .places = kPrivate | kCommittee | kBranch | kSecretaries,
                              .action = usecases::Action::ask_for_help,
                              .help = ""}},
                .job_kinds = {}};
    }

    Claim on_command(const Command&, const Incoming& incoming, Context& context) override {
        std::string text(texts::kAnswering);
        const std::string slash = incoming.is_private() ? "" : "/";
        for (const auto* entry :
             usable_commands(context.registry(), incoming, context.organization())) {
            if (entry->command.help.empty()) continue;
            text += " " + fill(entry->command.help, {{"lenh", slash + entry->command.phrase}});
        }
        const std::string who = support(context.rules().support, incoming.is_private());
        if (!who.empty()) text += " " + who;
        context.reply(incoming.message.chat, "help", text);
        return Claim::done;
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<HelpHandler>(); }

}  // namespace mungba::handlers::help
