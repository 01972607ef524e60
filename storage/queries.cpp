#include "storage/queries.hpp"

#include <span>

#include "storage/agenda_repository.hpp"
#include "storage/alarm_repository.hpp"
#include "storage/answer_link_repository.hpp"
#include "storage/approval_repository.hpp"
#include "storage/audit_list_repository.hpp"
#include "storage/audit_repository.hpp"
#include "storage/branch_list_repository.hpp"
#include "storage/branch_repository.hpp"
#include "storage/bulletin_delivery_repository.hpp"
#include "storage/bulletin_repository.hpp"
#include "storage/bulletin_search_repository.hpp"
#include "storage/clerk_repository.hpp"
#include "storage/code_repository.hpp"
#include "storage/enrolment_repository.hpp"
#include "storage/echo_repository.hpp"
#include "storage/feed_repository.hpp"
#include "storage/gap_repository.hpp"
#include "storage/group_member_repository.hpp"
#include "storage/erasure_repository.hpp"
#include "storage/group_package_repository.hpp"
#include "storage/group_repository.hpp"
#include "storage/channel_call_repository.hpp"
#include "storage/consent_repository.hpp"
#include "storage/handover_repository.hpp"
#include "storage/ladder_repository.hpp"
#include "storage/task_repository.hpp"
#include "storage/inbox_repository.hpp"
#include "storage/job_repository.hpp"
#include "storage/login_repository.hpp"
#include "storage/media_repository.hpp"
#include "storage/member_search_repository.hpp"
#include "storage/meeting_file_repository.hpp"
#include "storage/meeting_repository.hpp"
#include "storage/month_repository.hpp"
#include "storage/office_login_repository.hpp"
#include "storage/organization_repository.hpp"
#include "storage/outbox_list_repository.hpp"
#include "storage/outbox_repository.hpp"
#include "storage/own_data_repository.hpp"
#include "storage/people_repository.hpp"
#include "storage/people_repository_changes.hpp"
#include "storage/prompt_repository.hpp"
#include "storage/restore_repository.hpp"
#include "storage/roll_call_repository.hpp"
#include "storage/rsvp_export_repository.hpp"
#include "storage/rsvp_repository.hpp"
#include "storage/state_repository.hpp"
#include "storage/thematic_repository.hpp"
#include "storage/token_repository.hpp"

namespace mungba::storage {

std::vector<const Query*> all_queries() {
    std::vector<const Query*> all;
    for (const std::span<const Query* const> list : {
             agendas::queries(),
             alarms::queries(),
             approvals::queries(),
             meeting_changes::queries(),
             answer_links::queries(),
             audit::queries(),
             audit_lists::queries(),
             outbox_lists::queries(),
             branches::queries(),
             branch_lists::queries(),
             codes::queries(),
             echoes::queries(),
             feeds::queries(),
             gaps::queries(),
             group_members::queries(),
             erasures::queries(),
             group_packages::queries(),
             group_guests::queries(),
             groups::queries(),
             handovers::queries(),
             inbox::queries(),
             jobs::queries(),
             channel_calls::queries(),
             join_requests::queries(),
             consents::queries(),
             ladders::queries(),
             login_links::queries(),
             office_logins::queries(),
             member_search::queries(),
             sessions::queries(),
             link_requests::queries(),
             tasks::queries(),
             media::queries(),
             meetings::queries(),
             months::queries(),
             organizations::queries(),
             outbox::queries(),
             own_data::queries(),
             people::change_queries(),
             people::queries(),
             prompts::queries(),
             restores::queries(),
             roll_calls::queries(),
             rsvp_export::queries(),
             rsvps::queries(),
             state::queries(),
             thematic::queries(),
             meeting_files::queries(),
             bulletins::queries(),
             bulletin_deliveries::queries(),
             bulletin_search::queries(),
             clerks::queries(),
             tokens::queries(),
         }) {
        all.insert(all.end(), list.begin(), list.end());
    }
    return all;
}

}  // namespace mungba::storage
