#include "handlers/handlers.hpp"

#include "handlers/attendance/attendance.hpp"
#include "handlers/audit/audit.hpp"
#include "handlers/branches/branches.hpp"
#include "handlers/bulletins/bulletins.hpp"
#include "handlers/calls/calls.hpp"
#include "handlers/enrolment/enrolment.hpp"
#include "handlers/figures/figures.hpp"
#include "handlers/groups/groups.hpp"
#include "handlers/handover/handover.hpp"
#include "handlers/help/help.hpp"
#include "handlers/login/login.hpp"
#include "handlers/meetings/meetings.hpp"
#include "handlers/outage/outage.hpp"
#include "handlers/outbox/outbox.hpp"
#include "handlers/members/members.hpp"
#include "handlers/overseers/overseers.hpp"
#include "handlers/reminders/reminders.hpp"
#include "handlers/rollcall/rollcall.hpp"
#include "handlers/schedule/schedule.hpp"
#include "handlers/self/self.hpp"
#include "handlers/setup/setup.hpp"
#include "handlers/tasks/tasks.hpp"
#include "handlers/thematic/thematic.hpp"
#include "handlers/welcome/welcome.hpp"

namespace mungba::handlers {

void register_all(Registry& registry) {
    registry.add(help::make_handler());
    registry.add(groups::make_handler());
    registry.add(outage::make_handler());
    registry.add(welcome::make_handler());
    registry.add(tasks::make_handler());
    registry.add(schedule::make_handler());
    registry.add(self::make_handler());
    registry.add(meetings::make_handler());
    registry.add(reminders::make_handler());
    registry.add(thematic::make_handler());
    registry.add(rollcall::make_handler());
    registry.add(figures::make_handler());
    registry.add(calls::make_handler());
    registry.add(bulletins::make_handler());
    // After groups: it compares who is there with who belongs there.
    registry.add(enrolment::make_handler());
    registry.add(handover::make_handler());
    registry.add(overseers::make_handler());
    registry.add(login::make_handler());
    registry.add(branches::make_handler());
    registry.add(members::make_handler());
    registry.add(outbox::make_handler());
    registry.add(audit::make_handler());
    registry.add(setup::make_handler());
    // Last: what is no command and nobody else's may be an unclear answer to the open question.
    registry.add(attendance::make_handler());
}

}  // namespace mungba::handlers
