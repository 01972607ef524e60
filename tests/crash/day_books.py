"""The books of the day: what the simulator's ledger says beside what the outbox and the inbox say, and every figure."""
import collections
import hashlib
import unicodedata

import day_faults

ROWS = ("SELECT id, way, recipient, template, state, repeated, attempts, error_code, error_detail, zalo_message_id, lower(hex(text_hash)) AS hash,"
        " due_at, useful_until, finished_at FROM outbox ORDER BY due_at, id")


def hash_of(text):
    """The outbox's own: BLAKE2b over the composed text."""
    return hashlib.blake2b(unicodedata.normalize("NFC", text).encode(), digest_size=16).hexdigest()


def chat_of(row):
    return ("group:" if row["way"] == "group" else "user:") + row["recipient"]


def room(row):
    """How often a message may stand in the chat beside the id that its row names: only where the outbox says that it does not know."""
    if row["error_detail"] == "outcome unknown twice":
        return 2
    # One more than it should, if it says so; Zalo may have told of more than one attempt that it failed when it had not.
    return max(1, row["attempts"] - 1) if row["repeated"] else 0


class Books:
    """`rows`: the outbox; `messages`: all that stands in the simulator's chats; `ledger`: its own; `other_ids`: its rule of that kind."""

    def __init__(self, rows, messages, ledger, other_ids):
        self.rows, self.ledger = rows, ledger
        self.arrived = [one for one in messages if one["from"] is None]
        self.by_id = {one["id"]: one for one in self.arrived}
        self.true_id = {day_faults.id_in_history(other_ids, one["id"]): one["id"] for one in messages} | {one["id"]: one["id"] for one in messages}
        self.complaints, self.figures = [], collections.Counter()
        self.claimed = {}  # id of what arrived: the row that names it

    def complain(self, words, *what):
        self.complaints.append(words % what)

    def check(self):
        self.check_ledger()
        for row in self.rows:
            self.check_state(row)
        self.claim_arrivals()
        self.check_leftovers()
        self.check_order()
        return self.complaints

    def check_ledger(self):
        """The ledger counts what stands in the chats."""
        counted = sorted(one for chat in self.ledger["accepted"].values() for entry in chat for one in entry["ids"])
        if counted != sorted(self.by_id):
            self.complain("the ledger has %d messages of the OA, the chats %d", len(counted), len(self.by_id))

    def check_state(self, row):
        """A final state, and its reason is the truth."""
        state, code = row["state"], row["error_code"]
        self.figures[state if state != "dead" else "dead: " + (row["error_detail"] or "")] += 1
        reason = {
            "sent": bool(row["zalo_message_id"]),
            "expired": row["useful_until"] is not None and row["useful_until"] <= (row["finished_at"] or 0),
            "unreachable": code in day_faults.UNREACHABLE,
            "dead": code in day_faults.NEVER or row["error_detail"] == "outcome unknown twice" or (row["attempts"] >= 8 and row["error_detail"]),
        }.get(state, False)
        if not reason:
            self.complain("message %s (%s) ended as %s, attempts %s, code %s, %s", row["id"], row["template"], state, row["attempts"], code,
                          row["error_detail"])

    def claim_arrivals(self):
        for row in self.rows:
            if row["state"] != "sent":
                continue
            message = self.by_id.get(self.true_id.get(row["zalo_message_id"]))
            if message is None:
                self.complain("message %s (%s) is sent, but Zalo never took it", row["id"], row["template"])
            elif message["chat"] != chat_of(row) or hash_of(message["text"]) != row["hash"]:
                self.complain("message %s (%s) is sent under the id of another text", row["id"], row["template"])
            elif message["id"] in self.claimed:
                self.complain("messages %s and %s bear one id", row["id"], self.claimed[message["id"]]["id"])
            else:
                self.claimed[message["id"]] = row
                row["number"] = message["number"]

    def check_leftovers(self):
        """What arrived without a row that names it: one more try of a marked repeat, or of one that was given up as unknown."""
        rows, left = collections.defaultdict(list), collections.defaultdict(list)
        for row in self.rows:
            rows[chat_of(row), row["hash"]].append(row)
        for message in self.arrived:
            if message["id"] not in self.claimed:
                left[message["chat"], hash_of(message["text"])].append(message)
        for key, messages in left.items():
            unexplained = len(messages)
            for row in rows[key]:
                taken = min(room(row), unexplained)
                unexplained -= taken
                if taken:
                    self.figures["delivered twice, marked" if row["state"] == "sent" else "given up as unknown, but there"] += 1
            if unexplained:
                told = ["%s: %s, repeated %s, attempts %s, code %s" % (row["id"], row["state"], row["repeated"], row["attempts"], row["error_code"])
                        for row in rows[key]]
                self.complain("“%s” came %d times more to %s than the outbox knows; its rows: %s", messages[0]["text"][:60], unexplained, key[0], told)
        self.figures["delivered once"] = self.figures["sent"] - self.figures["delivered twice, marked"]
        self.figures["marked as possible repeats"] = sum(row["repeated"] for row in self.rows)

    def check_order(self):
        """In each chat the order of the queue (P3), marked repeats aside."""
        chats = collections.defaultdict(list)
        for row in self.rows:
            if "number" in row and not row["repeated"]:
                chats[chat_of(row)].append(row)
        for chat, rows in chats.items():
            came = sorted(rows, key=lambda row: row["number"])
            # `rows` are by due_at, id. Two of the same words cannot be told apart, by nobody.
            wrong = [pair for pair in zip(rows, came) if pair[0]["hash"] != pair[1]["hash"]]
            if wrong:
                self.complain("order of %s: queued %s, came %s", chat, [one["id"] for one, _ in wrong], [one["id"] for _, one in wrong])


def check_inbox(inbox, said, other_ids):
    """Each word once and done, under its own id or the history's. -> (complaints, how many came from the history)"""
    complaints, rows = [], collections.defaultdict(list)
    for row in inbox:
        rows[row["msg_id"]].append(row)
    for one in said:
        found = rows.pop(one["id"], []) + rows.pop(day_faults.id_in_history(other_ids, one["id"]), [])
        if [row["state"] for row in found] != ["done"]:
            complaints.append("“%s” of %s in %s at %s (webhook %s): in the inbox %s" % (
                one["text"], one["who"].name, one["chat"], one["at"], one["state"], [(row["state"], row["from_history"]) for row in found]))
    complaints += ["the inbox has a word that nobody said: %s" % rows[key] for key in rows]
    return complaints, sum(row["from_history"] for row in inbox)


def webhook_figures(ledger):
    """What became of the simulator's webhooks: told, or dropped by a fault; each may have taken more than one try."""
    figures = collections.Counter()
    for one in ledger["webhooks"]:
        kind = "echoes" if one["event"].startswith("oa_") else "words" if one["event"].startswith("user_send") else "comings and goings"
        figures["of " + kind] += 1
        figures[one["outcome"]] += 1
        figures["copies"] += one.get("copy", False)
        figures["tries"] += len(one["tries"])
        figures["tries not answered with 200"] += sum(each["status"] != 200 for each in one["tries"])
    return figures
