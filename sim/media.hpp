#pragma once
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "core/clock.hpp"
#include "core/ports.hpp"
#include "sim/oa_types.hpp"

namespace mungba::sim {

enum class UploadKind { image, gif, file };

struct Upload {
    UploadKind kind = UploadKind::image;
    std::string id;    ///< `attachment_id`, or `token` of a file
    std::string name;  ///< as it was uploaded
    std::string content_type;
    std::string bytes;
    core::Instant ends;  ///< after that it goes onto no message
};

/// What the bot has uploaded: checked by its first bytes and its size, good for 7 days, kept as
/// long as the program runs. Source: Zalo's upload pages.
class Media {
public:
    explicit Media(core::Random& random) : random_(random) {}

    /// -201 for a wrong kind of file, -210 for a too large one, -211 over 5,000 in a month.
    std::variant<Upload, ApiError> take(UploadKind kind,
                                        const std::string& name,
                                        std::string bytes,
                                        core::Instant now);
    /// For a message: -100 if its time has passed, -201 if there is none.
    /// @param field  how the refusal calls it
    std::variant<const Upload*, ApiError> use(UploadKind kind,
                                              const std::string& id,
                                              core::Instant now,
                                              const std::string& field) const;
    const Upload* find(std::string_view id) const;

private:
    core::Random& random_;
    std::map<std::string, Upload, std::less<>> uploads_;
    int month_ = 0;
    int in_month_ = 0;
};

}  // namespace mungba::sim
