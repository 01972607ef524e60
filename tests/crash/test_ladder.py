"""Killed in the middle of the ladder: what a meeting's rungs say comes once, and the month goes on as it would have."""
import http.client
import unittest

from harness import House
from waiting import wait_until
from world import World

BRANCHES = 3
# Of October 2026, in which the 3rd is a Saturday: the date alone, for nobody has approved anything.
GROUP = ["Kính gửi các đồng chí đảng viên Chi bộ", "THÔNG BÁO sinh hoạt", "Kính nhắc các đồng chí: hôm nay"]
# (point of the way, at which pass): spread over the month's messages, of which there are about forty.
KILLS = [(point, number) for point in ("claimed", "sent", "rung") for number in (1, 11)]


class Ladder(unittest.TestCase):
    def month(self, before=()):
        """-> (texts by group, how often the server died)"""
        with House(World(branches=BRANCHES, start="2026-09-20T08:00:00+07:00")) as house:
            house.import_people().greeted().start_sim()
            house.start_bot("mungba-crash", before=before)
            house.import_token().settle()
            died = 0
            for day in ("2026-09-26", "2026-09-29", "2026-10-03", "2026-10-09"):
                try:
                    house.clock(day + "T12:00:00+07:00")
                    house.settle()
                except (OSError, http.client.HTTPException, AssertionError):
                    wait_until(house.bot.has_ended, 5, "the server to be dead")
                    died += 1
                    house.start_bot()
                    house.clock(day + "T12:00:00+07:00")
                    house.settle()
            house.check_database()
            repeated = house.metric("outbox", state="repeated")
            said = {branch.group: house.said_by_bot(branch.group) for branch in house.world.branches}
            rungs = house.read_database("SELECT count(*), count(DISTINCT unique_key) FROM job WHERE kind = 'reminders.rung' AND state = 'done'")
            return said, died, repeated, rungs

    def test_every_word_comes_once(self):
        whole, died, _, rungs = self.month()
        self.assertEqual(died, 0)
        for texts in whole.values():
            self.assertEqual([text[:len(begin)] for text, begin in zip(texts, GROUP)], GROUP)
            self.assertEqual(len(texts), len(GROUP), texts)
        kills = 0
        for point, number in KILLS:
            with self.subTest(point=point, number=number):
                said, died, repeated, after = self.month(["--crash-at", "%s:%d" % (point, number)])
                kills += died
                self.assertEqual(after, rungs)
                for group, texts in said.items():
                    self.assertEqual(set(texts), set(whole[group]))  # nothing lost
                    self.assertLessEqual(len(texts) - len(whole[group]), repeated)  # and nothing twice, unless marked as a possible repeat
        self.assertGreaterEqual(kills, len(KILLS) - 1)


if __name__ == "__main__":
    unittest.main()
