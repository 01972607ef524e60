"""Killed at each named point of the way: nothing that was acknowledged is lost, nothing is done twice, no working token is lost.

The test program `mungba-crash --crash-at NAME:N …` is the server with a SIGKILL to itself at the N-th pass of a point; docs/testing.md
has the points. MUNGBA_LONG=1 makes two hundred runs and prints their books; docs/reliability-tests.md tells how to read them.
"""
import os
import unittest
from datetime import datetime

import books
from harness import House
from play import Play, evening, renewals
from world import BRANCH_GROUP, COMMITTEE_GROUP

LONG = bool(os.environ.get("MUNGBA_LONG"))


def spread(runs, passes):
    """At which pass to kill: evenly over the play, which has about so many."""
    return [1 + run * passes // runs for run in range(runs)]


EVENING = {point: spread(29 if LONG else 4, passes) for point, passes in (("stored", 36), ("handled", 36), ("claimed", 14), ("sent", 34))}
RENEWALS = {point: [1 + run % 4 for run in range(28 if LONG else 2)] for point in ("renewal_begun", "renewal_answered", "renewal_stored")}
REFUSED = "token Zalo không còn hiệu lực"
MINUTE_MS = 60_000
SUMS = {}  # point: the books of its runs


def tearDownModule():
    if LONG and SUMS:
        print(books.as_table({point: SUMS[point] for point in [*EVENING, *RENEWALS] if point in SUMS}), flush=True)


def stage(house, before=()):
    """All that a play wants, the token imported by the server's own clock. -> what the operator is told, as a function"""
    house.import_people().greeted().start_sim()
    for person in house.world.people:  # Zalo lets the OA write to who has shown himself
        house.ask_sim("POST", "/sim/person", {"user": person.user_id, "deed": "click_chatnow"})
    told = house.hear_alarms()
    house.start_bot("mungba-crash", before=before)
    house.import_token().settle()
    return told


class Matrix(unittest.TestCase):
    """A play, once without a kill to know what it brings about, then killed at each point."""

    def without_kill(self, steps):
        with House() as house:
            stage(house)
            play = Play(house, steps(house.world)).run()
            effects = books.effects(house)
            of_play, wrong = books.of_play(house, play, effects)
            self.assertEqual(wrong, [])
            self.assertEqual((of_play.missing, of_play.doubled, of_play.twice, of_play.marked), (0, 0, 0, 0), of_play)
            return effects

    def matrix(self, points, steps, play):
        """`points`: {point: [at which pass to kill]}; `play(house, point, run)` -> a Play that has run."""
        effects = self.without_kill(steps)
        for point, numbers in points.items():
            SUMS[point] = books.Books()
            for run, number in enumerate(numbers):
                with self.subTest(point=point, run=run, number=number):
                    of_play, wrong = self.killed_at(point, number, run, play, effects)
                    SUMS[point] += of_play
                    self.assertEqual(wrong, [], of_play)
                    self.assertEqual((of_play.missing, of_play.doubled, of_play.beyond), (0, 0, 0), of_play)
            with self.subTest(point=point):
                self.assertEqual((SUMS[point].runs, SUMS[point].kills), (len(numbers), len(numbers)))

    def killed_at(self, point, number, run, play, effects):
        """-> the books. How often a point is passed hangs on what falls into one commit; if it was less, half the number is tried."""
        while True:
            with House() as house:
                self.told = stage(house, ["--crash-at", "%s:%d" % (point, number)])
                played = play(house, point, run)
                house.check_database()
                if played.death or number == 1:
                    return books.of_play(house, played, effects)
            number //= 2


class OnTheWayOfAMessage(Matrix):
    def play(self, house, point, run):
        if run % 2:  # Zalo's record is silent too: what was in flight can only be sent once more
            house.ask_sim("POST", "/sim/faults", {"kind": "dropped", "event": "oa_send_*"})
            house.ask_sim("POST", "/sim/faults", {"kind": "error", "path": "*conversation*"})
        played = Play(house, evening(house.world)).run()
        self.check_texts(house)
        return played

    def check_texts(self, house):
        """What the play is about has arrived, whatever the books say."""
        for chat, part in ((COMMITTEE_GROUP, "Nhắn: đồng ý, hoặc: thôi."), (COMMITTEE_GROUP, "Đã ghi lịch."),
                           (BRANCH_GROUP, "THÔNG BÁO họp chi bộ bất thường"), (BRANCH_GROUP, "1 đồng chí báo có mặt, 1 báo vắng, 1 báo đến muộn")):
            self.assertTrue(any(part in text for text in house.said_by_bot(chat)), part)
        self.assertEqual(house.read_database("SELECT answer FROM rsvp ORDER BY answer"), [("absent",), ("late",), ("present",)])

    def test_every_point(self):
        self.matrix(EVENING, evening, self.play)


class InARenewal(Matrix):
    def play(self, house, point, run):
        played = Play(house, renewals(house.world), getattr(self, "after_" + point)).run()
        self.assertEqual(self.told().count("token Zalo"), int(point == "renewal_answered"), self.told())
        return played

    def step_a_minute(self, play):
        """A minute on from where Zalo's clock stood at the kill. -> the calls to the token endpoint since then"""
        house = play.house
        house.now = datetime.fromisoformat(play.sim_clock())
        house.clock(minutes=1)
        house.settle()
        return play.token_calls() - play.death.token_calls

    def after_renewal_begun(self, play):
        """Zalo never saw the call: the stored pair still works."""
        self.assertIsNotNone(play.death.token[3], "begun is committed before the call")
        self.assertEqual(self.step_a_minute(play), {"token_renewed": 1})
        self.assertEqual(play.newest_token()[0], play.death.token[0] + 1)

    def after_renewal_stored(self, play):
        """The new pair is on the disk: nothing is left to be done."""
        self.assertIsNone(play.death.token[3])
        self.assertEqual(self.step_a_minute(play), {})
        self.assertEqual(play.newest_token(), play.death.token)

    def after_renewal_answered(self, play):
        """Zalo has changed the pair, and the answer died with us: a person is told within a minute, and until then all is kept."""
        house, begun = play.house, play.death.token[3]
        self.assertIsNotNone(begun)
        self.assertEqual(self.step_a_minute(play), {"token_refused": 1}, "one try with the stored token")
        self.assertEqual(self.told().count(REFUSED), 1, self.told())
        ((told_at,),) = house.read_database("SELECT told_at FROM alarm WHERE kind = 'token_refused'")
        self.assertLessEqual(told_at - begun, MINUTE_MS)
        self.assertEqual(play.newest_token()[:3], play.death.token[:3], "a refusal overwrites nothing")

        asker = house.world.plain_members[-1]
        event = house.event(asker, "trợ giúp")
        play.beside[("said", "help", "private", asker.user_id)] += 1
        self.assertEqual(play.zalo.tell([event]), [], "inbound stays up")
        self.assertEqual(house.read_database("SELECT count(*) FROM inbox WHERE msg_id = ?", event["message"]["msg_id"]), [(1,)])
        house.clock(minutes=5)
        house.settle()
        self.assertEqual(house.said_by_bot(asker), [], "nothing can leave")
        self.assertGreaterEqual(house.metric("outbox", state="queued"), 1)

        house.import_token(house.fresh_pair())
        house.clock(minutes=2)
        house.settle()
        self.assertEqual(len(house.said_by_bot(asker)), 1, "and now it has left")

    def test_every_point(self):
        self.matrix(RENEWALS, renewals, self.play)


if __name__ == "__main__":
    unittest.main()
