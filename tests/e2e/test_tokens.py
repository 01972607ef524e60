"""The tokens, with the real programs: many refusals make one renewal, and no answer of half a pair takes the place of one that works."""
import unittest

from harness import House
from world import BRANCH_GROUP, COMMITTEE_GROUP, World

IN_FLIGHT = 32
ENDPOINT = "/v4/oa/access_token"
REFUSED = "token Zalo không còn hiệu lực"


class Tokens(unittest.TestCase):
    def open(self, **world):
        house = self.enterContext(House(World(**world)))
        self.told = house.hear_alarms()
        return house.start_with_young_token()

    def fault(self, house, **rule):
        house.ask_sim("POST", "/sim/faults", rule)

    def stored_pairs(self, house):
        return house.read_database("SELECT generation, sealed_access, sealed_refresh FROM token ORDER BY generation")

    def ask_for_help(self, house):
        house.ask_sim("POST", "/sim/say", {"as": house.world.secretary.user_id, "chat": "private", "text": "trợ giúp"})
        house.settle()
        return len(house.said_by_bot(house.world.secretary))

    def renewals(self, house):
        """What the token endpoint has said so far, by the simulator's log."""
        return [line["kind"] for line in house.ask_sim("GET", "/sim/state")["log"] if line["kind"].startswith("token_")]

    def queue_one_in_each_chat(self, house):
        """Asked while the OA has used up its calls of this minute, so that all answers are due at once in the next."""
        self.fault(house, kind="error", code=-32, count=1)
        asked = [(house.world.secretary, {"group": COMMITTEE_GROUP}, "/trợ giúp"), (house.world.secretary, {"group": BRANCH_GROUP}, "/trợ giúp")]
        asked += [(who, "private", "trợ giúp") for who in house.world.people[:IN_FLIGHT - len(asked)]]
        for who, chat, text in asked:
            house.ask_sim("POST", "/sim/say", {"as": who.user_id, "chat": chat, "text": text})
            house.settle()  # one after the other: a second message beside the refused one would still be let through
        self.assertEqual(house.metric("outbox", state="queued"), IN_FLIGHT)
        self.assertEqual(house.ask_sim("GET", "/sim/ledger")["accepted"], {})

    def refused_all_at_once(self, **fault):
        house = self.open(members=IN_FLIGHT)
        self.queue_one_in_each_chat(house)
        self.fault(house, **fault)
        house.clock(minutes=5)
        house.settle()
        accepted = house.ask_sim("GET", "/sim/ledger")["accepted"]
        self.assertEqual(sorted(entry["times"] for entries in accepted.values() for entry in entries), [1] * IN_FLIGHT, accepted)
        self.assertEqual(len(accepted), IN_FLIGHT, "one in each chat")
        self.assertEqual(house.metric("tokens_refreshed_total"), 1)
        self.assertEqual(self.renewals(house), ["token_renewed"])
        self.assertEqual(self.told(), "")
        return house

    def test_thirty_two_messages_refused_as_invalid_make_one_renewal(self):
        house = self.refused_all_at_once(kind="error", code=-216, count=IN_FLIGHT, path="/v3.0/*")
        self.assertEqual(house.metric("sends_total", result="renew_token"), IN_FLIGHT, "all of them were refused")

    def test_thirty_two_messages_when_the_token_ends_make_one_renewal(self):
        house = self.refused_all_at_once(kind="expire_token", count=1, path="/v3.0/*")
        self.assertGreater(house.metric("sends_total", result="renew_token"), 1, "many of them were refused")

    def test_an_answer_that_is_no_pair_leaves_the_working_one_and_the_next_try_renews_it(self):
        for fault in ({"kind": "http", "status": 503}, {"kind": "http", "status": 500}, {"kind": "no_answer"}, {"kind": "error", "code": -32}):
            with self.subTest(fault=fault):
                house = self.open()
                before = self.stored_pairs(house)
                self.fault(house, path=ENDPOINT, count=1, **fault)
                house.clock(hours=12, minutes=30)
                self.assertEqual(self.stored_pairs(house), before)
                self.assertEqual(self.ask_for_help(house), 1, "the old pair goes on")
                house.clock(hours=7)  # a limit of calls is tried again after six
                self.assertEqual(self.renewals(house), ["token_renewed"])
                self.assertEqual(self.ask_for_help(house), 2)

    def test_half_a_pair_overwrites_nothing_and_a_person_is_told(self):
        """Zalo has changed the pair, and what it said of the new one is of no use: only a fresh pair helps."""
        for kind in ("no_refresh_token", "broken_json", "cut", "lost"):
            with self.subTest(kind=kind):
                house = self.open()
                before = self.stored_pairs(house)
                self.fault(house, kind=kind, path=ENDPOINT, count=1)
                house.clock(hours=12, minutes=31)
                self.assertEqual(self.stored_pairs(house), before)
                self.assertEqual(self.renewals(house), ["token_renewed", "token_refused"], "once more, and no further")
                self.assertEqual(self.told().count(REFUSED), 1, self.told())
                self.assertEqual(self.ask_for_help(house), 0, "it waits")
                house.import_token(house.fresh_pair())
                house.clock(minutes=2)
                self.assertEqual(len(house.said_by_bot(house.world.secretary)), 1, "it has left")

    def test_a_strange_life_is_no_reason_to_lose_a_pair(self):
        house = self.open()
        self.fault(house, kind="odd_expires_in", path=ENDPOINT, count=1)
        house.clock(hours=12, minutes=31)
        self.assertEqual(self.ask_for_help(house), 1)
        house.clock(hours=12, minutes=31)
        self.assertEqual(self.renewals(house), ["token_renewed"] * 2, "it is taken to be Zalo's 25 hours at most")
        self.assertEqual(self.ask_for_help(house), 2)

    def test_each_pair_that_is_refused_is_told(self):
        house = self.open()
        for refused in (1, 2):
            house.import_token()  # spent, or meant for another: the simulator has long changed it
            house.fresh_pair()
            house.clock(hours=12, minutes=31)
            self.assertEqual(self.told().count(REFUSED), refused, self.told())


if __name__ == "__main__":
    unittest.main()
