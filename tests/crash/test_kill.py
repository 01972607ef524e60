"""Killed at each named point of the way: nothing that was acknowledged is lost, nothing is done twice.

The test program `mungba-crash --crash-at NAME:N …` is the server with a SIGKILL to itself at the N-th pass of a point:
stored (committed, before the 200), handled (the handler's work committed, before it is sent), claimed (the attempt committed,
before the call), sent (Zalo has it, before that is written down).
"""
import contextlib
import os
import sqlite3
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
        self.house, self.kills = house, 0
        secretary, members = house.world.secretary, house.world.plain_members
        hear = lambda who, text, group: ("event", house.event(who, text, group))
        self.steps = [hear(secretary, "/họp 12/10 19h30 " + VENUE, COMMITTEE_GROUP),
                      hear(secretary, "đồng ý", COMMITTEE_GROUP),
                      ("clock", "2026-10-07T09:33:00+07:00")]
        self.steps += [hear(who, text, BRANCH_GROUP) for who, text in zip(members, ("có mặt", "vắng", "muộn 15p"))]
        self.steps += [("clock", "2026-10-07T20:05:00+07:00"), ("clock", "2026-10-07T20:40:00+07:00")]

    def _act(self, kind, what):
        try:
            if kind == "clock":
                self.house.step_bot(to=what)
            elif self.house.post(what) != 200:
                raise AssertionError("not acknowledged")
            self.house.settle()
        except (OSError, AssertionError):
            if not self.house.bot.process or self.house.bot.process.poll() != -9:
                wait_until(self.house.bot.has_ended, 2, lambda: "the server to die or to answer:\n" + self.house.bot.tail())
            raise Killed

    def run(self):
        for kind, what in self.steps:
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
            self.check_database(house, [what["message"]["msg_id"] for kind, what in play.steps if kind == "event"])
            self.check_messages(house)
            return play.kills > 0

    def check_database(self, house, acknowledged):
        house.command("check", "--database", expect=0)
        with contextlib.closing(sqlite3.connect(house.database)) as connection:
            one = lambda query: connection.execute(query).fetchone()[0]
            marks = ",".join("?" * len(acknowledged))
            inbox = connection.execute("SELECT msg_id, state FROM inbox WHERE msg_id IN (%s)" % marks, acknowledged)
            self.assertEqual(sorted(inbox), sorted((msg_id, "done") for msg_id in acknowledged), "each event once, all done")
            self.assertEqual(one("SELECT count(*) FROM meeting"), 1)
            self.assertEqual(sorted(row[0] for row in connection.execute("SELECT answer FROM rsvp")), ["absent", "late", "present"])
            self.assertEqual(one("SELECT count(*) FROM outbox WHERE state NOT IN ('sent', 'cancelled')"), 0, "all is sent")
            self.repeated = one("SELECT count(*) FROM outbox WHERE repeated = 1")

    def check_messages(self, house):
        """Each text arrived; twice only what the outbox itself calls a possible repeat, and never more than one of that."""
        texts = house.said_by_bot(BRANCH_GROUP) + house.said_by_bot(COMMITTEE_GROUP)
        wanted = ("Tổ chức họp chi bộ bất thường", "Đã ghi lịch.", "THÔNG BÁO họp chi bộ bất thường", "1 đồng chí báo có mặt, 1 báo vắng")
        doubles = 0
        for part in wanted:
            came = sum(part in text for text in texts)
            self.assertGreaterEqual(came, 1, "lost: %s; arrived: %s" % (part, texts))
            doubles += came - 1
        self.assertLessEqual(doubles, min(self.repeated, 1), texts)

    def test_every_point(self):
        for point in POINTS:
            killed = 0
            for number in range(1, PASSES + 1):
                with self.subTest(point=point, number=number):
                    killed += self.play(point, number)
            with self.subTest(point=point):
                self.assertGreater(killed, 0, "the point was never passed")

    def test_an_unknown_point_is_refused(self):
        with House() as house:
            house.import_all()
            with self.assertRaisesRegex(RuntimeError, "ended with 2"):
                house.start_bot("mungba-crash", before=["--crash-at", "nowhere"])
