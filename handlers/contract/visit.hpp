#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ports.hpp"
#include "handlers/contract/context.hpp"
#include "handlers/contract/handler.hpp"
#include "storage/audit_repository.hpp"
#include "usecases/access.hpp"
#include "usecases/login.hpp"
#include "web/page.hpp"
#include "web/request.hpp"

namespace mungba::handlers {

/// What a page may use while it answers one request: on a reader's thread for a GET, where nothing can be written, on the writer's thread inside
/// a savepoint for a POST. Lives as long as that.
class Visit {
public:
    struct Parts {
        Context& context;
        const web::Request& request;
        usecases::Actor actor{};                                ///< of nobody on a page for anybody
        std::optional<usecases::login::Session> session{};
        core::BranchId branch{};                                ///< {branch} of the path: asked already; 0 if it has none
        std::vector<std::pair<std::string, std::string>> path{};  ///< the values of the other braces
        core::Random& random;
    };
    explicit Visit(Parts parts) : parts_(std::move(parts)) {}

    Context& context() { return parts_.context; }
    storage::Connection& connection() { return parts_.context.connection(); }
    core::Instant now() const { return parts_.context.now(); }
    core::LocalDate today() const { return parts_.context.today(); }
    core::OrganizationId organization() const { return parts_.context.organization(); }
    const Surroundings& surroundings() const { return parts_.context.surroundings(); }
    core::Random& random() { return parts_.random; }

    const usecases::Actor& actor() const { return parts_.actor; }
    const std::optional<usecases::login::Session>& session() const { return parts_.session; }
    core::BranchId branch() const { return parts_.branch; }
    bool may(usecases::Action action, core::BranchId branch = {}) const { return usecases::may(parts_.actor, action, branch); }

    const web::Request& request() const { return parts_.request; }
    const web::Values& form() const { return parts_.request.form; }
    const web::Values& query() const { return parts_.request.query; }
    /// The value of {name} in the path; empty if it has none.
    std::string_view path(std::string_view name) const;
    /// The same as a row id; 0 if it is none: nothing has that id.
    std::int64_t id(std::string_view name) const;
    /// After a deed the address says which (`?xong=…`), so that the page can confirm it.
    bool was_done(std::string_view deed) const { return query().get("xong") == deed; }

    /// Personal data is shown: written down before the answer leaves (reliability.md §7).
    void reads(core::BranchId branch, std::string what, std::int64_t object = 0, std::string fields = {});
    std::vector<storage::audit::Entry>& readings() { return readings_; }
    /// Something small that a GET leaves behind: written on the writer's thread once the answer is made, and lost if that fails.
    using Trace = std::function<void(storage::Connection&)>;
    void leave(Trace trace) { traces_.push_back(std::move(trace)); }
    std::vector<Trace>& traces() { return traces_; }

private:
    Parts parts_;
    std::vector<storage::audit::Entry> readings_;
    std::vector<Trace> traces_;
};

/// A value that a page follows while one looks: the key of its place and the present text.
struct LiveValue {
    std::string key;
    std::string text;
};

/// Work that may wait for the world or for a processor: on a thread of its own, with values only. What it gives stands in
/// `web::Request::prepared` when the POST is carried out.
using SlowWork = std::function<std::string()>;

/// One page of a feature: where it is, whose it is, what it does. Paths are Vietnamese words without accents; "{branch}" and other braces take
/// one part of the path each.
struct PageInfo {
    std::string path{};
    usecases::Action action = usecases::Action::open_page;  ///< asked for {branch} of the path, or for no branch in particular
    bool for_anybody = false;       ///< also for who is not logged in; `action` is not asked
    web::Page (*get)(Visit&) = nullptr;
    web::Page (*post)(Visit&) = nullptr;
    std::string menu{};             ///< its words in the menu; empty: it is reached from other pages
    int place = 0;                  ///< in the menu, smallest first
    std::size_t max_body_bytes = 1 << 20;  ///< of a POST; more only where the path has no braces
    /// Before a POST, on a reader's thread: what must be waited for. Nothing: `post` follows at once.
    std::optional<SlowWork> (*slow)(Visit&) = nullptr;
    std::vector<LiveValue> (*live)(Visit&) = nullptr;  ///< on a reader's thread, again and again
    /// With `for_anybody`: whose the page is, by what the path bears. Unset, or 0 where that leads nowhere: the first organization's.
    core::OrganizationId (*organization_of)(storage::Connection&, std::string_view secret, core::Instant now) = nullptr;
};

}  // namespace mungba::handlers
