#include "handlers/setup/import_page.hpp"
#include "handlers/setup/setup.hpp"
#include "handlers/setup/steps_page.hpp"
#include "handlers/setup/trial_page.hpp"

namespace mungba::handlers::setup {
namespace {

class SetupHandler final : public Handler {
public:
    Info info() const override { return {.name = "setup", .commands = {}, .job_kinds = {}}; }
    std::vector<PageInfo> pages() const override {
        std::vector<PageInfo> pages = steps_pages();
        for (PageInfo& page : import_pages()) pages.push_back(std::move(page));
        for (PageInfo& page : trial_pages()) pages.push_back(std::move(page));
        return pages;
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<SetupHandler>(); }

}  // namespace mungba::handlers::setup
