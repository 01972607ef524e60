#include "handlers/figures/figures.hpp"
#include "handlers/figures/month_page.hpp"

namespace mungba::handlers::figures {
namespace {

class FiguresHandler final : public Handler {
public:
    Info info() const override { return {.name = "figures", .commands = {}, .job_kinds = {}}; }
    std::vector<PageInfo> pages() const override { return {month_page()}; }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<FiguresHandler>(); }

}  // namespace mungba::handlers::figures
