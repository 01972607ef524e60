#include "bot/command_socket.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <catch2/catch.hpp>
#include <future>
#include <thread>

#include "tests/storage/temporary_folder.hpp"

using namespace mungba;
using namespace std::chrono_literals;
using bot::CommandOutcome;
using bot::CommandRequest;
using bot::CommandSocket;

namespace {

namespace asio = boost::asio;
using Local = asio::local::stream_protocol;
using Done = std::function<void(CommandOutcome)>;

/// A server's io thread with nothing but the socket; what it was asked for is told, and answered when the test says so.
class Server {
public:
    explicit Server(std::chrono::milliseconds still_there_every)
        : socket_(io_, path(), [this](CommandRequest request, Done done) { asked_.set_value({std::move(request), std::move(done)}); },
                  {.still_there_every = still_there_every}) {
        REQUIRE(socket_.start());
        thread_ = std::thread([this] { io_.run(); });
    }
    ~Server() {
        asio::post(io_, [this] { socket_.stop(); });
        guard_.reset();
        io_.stop();
        thread_.join();
    }
    std::string path() const { return folder_.file("x.sock"); }
    std::pair<CommandRequest, Done> asked() { return asked_.get_future().get(); }
    void answer(const Done& done, CommandOutcome outcome) {
        asio::post(io_, [done, outcome = std::move(outcome)] { done(outcome); });
    }

private:
    tests::TemporaryFolder folder_;
    asio::io_context io_;
    asio::executor_work_guard<asio::io_context::executor_type> guard_{io_.get_executor()};
    std::promise<std::pair<CommandRequest, Done>> asked_;
    CommandSocket socket_;
    std::thread thread_;
};

const CommandRequest kBackup{.name = "backup", .options = {{"file", "/a/b.db"}}, .input = {}};
const CommandOutcome kCopied{.exit_code = 0, .out = "copied\n", .err = {}};

/// A caller that reads frame by frame.
class Caller {
public:
    explicit Caller(const std::string& path) {
        socket_.connect(Local::endpoint(path));
        const std::string text = bot::encode(kBackup);
        const unsigned char length[4] = {static_cast<unsigned char>(text.size()), 0, 0, 0};
        REQUIRE(text.size() < 256);
        asio::write(socket_, asio::buffer(length));
        asio::write(socket_, asio::buffer(text));
    }
    std::string frame() {
        unsigned char length[4];
        asio::read(socket_, asio::buffer(length));
        std::string text(length[0] | std::size_t{length[1]} << 8, '\0');
        asio::read(socket_, asio::buffer(text));
        return text;
    }
    void go_away() { socket_.close(); }

private:
    asio::io_context io_;
    Local::socket socket_{io_};
};

}  // namespace

TEST_CASE("a long command says again and again that it is still there, then what came of it", "[command socket]") {
    Server server(1ms);
    Caller caller(server.path());
    const auto [request, done] = server.asked();
    CHECK(request.name == "backup");
    for (int frames = 0; frames < 5; ++frames) CHECK(caller.frame().empty());
    server.answer(done, kCopied);
    std::string answer = caller.frame();
    while (answer.empty()) answer = caller.frame();
    const auto outcome = bot::decode_outcome(answer);
    REQUIRE(outcome);
    CHECK(outcome->out == "copied\n");
}

TEST_CASE("who asks a server waits as long as it is there", "[command socket]") {
    Server server(1ms);
    auto asking = std::async(std::launch::async, [&] { return bot::ask_server(server.path(), kBackup, 10s); });
    const auto [request, done] = server.asked();
    CHECK(request.options.at("file") == "/a/b.db");
    server.answer(done, kCopied);
    const auto answer = asking.get();
    REQUIRE(answer);
    REQUIRE(*answer);
    CHECK((*answer)->out == "copied\n");
}

TEST_CASE("a server that falls silent is told as one that did not answer", "[command socket]") {
    Server server(1h);
    const auto answer = bot::ask_server(server.path(), kBackup, 1ms);
    REQUIRE(answer);
    CHECK_FALSE(*answer);
    server.asked();
}

TEST_CASE("a caller that went away ends nothing", "[command socket]") {
    Server server(1ms);
    Caller caller(server.path());
    const auto [request, done] = server.asked();
    caller.frame();
    caller.go_away();
    server.answer(done, kCopied);
    // The server still listens.
    Caller another(server.path());
    SUCCEED();
}

TEST_CASE("where no server listens there is nobody to ask", "[command socket]") {
    tests::TemporaryFolder folder;
    CHECK_FALSE(bot::ask_server(folder.file("x.sock"), kBackup));
}
