#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "handlers/contract/page_table.hpp"
#include "handlers/contract/registry.hpp"
#include "web/render.hpp"

namespace mungba::handlers {

/// Brings one request of the web page to the feature whose page it is: who looks at it, may they, whose branch is it, did the form come from us.
/// A page that is not there, and one that is somebody else's, give the same answer. Reading functions run on any reader's thread, `post` and
/// `write_down` on the writer's, inside a savepoint.
class PageDesk {
public:
    PageDesk(const Registry& registry, const Surroundings& surroundings, core::Random& random);

    /// A request with what its cookies hold.
    struct Asked {
        web::Request request;
        std::string session;  ///< secret of the session's cookie; empty if there is none
        std::string guest;    ///< secret of the guest's cookie: never empty
    };
    struct Answer {
        web::Page page;
        web::Frame frame;
        std::vector<storage::audit::Entry> readings{};  ///< to be written down before the answer leaves
        std::vector<Visit::Trace> traces{};  ///< likewise, after it
        std::optional<usecases::login::Session> seen{};  ///< its time of rest is to begin anew
    };

    Answer get(storage::Connection& connection, const Asked& asked, core::Instant now) const;
    /// What the POST has to wait for; nothing also where the POST will be refused.
    std::optional<SlowWork> slow(storage::Connection& connection, const Asked& asked, core::Instant now) const;
    Answer post(storage::Connection& connection, const Asked& asked, core::Instant now) const;
    /// Nothing: the visitor may not, or not any more, or the page has none.
    std::optional<std::vector<LiveValue>> live(storage::Connection& connection, const Asked& asked, core::Instant now) const;
    void write_down(storage::Connection& connection, const Answer& answer, core::Instant now) const;

    /// How much a POST to this path may bring.
    std::size_t max_body_bytes(std::string_view path) const;
    const PageTable& table() const { return table_; }

private:
    struct Found {
        PageTable::Match match;
        usecases::Actor actor{};
        std::optional<usecases::login::Session> session{};
        core::BranchId branch{};
        core::OrganizationId organization{};
    };
    enum class No { not_there, not_logged_in };
    std::variant<Found, No> find(storage::Connection& connection, const Asked& asked, core::Instant now) const;
    web::Frame frame_of(storage::Connection& connection, const Found& found, const Asked& asked, core::Instant now) const;
    web::Frame bare_frame(const Asked& asked) const;
    std::vector<web::Frame::MenuItem> menu_of(const Found& found, core::BranchId branch) const;
    template <typename Work>
    auto visit(storage::Connection& connection, Found& found, const web::Request& request, core::Instant now, Work&& work) const;

    const Registry& registry_;
    const Surroundings& surroundings_;
    core::Random& random_;
    PageTable table_;
};

}  // namespace mungba::handlers
