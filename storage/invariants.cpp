#include "storage/invariants.hpp"

namespace mungba::storage::invariants {
namespace {

constexpr Invariant kAll[] = {
    {{"account.organization", R"sql(SELECT count(*), min(a.id) FROM account a JOIN person p ON p.id = a.person_id
          WHERE p.organization_id <> a.organization_id)sql"},
     "an account speaks for a person of its own organization"},
    {{"account.of_erased", R"sql(SELECT count(*), min(a.id) FROM account a JOIN person p ON p.id = a.person_id
          WHERE p.erased_at IS NOT NULL)sql"},
     "nobody whose data was erased has an account"},
    {{"agenda_item.presenter", R"sql(SELECT count(*), min(i.id) FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id
          JOIN person p ON p.id = i.presenter_id WHERE p.organization_id <> m.organization_id)sql"},
     "who presents an item is of the meeting's organization"},
    {{"alarm.details", "SELECT count(*), min(id) FROM alarm WHERE NOT json_valid(details)"}, "an alarm's details are JSON"},
    {{"answer_link.organization", R"sql(SELECT count(*), min(l.id) FROM answer_link l JOIN meeting m ON m.id = l.meeting_id
          JOIN person p ON p.id = l.person_id WHERE m.organization_id <> l.organization_id OR p.organization_id <> l.organization_id)sql"},
     "a link for an answer is for a member and a meeting of one organization"},
    {{"answer_link.of_erased", R"sql(SELECT count(*), min(l.id) FROM answer_link l JOIN person p ON p.id = l.person_id
          WHERE p.erased_at IS NOT NULL AND l.state = 'live')sql"},
     "nobody whose data was erased can be answered for by a link"},
    {{"branch.named", "SELECT count(*), min(id) FROM branch WHERE name = '' OR folded_name = ''"}, "a branch has a name"},
    {{"channel_call.organization", R"sql(SELECT count(*), min(c.id) FROM channel_call c JOIN chat_group g ON g.id = c.chat_group_id
          WHERE g.organization_id <> c.organization_id)sql"},
     "the channel is asked about groups of the own organization"},
    {{"chat_group.organization", R"sql(SELECT count(*), min(g.id) FROM chat_group g JOIN branch b ON b.id = g.branch_id
          WHERE b.organization_id <> g.organization_id)sql"},
     "a group belongs to the organization of its branch"},
    {{"chat_group.one_for_secretaries", R"sql(SELECT count(*), min(id) FROM chat_group g WHERE kind = 'secretaries' AND state <> 'deleted'
          AND EXISTS (SELECT 1 FROM chat_group o WHERE o.organization_id = g.organization_id AND o.kind = g.kind
                      AND o.state <> 'deleted' AND o.id < g.id))sql"},
     "an organization has one secretaries' group"},
    {{"enrolment_code.organization", R"sql(SELECT count(*), min(c.id) FROM enrolment_code c LEFT JOIN branch b ON b.id = c.branch_id
          LEFT JOIN person p ON p.id = c.person_id
          WHERE b.organization_id <> c.organization_id OR p.organization_id <> c.organization_id)sql"},
     "a code is for a person or a group of its own organization"},
    {{"enrolment_code.one_live", R"sql(SELECT count(*), min(c.id) FROM enrolment_code c WHERE c.state = 'live'
          AND EXISTS (SELECT 1 FROM enrolment_code o WHERE o.organization_id = c.organization_id AND o.person_id IS c.person_id
                      AND o.branch_id IS c.branch_id AND o.group_kind IS c.group_kind AND o.state = 'live' AND o.id < c.id))sql"},
     "of the codes for one person or group only the newest is good"},
    {{"enrolment_try.limited", R"sql(SELECT count(*), min(first) FROM (SELECT min(id) AS first FROM enrolment_try
          GROUP BY organization_id, user_id HAVING count(*) > 10))sql"},
     "nobody tries more than ten codes a day"},
    {{"gap.found", "SELECT count(*), min(id) FROM gap WHERE found < 0"}, "a gap counts the events that were found"},
    {{"group_guest.is_person", R"sql(SELECT count(*), min(g.id) FROM group_guest m JOIN chat_group g ON g.id = m.chat_group_id
          WHERE m.user_id = g.group_id)sql"},
     "a guest of a group is a person, not the group"},
    {{"group_member.is_person", R"sql(SELECT count(*), min(g.id) FROM group_member m JOIN chat_group g ON g.id = m.chat_group_id
          WHERE m.user_id = g.group_id)sql"},
     "who is in a group is a person, not the group"},
    {{"handover.organization", R"sql(SELECT count(*), min(h.id) FROM handover h JOIN branch b ON b.id = h.branch_id
          JOIN person p ON p.id = h.to_person_id LEFT JOIN person f ON f.id = h.from_person_id
          WHERE b.organization_id <> h.organization_id OR p.organization_id <> h.organization_id
              OR f.organization_id <> h.organization_id)sql"},
     "who hands over and who takes over are of the organization of the branch"},
    {{"inbox.finished_without_text", R"sql(SELECT count(*), min(id) FROM inbox
          WHERE finished_at IS NOT NULL AND (text IS NOT NULL OR details IS NOT NULL))sql"},
     "of an event that is finished neither text nor details are kept"},
    {{"inbox.open_or_finished", "SELECT count(*), min(id) FROM inbox WHERE (state IN ('stored', 'handling')) <> (finished_at IS NULL)"},
     "an event is finished exactly when its state is a final one"},
    {{"inbox.credible_time", "SELECT count(*), min(id) FROM inbox WHERE from_history = 0 AND abs(event_at - received_at) > 86400000"},
     "an event's time lies within a day of its receipt"},
    {{"job.open_or_finished", "SELECT count(*), min(id) FROM job WHERE (state = 'waiting') <> (finished_at IS NULL)"},
     "a job is finished exactly when its state is a final one"},
    {{"job.not_before_due", "SELECT count(*), min(id) FROM job WHERE not_before < due_at"}, "a job is not tried before it is due"},
    {{"job.details", "SELECT count(*), min(id) FROM job WHERE NOT json_valid(details)"}, "a job's details are JSON"},
    {{"join_request.organization", R"sql(SELECT count(*), min(r.id) FROM join_request r JOIN chat_group g ON g.id = r.chat_group_id
          WHERE g.organization_id <> r.organization_id)sql"},
     "who asks to join asks for a group of the own organization"},
    {{"ladder.under_way", R"sql(SELECT count(*), min(id) FROM ladder WHERE state = 'open' AND outbox_id IS NULL)sql"},
     "a word on its way has a message under way"},
    {{"ladder.organization", R"sql(SELECT count(*), min(l.id) FROM ladder l LEFT JOIN branch b ON b.id = l.branch_id
          LEFT JOIN person p ON p.id = l.person_id
          WHERE b.organization_id <> l.organization_id OR p.organization_id <> l.organization_id)sql"},
     "a word is for a person of its own organization"},
    {{"link_request.settled_without_name", "SELECT count(*), min(id) FROM link_request WHERE (state = 'open') <> (name IS NOT NULL)"},
     "of a request that is settled no name is kept"},
    {{"login_try.credible", "SELECT count(*), min(id) FROM login_try WHERE at <= 0"}, "a failed log-in has its time"},
    {{"calendar_feed.organization", R"sql(SELECT count(*), min(f.id) FROM calendar_feed f JOIN person p ON p.id = f.person_id
          LEFT JOIN branch b ON b.id = f.branch_id
          WHERE p.organization_id <> f.organization_id OR b.organization_id <> f.organization_id)sql"},
     "a calendar is for a person and a branch of its organization"},
    {{"calendar_feed.of_erased", R"sql(SELECT count(*), min(f.id) FROM calendar_feed f JOIN person p ON p.id = f.person_id
          WHERE f.revoked_at IS NULL AND p.erased_at IS NOT NULL)sql"},
     "whoever has left has no calendar any more"},
    {{"login_link.organization", R"sql(SELECT count(*), min(l.id) FROM login_link l JOIN person p ON p.id = l.person_id
          WHERE p.organization_id <> l.organization_id)sql"},
     "a link to the page is for a person of its own organization"},
    {{"login_link.one_live", R"sql(SELECT count(*), min(l.id) FROM login_link l WHERE l.state = 'live'
          AND EXISTS (SELECT 1 FROM login_link o WHERE o.organization_id = l.organization_id AND o.person_id IS l.person_id
                      AND o.state = 'live' AND o.id < l.id))sql"},
     "of the links to the page for one person only the newest is good"},
    {{"media.kept_until_sent", R"sql(SELECT count(*), min(o.id) FROM outbox o JOIN media m ON m.id = o.media_id
        WHERE o.finished_at IS NULL AND (length(m.bytes) = 0 OR m.organization_id <> o.organization_id))sql"},
     "the picture or file of a message is there until it has left, and is of its own organization"},
    {{"meeting.organization", R"sql(SELECT count(*), min(m.id) FROM meeting m JOIN branch b ON b.id = m.branch_id
          WHERE b.organization_id <> m.organization_id)sql"},
     "a meeting belongs to the organization of its branch"},
    {{"meeting.announced_at", "SELECT count(*), min(id) FROM meeting WHERE state = 'announced' AND announced_at IS NULL"},
     "of an announced meeting it is known when"},
    {{"meeting.combined_once", "SELECT count(*), min(id) FROM meeting WHERE combined_with = id"},
     "a meeting is not combined with itself"},
    {{"meeting.combined_parts", R"sql(SELECT count(*), min(t.id) FROM meeting t JOIN meeting r ON r.id = t.combined_with
          WHERE t.id <> r.id AND (t.kind <> 'thematic' OR r.kind <> 'regular' OR t.branch_id <> r.branch_id OR t.announce_at IS NOT NULL))sql"},
     "a thematic meeting is combined with the regular one of its branch, whose notice is theirs"},
    {{"meeting.asks_when_known", "SELECT count(*), min(id) FROM meeting WHERE announce_at IS NOT NULL AND (date_open = 1 OR hour_open = 1)"},
     "a question about a meeting is open only where its day and hour are known"},
    {{"meeting_change.revision", R"sql(SELECT count(*), min(c.id) FROM meeting_change c JOIN meeting m ON m.id = c.meeting_id
          WHERE c.revision > m.revision)sql"},
     "a change of a meeting led to a revision that it has had"},
    {{"membership.organization", R"sql(SELECT count(*), min(m.id) FROM membership m JOIN branch b ON b.id = m.branch_id
          JOIN person p ON p.id = m.person_id WHERE b.organization_id <> p.organization_id)sql"},
     "a member is of the organization of the branch"},
    {{"membership_status.days", R"sql(SELECT count(*), min(id) FROM membership_status
          WHERE from_date NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')sql"},
     "a status begins on a day"},
    {{"migration.without_gap", R"sql(SELECT count(*), min(number) FROM migration m WHERE number > 1
          AND NOT EXISTS (SELECT 1 FROM migration b WHERE b.line = m.line AND b.number = m.number - 1))sql"},
     "the steps of the schema were applied without a gap"},
    {{"organization.named", "SELECT count(*), min(id) FROM organization WHERE name = ''"}, "an organization has a name"},
    {{"office_login.organization", R"sql(SELECT count(*), min(l.person_id) FROM office_login l JOIN person p ON p.id = l.person_id
          WHERE p.organization_id <> l.organization_id OR p.erased_at IS NOT NULL)sql"},
     "an office's password belongs to somebody who is there, of its organization"},
    {{"outbox.open_or_finished", R"sql(SELECT count(*), min(id) FROM outbox
          WHERE (state IN ('queued', 'sending', 'unknown')) <> (finished_at IS NULL))sql"},
     "a message is finished exactly when its state is a final one"},
    {{"outbox.one_under_way", R"sql(SELECT count(*), min(a.id) FROM outbox a WHERE a.state = 'sending' AND a.finished_at IS NULL
          AND EXISTS (SELECT 1 FROM outbox b WHERE b.organization_id = a.organization_id AND b.way = a.way
                      AND b.recipient = a.recipient AND b.state = 'sending' AND b.finished_at IS NULL AND b.id <> a.id))sql"},
     "a conversation has one message under way, so that order holds"},
    {{"outbox.body_until_sent", "SELECT count(*), min(id) FROM outbox WHERE body IS NULL AND finished_at IS NULL"},
     "a message keeps its text until it is settled"},
    {{"outbox.meeting", R"sql(SELECT count(*), min(o.id) FROM outbox o JOIN meeting m ON m.id = o.meeting_id
          WHERE m.organization_id <> o.organization_id)sql"},
     "a message about a meeting leaves by the OA of its organization"},
    {{"outbox.text_gone_in_time", R"sql(SELECT count(*), min(o.id) FROM outbox o, server_state s
          WHERE o.body IS NOT NULL AND o.finished_at IS NOT NULL AND o.finished_at < s.last_instant - 691200000)sql"},
     "the text of a settled message goes within a day, of a dead one within a week"},
    {{"person.erased_is_empty", R"sql(SELECT count(*), min(id) FROM person WHERE erased_at IS NOT NULL
          AND (name <> '' OR folded_name <> '' OR birth_date IS NOT NULL OR phone IS NOT NULL))sql"},
     "of a person whose data was erased neither name, birth date nor telephone is kept"},
    {{"person.named", "SELECT count(*), min(id) FROM person WHERE erased_at IS NULL AND (name = '' OR folded_name = '')"},
     "a person has a name"},
    {{"prompt.closed_without_details", "SELECT count(*), min(id) FROM prompt WHERE state <> 'open' AND details IS NOT NULL"},
     "of a question that is closed no details are kept"},
    {{"recovery_code.limited", R"sql(SELECT count(*), min(person_id) FROM (SELECT person_id FROM recovery_code GROUP BY person_id
          HAVING count(*) > 10))sql"},
     "nobody has more than ten recovery codes"},
    {{"role.organization", R"sql(SELECT count(*), min(r.id) FROM role r JOIN branch b ON b.id = r.branch_id
          JOIN person p ON p.id = r.person_id WHERE b.organization_id <> p.organization_id)sql"},
     "who has a role in a branch is of its organization"},
    {{"roll_call.late_minutes", "SELECT count(*), min(id) FROM roll_call WHERE minutes_late IS NOT NULL AND state <> 'late'"},
     "only who came late has minutes"},
    {{"rsvp.revision", R"sql(SELECT count(*), min(r.id) FROM rsvp r JOIN meeting m ON m.id = r.meeting_id
          WHERE r.revision > m.revision OR r.revision < 1)sql"},
     "an answer is to a revision that its meeting has had"},
    {{"rsvp.own_membership", R"sql(SELECT count(*), min(r.id) FROM rsvp r JOIN membership s ON s.id = r.membership_id
          WHERE s.person_id <> r.person_id)sql"},
     "an answer is counted at the person's own membership"},
    {{"rsvp.erased_without_reason", R"sql(SELECT count(*), min(r.id) FROM rsvp r JOIN person p ON p.id = r.person_id
          WHERE p.erased_at IS NOT NULL AND r.reason IS NOT NULL)sql"},
     "of a person whose data was erased no reason is kept"},
    {{"rsvp.reason_gone_in_time", R"sql(SELECT count(*), min(r.id) FROM rsvp r JOIN meeting m ON m.id = r.meeting_id, server_state s
          WHERE r.reason IS NOT NULL AND r.event_at < m.starts_at AND m.starts_at < s.last_instant - 2678400000)sql"},
     "the reason of an absence goes within thirty days of the meeting"},
    {{"server_state.one", "SELECT count(*) <> 1, 1 FROM server_state"}, "there is one line about the server"},
    {{"task.organization", R"sql(SELECT count(*), min(t.id) FROM task t LEFT JOIN branch b ON b.id = t.branch_id
          LEFT JOIN person p ON p.id = t.person_id
          WHERE b.organization_id <> t.organization_id OR p.organization_id <> t.organization_id)sql"},
     "a task is of the organization of its branch and person"},
    {{"task.details", "SELECT count(*), min(id) FROM task WHERE NOT json_valid(details)"}, "a task's details are JSON"},
    {{"standing_approval.organization", R"sql(SELECT count(*), min(a.id) FROM standing_approval a JOIN branch b ON b.id = a.branch_id
          JOIN person p ON p.id = a.approved_by WHERE b.organization_id <> a.organization_id OR p.organization_id <> a.organization_id)sql"},
     "a standing approval is by a person and for a branch of its organization"},
    {{"thematic_slot.organization", R"sql(SELECT count(*), min(s.id) FROM thematic_slot s JOIN branch b ON b.id = s.branch_id
          LEFT JOIN person p ON p.id = s.presenter_id LEFT JOIN meeting m ON m.id = s.meeting_id
          WHERE b.organization_id <> s.organization_id OR p.organization_id <> s.organization_id OR m.branch_id <> s.branch_id)sql"},
     "a thematic meeting in the plan is of the branch, its presenter of the organization"},
    {{"thematic_slot.meeting", R"sql(SELECT count(*), min(s.id) FROM thematic_slot s JOIN meeting m ON m.id = s.meeting_id
          WHERE m.kind <> 'thematic' OR s.combine_month IS NOT NULL)sql"},
     "a place in the plan has one date: that of its thematic meeting"},
    {{"thematic_result.meeting", R"sql(SELECT count(*), min(r.meeting_id) FROM thematic_result r JOIN meeting m ON m.id = r.meeting_id
          WHERE m.kind <> 'thematic' OR m.organization_id <> r.organization_id)sql"},
     "a result is reported of a thematic meeting of the organization"},
    {{"thematic_excuse.organization", R"sql(SELECT count(*), min(e.branch_id) FROM thematic_excuse e JOIN branch b ON b.id = e.branch_id
          WHERE b.organization_id <> e.organization_id)sql"},
     "a quarter is explained for a branch of the organization"},
    {{"meeting_word.template", "SELECT count(*), min(id) FROM meeting_word WHERE template NOT LIKE 'M%'"},
     "what is kept of the words about a meeting are its notices"},
    {{"meeting_file_gone.empty", R"sql(SELECT count(*), min(g.meeting_id) FROM meeting_file_gone g
          WHERE EXISTS (SELECT 1 FROM rsvp r WHERE r.meeting_id = g.meeting_id) OR EXISTS (SELECT 1 FROM roll_call c WHERE c.meeting_id = g.meeting_id)
              OR EXISTS (SELECT 1 FROM meeting_word w WHERE w.meeting_id = g.meeting_id))sql"},
     "of a meeting whose file is gone neither words nor answers nor roll call are left"},
    {{"bulletin.revision", R"sql(SELECT count(*), min(b.id) FROM bulletin b
          WHERE b.revision <> (SELECT count(*) FROM bulletin_revision r WHERE r.bulletin_id = b.id))sql"},
     "every revision of a bulletin is kept, the one that stands among them"},
    {{"bulletin.approved_as_it_stands", R"sql(SELECT count(*), min(id) FROM bulletin
          WHERE state IN ('approved', 'scheduled', 'sending', 'sent') AND approved_revision IS NOT revision)sql"},
     "what goes out is what was approved"},
    {{"bulletin_revision.content", "SELECT count(*), min(bulletin_id) FROM bulletin_revision WHERE NOT json_valid(content)"},
     "a revision of a bulletin is JSON"},
    {{"bulletin.own_work", R"sql(SELECT count(*), min(b.id) FROM bulletin b JOIN bulletin_revision r ON r.bulletin_id = b.id
          WHERE b.approved_by = r.written_by)sql"},
     "who wrote a bulletin has not approved it"},
    {{"bulletin.paused", "SELECT count(*), min(id) FROM bulletin WHERE (paused_at IS NULL) <> (paused_why IS NULL)"},
     "a bulletin that waits says why"},
    {{"bulletin.file", "SELECT count(*), min(id) FROM bulletin WHERE (media_id IS NULL) <> (file_name = '') OR (media_id IS NOT NULL AND link <> '')"},
     "a bulletin has at most one file or link, and a file has a name"},
    {{"bulletin_notice.after", R"sql(SELECT count(*), min(n.id) FROM bulletin_notice n JOIN bulletin b ON b.id = n.bulletin_id
          WHERE b.begun_at IS NULL OR (n.kind = 'correction' AND n.state IN ('sending', 'sent') AND (n.approved_by IS NULL OR n.approved_by = n.written_by)))sql"},
     "only what has left is corrected or taken back, a correction by two"},
    {{"bulletin_delivery.organization", R"sql(SELECT count(*), min(d.id) FROM bulletin_delivery d JOIN bulletin b ON b.id = d.bulletin_id
          JOIN branch r ON r.id = d.branch_id LEFT JOIN bulletin_notice n ON n.id = d.notice_id
          WHERE r.organization_id <> b.organization_id OR n.bulletin_id <> d.bulletin_id)sql"},
     "a bulletin goes to branches of its organization"},
    {{"bulletin_delivery.chained", R"sql(SELECT count(*), min(d.id) FROM bulletin_delivery d WHERE d.notice_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM bulletin_delivery o WHERE o.bulletin_id = d.bulletin_id AND o.branch_id = d.branch_id AND o.notice_id IS NULL AND o.state = 'sent'))sql"},
     "what is said later is said to those who got the bulletin"},
    {{"bulletin_delivery.file", "SELECT count(*), min(id) FROM bulletin_delivery WHERE file_outbox_id IS NOT NULL AND (state <> 'sent' OR file_state IS NULL)"},
     "a file follows a text that has arrived"},
    {{"bulletin_delivery.waits", R"sql(SELECT count(*), min(d.id) FROM bulletin_delivery d JOIN outbox o ON o.id = d.outbox_id
          WHERE d.state = 'waiting' AND o.finished_at IS NOT NULL)sql"},
     "nobody waits for a message that is settled"},
    {{"bulletin_refusal.line", "SELECT count(*), min(id) FROM bulletin_refusal WHERE line < 0"}, "a line is counted from one"},
    {{"media_text.folded", "SELECT count(*), min(media_id) FROM media_text WHERE text GLOB '*[A-Z]*'"}, "the words of a document are kept folded"},
    {{"bulletin_search.left", R"sql(SELECT count(*), min(s.rowid) FROM bulletin_search s LEFT JOIN bulletin b ON b.id = s.rowid
          WHERE b.id IS NULL OR b.state NOT IN ('sending', 'sent', 'corrected'))sql"},
     "the archive holds what has gone out and was not taken back"},
    {{"meeting_clerk.organization", R"sql(SELECT count(*), min(c.meeting_id) FROM meeting_clerk c JOIN meeting m ON m.id = c.meeting_id
          JOIN person p ON p.id = c.person_id WHERE p.organization_id <> m.organization_id)sql"},
     "who takes the minutes of a meeting is of its organization"},
    {{"meeting_final.begun", R"sql(SELECT count(*), min(f.meeting_id) FROM meeting_final f JOIN meeting m ON m.id = f.meeting_id
          WHERE m.starts_at > f.made_at)sql"},
     "the head of the minutes is final after the meeting has begun"},
    {{"month_closing.by", R"sql(SELECT count(*), min(c.organization_id) FROM month_closing c JOIN person p ON p.id = c.closed_by
          WHERE p.organization_id <> c.organization_id)sql"},
     "a month is closed by somebody of the organization"},
    {{"closed_figure.sum", R"sql(SELECT count(*), min(meeting_id) FROM closed_figure
          WHERE present + late + online + excused + absent + open <> members)sql"},
     "the parts of a closed figure come to its denominator"},
    {{"topic_suggestion.made", R"sql(SELECT count(*), min(t.id) FROM topic_suggestion t JOIN person p ON p.id = t.made_by
          WHERE p.organization_id <> t.organization_id)sql"},
     "a topic is suggested by somebody of the organization"},
    {{"token.one_in_force", R"sql(SELECT count(*), min(organization_id) FROM (SELECT organization_id, count(*) AS pairs,
          max(generation) - min(generation) AS apart FROM token GROUP BY organization_id) WHERE pairs > 2 OR apart > 1)sql"},
     "an organization has one pair of tokens in force, and at most the one before it"},
    {{"token.expires_after_it_came", "SELECT count(*), min(organization_id) FROM token WHERE expires_at <= obtained_at"},
     "a token expires after it came"},
    {{"web_session.organization", R"sql(SELECT count(*), min(s.id) FROM web_session s JOIN person p ON p.id = s.person_id
          WHERE p.organization_id <> s.organization_id)sql"},
     "a session of the page belongs to a person of its own organization"},
    {{"web_session.of_erased", R"sql(SELECT count(*), min(s.id) FROM web_session s JOIN person p ON p.id = s.person_id
          WHERE p.erased_at IS NOT NULL AND s.finished_at IS NULL)sql"},
     "nobody whose data was erased is logged in"},
    {{"web_session.lasts", "SELECT count(*), min(id) FROM web_session WHERE ends_at > made_at + 43200000"},
     "a session of the page lasts twelve hours at most"},
};

}  // namespace

std::span<const Invariant> all() { return kAll; }

std::vector<Broken> broken(Connection& connection) {
    std::vector<Broken> found;
    for (const Invariant& invariant : kAll) {
        Rows rows = connection.rows(invariant.query);
        if (rows.next() && rows.integer(0) > 0) found.push_back({.invariant = &invariant, .rows = rows.integer(0), .first = rows.integer(1)});
    }
    return found;
}

}  // namespace mungba::storage::invariants
