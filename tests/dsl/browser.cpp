#include "tests/dsl/browser.hpp"

#include <stdexcept>

#include "web/security.hpp"

namespace mungba::tests {
namespace {

/// Different each time, the same in each run.
class CountingRandom final : public core::Random {
public:
    std::uint64_t next() override {
        static std::uint64_t count = 0;
        return ++count * 0x9e3779b97f4a7c15U;
    }
};

/// What is read cannot write.
class OnlyReading {
public:
    explicit OnlyReading(storage::Connection& connection) : connection_(connection) { connection_.script("PRAGMA query_only=ON", "test"); }
    ~OnlyReading() { connection_.script("PRAGMA query_only=OFF", "test"); }
    OnlyReading(const OnlyReading&) = delete;
    OnlyReading& operator=(const OnlyReading&) = delete;

private:
    storage::Connection& connection_;
};

}  // namespace

Browser::Browser(House& house)
    : house_(house),
      random_(std::make_unique<CountingRandom>()),
      desk_(std::make_unique<handlers::PageDesk>(house.registry(), house.surroundings(), *random_)) {
    forget_cookies();
}

void Browser::forget_cookies() {
    session_.clear();
    guest_ = "guest-" + std::to_string(random_->next());
}

void Browser::enter(core::PersonId person) {
    storage::Transaction transaction(house_.connection());
    usecases::Actor by;
    by.kind = usecases::Actor::Kind::operator_at_console;
    by.organization = house_.organization();
    by.source = "command";
    const auto link = usecases::login::make_link(house_.connection(), by, house_.organization(), person, *random_, house_.now());
    const auto session = usecases::login::spend(house_.connection(), link.secret, *random_, house_.now());
    if (!session) throw std::logic_error("this person has no role that may use the page");
    session_ = session->secret;
    transaction.commit();
}

void Browser::enter_as_operator() { enter({}); }

handlers::PageDesk::Asked Browser::asked(std::string_view address, web::Request::Method method) const {
    handlers::PageDesk::Asked made;
    const std::size_t question = address.find('?');
    made.request.method = method;
    made.request.path = std::string(address.substr(0, question));
    if (question != std::string_view::npos) made.request.query = web::read_urlencoded(address.substr(question + 1)).value();
    made.request.peer = "127.0.0.1";
    made.session = session_;
    made.guest = guest_;
    return made;
}

void Browser::take_cookies() {
    if (!answer_.page.new_session.empty()) session_ = answer_.page.new_session;
    if (answer_.page.ends_session) session_.clear();
}

const web::Page& Browser::get(std::string_view address) {
    const auto request = asked(address, web::Request::Method::get);
    {
        const OnlyReading reading(house_.connection());
        answer_ = desk_->get(house_.connection(), request, house_.now());
    }
    storage::Transaction transaction(house_.connection());
    desk_->write_down(house_.connection(), answer_, house_.now());
    transaction.commit();
    return answer_.page;
}

std::string Browser::token() const { return web::csrf_token(session_.empty() ? guest_ : session_); }

const web::Page& Browser::post(std::string_view address, web::Values form) { return post_with_token(address, std::move(form), token()); }

const web::Page& Browser::post_with_token(std::string_view address, web::Values form, std::optional<std::string> token) {
    auto request = asked(address, web::Request::Method::post);
    request.request.form = std::move(form);
    if (token) request.request.form.add("csrf", *token);
    return send(std::move(request));
}

const web::Page& Browser::upload(std::string_view address, web::Values form, std::vector<web::Upload> files) {
    auto request = asked(address, web::Request::Method::post);
    request.request.form = std::move(form);
    request.request.form.add("csrf", token());
    request.request.uploads = std::move(files);
    return send(std::move(request));
}

const web::Page& Browser::send(handlers::PageDesk::Asked request) {
    std::optional<handlers::SlowWork> slow;
    {
        const OnlyReading reading(house_.connection());
        slow = desk_->slow(house_.connection(), request, house_.now());
    }
    if (slow) request.request.prepared = (*slow)();
    {
        storage::Transaction transaction(house_.connection());
        answer_ = desk_->post(house_.connection(), request, house_.now());
        desk_->write_down(house_.connection(), answer_, house_.now());
        transaction.commit();
    }
    take_cookies();
    house_.set_clock(house_.now());  // what it left to be sent leaves
    return answer_.page;
}

const web::Page& Browser::follow() {
    const std::string address = answer_.page.see_other;
    if (address.empty()) throw std::logic_error("the last answer leads nowhere");
    return get(address);
}

std::vector<handlers::LiveValue> Browser::live(std::string_view address) {
    const OnlyReading reading(house_.connection());
    return desk_->live(house_.connection(), asked(address, web::Request::Method::get), house_.now()).value_or(std::vector<handlers::LiveValue>{});
}

std::string Browser::menu() const {
    std::string words;
    for (const auto& item : answer_.frame.menu) words += (words.empty() ? "" : "|") + item.text;
    return words;
}

}  // namespace mungba::tests
