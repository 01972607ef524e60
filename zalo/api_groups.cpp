#include <algorithm>
#include <unordered_set>

#include "zalo/api.hpp"
#include "zalo/api_answers.hpp"
#include "zalo/api_call.hpp"

namespace mungba::zalo {
namespace {

std::string key_of(const GroupSummary& group) { return group.id.value; }
std::string key_of(const Member& member) {
    return member.user.empty() ? "oa " + member.oa.value : member.user.value;
}

/// A list on its way, page after page. Held by the answer that is awaited, and by nothing else.
template <typename Item>
class Fetch : public std::enable_shared_from_this<Fetch<Item>> {
public:
    using Read = std::optional<Page<Item>> (*)(const nlohmann::json&);

    Fetch(std::weak_ptr<ApiCaller> caller,
          core::OaId oa,
          std::string path,
          Query query,
          Read read,
          ListOptions options,
          Done<Listing<Item>> done)
        : caller_(std::move(caller)),
          oa_(std::move(oa)),
          path_(std::move(path)),
          query_(std::move(query)),
          read_(read),
          options_(std::move(options)),
          done_(std::move(done)) {
        options_.page_size = std::clamp(options_.page_size, 1, kLargestPage);
    }

    void next() {
        const auto caller = caller_.lock();
        if (!caller) return;
        Query query = query_;
        query.emplace_back("offset", std::to_string(offset_));
        query.emplace_back("count", std::to_string(options_.page_size));
        ++pages_;
        caller->get(
            oa_,
            path_,
            query,
            ending<Page<Item>>(
                read_, Effect::reads, [self = this->shared_from_this()](Answer<Page<Item>> page) {
                    self->take(std::move(page));
                }));
    }

private:
    static constexpr int kLargestPage = 1'000;

    void take(Answer<Page<Item>> answer) {
        if (auto* failure = std::get_if<Failure>(&answer)) return done_(std::move(*failure));
        Page<Item>& page = std::get<Page<Item>>(answer);
        const std::size_t received = page.items.size();
        const std::size_t before = found_.items.size();
        for (Item& item : page.items) {
            if (seen_.insert(key_of(item)).second) found_.items.push_back(std::move(item));
        }
        offset_ += received;
        if (found_.items.size() > options_.max_items) {
            found_.items.resize(options_.max_items);
            return done_(std::move(found_));
        }
        const auto total =
            page.total ? std::optional(static_cast<std::size_t>(*page.total)) : std::nullopt;
        // Who came or left meanwhile shifts the pages: then what was found falls short of the
        // total.
        found_.complete = total ? found_.items.size() >= *total : received == 0;
        if (found_.complete) return done_(std::move(found_));
        const bool nothing_new = found_.items.size() == before;
        if (nothing_new || pages_ >= options_.max_pages) return done_(std::move(found_));
        if (options_.go_on && !options_.go_on(found_.items.size())) return done_(std::move(found_));
        next();
    }

    std::weak_ptr<ApiCaller> caller_;
    core::OaId oa_;
    std::string path_;
    Query query_;
    Read read_;
    ListOptions options_;
    Done<Listing<Item>> done_;
    Listing<Item> found_;
    std::unordered_set<std::string> seen_;
    std::size_t offset_ = 0;
    int pages_ = 0;
};

template <typename Item>
void fetch(const std::shared_ptr<ApiCaller>& caller,
           const core::OaId& oa,
           std::string path,
           Query query,
           typename Fetch<Item>::Read read,
           ListOptions options,
           Done<Listing<Item>> done) {
    std::make_shared<Fetch<Item>>(
        caller, oa, std::move(path), std::move(query), read, std::move(options), std::move(done))
        ->next();
}

}  // namespace

void Api::group(const OaId& oa, const GroupId& group, Done<GroupDetail> done) {
    if (group.empty())
        return caller_->refuse(bad_argument("there is no group id"), std::move(done));
    caller_->get(oa,
                 "/v3.0/oa/group/getgroup",
                 {{"group_id", group.value}},
                 ending<GroupDetail>(&read_group, Effect::reads, std::move(done)));
}

void Api::groups(const OaId& oa, ListOptions options, Done<Listing<GroupSummary>> done) {
    fetch<GroupSummary>(caller_,
                        oa,
                        "/v3.0/oa/group/getgroupsofoa",
                        {},
                        &read_groups,
                        std::move(options),
                        std::move(done));
}

void Api::members(const OaId& oa,
                  const GroupId& group,
                  ListOptions options,
                  Done<Listing<Member>> done) {
    if (group.empty())
        return caller_->refuse(bad_argument("there is no group id"), std::move(done));
    fetch<Member>(caller_,
                  oa,
                  "/v3.0/oa/group/listmember",
                  {{"group_id", group.value}},
                  &read_members,
                  std::move(options),
                  std::move(done));
}

void Api::pending(const OaId& oa,
                  const GroupId& group,
                  ListOptions options,
                  Done<Listing<Member>> done) {
    if (group.empty())
        return caller_->refuse(bad_argument("there is no group id"), std::move(done));
    fetch<Member>(caller_,
                  oa,
                  "/v3.0/oa/group/listpendinginvite",
                  {{"group_id", group.value}},
                  &read_members,
                  std::move(options),
                  std::move(done));
}

}  // namespace mungba::zalo
