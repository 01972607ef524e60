#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace mungba::http {

/// Takes a chunked body apart as it comes, with Beast's parser. Extensions and trailers are read
/// and dropped.
class ChunkedBody {
public:
    enum class State { more, complete, malformed, too_large };

    /// @param max_bytes  the largest body that is taken.
    explicit ChunkedBody(std::size_t max_bytes);
    ~ChunkedBody();
    ChunkedBody(ChunkedBody&&) noexcept;
    ChunkedBody& operator=(ChunkedBody&&) noexcept;

    struct Fed {
        State state = State::more;
        std::size_t used = 0;  ///< bytes taken; the others are to be shown again with more behind
                               ///< them, or (complete) belong to the next request
    };
    /// Reads on and appends what belongs to the body.
    Fed feed(std::string_view bytes, std::string& body);

private:
    class Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace mungba::http
