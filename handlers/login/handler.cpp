#include "handlers/contract/context.hpp"
#include "handlers/login/link_pages.hpp"
#include "handlers/login/login.hpp"

namespace mungba::handlers::login {
namespace {

class LoginHandler final : public Handler {
public:
    Info info() const override { return {.name = "login"}; }
    std::vector<PageInfo> pages() const override { return link_pages(); }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<LoginHandler>(); }

}  // namespace mungba::handlers::login
