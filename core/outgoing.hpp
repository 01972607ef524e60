#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/clock.hpp"
#include "core/event.hpp"
#include "core/ids.hpp"

namespace mungba::core {

/// In what order classes leave when there is a queue: urgent before reminders before replies before bulletins.
enum class OutgoingClass { urgent = 0, reminder = 1, reply = 2, bulletin = 3 };

/// A picture, an animation, a sticker or a file that goes along.
struct Media {
    ContentKind kind = ContentKind::image;  ///< image, gif, sticker or file; nothing else can be sent
    std::string url{};                      ///< of an image or gif: public, https; empty if it was uploaded
    std::string uploaded_id{};              ///< what the upload gave (lives 7 days); of a sticker: its id
    int width = 0;                          ///< pixels; a gif needs both
    int height = 0;
};

/// Something to press under a private message.
struct Button {
    enum class Kind {
        open_url,    ///< `value`: an http(s) address
        query_show,  ///< `value`: what the person says by pressing, for all to see, at most 1,000 characters
        query_hide,  ///< the same, unseen
        phone,       ///< `value`: a number to call, digits with the country ("84…")
        sms,         ///< `value`: a number to write to; `content`: the text prepared for it
    };
    Kind kind = Kind::query_show;
    std::string title{};  ///< 1 to 100 characters
    std::string value{};
    std::string content{};  ///< of an sms only
};
constexpr std::size_t kMostButtons = 5;

/// What is about to be said, to whom: one attempt at the channel. Plain text, already cut to a single message.
struct Outgoing {
    OutgoingId id;
    OrganizationId organization;
    OaId oa;
    Chat to;
    std::string text;
    int attempt = 1;  ///< 1 for the first try
    OutgoingClass message_class = OutgoingClass::reply;
    std::optional<Media> media{};    ///< the text is its caption; a sticker or a file goes without one
    std::vector<Button> buttons{};   ///< in a private chat only, at most `kMostButtons`, not beside media
    MessageId quote{};               ///< the message it answers: in a private chat and at the first try only, for a
                                     ///< quotation may be refused and must not cost the message
};

/// What became of one attempt, and so what to do next; callers switch on it and never compare texts.
struct SendResult {
    enum class Outcome {
        sent,         ///< the channel took it; `message_id` is set
        renew_token,  ///< the access token is not accepted: renew it, then again
        retry,        ///< a passing fault: again after back-off
        wait,         ///< a limit: not before `retry_at`
        unreachable,  ///< this person cannot be written to now: the next way of the ladder
        ask_a_human,  ///< configuration, billing, a disabled group: nothing here can mend it
        give_up,      ///< permanent for this message
        unknown,      ///< the answer was lost: it may have arrived
    };
    Outcome outcome = Outcome::unknown;
    MessageId message_id;
    std::optional<Instant> retry_at;
    bool whole_oa = false;  ///< with `wait`: the limit binds every message of this OA
    bool reached = true;    ///< false: the channel never saw it, so it costs no attempt and the OA rests a while
    int code = 0;           ///< the channel's error code; 0 if none
    std::string detail;     ///< for the log and the office: never a token or a member's text
};

}  // namespace mungba::core
