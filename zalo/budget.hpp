#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <variant>

#include "core/clock.hpp"
#include "core/ids.hpp"
#include "core/outgoing.hpp"
#include "core/ports.hpp"
#include "zalo/envelope.hpp"

namespace mungba::zalo {

struct BudgetOptions {
    int app_calls = 4'000;       ///< Zalo's limit a minute for all OAs of the app together
    int margin_percent = 10;     ///< of each limit, left unused: others may call with the same app
    int reserve_percent = 5;     ///< of what is left, not for bulletins
    int newcomers_percent = 10;  ///< of the app's, kept while an OA that is known is silent
};

/// How many calls the minute still has, for the app and for each of its OAs: Zalo counts both anew
/// each minute and answers -32 beyond. The app's calls are shared fairly: an OA that wants to call
/// gets at least its equal share, and what others do not want. An OA's own limit is learnt from the
/// headers of its answers, else guessed from a -32. Time comes by argument; nothing here calls or
/// waits. One thread. Source: docs/zalo-notes.md, "Limits".
class Budget {
public:
    explicit Budget(BudgetOptions options = {});

    /// Whether a call of that OA may go out now. Asking counts as wanting, not as calling.
    bool may_call(const core::OaId& oa, core::OutgoingClass what, core::Instant now);
    /// When it may be asked again: `now` if it may call, else the beginning of a minute.
    core::Instant next_free(const core::OaId& oa, core::OutgoingClass what, core::Instant now);

    /// One call goes out.
    void note_call(const core::OaId& oa, core::Instant now);
    /// What the headers of an answer tell of the OA's limit. What they tell of a minute that is
    /// over is left out.
    /// @param asked  when the call went out.
    void note_answer(const core::OaId& oa, const Headers& headers, core::Instant asked);
    /// Zalo said -32 to a call that went out at `asked`: nothing more of this OA in that minute.
    void note_limit(const core::OaId& oa, core::Instant asked);

private:
    struct Account {
        std::int64_t used = 0;        // our calls of this minute
        std::int64_t counted = 0;     // Zalo's count of it, as far as its headers told
        std::int64_t limit = 0;       // Zalo's for this OA; 0: not known
        bool guessed = false;         // from a -32: it grows until Zalo says so again
        bool refused = false;         // -32 in this minute
        std::int64_t wanted_in = -1;  // the last minute in which it asked
    };

    void turn_to(core::Instant now);
    bool wants(const Account& account) const;
    std::int64_t capacity() const;
    std::int64_t most_of(const Account& account) const;
    std::int64_t kept_for_newcomers(const core::OaId& oa) const;
    std::int64_t share_beside(std::int64_t newcomers) const;
    std::int64_t kept_for_others(const core::OaId& oa, std::int64_t share) const;

    BudgetOptions options_;
    std::map<core::OaId, Account> accounts_;
    std::int64_t minute_ = -1;
    std::int64_t used_ = 0;
};

/// What came of a call, for the budget: headers, and whether Zalo said that it was one too many.
/// @param code  Zalo's error code; 0 if none.
void note(Budget& budget,
          const core::OaId& oa,
          core::Instant asked,
          const std::variant<core::HttpResponse, core::HttpFailure>& outcome,
          int code);

}  // namespace mungba::zalo
