#pragma once
#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mungba::sim {

/// What can be made to go wrong, on demand.
enum class FaultKind {
    // a call of the bot
    error,             ///< Zalo's error `code`; the call is not carried out
    http,              ///< HTTP status `status` with a page that is no JSON
    no_answer,         ///< the connection ends; the call is not carried out
    slow,              ///< carried out, answered after `delay`
    lost,              ///< carried out, the connection ends without an answer
    broken_json,       ///< carried out, the answer is not JSON
    cut,               ///< carried out, half of the answer comes
    expire_token,      ///< the access token comes to its end
    no_refresh_token,  ///< token endpoint: a new pair, told without its refresh token
    odd_expires_in,    ///< token endpoint: `expires_in` as given
    // a webhook
    duplicate,      ///< told twice
    out_of_order,   ///< told after the next one of its chat
    dropped,        ///< never told: only the history shows it
    unsigned_,      ///< without the signature's header
    bad_signature,  ///< with a wrong one
    // the history
    other_ids,  ///< messages bear other ids than the webhooks gave them
};
std::string_view name_of(FaultKind kind);
std::optional<FaultKind> read_fault_kind(std::string_view name);
bool is_about_webhooks(FaultKind kind);

struct FaultRule {
    std::int64_t id = 0;  ///< given by `Faults`
    FaultKind kind = FaultKind::error;
    double probability = 1;                 ///< 0 < p ≤ 1
    std::optional<int> count;               ///< strikes so many times, then rests
    std::string path;                       ///< of the call, with "*"; empty: all that make sense
    std::string event;                      ///< of the webhook, with "*"; empty: all
    int code = -200;                        ///< with `error`
    int status = 503;                       ///< with `http`
    std::chrono::milliseconds delay{3000};  ///< with `slow`; real time
    bool processed = false;  ///< `error`, `http`: the call is carried out all the same
    std::string expires_in = "99999999999";  ///< with `odd_expires_in`
    std::uint64_t seed = 1;                  ///< of its chance
    std::int64_t struck = 0;                 ///< so many times until now
};

/// True if a text is of a pattern in which "*" stands for anything.
bool fits(std::string_view pattern, std::string_view text);

/// The rules in force. Each has a generator of its own, so that the same rules give the same run.
/// Pure.
class Faults {
public:
    /// @returns its id
    std::int64_t add(FaultRule rule);
    bool remove(std::int64_t id);
    void clear() { armed_.clear(); }
    std::vector<FaultRule> rules() const;

    /// Asks the rules of these kinds, in order; the first that strikes comes back (a copy) and has
    /// counted it.
    /// @param subject  path of a call, or name of an event
    std::optional<FaultRule> strike(std::initializer_list<FaultKind> kinds,
                                    std::string_view subject);

    /// The id under which the history shows a message; the same at each asking. Each time another
    /// one is shown counts as a strike.
    std::string id_in_history(const std::string& message_id);

private:
    struct Armed {
        FaultRule rule;
        std::uint64_t chance;  // state of splitmix64
    };
    static bool falls(Armed& armed);

    std::vector<Armed> armed_;
    std::int64_t last_id_ = 0;
};

}  // namespace mungba::sim
