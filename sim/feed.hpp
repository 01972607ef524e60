#pragma once
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "bot/http/response.hpp"
#include "sim/signal.hpp"

namespace mungba::sim {

/// The server-sent events that keep the page alive: the newest are kept, so that a reader who comes
/// back goes on where it was. On the io thread only.
class Feed {
public:
    /// @param run  tells this start of the program from others: an id of another run cannot be
    /// resumed
    Feed(boost::asio::io_context& io, std::string run);

    /// @param json  one line
    void publish(std::string_view event, std::string_view json);

    /// Everything after `last_id` ("<run>-<number>"), then live. If that is no longer kept, or of
    /// another run, first an event `reset`: the reader takes the whole state again. Without an id:
    /// from now on.
    http::BodyStream subscribe(std::string_view last_id);

    std::string last_id() const;
    const std::string& run() const { return state_->run; }
    /// Ends all streams, also those to come.
    void close();

private:
    struct State {
        explicit State(boost::asio::io_context& io) : changed(io) {}
        std::string run;
        std::deque<std::string> kept;
        std::uint64_t published = 0;  // number of the last of `kept`
        bool closed = false;
        Signal changed;
    };
    struct Reader;
    std::shared_ptr<State> state_;  // streams may outlive the feed by a turn of the loop
};

}  // namespace mungba::sim
