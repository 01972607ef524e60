#include "bot/routes/pages.hpp"

#include <exception>
#include <memory>
#include <utility>

#include "bot/care/await.hpp"
#include "bot/routes/live_values.hpp"
#include "bot/routes/page_request.hpp"
#include "core/log.hpp"
#include "web/render.hpp"
#include "web/security.hpp"

namespace mungba::routes {
namespace {

using boost::asio::awaitable;
using care::told;
using handlers::PageDesk;

// More at a time wait for one reader's thread: those that come then are told to try again.
constexpr std::size_t kMostUnderWay = 200;
constexpr std::size_t kMostStreams = 100;
// A session's time of rest is thirty minutes: it need not be written at every step.
constexpr std::chrono::minutes kSeenEvery{1};
// Every form but those that bring files.
constexpr std::size_t kMostFormBytes = std::size_t{1} << 20;

/// What work on another thread came to.
template <typename T>
struct Done {
    T value{};
    std::string failure{};  ///< why there is no value; for the log
};

template <typename T>
awaitable<Done<T>> on_reader(storage::Reader& reader, engine::Post post, std::function<T(storage::Connection&)> work) {
    auto begin = [&](std::function<void(Done<T>)> done) {
        reader.submit([post, work = std::move(work), done = std::move(done)](storage::Connection& connection) {
            Done<T> outcome;
            try {
                outcome.value = work(connection);
            } catch (const std::exception& error) {
                outcome.failure = error.what();
            }
            post([done, outcome = std::move(outcome)]() mutable { done(std::move(outcome)); });
        });
    };
    co_return co_await told<Done<T>>(std::ref(begin));
}

template <typename T>
awaitable<Done<T>> on_writer(storage::Writer& writer, engine::Post post, std::function<T(storage::Connection&)> work) {
    auto begin = [&](std::function<void(Done<T>)> done) {
        auto outcome = std::make_shared<Done<T>>();
        writer.submit([outcome, work = std::move(work)](storage::Connection& connection) { outcome->value = work(connection); },
                      [outcome, post, done = std::move(done)](std::exception_ptr failure) {
                          try {
                              if (failure) std::rethrow_exception(failure);
                          } catch (const std::exception& error) {
                              outcome->failure = error.what();
                          }
                          post([outcome, done] { done(std::move(*outcome)); });
                      });
    };
    co_return co_await told<Done<T>>(std::ref(begin));
}

/// False: too much waits already.
awaitable<Done<bool>> on_worker(Worker& worker, engine::Post post, handlers::SlowWork work, std::shared_ptr<std::string> result) {
    auto begin = [&](std::function<void(Done<bool>)> done) {
        const bool taken = worker.submit([post, work = std::move(work), result, done] {
            Done<bool> outcome{.value = true};
            try {
                *result = work();
            } catch (const std::exception& error) {
                outcome.failure = error.what();
            }
            post([done, outcome] { done(outcome); });
        });
        if (!taken) post([done] { done({.value = false}); });
    };
    co_return co_await told<Done<bool>>(std::ref(begin));
}

struct Rendered {
    PageDesk::Answer answer;
    std::string html;
};

bool is_document(const web::Page& page) { return page.see_other.empty() && !page.download; }

std::string rendered(const PageDesk::Answer& answer) {
    return is_document(answer.page) ? web::render(answer.page, answer.frame) : std::string();
}

web::Frame frame_for_strangers() {
    web::Frame frame;
    frame.place = "Trợ lý chi bộ";
    return frame;
}

http::Response stranger_page(const web::Page& page) { return page_response(page, web::render(page, frame_for_strangers()), {}); }

/// Counts what is under way, whatever the way out.
class Counted {
public:
    explicit Counted(std::size_t& count) : count_(count) { ++count_; }
    ~Counted() { --count_; }
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;

private:
    std::size_t& count_;
};

}  // namespace

const char* Pages::shape_of(const Asked& asked) const {
    const auto match = parts_.desk.table().find(asked.request.path);
    return match ? match->page->path.c_str() : "?";
}

std::string Pages::fresh_secret() {
    constexpr std::string_view kLetters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
    std::string secret;
    for (int n = 0; n < 43; ++n) secret += kLetters[parts_.random.next() % kLetters.size()];
    return secret;
}

http::Response Pages::failed(const Asked& asked, const std::string& why) {
    const std::string id = fresh_secret().substr(0, 10);
    core::log::error("page failed", {{"id", id}, {"page", shape_of(asked)}, {"why", why}});
    return stranger_page(web::failure(id));
}

awaitable<http::Response> Pages::get(http::Request request) {
    auto read = read_page_request(request, own_origins_);
    if (auto* refusal = std::get_if<web::Page>(&read)) co_return stranger_page(*refusal);
    Asked asked = std::move(std::get<Asked>(read));
    if (asked.request.query.has("song")) co_return co_await follow(std::move(asked));
    if (under_way_ >= kMostUnderWay) co_return stranger_page(web::too_busy());
    const Counted counted(under_way_);
    std::string new_guest;
    if (asked.guest.empty()) asked.guest = new_guest = fresh_secret();

    const core::Instant now = parts_.clock.now();
    std::function<Rendered(storage::Connection&)> work = [this, &asked, now](storage::Connection& connection) {
        Rendered made;
        made.answer = parts_.desk.get(connection, asked, now);
        made.html = rendered(made.answer);
        return made;
    };
    Done<Rendered> done = co_await on_reader(parts_.reader, parts_.post, std::move(work));
    if (!done.failure.empty()) co_return failed(asked, done.failure);
    const Answer& answer = done.value.answer;
    if (!answer.readings.empty()) {
        std::function<bool(storage::Connection&)> note = [this, &answer, now](storage::Connection& connection) {
            parts_.desk.write_down(connection, answer, now);
            return true;
        };
        const Done<bool> noted = co_await on_writer(parts_.writer, parts_.post, std::move(note));
        if (!noted.failure.empty()) co_return failed(asked, noted.failure);
    } else if (!answer.traces.empty() || (answer.seen && now - answer.seen->last_seen_at >= kSeenEvery)) {
        parts_.writer.submit([this, left = Answer{.page = {}, .frame = {}, .traces = answer.traces, .seen = answer.seen}, now](
                                 storage::Connection& connection) { parts_.desk.write_down(connection, left, now); },
                             {});
    }
    co_return page_response(answer.page, std::move(done.value.html), new_guest);
}

awaitable<http::Response> Pages::post(http::Request request) {
    auto read = read_page_request(request, own_origins_);
    if (auto* refusal = std::get_if<web::Page>(&read)) co_return stranger_page(*refusal);
    Asked asked = std::move(std::get<Asked>(read));
    if (request.body.size() > parts_.desk.max_body_bytes(asked.request.path)) co_return stranger_page(web::too_large());
    if (under_way_ >= kMostUnderWay) co_return stranger_page(web::too_busy());
    const Counted counted(under_way_);

    const core::Instant now = parts_.clock.now();
    const auto match = parts_.desk.table().find(asked.request.path);
    if (match && match->page->slow != nullptr) {
        std::function<std::optional<handlers::SlowWork>(storage::Connection&)> ask = [this, &asked, now](storage::Connection& connection) {
            return parts_.desk.slow(connection, asked, now);
        };
        Done<std::optional<handlers::SlowWork>> slow = co_await on_reader(parts_.reader, parts_.post, std::move(ask));
        if (!slow.failure.empty()) co_return failed(asked, slow.failure);
        if (slow.value) {
            auto result = std::make_shared<std::string>();
            const Done<bool> worked = co_await on_worker(parts_.worker, parts_.post, std::move(*slow.value), result);
            if (!worked.failure.empty()) co_return failed(asked, worked.failure);
            if (!worked.value) co_return stranger_page(web::too_busy());
            asked.request.prepared = std::move(*result);
        }
    }
    const core::Instant then = parts_.clock.now();
    std::function<Answer(storage::Connection&)> deed = [this, &asked, then](storage::Connection& connection) {
        Answer answer = parts_.desk.post(connection, asked, then);
        parts_.desk.write_down(connection, answer, then);
        return answer;
    };
    Done<Answer> done = co_await on_writer(parts_.writer, parts_.post, std::move(deed));
    if (!done.failure.empty()) co_return failed(asked, done.failure);
    std::string html;
    if (is_document(done.value.page)) {
        std::function<std::string(storage::Connection&)> draw = [&done](storage::Connection&) { return rendered(done.value); };
        Done<std::string> drawn = co_await on_reader(parts_.reader, parts_.post, std::move(draw));
        if (!drawn.failure.empty()) co_return failed(asked, drawn.failure);
        html = std::move(drawn.value);
    }
    co_return page_response(done.value.page, std::move(html), {});
}

awaitable<http::Response> Pages::follow(Asked asked) {
    if (streams_ >= kMostStreams) co_return stranger_page(web::too_busy());
    auto stream = std::make_shared<LiveValues>(LiveValues::Parts{.io = parts_.io,
                                                                 .desk = parts_.desk,
                                                                 .writer = parts_.writer,
                                                                 .reader = parts_.reader,
                                                                 .post = parts_.post,
                                                                 .clock = parts_.clock,
                                                                 .streams = streams_},
                                               std::move(asked));
    if (!co_await stream->begin()) co_return stranger_page(web::not_found());
    http::Response response;
    response.content_type = "text/event-stream; charset=utf-8";
    response.headers = web::security_headers();
    response.stream = http::BodyStream{[stream] { return LiveValues::next(stream); }};
    co_return response;
}

std::vector<http::Route> Pages::routes() {
    const auto on_get = [this](http::Request request) { return get(std::move(request)); };
    const auto on_post = [this](http::Request request) { return post(std::move(request)); };
    const auto on_static = [](http::Request request) -> awaitable<http::Response> { co_return static_file(request); };
    const auto on_robots = [](http::Request) -> awaitable<http::Response> { co_return http::text_response(200, "User-agent: *\nDisallow: /\n"); };
    std::vector<http::Route> table{{http::Method::get, "/*", on_get},
                                   {http::Method::post, "/*", on_post, kMostFormBytes},
                                   {http::Method::get, "/", on_get},
                                   {http::Method::post, "/", on_post, kMostFormBytes},
                                   {http::Method::get, "/static/*", on_static},
                                   {http::Method::get, "/robots.txt", on_robots}};
    for (const handlers::PageInfo& page : parts_.desk.table().pages()) {
        if (page.post != nullptr && page.max_body_bytes > kMostFormBytes)
            table.push_back({http::Method::post, page.path, on_post, page.max_body_bytes});
    }
    return table;
}

}  // namespace mungba::routes
