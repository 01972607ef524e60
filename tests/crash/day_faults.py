"""All that the simulator can do wrong (docs/simulator.md, "Faults"), each at one chance in twenty."""
import hashlib

CHANCE = 0.05
SLOW_MS = 20  # real time; what is slower than the bot waits is `lost`
TOKENS = "/v4/oa/access_token"
PRIVATE = "/v3.0/oa/message/cs"

# A code of each class of docs/zalo-notes.md, "Error codes": again later (-9000 is in no table), never, renew the token, wait for a minute,
# the quota, the morning; a person must act; and of one person only: unreachable.
AGAIN, NEVER, UNREACHABLE = (-200, -9000), (-210,), (-217, -230)
CODES = AGAIN + NEVER + (-216, -32, -211, -234, -224)

RULES = ([{"kind": "error", "code": code} for code in CODES]
         + [{"kind": "error", "code": code, "path": PRIVATE} for code in UNREACHABLE]
         + [{"kind": "error", "code": code, "path": TOKENS} for code in (-32, -14002)]
         + [{"kind": "error", "code": -200, "processed": True}, {"kind": "http", "status": 502, "processed": True}]
         + [{"kind": "http", "status": status} for status in (403, 429, 503)]
         + [{"kind": "slow", "delay_ms": SLOW_MS}]
         + [{"kind": kind} for kind in ("no_answer", "lost", "broken_json", "cut", "expire_token", "no_refresh_token", "odd_expires_in",
                                        "duplicate", "out_of_order", "dropped", "unsigned", "bad_signature", "other_ids")])


def seeded(seed):
    """The rules with dice of their own."""
    return [rule | {"probability": CHANCE, "seed": seed * 100 + number} for number, rule in enumerate(RULES)]


def name_of(rule):
    words = [rule["kind"], rule.get("code") or rule.get("status"), "processed" if rule.get("processed") else None,
             "of the token" if rule.get("path") == TOKENS else None]
    return " ".join(str(word) for word in words if word)


def id_in_history(rule, message_id):
    """What `other_ids` may call a message: the simulator's own way."""
    return hashlib.sha256(("%d/%s" % (rule["seed"], message_id)).encode()).hexdigest()[:20]
