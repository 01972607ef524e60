#pragma once
#include <functional>

#include "core/ports.hpp"
#include "zalo/api.hpp"

namespace mungba::care {

/// Looks for a message of ours in Zalo's history of its chat. Io thread.
class HistoryFinder final : public core::MessageFinder {
public:
    /// @param api  must outlive this object and every question under way.
    explicit HistoryFinder(zalo::Api& api) : api_(api) {}
    void find(const core::Outgoing& message, core::Instant since, std::function<void(core::Found)> done) override;

private:
    struct Search;
    void ask(const std::shared_ptr<Search>& search);
    void read(const std::shared_ptr<Search>& search, const zalo::Answer<zalo::HistoryPage>& answer);

    zalo::Api& api_;
};

}  // namespace mungba::care
