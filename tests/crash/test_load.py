"""Ten thousand signed events, a tenth of them repeats, with `kill -9` in between: acknowledged is stored, once, and done."""
import collections
import http.client
import os
import queue
import threading
import unittest

from harness import House
from waiting import wait_until
from world import BRANCH_GROUP, COMMITTEE_GROUP, VENUE, World

LONG = bool(os.environ.get("MUNGBA_LONG"))
EVENTS = int(os.environ.get("MUNGBA_LOAD_EVENTS", "100000" if LONG else "10000"))
CONNECTIONS, KILLS, MEMBERS = 32, 20 if LONG else 5, 200
ANSWERS = ("có mặt", "vắng", "muộn 15p", "1", "2", "trời hôm nay đẹp quá")
PATIENCE_S = 60


class Client:
    """Zalo's side: sends what there is over many connections, and again what was not acknowledged."""

    def __init__(self, house, events):
        self.house, self.jobs, self.ledger = house, queue.SimpleQueue(), collections.Counter()
        self.statuses, self.lock, self.left = collections.Counter(), threading.Lock(), len(events)
        self.up = threading.Event()
        for event in events:
            self.jobs.put((event["message"]["msg_id"], *house.signed(event)))
        self.threads = [threading.Thread(target=self._work, daemon=True) for _ in range(CONNECTIONS)]

    def start(self):
        self.up.set()
        for thread in self.threads:
            thread.start()

    def _work(self):
        connection = None
        while self.left > 0:
            try:
                job = self.jobs.get(timeout=0.1)
            except queue.Empty:
                continue
            status = None
            if self.up.wait(PATIENCE_S):
                try:
                    connection = connection or http.client.HTTPConnection("127.0.0.1", self.house.bot_port, timeout=PATIENCE_S)
                    connection.request("POST", "/webhooks/zalo", job[1], {"Content-Type": "application/json"} | job[2])
                    answer = connection.getresponse()
                    answer.read()
                    status = answer.status
                except (OSError, http.client.HTTPException):
                    connection.close()
                    connection = None
            with self.lock:
                self.statuses[status] += 1
                if status == 200:
                    self.ledger[job[0]] += 1
                    self.left -= 1
                else:
                    self.jobs.put(job)

    def acknowledged(self):
        with self.lock:
            return sum(self.ledger.values())


class Load(unittest.TestCase):
    def test_what_was_acknowledged_is_done_exactly_once(self):
        with House(World(members=MEMBERS)) as house:
            house.import_all().start_sim().start_bot()
            secretary, members = house.world.secretary, house.world.people
            for text in ("/họp 12/10 19h30 " + VENUE, "đồng ý"):
                self.assertEqual(house.post(house.event(secretary, text, COMMITTEE_GROUP)), 200)
                house.settle()
            house.step_bot(minutes=3)

            fresh = [house.event(members[number % MEMBERS], ANSWERS[number % len(ANSWERS)], BRANCH_GROUP) for number in range(EVENTS * 9 // 10)]
            events = []
            for number, event in enumerate(fresh):
                events.append(event)
                if number % 9 == 8:
                    events.append(fresh[number - number % 97])
            client = Client(house, events)
            client.start()
            for kill in range(KILLS):
                goal = len(events) * (kill + 1) // (KILLS + 1)
                wait_until(lambda: client.acknowledged() >= goal, 600, lambda: "%d acknowledged: %s" % (goal, client.statuses))
                client.up.clear()
                house.bot.kill9()
                house.start_bot()
                client.up.set()
            wait_until(lambda: client.left == 0, 600, lambda: "all to be acknowledged: %s" % client.statuses)
            for thread in client.threads:
                thread.join()
            self.assertLessEqual(set(client.statuses), {200, 503, None}, client.statuses)
            self.assertEqual(client.acknowledged(), len(events))
            house.settle(300)
            self.assertEqual(house.bot.stop(), 0, house.bot.tail())
            self.check(house, fresh, client.ledger)

    def check(self, house, fresh, ledger):
        house.check_database()
        states = {state for (state,) in house.read_database("SELECT DISTINCT state FROM inbox")}
        self.assertLessEqual(states, {"done"}, states)
        rows = collections.Counter(msg_id for (msg_id,) in house.read_database("SELECT msg_id FROM inbox WHERE name = 'user_send_group_text'"))
        self.assertEqual([one for one in ledger if rows[one] != 1], [], "acknowledged, but not there exactly once")
        answers = house.read_database("SELECT account.user_id, rsvp.answer FROM rsvp JOIN account ON account.person_id = rsvp.person_id"
                                      " WHERE after_deadline = 0")
        self.assertEqual(dict(answers), self.last_answers(fresh), "each member's last word counts")
        self.assertEqual(len(answers), len(dict(answers)), "once")

    def last_answers(self, fresh):
        """The answer of the latest event of each member that is one, whatever the order of arrival (P3)."""
        meaning = {"có mặt": "present", "1": "present", "vắng": "absent", "2": "absent", "muộn 15p": "late"}
        return {event["sender"]["id"]: meaning[event["message"]["text"]] for event in fresh if event["message"]["text"] in meaning}
