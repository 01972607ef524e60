#include "bot/engine/inbox.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "core/log.hpp"
#include "storage/inbox_repository.hpp"

namespace mungba::engine {
namespace {

constexpr core::Milliseconds kSameWords{3'000};  // reliability P7

}  // namespace

std::string_view kind_of(const core::EventBody& body) {
    struct Names {
        std::string_view operator()(const core::Message&) const { return "message"; }
        std::string_view operator()(const core::Echo&) const { return "echo"; }
        std::string_view operator()(const core::GroupMembersChanged&) const { return "members"; }
        std::string_view operator()(const core::GroupChanged&) const { return "group"; }
        std::string_view operator()(const core::ContactChanged&) const { return "contact"; }
        std::string_view operator()(const core::MessageReceipt&) const { return "receipt"; }
        std::string_view operator()(const core::OtherEvent&) const { return "other"; }
    };
    return std::visit(Names{}, body);
}

Inbox::Inbox(storage::Writer& writer,
             const core::Clock& clock,
             Counts& counts,
             Post post,
             core::Testpoint testpoint,
             Options options)
    : writer_(writer),
      clock_(clock),
      counts_(counts),
      post_(std::move(post)),
      testpoint_(std::move(testpoint)),
      options_(options) {}

bool Inbox::accepts() const {
    if (writer_.behind() > options_.max_behind) return false;  // a commit that hangs, a large import
    if (disk_full_.load()) return false;
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) return true;
    return waiting_.size() < options_.max_waiting && core::steady_now() - waiting_.front().since <= options_.max_behind;
}

void Inbox::submit(core::OrganizationId organization, core::Event event, Done done) {
    bool refused = false;
    {
        const std::lock_guard lock(mutex_);
        const auto now = core::steady_now();
        refused = waiting_.size() >= options_.max_waiting || writer_.behind() > options_.max_behind ||
                  (!waiting_.empty() && now - waiting_.front().since > options_.max_behind);
        if (!refused) {
            waiting_.push_back({organization, std::move(event), std::move(done), now, Outcome::stored});
        }
    }
    if (refused) {
        post_([done = std::move(done)] { done(Outcome::too_late); });
        return;
    }
    writer_.wake();
}

bool Inbox::work(storage::Connection& connection) {
    bool more = false;
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() <= options_.max_batch) {
            in_round_ = std::exchange(waiting_, {});
        } else {
            const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(options_.max_batch);
            in_round_.assign(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
            waiting_.erase(waiting_.begin(), end);
            more = true;
        }
    }
    const core::Instant now = clock_.now();
    for (Receipt& receipt : in_round_) {
        const auto stored = store(connection, receipt, now);
        receipt.outcome = stored == storage::inbox::Stored::fresh ? Outcome::stored : Outcome::repeat;
    }
    return more || !in_round_.empty();  // what is stored here is handled in a later round
}

std::optional<storage::inbox::TextHash> Inbox::hash_of(const core::Event& event) const {
    if (!options_.hash || !std::holds_alternative<core::Message>(event.body)) return std::nullopt;
    return options_.hash(event);
}

storage::inbox::Stored Inbox::store(storage::Connection& connection, const Receipt& receipt, core::Instant now) const {
    const auto hash = hash_of(receipt.event);
    const bool may_be_known = hash && receipt.event.at <= newest_from_history_ + kSameWords;
    if (may_be_known && storage::inbox::came_from_history(connection, receipt.event, *hash)) return storage::inbox::Stored::repeat;
    return storage::inbox::insert(connection, receipt.organization, receipt.event, now, hash ? &*hash : nullptr);
}

void Inbox::begin(storage::Connection& connection) { newest_from_history_ = storage::inbox::newest_from_history(connection); }

void Inbox::submit_history(core::OrganizationId organization,
                           std::vector<core::Event> events,
                           std::function<void(std::optional<int>)> done) {
    auto found = std::make_shared<int>(0);
    writer_.submit(
        [this, organization, events = std::move(events), found](storage::Connection& connection) {
            const core::Instant now = clock_.now();
            for (const core::Event& event : events) {
                const auto hash = hash_of(event);
                const auto stored =
                    storage::inbox::insert_from_history(connection, organization, event, now, hash ? &*hash : nullptr);
                if (stored == storage::inbox::Stored::repeat) continue;
                ++*found;
                newest_from_history_ = std::max(newest_from_history_, event.at);
                counts_.event(kind_of(event.body), "from_history");
            }
        },
        [this, found, done = std::move(done)](std::exception_ptr failure) {
            post_([found, done, failed = failure != nullptr] { done(failed ? std::nullopt : std::optional(*found)); });
            writer_.wake();
        });
}

void Inbox::committed() {
    disk_full_.store(false);
    if (in_round_.empty()) return;
    counts_.commit_batch(in_round_.size());
    for (const Receipt& receipt : in_round_) {
        counts_.event(kind_of(receipt.event.body), receipt.outcome == Outcome::stored ? "stored" : "repeat");
    }
    if (testpoint_) testpoint_("stored");
    answer(std::exchange(in_round_, {}));
}

void Inbox::rolled_back(const storage::StorageError&) {
    disk_full_.store(true);
    std::vector<Receipt> refused = std::exchange(in_round_, {});
    {
        // Those that wait behind it would meet the same disk.
        const std::lock_guard lock(mutex_);
        std::move(waiting_.begin(), waiting_.end(), std::back_inserter(refused));
        waiting_.clear();
    }
    for (Receipt& receipt : refused) receipt.outcome = Outcome::disk_full;
    answer(std::move(refused));
}

void Inbox::answer(std::vector<Receipt> receipts) {
    if (receipts.empty()) return;
    // One hop to the io thread for the whole batch.
    auto batch = std::make_shared<std::vector<Receipt>>(std::move(receipts));
    post_([batch] {
        for (Receipt& receipt : *batch) receipt.done(receipt.outcome);
    });
}

}  // namespace mungba::engine
