#include "sim/api_calls.hpp"
#include "sim/api_json.hpp"

namespace mungba::sim::api {
namespace {

/// The token endpoint has an envelope of its own.
http::Response token_failure(const ApiError& error) {
    return json_answer(200,
                       {{"error", error.code},
                        {"error_name", error.message},
                        {"error_description", error.message},
                        {"ref_doc", ""}});
}

}  // namespace

http::Response token(Oa& oa, const http::Request& request) {
    http::Request form;  // a form's body is written like a query
    form.query = request.body;
    const auto field = [&](const char* name) { return form.parameter(name).value_or(""); };
    const std::string app_id = field("app_id");
    const Tokens::App app{app_id, request.header("secret_key")};
    const std::string grant = field("grant_type");
    if (grant != "refresh_token" && grant != "authorization_code")
        return token_failure({-14012, "Invalid grant type"});
    const auto given = grant == "refresh_token"
                           ? oa.renew_tokens(app, field("refresh_token"))
                           : oa.exchange_code(app, field("code"), field("code_verifier"));
    if (const auto* error = std::get_if<ApiError>(&given)) return token_failure(*error);
    const auto& pair = std::get<TokenPair>(given);
    return json_answer(200,
                       {{"access_token", pair.access},
                        {"refresh_token", pair.refresh},
                        {"expires_in", std::to_string(oa.tokens().life().count())}});
}

}  // namespace mungba::sim::api
