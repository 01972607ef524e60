#include "handlers/contract/context.hpp"
#include "handlers/contract/wording.hpp"
#include "handlers/login/link_pages.hpp"
#include "handlers/login/login.hpp"
#include "handlers/login/password_pages.hpp"
#include "handlers/login/texts.hpp"
#include "usecases/login.hpp"

namespace mungba::handlers::login {
namespace {

constexpr std::string_view kTemplate = "login.link";

class LoginHandler final : public Handler {
public:
    Info info() const override {
        return {.name = "login",
                .commands = {{.phrase = "trang",
                              .aliases = {},
                              .places = kPrivate,
                              .action = usecases::Action::open_page,
                              .over_all = true,
                              .help = std::string(texts::kHelp)}},
                .job_kinds = {}};
    }

    Claim on_command(const Command& command, const Incoming& incoming, Context& context) override {
        if (!context.may_reply()) return Claim::done;  // asked so long ago that nobody waits for a link any more
        const auto link = usecases::login::make_link(
            context.connection(), command.actor, context.organization(), command.actor.person, context.random(), context.now());
        context.reply(incoming.message.chat,
                      kTemplate,
                      fill(texts::kLink, {{"lien_ket", context.surroundings().web_address + "/dang-nhap/" + link.secret}}));
        return Claim::done;
    }

    /// A link is a secret: once it has left, or never will, only its hash stays.
    void on_settled(const storage::outbox::Settled& settled, std::string_view, Context& context) override {
        if (settled.template_name == kTemplate) storage::outbox::erase_body(context.connection(), settled.id);
    }

    std::vector<PageInfo> pages() const override {
        std::vector<PageInfo> pages = link_pages();
        for (PageInfo& page : password_pages()) pages.push_back(std::move(page));
        return pages;
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<LoginHandler>(); }

}  // namespace mungba::handlers::login
