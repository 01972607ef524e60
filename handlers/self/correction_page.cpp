#include "handlers/self/correction_page.hpp"

#include "handlers/contract/page_words.hpp"
#include "handlers/self/correcting.hpp"
#include "storage/people_repository.hpp"
#include "usecases/corrections.hpp"
#include "usecases/tasks.hpp"

namespace mungba::handlers::self {
namespace {

namespace corrections = usecases::corrections;

std::optional<storage::Task> task_of(Visit& visit) {
    auto task = storage::tasks::find(visit.connection(), core::TaskId{visit.id("task")});
    if (!task || task->kind != corrections::kTaskKind || !usecases::tasks::is_owed_by(visit.actor(), *task)) return std::nullopt;
    return task;
}

/// The list in which the data stands that is to be corrected.
web::Link where_it_stands(core::PersonId person, core::BranchId branch, Visit& visit) {
    for (const auto& member : storage::people::memberships_of(visit.connection(), person, visit.today())) {
        if (branch && member.branch != branch) continue;
        return {.text = "Mở thông tin đang lưu",
                .address = "/chi-bo/" + std::to_string(member.branch.value) + "/dang-vien/" + std::to_string(member.membership.value)};
    }
    return {.text = "Để sau", .address = "/"};
}

web::Page show(Visit& visit) {
    const auto task = task_of(visit);
    if (!task) return web::not_found();
    const auto request = corrections::request_of(*task);
    visit.reads(task->branch, "person", request.person.value, "correction");
    const std::string address = "/chinh-sua/" + std::to_string(task->id.value);
    web::Page page;
    page.title = correction_line(*task, visit.context());
    if (task->due_at) page.lead = due_words(*task->due_at, visit.now()) + ". Theo luật, đề nghị này được trả lời trong hai ngày làm việc.";
    page.sections.push_back(section("Lời đề nghị",
                                    {web::Verbatim{.text = request.text},
                                     web::Buttons{.links = {where_it_stands(request.person, task->branch, visit)},
                                                  .buttons = {{.text = "Đã sửa xong", .address = address, .fields = {{"da-sua", "1"}}, .main = true},
                                                              {.text = "Không sửa", .address = address, .fields = {{"khong-sua", "1"}}}}}}));
    return page;
}

web::Page settle(Visit& visit) {
    const auto task = task_of(visit);
    if (!task) return web::see_other("/?xong=viec");
    const bool done = visit.form().has("da-sua");
    if (!done && !visit.form().has("khong-sua")) return web::see_other("/chinh-sua/" + std::to_string(task->id.value));
    const core::PersonId person = corrections::request_of(*task).person;
    if (corrections::settle(visit.connection(), visit.actor(), *task, done, visit.now())) tell_of_correction(*task, person, done, visit.context());
    return web::see_other("/?xong=viec");
}

}  // namespace

std::vector<PageInfo> correction_pages() {
    return {{.path = "/chinh-sua/{task}", .action = usecases::Action::open_page, .get = show, .post = settle}};
}

}  // namespace mungba::handlers::self
