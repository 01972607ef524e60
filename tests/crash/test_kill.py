"""Killed at each named point of the way: nothing that was acknowledged is lost, nothing is done twice.

The test program `mungba-crash --crash-at NAME:N …` is the server with a SIGKILL to itself at the N-th pass of a point:
stored (committed, before the 200), handled (the handler's work committed, before it is sent), claimed (the attempt committed,
before the call), sent (Zalo has it, before that is written down).
"""
import os
import unittest

from harness import House
from waiting import wait_until
from world import BRANCH_GROUP, COMMITTEE_GROUP, VENUE

POINTS = ("stored", "handled", "claimed", "sent")
PASSES = 12 if os.environ.get("MUNGBA_LONG") else 4


class Killed(Exception):
    """The server died, as it was told to."""


class Play:
    """A conversation that goes on after a kill as Zalo and the clock would: what was not acknowledged comes again."""

    def __init__(self, house):
        self.house, self.kills, self.sent = house, 0, []
        secretary, members = house.world.secretary, house.world.plain_members
        self.steps = [("say", secretary, "/họp 12/10 19h30 " + VENUE, COMMITTEE_GROUP),
                      ("say", secretary, "đồng ý", COMMITTEE_GROUP),
                      ("clock", "2026-10-07T09:33:00+07:00")]
        self.steps += [("say", who, text, BRANCH_GROUP) for who, text in zip(members, ("có mặt", "vắng", "muộn 15p"))]
        self.steps += [("clock", "2026-10-07T20:05:00+07:00"), ("clock", "2026-10-07T20:40:00+07:00")]

    def _act(self, kind, what):
        try:
            if kind == "clock":
                self.house.clock(to=what)
            elif self.house.post(what) != 200:
                raise AssertionError("not acknowledged")
            self.house.settle()
        except (OSError, AssertionError):
            if not self.house.bot.process or self.house.bot.process.poll() != -9:
                wait_until(self.house.bot.has_ended, 2, lambda: "the server to die or to answer:\n" + self.house.bot.tail())
            raise Killed

    def run(self):
        for kind, *what in self.steps:
            if kind == "say":
                what = self.house.event(*what)  # said now: the same bytes if it must be sent again
                self.sent.append(what["message"]["msg_id"])
            else:
                (what,) = what
            try:
                self._act(kind, what)
            except Killed:
                self.kills += 1
                self.house.start_bot()
                self._act(kind, what)
        return self


class Kill(unittest.TestCase):
    def play(self, point, number):
        """-> False if the server came through without passing the point so often."""
        with House() as house:
            house.import_all().start_sim()
            house.start_bot("mungba-crash", before=["--crash-at", "%s:%d" % (point, number)])
            play = Play(house).run()
            self.assertEqual(house.bot.stop(), 0, house.bot.tail())
            self.check_database(house, play.sent)
            self.check_messages(house)
            return play.kills > 0

    def check_database(self, house, acknowledged):
        house.check_database()
        marks = ",".join("?" * len(acknowledged))
        inbox = house.read_database("SELECT msg_id, state FROM inbox WHERE msg_id IN (%s)" % marks, *acknowledged)
        self.assertEqual(sorted(inbox), sorted((msg_id, "done") for msg_id in acknowledged), "each event once, all done")
        self.assertEqual(house.read_database("SELECT count(*) FROM meeting"), [(1,)])
        self.assertEqual(sorted(house.read_database("SELECT answer FROM rsvp")), [("absent",), ("late",), ("present",)])
        self.assertEqual(house.read_database("SELECT state, body FROM outbox WHERE state NOT IN ('sent', 'cancelled')"), [], "all is sent")
        ((self.repeated,),) = house.read_database("SELECT count(*) FROM outbox WHERE repeated = 1")

    def check_messages(self, house):
        """Each text arrived; twice only what the outbox itself calls a possible repeat, and never more than one of that."""
        wanted = ((COMMITTEE_GROUP, "Nhắn: đồng ý, hoặc: thôi."), (COMMITTEE_GROUP, "Đã ghi lịch."),
                  (BRANCH_GROUP, "THÔNG BÁO họp chi bộ bất thường"), (BRANCH_GROUP, "1 đồng chí báo có mặt, 1 báo vắng, 1 báo đến muộn"))
        came = [sum(part in text for text in house.said_by_bot(chat)) for chat, part in wanted]
        self.assertNotIn(0, came, "lost: %s of %s" % (came, wanted))
        self.assertLessEqual(sum(came) - len(wanted), min(self.repeated, 1), "arrived twice: %s of %s" % (came, wanted))

    def test_every_point(self):
        for point in POINTS:
            killed = 0
            for number in range(1, PASSES + 1):
                with self.subTest(point=point, number=number):
                    killed += self.play(point, number)
            with self.subTest(point=point):
                self.assertGreater(killed, 0, "the point was never passed")
