#include <catch2/catch.hpp>

#include "handlers/contract/delivery.hpp"
#include "storage/alarm_repository.hpp"
#include "storage/group_repository.hpp"
#include "storage/task_repository.hpp"
#include "tests/dsl/conversation.hpp"
#include "usecases/ladder.hpp"

using namespace mungba;
using namespace mungba::tests;

namespace {

using Way = usecases::ladder::Way;

usecases::ladder::Word word_for(Conversation& branch, const std::string& key) {
    usecases::ladder::Word word;
    word.organization = branch.house().organization();
    word.to = usecases::ladder::Audience::secretary;
    word.branch = branch.id();
    word.template_name = "M31";
    word.key = key;
    word.in_private = "Kính gửi đồng chí bí thư, lời riêng.";
    word.in_committee = "Kính gửi đồng chí bí thư, lời ngắn.";
    word.title = "Xem một lời nhắn của trợ lý";
    word.not_before = branch.house().now();
    return word;
}

Way tell(Conversation& branch, const usecases::ladder::Word& word) {
    const Way way = usecases::ladder::tell(branch.house().connection(), word, false, word.not_before, branch.house().now());
    branch.house().set_clock(branch.house().now() + std::chrono::seconds{1});
    return way;
}

Conversation without_committee() { return {"Chi bộ 5", {.has_committee_group = false}}; }

}  // namespace

TEST_CASE("who owes nothing is told so", "[tasks]") {
    Conversation branch("Chi bộ 5");
    const Member hanh = branch.secretary("Nguyễn Thị Hạnh");
    when(hanh).writes_privately("việc");
    then(hanh).receives("Chi bộ 5 hiện không có việc cần làm.");
    when(hanh).says_in_committee("/viec");
    then_committee(branch).receives("Chi bộ 5 hiện không có việc cần làm.");
}

TEST_CASE("a plain member has no list", "[tasks]") {
    Conversation branch("Chi bộ 5");
    branch.secretary("Nguyễn Thị Hạnh");
    const Member son = branch.member("Lê Văn Sơn");
    when(son).writes_privately("việc");
    then(son).receives("Việc này dành cho đồng chí bí thư, phó bí thư.");
}

TEST_CASE("a word for the secretary goes to the committee's group first", "[ladder]") {
    Conversation branch("Chi bộ 5");
    branch.secretary("Nguyễn Thị Hạnh");
    CHECK(tell(branch, word_for(branch, "a")) == Way::committee);
    then_committee(branch).receives("Kính gửi đồng chí bí thư, lời ngắn.");
    CHECK(tell(branch, word_for(branch, "a")) == Way::known);
}

TEST_CASE("what may not be said in the group goes privately, and only while the window is open", "[ladder]") {
    Conversation branch("Chi bộ 5");
    const Member hanh = branch.secretary("Nguyễn Thị Hạnh");
    auto word = word_for(branch, "a");
    word.in_committee.clear();
    CHECK(tell(branch, word) == Way::task);  // she has never written
    when(hanh).writes_privately("việc");
    then(hanh).receives("Chi bộ 5 còn 1 việc:\n1. Xem một lời nhắn của trợ lý\nXin nhắn số để làm.");
    word.key = "b";
    CHECK(tell(branch, word) == Way::private_chat);
    then(hanh).receives("Kính gửi đồng chí bí thư, lời riêng.");
    when(hanh).writes_privately("1");
    then(hanh).receives("Kính gửi đồng chí bí thư, lời riêng.");
    when(hanh).writes_privately("việc");
    then(hanh).receives("Chi bộ 5 hiện không có việc cần làm.");
}

TEST_CASE("a way that fails is followed by the next, and the last is the list", "[ladder]") {
    Conversation branch("Chi bộ 5");
    const Member hanh = branch.secretary("Nguyễn Thị Hạnh");
    const Member duc = branch.deputy("Phạm Văn Đức");
    when(hanh).writes_privately("việc");
    then(hanh).receives_something();
    when(duc).writes_privately("việc");
    then(duc).receives_something();
    branch.house().refuse(branch.committee());
    branch.house().refuse(hanh.private_chat());
    CHECK(tell(branch, word_for(branch, "a")) == Way::committee);
    then(duc).receives("Kính gửi đồng chí bí thư, lời riêng.");
    branch.house().refuse(duc.private_chat());
    CHECK(tell(branch, word_for(branch, "b")) == Way::committee);
    CHECK(storage::tasks::of_kind(branch.house().connection(), branch.id(), "tasks.word").size() == 1);
}

TEST_CASE("a branch without a secretary leaves its words to the office", "[ladder]") {
    Conversation branch = without_committee();
    CHECK(tell(branch, word_for(branch, "a")) == Way::task);
    const auto tasks = storage::tasks::of_owner(
        branch.house().connection(), branch.house().organization(), storage::Task::Owner::office, {});
    REQUIRE(tasks.size() == 1);
    CHECK(tasks[0].branch == branch.id());
}

TEST_CASE("where nobody is the office, the operator is told that its list waits", "[ladder]") {
    Conversation branch = without_committee();
    auto standing = [&] {
        std::vector<std::string> kinds;
        for (const auto& alarm : storage::alarms::open(branch.house().connection())) kinds.push_back(alarm.kind);
        return kinds;
    };
    tell(branch, word_for(branch, "a"));
    branch.clock("2026-10-08 08:01");
    CHECK(standing() == std::vector<std::string>{"office_empty"});
    branch.house().give_role(branch.house().add_person("Kiều Anh Tuấn"), {}, domain::Role::office);
    branch.clock("2026-10-09 08:01");
    CHECK(standing().empty());
}

TEST_CASE("the window closes forty-eight hours after the last private word", "[ladder]") {
    Conversation branch = without_committee();
    const Member hanh = branch.secretary("Nguyễn Thị Hạnh");
    when(hanh).writes_privately("việc");  // Wednesday, 09:30
    then(hanh).receives_something();
    branch.clock("2026-10-09 09:20");
    CHECK(tell(branch, word_for(branch, "a")) == Way::private_chat);
    then(hanh).receives("Kính gửi đồng chí bí thư, lời riêng.");
    branch.clock("2026-10-09 09:31");
    CHECK(tell(branch, word_for(branch, "b")) == Way::task);
}

TEST_CASE("the morning's message says what is new, once, and its numbers work", "[tasks]") {
    Conversation branch("Chi bộ 5");
    const Member hanh = branch.secretary("Nguyễn Thị Hạnh");
    branch.house().refuse(hanh.private_chat());
    auto word = word_for(branch, "a");
    word.in_committee.clear();
    CHECK(tell(branch, word) == Way::task);
    branch.clock("2026-10-08 08:00");
    then_committee(branch).receives("Chi bộ 5 còn 1 việc:\n1. Xem một lời nhắn của trợ lý\nXin nhắn số để làm.");
    when(hanh).says_in_committee("1");
    then_committee(branch).receives("Việc này xin đồng chí nhắn riêng cho trợ lý.");
    branch.clock("2026-10-09 09:00");
    then_committee(branch).receives_nothing();
}

TEST_CASE("the morning's message waits while another numbered list listens", "[tasks]") {
    Conversation branch("Chi bộ 5");
    const Member hanh = branch.secretary("Nguyễn Thị Hạnh");
    auto word = word_for(branch, "a");
    word.in_committee.clear();
    CHECK(tell(branch, word) == Way::task);
    branch.clock("2026-10-08 07:55");
    when(hanh).says_in_committee("/việc");
    then_committee(branch).receives_something();  // this list listens for half an hour
    branch.clock("2026-10-08 08:20");
    then_committee(branch).receives_nothing();
    branch.clock("2026-10-08 08:40");
    then_committee(branch).receives("Chi bộ 5 còn 1 việc:\n1. Xem một lời nhắn của trợ lý\nXin nhắn số để làm.");
}

TEST_CASE("a restart leaves no second message of the morning", "[tasks]") {
    Conversation branch("Chi bộ 5");
    branch.secretary("Nguyễn Thị Hạnh");
    auto word = word_for(branch, "a");
    word.in_committee.clear();
    tell(branch, word);
    branch.house().restart();
    branch.clock("2026-10-08 08:00");
    then_committee(branch).receives_something();
    branch.house().restart();
    branch.clock("2026-10-08 12:00");
    then_committee(branch).receives_nothing();
}

TEST_CASE("what nobody does for a week is on the office's list, and leaves it by itself", "[tasks]") {
    Conversation branch = without_committee();
    branch.secretary("Nguyễn Thị Hạnh");
    tell(branch, word_for(branch, "a"));
    auto of_office = [&] {
        return storage::tasks::of_owner(branch.house().connection(), branch.house().organization(), storage::Task::Owner::office, {}).size();
    };
    branch.clock("2026-10-14 07:00");
    CHECK(of_office() == 0);
    branch.clock("2026-10-15 09:00");
    CHECK(of_office() == 1);
    storage::tasks::close(branch.house().connection(), "tasks.word", "a", storage::tasks::End::done, branch.house().now());
    branch.clock("2026-10-16 09:00");
    CHECK(of_office() == 0);
}
