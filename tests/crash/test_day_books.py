"""The books of the day refuse what they must refuse."""
import unittest

import day_books

OTHER_IDS = {"seed": 7}
GROUP = "5a00000000000000000b"


def row(number, text, state="sent", names=None, **other):
    made = {"id": number, "way": "group", "recipient": GROUP, "template": "M1", "state": state, "repeated": 0, "attempts": 1, "error_code": None,
            "error_detail": None, "zalo_message_id": names, "hash": day_books.hash_of(text), "due_at": number, "useful_until": None,
            "finished_at": number}
    return made | other


def message(number, text, sender=None):
    return {"id": "m%d" % number, "number": number, "chat": "group:" + GROUP, "from": sender, "text": text}


class DayBooks(unittest.TestCase):
    def complaints(self, rows, messages):
        ledger = {"accepted": {"group:" + GROUP: [{"ids": [one["id"]]} for one in messages if one["from"] is None]}}
        return day_books.Books(rows, messages, ledger, OTHER_IDS).check()

    def agree(self, rows, messages):
        self.assertEqual(self.complaints(rows, messages), [])

    def complain(self, part, rows, messages):
        told = self.complaints(rows, messages)
        self.assertEqual(len(told), 1, told)
        self.assertIn(part, told[0])

    def test_what_was_sent_stands_there_once_under_the_id_that_the_outbox_names(self):
        self.agree([row(1, "a", names="m1")], [message(1, "a")])
        self.agree([row(1, "a", names=day_books.day_faults.id_in_history(OTHER_IDS, "m1"))], [message(1, "a")])
        self.complain("Zalo never took it", [row(1, "a", names="m9")], [])
        self.assertIn("another text", self.complaints([row(1, "b", names="m1")], [message(1, "a")])[0])
        self.assertIn("bear one id", self.complaints([row(1, "a", names="m1"), row(2, "a", names="m1")], [message(1, "a")])[0])

    def test_twice_only_if_marked(self):
        twice = [message(1, "a"), message(2, "a")]
        self.agree([row(1, "a", names="m2", repeated=1, attempts=2)], twice)
        self.complain("more to", [row(1, "a", names="m2", attempts=2)], twice)
        self.complain("more to", [row(1, "a", names="m2", repeated=1, attempts=2)], [*twice, message(3, "a")])

    def test_what_the_outbox_knows_nothing_of(self):
        self.complain("more to", [], [message(1, "a")])
        self.agree([], [message(1, "a", sender="51")])

    def test_final_states_have_a_reason(self):
        self.agree([row(1, "a", "dead", error_code=-210, error_detail="x"), row(2, "b", "unreachable", error_code=-217),
                    row(3, "c", "expired", useful_until=3), row(4, "d", "dead", error_detail="outcome unknown twice", repeated=1)], [])
        for wrong in (row(1, "a", "dead", error_code=-32), row(1, "a", "unreachable", error_code=-200), row(1, "a", "expired", useful_until=9),
                      row(1, "a", "queued"), row(1, "a", "unknown"), row(1, "a", "cancelled"), row(1, "a")):
            self.assertIn("ended as", self.complaints([wrong], [])[0], wrong)

    def test_given_up_as_unknown_it_may_have_come_and_refused_it_may_not(self):
        self.agree([row(1, "a", "dead", error_detail="outcome unknown twice", repeated=1, attempts=2)], [message(1, "a"), message(2, "a")])
        self.complain("more to", [row(1, "a", "dead", error_code=-210, error_detail="x")], [message(1, "a")])

    def test_the_order_of_the_queue(self):
        rows = [row(1, "a", names="m2"), row(2, "b", names="m1")]
        self.complain("order of", rows, [message(1, "b"), message(2, "a")])
        self.agree([rows[0] | {"repeated": 1}, rows[1]], [message(1, "b"), message(2, "a")])

    def test_each_word_once_and_done(self):
        said = [{"id": "m1", "text": "có mặt", "chat": "c", "at": "t", "state": "dropped", "who": type("Who", (), {"name": "An"})}]
        inbox = lambda *rows: [{"msg_id": id, "state": state, "from_history": 0} for id, state in rows]
        check = lambda *rows: len(day_books.check_inbox(inbox(*rows), said, OTHER_IDS)[0])
        other = day_books.day_faults.id_in_history(OTHER_IDS, "m1")
        self.assertEqual([check(("m1", "done")), check((other, "done"))], [0, 0])
        self.assertEqual([check(), check(("m1", "stored")), check(("m1", "done"), (other, "done")), check(("m1", "done"), ("m2", "done"))],
                         [1, 1, 1, 1])


if __name__ == "__main__":
    unittest.main()
