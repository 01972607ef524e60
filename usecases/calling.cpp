#include "usecases/calling.hpp"

#include <algorithm>

#include "storage/audit_repository.hpp"

namespace mungba::usecases::calling {

std::vector<ToCall> who_is_to_be_called(storage::Connection& connection, const storage::Meeting& meeting) {
    std::vector<ToCall> list;
    for (const attendance::Line& line : attendance::list(connection, meeting)) {
        const auto& last = line.after_deadline ? line.after_deadline : line.said;
        if (last && domain::is_decided(last->answer)) continue;
        // Told by telephone that there is a meeting: nothing more is to be asked.
        if (last && last->source == domain::AnswerSource::call) continue;
        const auto person = storage::people::find(connection, line.member.person);
        ToCall one{.person = line.member.person, .name = line.member.name, .phone = person ? person->phone : "", .why = ToCall::Why::silent};
        if (!line.member.has_account) {
            one.why = ToCall::Why::no_zalo;
        } else if (last && last->answer == domain::Answer::received) {
            one.why = ToCall::Why::received;
        }
        list.push_back(std::move(one));
    }
    std::stable_sort(list.begin(), list.end(), [](const ToCall& a, const ToCall& b) { return a.why < b.why; });
    return list;
}

std::optional<std::vector<ToCall>> read_call_list(storage::Connection& connection,
                                                  const Actor& actor,
                                                  const storage::Meeting& meeting,
                                                  core::Instant now) {
    if (!may(actor, Action::call_members, meeting.branch)) return std::nullopt;
    storage::audit::append(connection,
                           {.organization = actor.organization,
                            .actor_id = actor.person.value,
                            .source = actor.source,
                            .action = "call_list.read",
                            .branch = meeting.branch,
                            .object_kind = "meeting",
                            .object_id = meeting.id.value,
                            .fields = "name phone answer"},
                           now);
    return who_is_to_be_called(connection, meeting);
}

}  // namespace mungba::usecases::calling
