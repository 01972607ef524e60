#include "zalo/errors.hpp"

#include <algorithm>
#include <array>

namespace mungba::zalo {
namespace {

using enum ErrorClass;

constexpr auto kErrors = std::to_array<ApiError>({
    {-32, wait_next_minute, "the calls of this minute are used up"},
    {-100, retry, "the attachment has expired"},
    {-200, retry, "sending failed"},
    {-201, give_up, "a field is invalid"},
    {-204, ask_a_human, "the OA is disabled"},
    {-205, ask_a_human, "the OA does not exist"},
    {-209, ask_a_human, "the app is not activated for this call"},
    {-210, give_up, "a parameter exceeds its limit"},
    {-211, wait_for_quota, "out of quota"},
    {-212, ask_a_human, "the app has not registered this call"},
    {-213, unreachable, "the person does not follow the OA"},
    {-214, retry, "the article is still being processed"},
    {-216, renew_token, "the access token is invalid"},
    {-217, unreachable, "the person has blocked invitations of the OA"},
    {-218, unreachable, "the person has received as much as allowed"},
    {-219, ask_a_human, "the app was removed or disabled"},
    {-220, renew_token, "the access token has expired or was removed"},
    {-221, ask_a_human, "the OA must be verified"},
    {-223, ask_a_human, "the OA has not authorised this call"},
    {-224, ask_a_human, "the OA's package does not include this"},
    {-227, unreachable, "the person is banned or has long been inactive"},
    {-230, unreachable, "the person has not spoken to the OA for seven days"},
    {-232, unreachable, "the person's last word to the OA is too old"},
    {-233, give_up, "this kind of message is not supported"},
    {-234, wait_for_morning, "this message cannot be sent at night"},
    {-235, ask_a_human, "this kind of OA has no such call"},
    {-237, ask_a_human, "the group is disabled: its package ran out"},
    {-238, give_up, "the group package is already used"},
    {-240, give_up, "this version of the call has been shut down"},
    {-241, give_up, "the group package is disabled"},
    {-242, ask_a_human, "the proof of the app secret is invalid"},
    {-244, unreachable, "the person has restricted messages of the OA"},
    {-248, give_up, "the message violates the platform's standards"},
    {-249, give_up, "the template cannot be sent to a user id"},
    {-320, ask_a_human, "a Zalo Cloud Account is needed"},
    {-321, ask_a_human, "the Zalo Cloud Account is out of money"},
    {-403, give_up, "the OA is not in this group"},
    {-501, ask_a_human, "the server's address is not inside Viet Nam"},
    {-1340, give_up, "an advertising form was refused"},
    {-1341, give_up, "an advertising form was refused"},
});

bool speaks_of_token(std::string_view message) {
    return message.find("access_token") != std::string_view::npos ||
           message.find("access token") != std::string_view::npos ||
           message.find("Access token") != std::string_view::npos;
}

}  // namespace

ApiError api_error(int code, std::string_view message) {
    const auto found = std::find_if(kErrors.begin(), kErrors.end(), [code](const ApiError& error) {
        return error.code == code;
    });
    if (found == kErrors.end()) return {code, retry, "an error that is not in our table"};
    if (code == -201 && speaks_of_token(message)) {
        return {code, renew_token, "the access token is invalid"};
    }
    return *found;
}

std::span<const ApiError> api_errors() { return kErrors; }

}  // namespace mungba::zalo
