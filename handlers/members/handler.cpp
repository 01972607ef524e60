#include "handlers/members/list_pages.hpp"
#include "handlers/members/member_page.hpp"
#include "handlers/members/members.hpp"

namespace mungba::handlers::members {
namespace {

class MembersHandler final : public Handler {
public:
    Info info() const override { return {.name = "members", .commands = {}, .job_kinds = {}}; }
    std::vector<PageInfo> pages() const override {
        std::vector<PageInfo> pages = list_pages();
        for (PageInfo& page : member_pages()) pages.push_back(std::move(page));
        return pages;
    }
};

}  // namespace

std::unique_ptr<Handler> make_handler() { return std::make_unique<MembersHandler>(); }

}  // namespace mungba::handlers::members
