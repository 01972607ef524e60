#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "handlers/contract/page_desk.hpp"
#include "tests/support/house.hpp"
#include "web/page.hpp"

namespace mungba::tests {

/// Somebody's browser on the page of a house: the real table of pages, rights, forms and deeds, without sockets. A GET runs where nothing can
/// be written; what it reads of people is written down afterwards, as the server does.
class Browser {
public:
    explicit Browser(House& house);

    /// Logs in by a link of one's own.
    void enter(core::PersonId person);
    void enter_as_operator();
    /// The other's cookie, as a thief would have it.
    void steal_session_of(const Browser& other) { session_ = other.session_; }
    void forget_cookies();

    /// Follows no redirection.
    const web::Page& get(std::string_view address);
    /// Fills in and sends a form that this browser could have been shown: with the right token.
    const web::Page& post(std::string_view address, web::Values form = {});
    /// The same with any token, or without.
    const web::Page& post_with_token(std::string_view address, web::Values form, std::optional<std::string> token);
    const web::Page& upload(std::string_view address, web::Values form, std::vector<web::Upload> files);
    /// GET of where the last answer leads.
    const web::Page& follow();
    std::vector<handlers::LiveValue> live(std::string_view address);

    const web::Page& page() const { return answer_.page; }
    int status() const { return answer_.page.status; }
    const web::Frame& frame() const { return answer_.frame; }
    std::string html() const { return web::render(answer_.page, answer_.frame); }
    bool shows(std::string_view text) const { return html().find(text) != std::string::npos; }
    std::string menu() const;  ///< "Việc hôm nay|Đảng viên"
    std::string token() const;
    const handlers::PageTable& table() const { return desk_->table(); }

private:
    handlers::PageDesk::Asked asked(std::string_view address, web::Request::Method method) const;
    const web::Page& send(handlers::PageDesk::Asked asked);
    void take_cookies();

    House& house_;
    std::unique_ptr<core::Random> random_;
    std::unique_ptr<handlers::PageDesk> desk_;
    std::string session_;
    std::string guest_;
    handlers::PageDesk::Answer answer_;
};

}  // namespace mungba::tests
