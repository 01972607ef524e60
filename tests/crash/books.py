"""Holds what Zalo's book and the simulator's ledger say against the database of the stopped server."""
import collections
import dataclasses


@dataclasses.dataclass
class Books:
    """One run, or the sum of many."""
    runs: int = 0
    kills: int = 0
    acknowledged: int = 0  # events that got 200: the test's, and the echoes that the simulator told
    missing: int = 0       # of those: not in the inbox when it had died or at the end, or never done
    doubled: int = 0       # effects more than without a kill: events, answers, meetings, messages, audit rows
    in_flight: int = 0     # messages that were on their way at the kill: so many may come twice
    marked: int = 0        # messages that were sent again and say so (repeated = 1)
    twice: int = 0         # messages that came a second time
    beyond: int = 0        # of those: neither in flight at the kill nor marked, or a third time

    def __add__(self, other):
        return Books(*(a + b for a, b in zip(dataclasses.astuple(self), dataclasses.astuple(other))))


HEADINGS = ("point", "runs", "kills", "acknowledged", "and missing", "effects doubled", "in flight at the kill", "marked as repeats",
            "came twice", "beyond the bound")


def as_table(sums):
    """`sums`: {point: Books} -> the lines of a Markdown table."""
    total = sum(sums.values(), Books())
    rows = [(point, *dataclasses.astuple(books)) for point, books in [*sums.items(), ("all", total)]]
    lines = ["| %s |" % " | ".join(HEADINGS), "|---|" + "---:|" * (len(HEADINGS) - 1)]
    return "\n".join(lines + ["| %s |" % " | ".join(str(cell) for cell in row) for row in rows])


def effects(house):
    """What the play has brought about, as a multiset without ids and instants: to be the same with a kill and without."""
    found = collections.Counter()
    for kind, query in (("said", "SELECT template, way, recipient FROM outbox WHERE state = 'sent'"),
                        ("answer", "SELECT person_id, answer, after_deadline FROM rsvp"),
                        ("meeting", "SELECT kind, state, revision FROM meeting"),
                        ("audit", "SELECT actor_kind, actor_id, source, action, object_kind FROM audit WHERE source <> 'command'"),
                        ("task", "SELECT kind, unique_key, state FROM task"),
                        ("job", "SELECT kind, state FROM job")):
        found.update((kind, *row) for row in house.read_database(query))
    return found


def of_play(house, play, without_kill):
    """-> (Books, what is wrong beside). `without_kill`: the effects of the same play when nobody was killed."""
    books, wrong = Books(runs=1, kills=int(play.death is not None)), []
    ledger = house.ask_sim("GET", "/sim/ledger")
    echoes = {one["message_id"] for one in ledger["webhooks"] if "message_id" in one and any(t["status"] == 200 for t in one["tries"])}
    acknowledged = play.zalo.acknowledged() | echoes
    books.acknowledged = len(acknowledged)

    inbox = collections.Counter(msg_id for (msg_id,) in house.read_database("SELECT msg_id FROM inbox WHERE msg_id IS NOT NULL"))
    undone = {msg_id for (msg_id,) in house.read_database("SELECT msg_id FROM inbox WHERE state <> 'done'")}
    missing = {msg_id for msg_id in acknowledged if inbox[msg_id] == 0 or msg_id in undone}
    books.missing = len(missing | (play.death.missing if play.death else set()))

    now, wanted = effects(house), without_kill + play.beside
    books.doubled = sum(count - 1 for count in inbox.values()) + sum((now - wanted).values())
    if lost := wanted - now:
        wrong.append("effects lost: %s" % lost)
    if surplus := now - wanted:
        wrong.append("effects doubled: %s" % surplus)
    wrong += ["not sent: %s" % (row,) for row in house.read_database(
        "SELECT id, state, template FROM outbox WHERE state NOT IN ('sent', 'cancelled')")]
    _add_messages(house, play, ledger, books, wrong)
    return books, wrong


def _add_messages(house, play, ledger, books, wrong):
    in_flight = play.death.in_flight if play.death else []
    chats = [chat for _, chat in in_flight]
    if len(chats) != len(set(chats)):
        wrong.append("more than one in flight in a chat: %s" % in_flight)
    may_come_twice = {row for row, _ in in_flight}
    rows = {message: (row, repeated) for row, message, repeated in house.read_database(
        "SELECT id, zalo_message_id, repeated FROM outbox WHERE state = 'sent'")}
    books.in_flight = len(in_flight)
    books.marked = sum(repeated for _, repeated in rows.values())
    wrong += ["marked as a repeat without having been in flight: %s" % row for row, repeated in rows.values()
              if repeated and row not in may_come_twice]

    came = set()
    for chat, entries in ledger["accepted"].items():
        for entry in entries:
            came.update(entry["ids"])
            owners = [rows[message] for message in entry["ids"] if message in rows]
            surplus = entry["times"] - len(owners)
            books.twice += surplus
            beyond = max(0, surplus - sum(repeated == 1 and row in may_come_twice for row, repeated in owners))
            if beyond:
                books.beyond += beyond
                wrong.append("came %d times to %s for %d messages: %s" % (entry["times"], chat, len(owners), entry["text"]))
    wrong += ["called sent, and Zalo never had it: %s" % row for message, (row, _) in rows.items() if message not in came]
