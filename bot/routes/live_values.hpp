#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "bot/engine/inbox.hpp"
#include "core/clock.hpp"
#include "handlers/contract/page_desk.hpp"
#include "storage/readers.hpp"
#include "storage/writer.hpp"

namespace mungba::routes {

/// The live values of one page for one who looks at it, as server-sent events: asked again after the writer has written, at most every two
/// seconds, and once a minute in any case, so that who logs out or loses the role sees no more. Io thread.
class LiveValues {
public:
    struct Parts {
        boost::asio::io_context& io;
        const handlers::PageDesk& desk;
        storage::Writer& writer;
        storage::Reader& reader;
        engine::Post post;
        const core::Clock& clock;
        std::size_t& streams;  ///< how many there are
    };
    LiveValues(Parts parts, handlers::PageDesk::Asked asked);
    ~LiveValues();
    LiveValues(const LiveValues&) = delete;
    LiveValues& operator=(const LiveValues&) = delete;

    /// False: the page has none, or the visitor may not see it.
    boost::asio::awaitable<bool> begin();
    /// The next piece of the stream; nothing at its end.
    static boost::asio::awaitable<std::optional<std::string>> next(std::shared_ptr<LiveValues> stream);

private:
    boost::asio::awaitable<std::optional<std::string>> ask();

    Parts parts_;
    handlers::PageDesk::Asked asked_;
    boost::asio::steady_timer timer_;
    std::string told_;             ///< what the other end shows
    std::string to_tell_;
    std::uint64_t rounds_ = 0;     ///< of the writer, when it was asked last
    int quiet_turns_ = 0;          ///< since it was asked last
    bool over_ = false;
};

}  // namespace mungba::routes
