"""A month of a branch in the time machine: what the bot starts stays within the budget of conversation.md §4, and with every private window
shut nothing that is due is lost."""
import collections
import json
import unittest
from datetime import datetime, timedelta, timezone

from harness import House
from world import BRANCH_GROUP, COMMITTEE_GROUP, VENUE, World

MEMBERS = 30
A_DAY, A_MONTH, SECRETARY_A_DAY = 2, 8, 1
HANOI = timezone(timedelta(hours=7))
# Hours that §4 gives to words for the secretary; everything else is the morning's one message, or urgent.
OWN_HOUR = ("M13", "M17", "M24")


class Month(unittest.TestCase):
    def live(self, house):
        """From the 7th to the end of the month after: meetings come, members answer, change their minds, fall silent."""
        secretary, members = house.world.secretary, house.world.plain_members
        for day, said in (("2026-10-07", "/họp 12/10 19h30 "), ("2026-10-15", "/họp 20/10 19h30 "), ("2026-10-26", "/họp 30/10 19h30 "),
                          ("2026-11-04", "/họp 9/11 19h30 ")):
            house.clock(to=day + "T09:40:00+07:00")
            house.say(secretary, COMMITTEE_GROUP, said + VENUE)
            house.say(secretary, COMMITTEE_GROUP, "đồng ý")
            house.clock(minutes=5)
            for hour in range(3):
                house.clock(hours=8)
                for member, words in zip(members[hour * 6:hour * 6 + 6], ("có mặt", "vắng", "muộn 15p", "có mặt", "rõ", "vắng vì ốm")):
                    house.say(member, BRANCH_GROUP, words)
            house.clock(hours=30)
            house.say(members[0], BRANCH_GROUP, "vắng")
        house.clock(to="2026-11-12T12:00:00+07:00")

    def started(self, house):
        """What the bot started, settled as sent: {(chat, template): [instants]}."""
        rows = house.read_database("SELECT way, recipient, template, class, due_at FROM outbox WHERE by_bot = 1 AND state = 'sent'")
        return [(way, recipient, template, urgency, datetime.fromtimestamp(due / 1000, HANOI)) for way, recipient, template, urgency, due in rows]

    def test_the_budget_of_a_branch_of_thirty_is_never_exceeded(self):
        with House(World(members=MEMBERS)) as house:
            house.start_with_young_token()
            self.live(house)
            house.bot.stop()
            house.check_database()
            days, months, secretary = collections.Counter(), collections.Counter(), collections.Counter()
            for way, recipient, template, urgency, at in self.started(house):
                if recipient == BRANCH_GROUP and urgency > 0:
                    days[at.date()] += 1
                    months[at.strftime("%Y-%m")] += 1
                if recipient != BRANCH_GROUP and urgency > 0 and template not in OWN_HOUR:
                    secretary[recipient, at.date()] += 1
                self.assertTrue(7 <= at.hour < 21 or urgency == 0, "started in quiet hours: %s at %s" % (template, at))
            print("month of %d members: a day at most %d of %d, a month %s of %d, to the secretary a day at most %d of %d" % (
                MEMBERS, max(days.values()), A_DAY, dict(months), A_MONTH, max(secretary.values(), default=0), SECRETARY_A_DAY))
            self.assertLessEqual(max(days.values()), A_DAY)
            self.assertLessEqual(max(months.values()), A_MONTH)
            self.assertLessEqual(max(secretary.values(), default=0), SECRETARY_A_DAY)
            self.assertGreaterEqual(sum(months.values()), 8, "the month was not lived")

    def test_with_every_private_window_shut_nothing_due_is_lost(self):
        """Nobody ever writes 1:1. Once with a branch-committee group, once without any way to the secretary but the list."""
        for has_committee in (True, False):
            with self.subTest(committee=has_committee), House(World(members=12)) as house:
                self.give_packages(house, committee_until="2027-12-31" if has_committee else "2026-10-07")
                house.start_with_young_token()
                secretary, members = house.world.secretary, house.world.plain_members
                house.say(secretary, COMMITTEE_GROUP, "/họp 12/10 19h30 " + VENUE)
                house.say(secretary, COMMITTEE_GROUP, "đồng ý")
                house.clock(minutes=5)
                for member, words in zip(members, ("có mặt", "vắng vì con ốm", "muộn 20 phút")):
                    house.say(member, BRANCH_GROUP, words)
                house.clock(to="2026-10-12T17:00:00+07:00")
                house.say(members[0], BRANCH_GROUP, "xin vắng")  # after the deadline
                house.clock(to="2026-10-13T12:00:00+07:00")
                house.bot.stop()
                house.check_database()
                self.table(house, has_committee)

    def give_packages(self, house, committee_until):
        """A group whose package has ended takes nothing any more."""
        world = json.loads((house.folder / "world.json").read_text())
        world["packages"] = [{"asset_id": "a55e%016d" % number, "members": 100, "valid_through": until, "auto_renew": False}
                             for number, until in ((1, "2027-12-31"), (2, committee_until))]
        for group in world["groups"]:
            group["asset"] = world["packages"][1 if group["id"] == COMMITTEE_GROUP else 0]["asset_id"]
        (house.folder / "world.json").write_text(json.dumps(world))

    def table(self, house, has_committee):
        ways = collections.Counter()
        for template, state, recipient in house.read_database(
                "SELECT l.template, l.state, coalesce(o.recipient, '') FROM ladder l LEFT JOIN outbox o ON o.id = l.outbox_id"):
            way = "committee" if state == "reached" and recipient == COMMITTEE_GROUP else "private" if state == "reached" else state
            ways[template, way] += 1
        print("committee group %s:" % ("open" if has_committee else "shut"), dict(ways))
        self.assertEqual([key for key in ways if key[1] == "open"], [], "a word that is still on its way")
        wanted = "committee" if has_committee else "task"
        self.assertGreater(ways["change", wanted], 0, ways)
        self.assertEqual([key for key in ways if key[1] == "private"], [])
        tasks = house.read_database("SELECT kind, state FROM task")
        self.assertIn("calls.meeting", [kind for kind, _ in tasks], tasks)
        # The group heard everything that was for all.
        heard = house.read_database("SELECT template, state FROM outbox WHERE recipient = ? AND by_bot = 1", BRANCH_GROUP)
        self.assertEqual({state for _, state in heard}, {"sent"}, heard)
        self.assertIn("M8", [template for template, _ in heard])


if __name__ == "__main__":
    unittest.main()
