#include "zalo/api.hpp"
#include "zalo/api_answers.hpp"
#include "zalo/api_call.hpp"

namespace mungba::zalo {

Api::Api(boost::asio::io_context& io,
         core::HttpClient& http,
         const core::Clock& clock,
         AccessToken access_token,
         ApiOptions options,
         std::shared_ptr<Budget> budget)
    : caller_(std::make_shared<ApiCaller>(
          io,
          http,
          clock,
          std::move(access_token),
          budget ? std::move(budget) : std::make_shared<Budget>(),
          ApiCaller::Limits{.base_url = std::move(options.openapi_url),
                            .timeout = options.timeout,
                            .upload_timeout = options.upload_timeout,
                            .max_answer_bytes = options.max_answer_bytes})) {}

void Api::on_token_refused(std::function<void(const OaId&)> told) {
    caller_->on_token_refused(std::move(told));
}

void Api::oa(const OaId& oa, Done<OaProfile> done) {
    caller_->get(
        oa, "/v2.0/oa/getoa", {}, ending<OaProfile>(&read_oa, Effect::reads, std::move(done)));
}

void Api::message_quota(const OaId& oa, const UserId& user, Done<MessageQuota> done) {
    if (user.empty()) return caller_->refuse(bad_argument("there is no user id"), std::move(done));
    caller_->post(oa,
                  "/v3.0/oa/quota/message",
                  {{"user_id", user.value}},
                  Effect::reads,
                  ending<MessageQuota>(&read_message_quota, Effect::reads, std::move(done)));
}

void Api::group_quota(const OaId& oa,
                      const GroupQuotaQuestion& question,
                      Done<std::vector<GroupAsset>> done) {
    const bool of_oa = question.owner == GroupQuotaQuestion::Owner::oa;
    nlohmann::json body{{"quota_owner", of_oa ? "OA" : "APP"}, {"quota_type", question.quota}};
    if (!question.product.empty()) body["product_type"] = question.product;
    caller_->post(
        oa,
        "/v3.0/oa/quota/group",
        body,
        Effect::reads,
        ending<std::vector<GroupAsset>>(&read_group_assets, Effect::reads, std::move(done)));
}

}  // namespace mungba::zalo
