#include "handlers/branches/branches.hpp"
#include "handlers/branches/list_page.hpp"
#include "handlers/branches/settings_pages.hpp"

namespace mungba::handlers::branches {
namespace {

class BranchesHandler final : public Handler {
public:
    Info info() const override { return {.name = "branches", .commands = {}, .job_kinds = {}}; }
    std::vector<PageInfo> pages() const override {
        std::vector<PageInfo> pages = settings_pages();
        for (PageInfo& page : list_pages()) pages.push_back(std::move(page));
        return pages;
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<BranchesHandler>(); }

}  // namespace mungba::handlers::branches
