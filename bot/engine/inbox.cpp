#include "bot/engine/inbox.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "core/log.hpp"
#include "storage/inbox_repository.hpp"

namespace mungba::engine {

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
        const auto stored = storage::inbox::insert(connection, receipt.organization, receipt.event, now);
        receipt.outcome = stored == storage::inbox::Stored::fresh ? Outcome::stored : Outcome::repeat;
    }
    return more || !in_round_.empty();  // what is stored here is handled in a later round
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
