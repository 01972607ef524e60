"""The matrix's own books find what they are for: each is shown a database or a ledger in which something is wrong."""
import contextlib
import sqlite3
import unittest

import books
import test_kill
from harness import House
from play import Play, evening
from programs import request


class TheBooks(unittest.TestCase):
    def setUp(self):
        self.house = self.enterContext(House())
        test_kill.stage(self.house)
        self.play = Play(self.house, evening(self.house.world)).run()
        self.effects = books.effects(self.house)

    def change(self, *statements):
        with contextlib.closing(sqlite3.connect(self.house.database)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    def found(self):
        of_play, wrong = books.of_play(self.house, self.play, self.effects)
        return (of_play.missing, of_play.doubled, of_play.twice, of_play.beyond), wrong

    def test_an_event_that_was_acknowledged_and_is_not_there(self):
        self.change("DELETE FROM inbox WHERE id = 1",
                    "UPDATE inbox SET state = 'dead' WHERE id = 2")
        self.assertEqual(self.found(), ((2, 0, 0, 0), []))

    def test_an_effect_that_came_twice_or_not_at_all(self):
        self.change("INSERT INTO task (organization_id, owner, kind, unique_key, created_at) VALUES (1, 'secretary', 'again', 'x', 0)",
                    "DELETE FROM rsvp WHERE answer = 'late'")
        counts, wrong = self.found()
        self.assertEqual(counts, (0, 1, 0, 0))
        self.assertTrue(any("effects lost" in line and "late" in line for line in wrong), wrong)

    def test_a_message_that_came_twice_and_one_that_never_came(self):
        house = self.house
        (who, text), = [(chat.removeprefix("user:"), entries[0]["text"]) for chat, entries in
                        house.ask_sim("GET", "/sim/ledger")["accepted"].items() if chat.startswith("user:")][:1]
        status, answer = request("POST", house.sim_url + "/v3.0/oa/message/cs", {"recipient": {"user_id": who}, "message": {"text": text}},
                                 {"access_token": house.world.token["access_token"]})
        self.assertIn(b'"error":0', answer, (status, answer))
        counts, wrong = self.found()
        self.assertEqual(counts, (0, 0, 1, 1))
        self.assertEqual(len(wrong), 1, wrong)
        self.change("UPDATE outbox SET repeated = 1")
        self.assertEqual(self.found()[0], (0, 0, 1, 1), "a mark alone excuses nothing")
        self.change("UPDATE outbox SET zalo_message_id = 'never' WHERE id = 1")
        self.assertTrue(any("Zalo never had it" in line for line in self.found()[1]))


if __name__ == "__main__":
    unittest.main()
