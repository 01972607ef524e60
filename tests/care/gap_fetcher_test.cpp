#include "bot/care/gap_fetcher.hpp"

#include <boost/asio/post.hpp>
#include <catch2/catch.hpp>
#include <deque>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>

#include "storage/branch_repository.hpp"
#include "storage/group_repository.hpp"
#include "tests/engine/engine_fixture.hpp"

using namespace mungba;
using nlohmann::json;
using std::chrono::hours;
using std::chrono::minutes;
using Texts = std::vector<std::string>;

namespace {

/// Zalo's history over HTTP: newest first, by offset and count.
struct History final : core::HttpClient {
    boost::asio::io_context& io;
    std::vector<std::string> group;  // items as JSON, newest first
    std::map<std::string, std::deque<std::string>> instead;  // of the calls with that in their address: bodies that come first
    std::vector<std::string> people;  // who has spoken in private, the last one first
    std::int64_t said_at = 0;
    std::function<void()> after_a_page_of_people;
    int asked = 0;
    std::vector<std::string> addresses;

    explicit History(boost::asio::io_context& loop) : io(loop) {}
    static int number_in(const std::string& url, const char* name) {
        std::smatch found;
        std::regex_search(url, found, std::regex(std::string(name) + "=?(\\d+)"));
        return std::stoi(found[1]);
    }
    int asked_for(const std::string& part) const {
        return static_cast<int>(std::count_if(
            addresses.begin(), addresses.end(), [&](const std::string& url) { return url.find(part) != std::string::npos; }));
    }
    std::string answer(const std::string& url) const {
        const std::string begin = R"({"error":0,"message":"Success","data":)";
        if (url.find("listmember") != std::string::npos) return begin + R"({"total":0,"members":[]}})";
        std::string items;
        if (url.find("group/conversation") != std::string::npos) {
            const auto from = static_cast<std::size_t>(number_in(url, "offset"));
            const std::size_t to = std::min(group.size(), from + static_cast<std::size_t>(number_in(url, "count")));
            for (std::size_t i = from; i < to; ++i) items += (items.empty() ? "" : ",") + group[i];
        }
        if (url.find("listrecentchat") != std::string::npos) {
            const auto from = static_cast<std::size_t>(number_in(url, "offset%22%3A"));
            for (std::size_t i = from; i < std::min(people.size(), from + 10); ++i) items += (items.empty() ? "" : ",") + word_of(people[i]);
        }
        const auto whose = url.find("v2.0/oa/conversation") == std::string::npos ? std::string::npos : url.find("user_id%22%3A%22");
        if (whose != std::string::npos && url.find("offset%22%3A0") != std::string::npos)
            items = word_of(url.substr(whose + 16, url.find("%22", whose + 16) - whose - 16));
        return begin + "[" + items + "]}";
    }
    /// What each of the people has said in private.
    std::string word_of(const std::string& user) const {
        return json{{"src", 1}, {"time", said_at}, {"type", "text"}, {"message", "của " + user}, {"message_id", "p" + user}, {"from_id", user}, {"to_id", "1"}}
            .dump();
    }
    void perform(core::HttpRequest request, Done done) override {
        ++asked;
        addresses.push_back(request.url);
        std::string body = answer(request.url);
        for (auto& [part, bodies] : instead) {
            if (request.url.find(part) == std::string::npos || bodies.empty()) continue;
            body = bodies.front();
            bodies.pop_front();
        }
        if (request.url.find("listrecentchat") != std::string::npos && after_a_page_of_people) std::exchange(after_a_page_of_people, {})();
        boost::asio::post(io, [done = std::move(done), body] { done(core::HttpResponse{200, {}, body}); });
    }
};

struct Fetching : tests::EngineFixture {
    boost::asio::io_context io;
    History history{io};
    zalo::Api api{io, history, clock, [](const core::OaId&) { return std::optional<std::string>("token"); }, {}};
    care::GapFetcher gaps{{.io = io, .engine = *engine, .api = api, .clock = clock, .random = random, .post = post()}};

    Fetching() {
        storage::groups::bind(
            database.connection(), database.organization(), {}, storage::ChatGroup::Kind::secretaries, core::GroupId{"A"}, clock.now());
        gaps.serve({{.id = database.organization(), .oa = core::OaId{"388613280878808645"}}});
    }
    std::string item(int number) const {
        return json{{"src", 1},
                    {"time", core::to_ms(clock.now()) - number * 1000},
                    {"type", "text"},
                    {"message", "lời " + std::to_string(number)},
                    {"message_id", "h" + std::to_string(number)},
                    {"from_id", "an"},
                    {"group_id", "A"}}
            .dump();
    }
    void run_all() {
        for (int quiet = 0; quiet < 3;) {
            io.restart();
            quiet = io.poll() > 0 ? 0 : quiet + 1;
            run();
        }
    }
    void fetch() {
        gaps.trouble(database.organization(), storage::Gap::Reason::refused);
        clock.set(clock.now() + minutes{1});
        gaps.tick();
        run_all();
    }
    /// The clock goes on, and what is due is begun.
    void wait(core::Milliseconds time) {
        const core::Instant end = clock.now() + time;
        while (const auto due = gaps.next_due()) {
            if (*due > end) break;
            clock.set(std::max(clock.now(), *due));
            gaps.tick();
            run_all();
        }
        clock.set(end);
    }
    void bind(const char* group, storage::ChatGroup::Kind kind, core::BranchId branch) {
        storage::groups::bind(database.connection(), database.organization(), branch, kind, core::GroupId{group}, clock.now());
    }
    bool is_filled() { return storage::gaps::open(database.connection(), database.organization()).empty(); }
};

}  // namespace

TEST_CASE("what was missed joins the inbox in the order in which it was said", "[gap]") {
    Fetching ward;
    for (int n = 1; n <= 3; ++n) ward.history.group.push_back(ward.item(n));
    ward.fetch();
    CHECK(ward.probe->seen == Texts{"lời 3", "lời 2", "lời 1"});
    CHECK(ward.is_filled());
}

TEST_CASE("one item that nobody can read hides none of its neighbours", "[gap]") {
    Fetching ward;
    for (int n = 1; n <= 60; ++n) ward.history.group.push_back(ward.item(n));
    ward.history.group[37] = "{\"message\":\"\xff\xfe\"}";  // not UTF-8: the whole page cannot be read
    ward.fetch();
    CHECK(ward.probe->seen.size() == 59);
    CHECK(ward.is_filled());
    CHECK(ward.history.asked < 40);
}


TEST_CASE("what was lost without a sign is found within an hour, once", "[gap]") {
    Fetching ward;
    ward.clock.set(ward.clock.now() + minutes{30});
    ward.history.group.push_back(ward.item(1));
    ward.wait(minutes{31});
    CHECK(ward.probe->seen == Texts{"lời 1"});
    ward.wait(hours{3});
    CHECK(ward.probe->seen.size() == 1);
    CHECK(ward.history.asked_for("group/conversation") == 5);  // at each of four hours, and at the first for what comes after the only page
}

TEST_CASE("a reading goes back to where the last whole one began", "[gap]") {
    Fetching ward;
    ward.wait(hours{1});
    ward.clock.set(ward.clock.now() + minutes{5});
    ward.history.group.push_back(ward.item(1));
    ward.clock.set(ward.clock.now() + minutes{40});
    ward.fetch();  // something else is missed now
    CHECK(ward.probe->seen == Texts{"lời 1"});
}

TEST_CASE("who speaks while the private chats are being listed is not overlooked", "[gap]") {
    Fetching ward;
    ward.history.said_at = core::to_ms(ward.clock.now());
    for (int n = 1; n <= 15; ++n) ward.history.people.push_back("7" + std::to_string(n));
    ward.history.after_a_page_of_people = [&] {
        ward.history.people.insert(ward.history.people.begin(), ward.history.people.back());
        ward.history.people.pop_back();
    };
    ward.fetch();
    CHECK(ward.is_filled());
    CHECK(ward.probe->seen.size() == 15);
}

TEST_CASE("what has been read stays read while the rest is asked for again", "[gap]") {
    Fetching ward;
    storage::Branch branch;
    branch.organization = ward.database.organization();
    branch.name = "Chi bộ 5";
    ward.bind("B", storage::ChatGroup::Kind::branch, storage::branches::insert(ward.database.connection(), branch, ward.clock.now()));
    for (int n = 0; n < 20; ++n) ward.history.instead["group_id=B"].push_back(R"({"error":-200,"message":"Failed"})");
    ward.fetch();
    CHECK_FALSE(ward.is_filled());
    ward.wait(minutes{10});
    CHECK(ward.is_filled());
    CHECK(ward.history.asked_for("conversation?group_id=A") == 1);
}

TEST_CASE("a refusal that passes leaves no chat unread; one that stays holds up no other for ever", "[gap]") {
    Fetching ward;
    ward.history.group.push_back(ward.item(1));
    auto& answers = ward.history.instead["group/conversation"];
    const char* const refusal = R"({"error":-201,"message":"Invalid"})";
    SECTION("once") {
        answers = {refusal};
        ward.fetch();
        CHECK_FALSE(ward.is_filled());
        ward.wait(minutes{1});
        CHECK(ward.probe->seen == Texts{"lời 1"});
    }
    SECTION("again and again") {
        answers.assign(50, refusal);
        ward.fetch();
        ward.wait(minutes{55});
        const int asked = ward.history.asked_for("group/conversation");
        CHECK(ward.is_filled());
        ward.wait(minutes{60});  // believed by now: once an hour is enough
        CHECK(ward.history.asked_for("group/conversation") == asked + 1);
    }
    SECTION("a group that is no longer ours") {
        answers = {R"({"error":-403,"message":"OA is not in group"})"};
        ward.fetch();
    }
    CHECK(ward.is_filled());
}

TEST_CASE("a host that answers rubbish makes no gap whole", "[gap]") {
    Fetching ward;
    for (int n = 1; n <= 3; ++n) ward.history.group.push_back(ward.item(n));
    ward.history.instead["group/conversation"].assign(300, "<html>maintenance</html>");
    ward.fetch();
    CHECK_FALSE(ward.is_filled());
    ward.history.instead.clear();
    ward.wait(minutes{20});
    CHECK(ward.is_filled());
    CHECK(ward.probe->seen.size() == 3);
}

TEST_CASE("an answer that was spoilt on its way makes no item unreadable", "[gap]") {
    Fetching ward;
    ward.history.group.push_back(ward.item(1));
    ward.history.instead["group/conversation"].assign(8, "{");  // down to one item, and twice more
    ward.fetch();
    CHECK(ward.probe->seen == Texts{"lời 1"});
}
