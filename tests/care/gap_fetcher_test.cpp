#include "bot/care/gap_fetcher.hpp"

#include <boost/asio/post.hpp>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>

#include "storage/group_repository.hpp"
#include "tests/engine/engine_fixture.hpp"

using namespace mungba;
using nlohmann::json;
using std::chrono::minutes;
using Texts = std::vector<std::string>;

namespace {

/// Zalo's history over HTTP: newest first, by offset and count.
struct History final : core::HttpClient {
    boost::asio::io_context& io;
    std::vector<std::string> group;  // items as JSON, newest first
    int asked = 0;

    explicit History(boost::asio::io_context& loop) : io(loop) {}
    static int number_in(const std::string& url, const char* name) {
        std::smatch found;
        std::regex_search(url, found, std::regex(std::string(name) + "=(\\d+)"));
        return std::stoi(found[1]);
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
        return begin + "[" + items + "]}";
    }
    void perform(core::HttpRequest request, Done done) override {
        ++asked;
        boost::asio::post(io, [done = std::move(done), body = answer(request.url)] { done(core::HttpResponse{200, {}, body}); });
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
    CHECK(ward.history.asked < 35);
}

