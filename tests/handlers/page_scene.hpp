#pragma once
#include <catch2/catch.hpp>

#include "storage/organization_repository.hpp"
#include "storage/task_repository.hpp"
#include "tests/dsl/browser.hpp"
#include "tests/dsl/conversation.hpp"

namespace mungba::tests {

/// Two branches with their people, and the office; browsers of some of them.
struct PageScene {
    Conversation five{"Chi bộ 5"};
    Member hanh = five.secretary("Nguyễn Thị Hạnh");
    Member loc = five.deputy("Phan Văn Lộc");
    Member lan = five.member("Trần Thị Lan");
    Conversation seven{five.ward(), "Chi bộ 7", {}};
    Member dung = seven.secretary("Hoàng Văn Dũng");
    Member mai = seven.member("Lý Thị Mai");
    House& house = five.house();
    core::PersonId tuan = house.add_person("Kiều Anh Tuấn");
    core::PersonId quang = house.add_person("Đỗ Minh Quang");

    PageScene() {
        house.give_role(tuan, {}, domain::Role::office);
        house.give_role(quang, five.id(), domain::Role::overseer);
    }

    Browser browser_of(core::PersonId person) {
        Browser browser(house);
        browser.enter(person);
        return browser;
    }
    Browser secretary() { return browser_of(hanh.person); }
    Browser office() { return browser_of(tuan); }

    std::string branch(const Conversation& of) const { return "/chi-bo/" + std::to_string(of.id().value); }
    core::MembershipId membership(const Member& member, const Conversation& of) {
        for (const auto& one : storage::people::members_of(house.connection(), of.id(), core::local_date(house.now()))) {
            if (one.person == member.person) return one.membership;
        }
        return {};
    }
    std::string place(const Member& member, const Conversation& of) {
        return branch(of) + "/dang-vien/" + std::to_string(membership(member, of).value);
    }
    /// Rows of the audit, but those of readings and log-ins.
    std::int64_t deeds() {
        static constexpr storage::Query kDeeds{
            "test.deeds", "SELECT count(*) FROM audit WHERE action NOT LIKE 'read.%' AND action NOT LIKE 'login.%'"};
        return number(kDeeds);
    }
    std::int64_t readings(std::string_view what) {
        static constexpr storage::Query kReadings{"test.readings", "SELECT count(*) FROM audit WHERE action = 'read.' || ?1"};
        storage::Rows rows = house.connection().rows(kReadings, what);
        rows.next();
        return rows.integer(0);
    }
    std::int64_t number(const storage::Query& query) {
        storage::Rows rows = house.connection().rows(query);
        rows.next();
        return rows.integer(0);
    }
    core::TaskId owe(core::BranchId branch_id, std::string kind, std::string details) {
        storage::Task task;
        task.organization = house.organization();
        task.owner = storage::Task::Owner::secretary;
        task.branch = branch_id;
        task.kind = std::move(kind);
        task.unique_key = "test " + std::to_string(++tasks_);
        task.details = std::move(details);
        return storage::tasks::add(house.connection(), task, house.now());
    }
    int tasks_ = 0;
};

/// What a hidden field of the page holds.
inline std::string hidden(Browser& browser, const std::string& name) {
    const std::string html = browser.html();
    const std::string start = "name=\"" + name + "\" value=\"";
    const std::size_t at = html.find(start);
    if (at == std::string::npos) return {};
    return html.substr(at + start.size(), html.find('"', at + start.size()) - at - start.size());
}

inline storage::Branch branch_of(PageScene& scene, const Conversation& of) { return storage::branches::find(scene.house.connection(), of.id()).value(); }

}  // namespace mungba::tests
