"""What is said and what the clock does while the server is killed, and Zalo's own book on what was acknowledged."""
import collections
import dataclasses
import http.client
import threading

from waiting import wait_until
from world import BRANCH_GROUP, COMMITTEE_GROUP, VENUE


class Teller:
    """Zalo's side of the webhook: the same bytes until they are taken. Its book, and no database, says what was acknowledged."""

    def __init__(self, house):
        self.house, self.book = house, {}

    def _tell(self, event):
        try:
            status = self.house.post(event)
        except (OSError, http.client.HTTPException):
            status = None
        self.book.setdefault(event["message"]["msg_id"], []).append(status)

    def tell(self, events):
        """All at once, a connection each -> those that were not acknowledged."""
        threads = [threading.Thread(target=self._tell, args=(event,)) for event in events]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return [event for event in events if 200 not in self.book[event["message"]["msg_id"]]]

    def acknowledged(self):
        return {msg_id for msg_id, statuses in self.book.items() if 200 in statuses}


def evening(people):
    """A meeting from the secretary's word to the evening's count, and what many ask at once meanwhile, each in a chat of his own."""
    secretary, members = people.secretary, people.plain_members
    listed, asked = (secretary, "/danh sách", COMMITTEE_GROUP), [(who, "trợ giúp", None) for who in members]
    answers = [(who, text, BRANCH_GROUP) for who, text in zip(members, ("có mặt", "vắng", "muộn 15p"))]
    return [("say", [(secretary, "/họp 12/10 19h30 " + VENUE, COMMITTEE_GROUP)]),
            ("say", [(secretary, "đồng ý", COMMITTEE_GROUP)]),
            ("clock", "2026-10-07T09:33:00+07:00"),
            ("say", answers + asked[3:]),
            ("say", [listed, (members[0], "/trợ giúp", BRANCH_GROUP)] + asked[::2]),
            ("clock", "2026-10-07T12:00:00+07:00"),
            ("say", asked),
            ("say", [listed] + asked[1::2]),
            ("clock", "2026-10-07T16:00:00+07:00"),
            ("say", [listed, (members[1], "/trợ giúp", BRANCH_GROUP)] + asked[:3]),
            ("say", asked[3:]),
            ("clock", "2026-10-07T20:05:00+07:00"),
            ("say", [listed] + asked[1::2]),
            ("clock", "2026-10-07T21:00:00+07:00")]


def renewals(people):
    """Four of them: by the clock at half of the token's 25 hours, and because Zalo no longer takes it, in turn."""
    secretary, members = people.secretary, people.plain_members
    asked = [("say", [(secretary, "/trợ giúp", COMMITTEE_GROUP)] + [(who, "trợ giúp", None) for who in members[:4]])]
    ends = [("fault", {"kind": "expire_token", "count": 1, "path": "/v3.0/*"})]
    return (asked + [("clock", "2026-10-07T22:01:00+07:00")] + asked
            + [("clock", "2026-10-07T22:20:00+07:00")] + ends + asked + [("clock", "2026-10-07T22:30:00+07:00")]
            + [("clock", "2026-10-08T10:51:00+07:00")] + asked
            + [("clock", "2026-10-08T11:20:00+07:00")] + ends + asked + [("clock", "2026-10-08T11:40:00+07:00")])


@dataclasses.dataclass
class Death:
    """What the database held when the process had died."""
    missing: set      # acknowledged until then, and not there
    in_flight: list   # (outbox id, chat): claimed, and nobody knows what became of it
    token: tuple      # generation, sealed access, sealed refresh, refresh_begun_at
    token_calls: collections.Counter  # as in Play


class Killed(Exception):
    """The server died, as it was told to."""


class Play:
    """Goes on after the kill as Zalo and the clock would: what was not acknowledged comes again, the clock is set once more."""

    def __init__(self, house, steps, recovered=None):
        """`recovered`: is called with this when the server has been started again."""
        self.house, self.steps, self.recovered = house, steps, recovered or (lambda play: None)
        self.zalo, self.death, self.beside = Teller(house), None, collections.Counter()  # beside: effects of `recovered`

    def run(self):
        for kind, what in self.steps:
            if kind == "say":
                what = [self.house.event(*one) for one in what]  # said now: the same bytes if it must be told again
            self._surely(lambda: self._act(kind, what))
        self._surely(self._stop)
        return self

    def _surely(self, deed):
        try:
            return deed()
        except Killed:
            self._bury()
        self.house.start_bot()
        self.recovered(self)
        deed()

    def _act(self, kind, what):
        try:
            if kind == "fault":
                return self.house.ask_sim("POST", "/sim/faults", what)
            if kind == "clock":
                self.house.clock(to=max(what, self.sim_clock()))  # `recovered` may have gone beyond
            else:
                self._say(what)
            self.house.settle()
        except (OSError, http.client.HTTPException, AssertionError) as trouble:
            self._is_dead_after(trouble)

    def _say(self, events):
        """After a kill all of it once more: what was acknowledged is a repeat. A 503 is told again, as Zalo does."""
        def told():
            left[:] = self.zalo.tell(left)
            return not left or any(self.zalo.book[event["message"]["msg_id"]][-1] is None for event in left)

        left = list(events)
        wait_until(told, 20, lambda: "all to be acknowledged: %s" % self.zalo.book)
        if left:
            raise AssertionError("nobody there for %d of %d events" % (len(left), len(events)))

    def sim_clock(self):
        return self.house.ask_sim("GET", "/sim/clock")["now"]

    def _stop(self):
        code = self.house.bot.stop()
        if code != 0:
            self._is_dead_after(AssertionError("exit %s: %s" % (code, self.house.bot.tail())))

    def _is_dead_after(self, trouble):
        """`trouble` itself if the server was not killed, or a second time."""
        if not self.death and wait_until(lambda: self.house.bot.has_ended() or self._answers(), 5, "the server to die or to answer"):
            if self.house.bot.has_ended() and self.house.bot.process.returncode == -9:
                raise Killed from None
        raise trouble

    def _answers(self):
        try:
            self.house.metric("events_total")
            return True
        except (OSError, http.client.HTTPException):
            return False

    def _bury(self):
        rows = self.house.read_database
        there = {msg_id for (msg_id,) in rows("SELECT msg_id FROM inbox")}
        self.death = Death(missing=self.zalo.acknowledged() - there,
                           in_flight=rows("SELECT id, recipient FROM outbox WHERE state IN ('sending', 'unknown')"),
                           token=self.newest_token(),
                           token_calls=self.token_calls())

    def token_calls(self):
        """How often the token endpoint has given a pair and how often refused, by the simulator's log."""
        log = self.house.ask_sim("GET", "/sim/state")["log"]
        return collections.Counter(line["kind"] for line in log if line["kind"].startswith("token_"))

    def newest_token(self):
        return self.house.read_database("SELECT generation, sealed_access, sealed_refresh, refresh_begun_at FROM token"
                                        " ORDER BY generation DESC LIMIT 1")[0]
